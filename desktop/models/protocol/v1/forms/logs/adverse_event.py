"""不良事件: one row for each event, with the CDASH names of its fields."""

from __future__ import annotations

from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Derived, Item, When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.logs import event_options as options
from desktop.models.protocol.v1.forms.logs.event_checks import EVENT_CHECKS, SERIOUSNESS
from desktop.models.protocol.v1.forms.logs.event_times import duration, study_day
from desktop.models.protocol.v1.sources import CDASH
from desktop.models.text import Text

_CDASH = Asking(CDASH)
_CRITERIA = Asking(SERIOUSNESS)
_CAUSAL = Asking(site_default("The five-step causality list is the one usual in Chinese trials; the registry record names none"))
_SPECIAL = Asking(site_default("Events of special interest, dose-limiting toxicity and the grading version are not in the registry record"))
_SERIOUS = When("AESER", ("Y",))
_TREATED = When("AEACNOTH", ("Y",))
_OVER = When("AEONGO", ("N",))

_EVENT = (
    _CDASH.note(
        "AETERM",
        "不良事件名称",
        "Adverse event",
        limit=200,
        hint=Text("诊断优先于症状，逐字记录", "A diagnosis rather than a symptom, word for word"),
    ),
    _CDASH.choice("AECAT", "类别", "Category", *options.CATEGORIES, required=False),
    _CDASH.yes_no("AEPRESP", "按清单询问所得", "Found by asking from a list", required=False),
    _CDASH.day("AESTDAT", "开始日期", "Start date", partial=True),
    _CDASH.moment(
        "AESTTIM",
        "开始时间",
        "Start time",
        required=False,
        hint=Text("回输当日起病或 CRS 须填到分", "To the minute on the day of infusion and for CRS"),
    ),
    _CDASH.yes_no("AEONGO", "仍在持续", "Ongoing"),
    _CDASH.day("AEENDAT", "结束日期", "End date", when=_OVER, partial=True),
    Derived(key="AESTUDYD", text=Text("开始的研究日", "Study day of onset"), source=CDASH, unit="d", compute=study_day),
    Derived(key="AEDUR", text=Text("持续天数", "Duration"), source=CDASH, unit="d", compute=duration),
)

_GRADE = (
    _CDASH.choice("AETOXGR", "分级", "Grade", *grades(1, 5)),
    _SPECIAL.choice("AECTCVER", "分级标准", "Graded by", *options.VERSIONS),
    _CDASH.choice("AESEV", "严重程度", "Severity", *options.SEVERITIES, required=False),
    _SPECIAL.yes_no("AEESI", "特别关注的不良事件", "Event of special interest"),
    _SPECIAL.choice("AESITYP", "特别关注的类型", "Which special interest", *options.SPECIAL_INTEREST, when=When("AEESI", ("Y",))),
    _SPECIAL.yes_no("AEDLT", "剂量限制性毒性", "Dose-limiting toxicity"),
)


def _criterion(key: str, zh: str, en: str) -> Item:
    return _CRITERIA.yes_no(key, zh, en, when=_SERIOUS)


_SERIOUSNESS = (
    _CRITERIA.yes_no(
        "AESER",
        "严重不良事件",
        "Serious adverse event",
        hint=Text("方案规定的住院本身不算，延长住院算", "A stay the protocol plans does not count, a longer one does"),
    ),
    _criterion("AESDTH", "导致死亡", "Death"),
    _criterion("AESLIFE", "危及生命", "Life-threatening"),
    _criterion("AESHOSP", "住院或延长住院", "Hospital admission or a longer stay"),
    _criterion("AESDISAB", "永久或严重的残疾或功能丧失", "Lasting or significant disability"),
    _criterion("AESCONG", "先天性异常或出生缺陷", "Congenital anomaly or birth defect"),
    _criterion("AESMIE", "其他重要医学事件", "Other medically important event"),
    _CDASH.yes_no("AEEXP", "预期的反应", "Expected", when=_SERIOUS, hint=Text("以研究者手册为准", "As in the investigator's brochure")),
    _CDASH.moment("AEAWDAT", "研究者获知时间", "Investigator became aware at", when=_SERIOUS),
    _CDASH.moment("AERPTDAT", "首次上报时间", "First reported at", when=_SERIOUS),
)

_CAUSE = (
    _CAUSAL.choice("AEREL", "与研究细胞的关系", "Relation to the study cells", *options.CAUSALITY),
    _CAUSAL.choice("AERELLD", "与清淋药物的关系", "Relation to lymphodepletion", *options.CAUSALITY),
    _CAUSAL.choice("AERELPRC", "与单采或输注操作的关系", "Relation to apheresis or infusion", *options.CAUSALITY, required=False),
    _CDASH.note("AERELDIS", "原发病、合并用药等其他原因", "Disease, medication or another cause", required=False, lines=2),
)

_ACTION = (
    _CDASH.choice("AEACN", "对研究治疗的措施", "Action with the study treatment", *options.ACTIONS),
    _CDASH.yes_no("AEACNOTH", "采取了其他措施", "Other action taken"),
    _CDASH.yes_no(
        "AETRMED", "药物治疗", "Drug treatment", when=_TREATED, hint=Text("同时记入合并用药", "Write it into the medication log as well")
    ),
    _CDASH.yes_no("AETRNDR", "非药物治疗", "Treatment without a drug", when=_TREATED),
    _CDASH.yes_no("AETRHOSP", "住院", "Admission", when=_TREATED),
    _CDASH.yes_no("AETRICU", "转入重症监护室", "Intensive care", when=_TREATED),
    _CDASH.yes_no("AETRBLD", "输血或血小板", "Transfusion of blood or platelets", when=_TREATED),
    _CDASH.note("AETROTH", "其他措施", "Anything else", when=_TREATED, required=False, lines=2),
    _CDASH.choice("AEOUT", "转归", "Outcome", *options.OUTCOMES),
    _CDASH.day("AEDTHDAT", "死亡日期", "Date of death", when=When("AEOUT", ("FATAL",)), partial=True),
)


def _section(key: str, text: Text, items: tuple[Item, ...]) -> Section:
    """An event is found at any time after it began and followed to its outcome: nothing here is late."""
    return Section(key, text, items, time="AESTDAT", late_after_hours=None)


ADVERSE_EVENT_FORM = Form(
    key="AE",
    text=Text("不良事件", "Adverse event"),
    short=Text("不良事件", "Adverse event"),
    sections=(
        _section("event", Text("事件", "Event"), _EVENT),
        _section("grade", Text("分级", "Grade"), _GRADE),
        Section("seriousness", Text("严重性与上报", "Seriousness and report"), _SERIOUSNESS, time="AEAWDAT", late_after_hours=24),
        _section("cause", Text("因果关系（由研究医生判断）", "Causality (judged by the physician)"), _CAUSE),
        _section("action", Text("措施与转归", "Action and outcome"), _ACTION),
    ),
    repeats=True,
    checks=EVENT_CHECKS,
)
