"""Lymphodepletion, the day of infusion and the days after, in paper order."""

from desktop.models.protocol.v1.forms.infusion.after import AFTER_FORM
from desktop.models.protocol.v1.forms.infusion.bag_end import INFUSION_FORM
from desktop.models.protocol.v1.forms.infusion.emergency import EMERGENCY_FORM
from desktop.models.protocol.v1.forms.infusion.lymphodepletion import LYMPHODEPLETION_FORM
from desktop.models.protocol.v1.forms.infusion.monitoring import MONITORING_FORM
from desktop.models.protocol.v1.forms.infusion.permission import ELIGIBILITY_AGAIN_FORM
from desktop.models.protocol.v1.forms.infusion.premedication import PREMEDICATION_FORM
from desktop.models.protocol.v1.forms.infusion.product import PRODUCT_FORM
from desktop.models.protocol.v1.forms.infusion.thaw import THAW_FORM
from desktop.models.protocol.v1.forms.infusion.vital_grid import VITAL_GRID_FORM

INFUSION_FORMS = (
    LYMPHODEPLETION_FORM,
    ELIGIBILITY_AGAIN_FORM,
    EMERGENCY_FORM,
    PRODUCT_FORM,
    PREMEDICATION_FORM,
    THAW_FORM,
    INFUSION_FORM,
    AFTER_FORM,
    VITAL_GRID_FORM,
    MONITORING_FORM,
)
"""LD, INFA to INFG, VSG, MON."""
