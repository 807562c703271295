"""回输前资格复核, first half: the subject at the bedside (A01–A06)."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Context
from desktop.models.protocol.items import Choice, Derived, Item, When
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.infusion.checklist import NURSE, PHYSICIAN, answered, below, reaches, reasons, step
from desktop.models.protocol.v1.forms.infusion.questions import ASK, HIS
from desktop.models.protocol.v1.forms.infusion.thresholds import (
    CHECKLIST,
    FEVER,
    INFECTION,
    LD_REPEAT,
    LD_TO_INFUSION,
    OXYGEN_SATURATION,
    REACTIONS,
    SYSTOLIC,
)
from desktop.models.protocol.v1.forms.infusion.vital_rows import SITES, measured
from desktop.models.protocol.v1.sources import CDASH
from desktop.models.protocol.v1.subject import day_zero
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation


def _since_lymphodepletion(answers: Answers, book: SubjectBook) -> Derivation | None:
    last, d0 = answers.day("A01LAST"), day_zero(book)
    if last is None or d0 is None:
        return None
    formula = Text("回输日 − 末次清淋日", "day of infusion − last day of lymphodepletion")
    inputs = (Text("回输日", "Day of infusion"), str(d0)), (Text("末次清淋日", "Last day"), str(last))
    return Derivation(Decimal((d0 - last).days), 0, "d", formula, inputs)


def _gap(context: Context) -> Text | None:
    gap = _since_lymphodepletion(context.answers, context.book)
    if gap is None or gap.value == LD_TO_INFUSION.value:
        return None
    if gap.value > LD_REPEAT.value:
        return Text(
            f"距末次清淋 {gap.value} 天，超过 {LD_REPEAT.value} 天；由研究者决定是否重新清淋",
            f"{gap.value} days since lymphodepletion, more than {LD_REPEAT.value}; the investigator decides whether to repeat it",
        )
    return Text(
        f"末次清淋不在 D−3（距回输日 {gap.value} 天）；请核对日期",
        f"The last day of lymphodepletion is not D−3 ({gap.value} days before infusion); check the dates",
    )


_LYMPHODEPLETION: tuple[Item, ...] = (
    ASK.day("A01LAST", "末次清淋日期", "Last day of lymphodepletion"),
    Derived(
        key="A01GAP",
        text=Text("末次清淋至回输的天数", "Days from lymphodepletion to infusion"),
        source=CHECKLIST,
        unit="d",
        compute=_since_lymphodepletion,
    ),
)
_INFECTION: tuple[Item, ...] = (
    measured("A02TEMP", "TEMP", "体温", "Temperature", "℃"),
    Choice(key="A02LOC", text=Text("测温部位", "Temperature taken at"), source=CDASH, options=SITES),
    ASK.yes_no("A02INF", "有未控制的活动性感染", "Active uncontrolled infection"),
    ASK.note("A02TXT", "感染情况", "The infection", when=When("A02INF", ("Y",)), lines=2, limit=400),
)
_REACTIONS: tuple[Item, ...] = (
    ASK.yes_no(
        "A03SAR",
        "清淋后有未缓解的严重不良反应",
        "Serious reaction to lymphodepletion not resolved",
        hint=Text("肺、心脏反应或低血压", "Pulmonary, cardiac, or hypotension"),
    ),
    ASK.note("A03TXT", "反应情况", "The reaction", when=When("A03SAR", ("Y",)), lines=2, limit=400),
)
_OXYGENATION: tuple[Item, ...] = (
    measured("A04SPO2", "OXSAT", "未吸氧时血氧饱和度", "SpO₂ on room air", "%"),
    ASK.yes_no("A04O2", "新增吸氧需求", "New need for oxygen"),
)
_CIRCULATION: tuple[Item, ...] = (
    measured("A05SBP", "SYSBP", "收缩压", "Systolic pressure", "mmHg"),
    measured("A05DBP", "DIABP", "舒张压", "Diastolic pressure", "mmHg"),
    measured("A05HR", "PULSE", "脉搏", "Pulse", "/min"),
    ASK.yes_no("A05PRES", "正在使用升压药", "On a vasopressor"),
)
_RHYTHM: tuple[Item, ...] = (
    HIS.moment("A06ECG", "心电图时间", "ECG at"),
    HIS.number("A06QTCF", "QTcF 间期", "QTcF", "ms", possible="250–800", usual="330–520", required=False),
    ASK.yes_no("A06ARR", "新发且需处理的心律失常", "New arrhythmia that needs treatment"),
)

BEDSIDE_STEPS = (
    step(
        "A01",
        Text("清淋已完成，休息观察期已满", "Lymphodepletion done, rest period kept"),
        NURSE,
        Gate.HARD,
        _LYMPHODEPLETION,
        judge=_gap,
        source=LD_TO_INFUSION.source,
    ),
    step(
        "A02",
        Text("排查发热和活动性感染", "No fever, no active infection"),
        PHYSICIAN,
        Gate.HARD,
        _INFECTION,
        judge=reasons(
            reaches("A02TEMP", FEVER, Text("体温 {value} ℃（≥{limit}），暂缓回输", "{value} ℃ (≥{limit}): hold the infusion")),
            answered("A02INF", "Y", Text("有未控制的活动性感染，暂缓回输", "Active uncontrolled infection: hold the infusion")),
        ),
        source=INFECTION,
    ),
    step(
        "A03",
        Text("清淋后严重不良反应已缓解", "Serious reactions to lymphodepletion resolved"),
        PHYSICIAN,
        Gate.HARD,
        _REACTIONS,
        judge=answered("A03SAR", "Y", Text("严重不良反应未缓解，暂缓回输", "A serious reaction has not resolved: hold the infusion")),
        source=REACTIONS,
    ),
    step(
        "A04",
        Text("氧合", "Oxygenation"),
        NURSE,
        Gate.HARD,
        _OXYGENATION,
        judge=reasons(
            below("A04SPO2", OXYGEN_SATURATION, Text("血氧饱和度 {value}%（<{limit}%），暂缓回输", "SpO₂ {value}% (<{limit}%): hold")),
            answered("A04O2", "Y", Text("新增吸氧需求，暂缓回输", "New need for oxygen: hold the infusion")),
        ),
        source=OXYGEN_SATURATION.source,
    ),
    step(
        "A05",
        Text("血压和脉搏", "Blood pressure and pulse"),
        NURSE,
        Gate.HARD,
        _CIRCULATION,
        judge=reasons(
            below("A05SBP", SYSTOLIC, Text("收缩压 {value} mmHg（<{limit}），暂缓回输", "Systolic {value} mmHg (<{limit}): hold")),
            answered("A05PRES", "Y", Text("正在使用升压药，暂缓回输", "On a vasopressor: hold the infusion")),
        ),
        source=SYSTOLIC.source,
    ),
    step(
        "A06",
        Text("心电图与新发心律失常", "ECG and new arrhythmia"),
        PHYSICIAN,
        Gate.HARD,
        _RHYTHM,
        judge=answered("A06ARR", "Y", Text("新发心律失常未控制，暂缓回输", "New arrhythmia: hold the infusion")),
    ),
)
"""A01–A06."""
