"""The pages of efficacy and of what patients report, in paper order."""

from desktop.models.protocol.v1.forms.efficacy.assessment import EFFICACY_FORM
from desktop.models.protocol.v1.forms.efficacy.haq import HAQ_FORM
from desktop.models.protocol.v1.forms.efficacy.patient_reported import FACIT_FORM, SF36_FORM, VISUAL_SCALES_FORM

EFFICACY_FORMS = (EFFICACY_FORM, HAQ_FORM, SF36_FORM, FACIT_FORM, VISUAL_SCALES_FORM)
"""疗效评估, HAQ, SF-36, 疲劳, 视觉评分."""
