"""The logs: pages that belong to the subject and to no visit, in paper order."""

from desktop.models.protocol.v1.forms.logs.adverse_event import ADVERSE_EVENT_FORM
from desktop.models.protocol.v1.forms.logs.completion import COMPLETION_FORM
from desktop.models.protocol.v1.forms.logs.contact import CONTACT_FORM
from desktop.models.protocol.v1.forms.logs.death import DEATH_FORM
from desktop.models.protocol.v1.forms.logs.deviation import DEVIATION_FORM
from desktop.models.protocol.v1.forms.logs.hospital_stay import HOSPITAL_STAY_FORM
from desktop.models.protocol.v1.forms.logs.medication import MEDICATION_FORM
from desktop.models.protocol.v1.forms.logs.pregnancy import PREGNANCY_FORM
from desktop.models.protocol.v1.forms.logs.withdrawal import WITHDRAWAL_FORM

LOG_FORMS = (
    ADVERSE_EVENT_FORM,
    MEDICATION_FORM,
    DEVIATION_FORM,
    HOSPITAL_STAY_FORM,
    CONTACT_FORM,
    PREGNANCY_FORM,
    WITHDRAWAL_FORM,
    DEATH_FORM,
    COMPLETION_FORM,
)
"""不良事件, 合并用药, 方案偏离, 住院, 联系与失访, 妊娠, 退出, 死亡, 完成情况."""
