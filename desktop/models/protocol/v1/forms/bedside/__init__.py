"""The pages a nurse or physician fills at the bedside or in the clinic, in paper order."""

from desktop.models.protocol.v1.forms.bedside.asked_at_visit import DRUGS_ASKED_FORM, EVENTS_ASKED_FORM
from desktop.models.protocol.v1.forms.bedside.clearance import CLEARANCE_FORM
from desktop.models.protocol.v1.forms.bedside.contraception import CONTRACEPTION_FORM
from desktop.models.protocol.v1.forms.bedside.crs import CRS_FORM
from desktop.models.protocol.v1.forms.bedside.eligible_again import ELIGIBLE_AGAIN_FORM
from desktop.models.protocol.v1.forms.bedside.icans import ICANS_FORM
from desktop.models.protocol.v1.forms.bedside.ice import ICE_FORM
from desktop.models.protocol.v1.forms.bedside.licats import LICATS_FORM
from desktop.models.protocol.v1.forms.bedside.neurological import NEUROLOGICAL_FORM
from desktop.models.protocol.v1.forms.bedside.performance import PERFORMANCE_FORM
from desktop.models.protocol.v1.forms.bedside.physical import PHYSICAL_FORM
from desktop.models.protocol.v1.forms.bedside.visit_record import VISIT_FORM
from desktop.models.protocol.v1.forms.bedside.wallet_card import WALLET_CARD_FORM

BEDSIDE_FORMS = (
    VISIT_FORM,
    ELIGIBLE_AGAIN_FORM,
    DRUGS_ASKED_FORM,
    EVENTS_ASKED_FORM,
    PHYSICAL_FORM,
    PERFORMANCE_FORM,
    NEUROLOGICAL_FORM,
    ICE_FORM,
    CRS_FORM,
    ICANS_FORM,
    LICATS_FORM,
    CLEARANCE_FORM,
    CONTRACEPTION_FORM,
    WALLET_CARD_FORM,
)
"""访视记录, 入选复核, 用药与不良事件询问, 查体, 体能, 神经, ICE, CRS, ICANS, LICATS, 清除率, 避孕, 警示卡."""
