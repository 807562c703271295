"""输注: from the bedside check to the start of the bag (F01–F05)."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Context
from desktop.models.protocol.items import Item
from desktop.models.protocol.steps import Gate, override_refused
from desktop.models.protocol.v1.forms.infusion.checklist import CHECKING_NURSE, NURSE, answered, joined, reasons, step
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import minutes, thawed_bag
from desktop.models.protocol.v1.forms.infusion.thresholds import BEDSIDE_CHECK, FILTER, IDENTITY, INFUSION_TIME, THAW_EXPIRY
from desktop.models.protocol.v1.forms.infusion.vital_grid import BASELINE, SCHEDULE, grid_of_bag, not_taken, unrecorded
from desktop.models.records.answer import Answers
from desktop.models.text import Text

_BEDSIDE: tuple[Item, ...] = (
    ASK.number("F01BAG", "袋序", "Bag number", "", possible="1–20", usual="1–6"),
    ASK.yes_no("F01NAME", "受试者自述身份与腕带一致", "The subject's own words agree with the wristband"),
    ASK.yes_no("F01ID", "受试者编号一致", "Subject code agrees"),
    ASK.yes_no("F01LOT", "批号一致", "Lot agrees"),
    ASK.yes_no("F01DOSE", "剂量一致", "Dose agrees"),
    ASK.yes_no("F01EXP", "未过失效期", "In date"),
)
_LINE: tuple[Item, ...] = (
    ASK.yes_no("F03PRIME", "管路已用生理盐水预充", "Line primed with saline"),
    ASK.yes_no("F03NOFIL", "未使用白细胞滤器", "No leukocyte filter in the line"),
    ASK.note("F03TUBE", "管路型号", "Type of line", required=False, limit=40),
)
_RATE: tuple[Item, ...] = (
    ASK.choice("F05WAY", "输注方式", "Given by", ("GRAVITY", "重力", "Gravity"), ("PUMP", "蠕动泵", "Peristaltic pump")),
    ASK.number("F05RATE", "速度", "Rate", "mL/min", possible="0.1–60", usual="0.5–20", decimals=1),
    ASK.yes_no("F05MOVE", "输注中轻柔晃动袋体", "Bag gently moved meanwhile"),
)

_MISMATCHES = {
    "F01NAME": Text("身份不一致", "identity differs"),
    "F01ID": Text("受试者编号不一致", "subject code differs"),
    "F01LOT": Text("批号不一致", "lot differs"),
    "F01DOSE": Text("剂量不一致", "dose differs"),
    "F01EXP": Text("已过失效期", "out of date"),
}


def _mismatch(context: Context) -> Text | None:
    return joined([text for key, text in _MISMATCHES.items() if context.answers.code(key) == "N"])


def _baseline(context: Context) -> Text | None:
    bag = context.answers.number("F01BAG")
    if context.answers.code("F02SEEN") != "Y" or bag is None:
        return None
    grid = grid_of_bag(context.book, bag)
    if not unrecorded(grid, BASELINE) and not not_taken(grid, BASELINE):
        return None
    return Text("生命体征表中没有本袋完整的基线", "The table holds no whole baseline for this bag")


def after_thaw_limit(thaw: Answers) -> Decimal:
    """Minutes a thawed bag may wait: what the product's label says, else the default."""
    return thaw.number("E02LIM") or THAW_EXPIRY.value


def _against_thaw(context: Context) -> Text | None:
    start, bag = context.answers.moment("F04START"), context.answers.number("F01BAG")
    if start is None or bag is None:
        return None
    thaw = thawed_bag(context.book, bag)
    thawed = thaw.moment("E02END") if thaw else None
    if thaw is None or thawed is None:
        return Text(f"没有第 {bag} 袋的复苏结束时间", f"No end of thaw is recorded for bag {bag}")
    waited = minutes(thawed, start)
    if waited < 0:
        return Text("输注开始早于复苏结束", "The infusion started before the thaw ended")
    limit = after_thaw_limit(thaw)
    return Text(f"复苏后已 {waited} 分钟，超过 {limit} 分钟", f"{waited} minutes after thaw, more than {limit}") if waited > limit else None


def _against_bedside_check(context: Context) -> Text | None:
    start, checked = context.answers.moment("F04START"), context.answers.moment("F01DTC")
    if start is None or checked is None:
        return None
    waited = minutes(checked, start)
    if waited < 0:
        return Text("输注开始早于床旁核对", "The infusion started before the bedside check")
    if waited <= BEDSIDE_CHECK.value:
        return None
    return Text(
        f"床旁核对已过 {waited} 分钟（>{BEDSIDE_CHECK.value}），须重新核对",
        f"Checked {waited} minutes ago (>{BEDSIDE_CHECK.value}): check again",
    )


START_STEPS = (
    step(
        "F01",
        Text("床旁双人核对：腕带、袋签、医嘱", "Bedside check by two: wristband, bag, order"),
        NURSE,
        Gate.HARD,
        _BEDSIDE,
        checker=CHECKING_NURSE,
        judge=_mismatch,
        source=IDENTITY,
        overridable=override_refused,
    ),
    step(
        "F02",
        Text("输注前基线生命体征", "Baseline vital signs"),
        NURSE,
        Gate.HARD,
        (ASK.yes_no("F02SEEN", "基线已记入生命体征表", "Baseline stands in the table"),),
        judge=reasons(answered("F02SEEN", "N", Text("未测基线生命体征", "No baseline taken")), _baseline),
        source=SCHEDULE,
    ),
    step(
        "F03",
        Text("管路预充，不用白细胞滤器", "Line primed, no leukocyte filter"),
        NURSE,
        Gate.HARD,
        _LINE,
        checker=CHECKING_NURSE,
        judge=reasons(
            answered("F03NOFIL", "N", Text("管路有白细胞滤器，必须更换", "A leukocyte filter is in the line: change it")),
            answered("F03PRIME", "N", Text("管路未预充", "The line is not primed")),
        ),
        source=FILTER,
        overridable=override_refused,
    ),
    step(
        "F04",
        Text("输注开始", "Infusion started"),
        NURSE,
        Gate.HARD,
        (ASK.moment("F04START", "开始时间", "Started at"),),
        checker=CHECKING_NURSE,
        judge=reasons(_against_thaw, _against_bedside_check),
        source=THAW_EXPIRY.source,
    ),
    step("F05", Text("输注速度与方式", "Rate and way"), NURSE, Gate.INFO, _RATE, source=INFUSION_TIME.source),
)
"""F01–F05."""
