"""The pages of version 1, in the order of the screening visit."""

from desktop.models.protocol.v1.forms.consent import CONSENT_FORM
from desktop.models.protocol.v1.forms.demographics import DEMOGRAPHICS_FORM
from desktop.models.protocol.v1.forms.history import HISTORY_FORM
from desktop.models.protocol.v1.forms.investigator import INVESTIGATOR_FORM
from desktop.models.protocol.v1.forms.laboratory import LABORATORY_FORM
from desktop.models.protocol.v1.forms.vital_signs import VITAL_SIGNS_FORM

FORMS = (CONSENT_FORM, DEMOGRAPHICS_FORM, HISTORY_FORM, VITAL_SIGNS_FORM, LABORATORY_FORM, INVESTIGATOR_FORM)
"""知情同意, 人口学, 病史, 生命体征, 检验, 研究者判断."""
