"""The pages of examinations that come with a report, in paper order."""

from desktop.models.protocol.v1.forms.examination.abdominal_ultrasound import ABDOMINAL_ULTRASOUND_FORM
from desktop.models.protocol.v1.forms.examination.bone_marrow import BONE_MARROW_FORM
from desktop.models.protocol.v1.forms.examination.brain_mri import BRAIN_MRI_FORM
from desktop.models.protocol.v1.forms.examination.chest_ct import CHEST_CT_FORM
from desktop.models.protocol.v1.forms.examination.echocardiogram import ECHOCARDIOGRAM_FORM
from desktop.models.protocol.v1.forms.examination.electrocardiogram import ELECTROCARDIOGRAM_FORM
from desktop.models.protocol.v1.forms.examination.lung_function import LUNG_FUNCTION_FORM

EXAMINATION_FORMS = (
    ELECTROCARDIOGRAM_FORM,
    ECHOCARDIOGRAM_FORM,
    CHEST_CT_FORM,
    LUNG_FUNCTION_FORM,
    ABDOMINAL_ULTRASOUND_FORM,
    BRAIN_MRI_FORM,
    BONE_MARROW_FORM,
)
"""心电图, 超声心动图, 胸部 CT, 肺功能, 腹部超声, 头颅 MRI, 骨髓."""
