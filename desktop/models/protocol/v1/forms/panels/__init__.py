"""The laboratory pages beside the blood count, chemistry and coagulation, in paper order."""

from desktop.models.protocol.v1.forms.panels.blood_group import BLOOD_GROUP_FORM
from desktop.models.protocol.v1.forms.panels.cardiac_markers import CARDIAC_MARKERS_FORM
from desktop.models.protocol.v1.forms.panels.cell_kinetics import CELL_KINETICS_FORM
from desktop.models.protocol.v1.forms.panels.immunology import IMMUNOLOGY_FORM
from desktop.models.protocol.v1.forms.panels.inflammation import INFLAMMATION_FORM
from desktop.models.protocol.v1.forms.panels.lymphocytes import LYMPHOCYTES_FORM
from desktop.models.protocol.v1.forms.panels.pregnancy_test import PREGNANCY_TEST_FORM
from desktop.models.protocol.v1.forms.panels.urine import URINE_FORM
from desktop.models.protocol.v1.forms.panels.virology import VIROLOGY_FORM

PANEL_FORMS = (
    INFLAMMATION_FORM,
    URINE_FORM,
    CARDIAC_MARKERS_FORM,
    IMMUNOLOGY_FORM,
    LYMPHOCYTES_FORM,
    CELL_KINETICS_FORM,
    VIROLOGY_FORM,
    PREGNANCY_TEST_FORM,
    BLOOD_GROUP_FORM,
)
"""炎症指标, 尿液, 心肌标志物, 免疫学, 淋巴细胞, 细胞动力学, 病毒与结核, 血 hCG, 血型."""
