"""The pages of version 1 in paper order; a visit shows those whose procedures it plans."""

from desktop.models.protocol.v1.forms.bedside import BEDSIDE_FORMS
from desktop.models.protocol.v1.forms.consent import CONSENT_FORM
from desktop.models.protocol.v1.forms.demographics import DEMOGRAPHICS_FORM
from desktop.models.protocol.v1.forms.efficacy import EFFICACY_FORMS
from desktop.models.protocol.v1.forms.examination import EXAMINATION_FORMS
from desktop.models.protocol.v1.forms.history import HISTORY_FORM
from desktop.models.protocol.v1.forms.infusion import INFUSION_FORMS
from desktop.models.protocol.v1.forms.investigator import INVESTIGATOR_FORM
from desktop.models.protocol.v1.forms.laboratory import LABORATORY_FORM
from desktop.models.protocol.v1.forms.logs import LOG_FORMS
from desktop.models.protocol.v1.forms.panels import PANEL_FORMS
from desktop.models.protocol.v1.forms.vital_signs import VITAL_SIGNS_FORM

FORMS = (
    CONSENT_FORM,
    DEMOGRAPHICS_FORM,
    HISTORY_FORM,
    VITAL_SIGNS_FORM,
    *BEDSIDE_FORMS,
    *INFUSION_FORMS,
    LABORATORY_FORM,
    *PANEL_FORMS,
    *EXAMINATION_FORMS,
    *EFFICACY_FORMS,
    INVESTIGATOR_FORM,
    *LOG_FORMS,
)
"""Consent, history and vital signs, the bedside, the infusion, laboratory, examinations, efficacy, judgement, and the logs."""
