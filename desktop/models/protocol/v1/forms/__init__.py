"""The pages of version 1 in paper order; a visit shows those whose procedures it plans."""

from desktop.models.protocol.v1.forms.bedside import BEDSIDE_FORMS
from desktop.models.protocol.v1.forms.consent import CONSENT_FORM
from desktop.models.protocol.v1.forms.course import along_the_course
from desktop.models.protocol.v1.forms.demographics import DEMOGRAPHICS_FORM
from desktop.models.protocol.v1.forms.efficacy import EFFICACY_FORMS
from desktop.models.protocol.v1.forms.examination import EXAMINATION_FORMS
from desktop.models.protocol.v1.forms.history import HISTORY_FORM
from desktop.models.protocol.v1.forms.infusion import INFUSION_FORMS
from desktop.models.protocol.v1.forms.investigator import INVESTIGATOR_FORM
from desktop.models.protocol.v1.forms.laboratory import LABORATORY_FORM
from desktop.models.protocol.v1.forms.logs import LOG_FORMS
from desktop.models.protocol.v1.forms.panels import PANEL_FORMS
from desktop.models.protocol.v1.forms.staff import with_staff
from desktop.models.protocol.v1.forms.vital_signs import VITAL_SIGNS_FORM

_AT_THE_VISIT = (VITAL_SIGNS_FORM, *BEDSIDE_FORMS)
_ON_OTHER_DAYS = (
    *INFUSION_FORMS,
    LABORATORY_FORM,
    *PANEL_FORMS,
    *EXAMINATION_FORMS,
    *EFFICACY_FORMS,
    INVESTIGATOR_FORM,
)

FORMS = (
    CONSENT_FORM,
    DEMOGRAPHICS_FORM,
    HISTORY_FORM,
    *(along_the_course(form, at_the_visit=True) for form in _AT_THE_VISIT),
    *(along_the_course(with_staff(form)) for form in _ON_OTHER_DAYS),
    *LOG_FORMS,
)
"""Consent, history and vital signs, the bedside, the infusion, laboratory, examinations, efficacy, judgement, and the logs."""
