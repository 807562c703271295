"""复苏: one bag at a time, a page per bag (E01–E05)."""

from __future__ import annotations

from desktop.models.protocol.form import CELLS, Check, Context, Form, Level
from desktop.models.protocol.items import Item
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.checklist import (
    CELL_LAB,
    NURSE,
    above,
    answered,
    below,
    done_before,
    done_not_before,
    reasons,
    step,
)
from desktop.models.protocol.v1.forms.infusion.questions import ASK, DEVICE
from desktop.models.protocol.v1.forms.infusion.readings import minutes
from desktop.models.protocol.v1.forms.infusion.thresholds import BATH_HIGH, BATH_LOW, CHECKLIST, THAW_EXPIRY, THAW_TIME, VIABILITY
from desktop.models.protocol.v1.subject import answers_of, day_zero
from desktop.models.text import Text

_BATH: tuple[Item, ...] = (
    DEVICE.number("E01TEMP", "水浴或干式复苏温度", "Temperature of bath or dry device", "℃", possible="20–50", usual="36–38", decimals=1),
    ASK.day("E01CAL", "校准有效期至", "Calibrated until", future=True),
)
_THAW: tuple[Item, ...] = (
    ASK.number("E02BAG", "袋序", "Bag number", "", possible="1–20", usual="1–6"),
    ASK.moment("E02START", "开始复苏", "Thaw started"),
    ASK.moment("E02END", "复苏结束（无可见冰）", "Thaw ended (no visible ice)"),
    Asking(THAW_EXPIRY.source).number(
        "E02LIM",
        "说明书规定的复苏后时限",
        "Limit after thaw by the product's label",
        "min",
        possible="5–240",
        usual="20–180",
        required=False,
        hint=Text(f"不填按 {THAW_EXPIRY.value} 分钟", f"{THAW_EXPIRY.value} minutes if left open"),
    ),
)
_BAG: tuple[Item, ...] = (
    ASK.yes_no("E03INT", "袋体完整，无破裂渗漏", "Bag intact, no leak"),
    ASK.yes_no("E03CLUMP", "有不能分散的团块", "Clumps that do not disperse"),
    ASK.note("E03PHOTO", "照片编号", "Photograph number", required=False, limit=40),
)


def _calibration_over(context: Context) -> Text | None:
    until, d0 = context.answers.day("E01CAL"), day_zero(context.book)
    if until is None or d0 is None or until >= d0:
        return None
    return Text(f"校准有效期至 {until}，早于回输日", f"Calibrated until {until} only, before the day of infusion")


def _ended_before_start(context: Context) -> Text | None:
    start, end = context.answers.moment("E02START"), context.answers.moment("E02END")
    if start is None or end is None or end >= start:
        return None
    return Text("复苏结束早于开始", "The thaw ended before it started")


def _slow_thaw(context: Context) -> Text | None:
    start, end = context.answers.moment("E02START"), context.answers.moment("E02END")
    if start is None or end is None or minutes(start, end) <= THAW_TIME.value:
        return None
    return Text(
        f"复苏用时 {minutes(start, end)} 分钟（>{THAW_TIME.value}）；请说明",
        f"The thaw took {minutes(start, end)} minutes (>{THAW_TIME.value}); explain",
    )


def _more_bags_than_released(context: Context) -> Text | None:
    bag = context.answers.number("E02BAG")
    released = next((bags for answers in answers_of(context.book, "INFC") if (bags := answers.number("C03BAGS"))), None)
    if bag is None or released is None or bag <= released:
        return None
    return Text(f"袋序 {bag} 大于放行的 {released} 袋；请核对", f"Bag {bag}, but {released} were released; please check")


def _done_before_thaw(number: str) -> Check:
    """What is said of the thawed cells is not known before they are thawed."""

    def says(context: Context) -> Text | None:
        thawed = context.answers.moment("E02END")
        return done_before(context, f"{number}DTC", thawed, Text("复苏结束", "Thaw ended")) if thawed else None

    return Check(f"{number.lower()}dtc_before", Level.CHECK, (f"{number}DTC", "E02END"), says, CHECKLIST)


_STEPS = (
    step(
        "E01",
        Text("复苏设备预热与校准", "Thawing device warm and calibrated"),
        CELL_LAB,
        Gate.HARD,
        _BATH,
        judge=reasons(
            below("E01TEMP", BATH_LOW, Text("温度 {value} ℃，低于 {limit} ℃", "{value} ℃, below {limit} ℃")),
            above("E01TEMP", BATH_HIGH, Text("温度 {value} ℃，高于 {limit} ℃", "{value} ℃, above {limit} ℃")),
            _calibration_over,
        ),
        source=BATH_LOW.source,
    ),
    step(
        "E02",
        Text("受试者就绪后逐袋复苏", "Subject ready, one bag at a time"),
        CELL_LAB,
        Gate.HARD,
        _THAW,
        checker=NURSE,
        judge=_ended_before_start,
        source=THAW_EXPIRY.source,
    ),
    step(
        "E03",
        Text("检查袋体", "Bag inspected"),
        CELL_LAB,
        Gate.HARD,
        _BAG,
        checker=NURSE,
        judge=reasons(
            answered("E03INT", "N", Text("袋体破裂或渗漏，通知实验室和申办方", "Bag broken or leaking: tell laboratory and sponsor")),
            answered("E03CLUMP", "Y", Text("有不能分散的团块，通知实验室和申办方", "Clumps: tell laboratory and sponsor")),
        ),
    ),
    step(
        "E04",
        Text("复苏后未离心、洗涤或过滤", "Not spun, washed or filtered after thaw"),
        CELL_LAB,
        Gate.HARD,
        (ASK.yes_no("E04NONE", "确认未离心、洗涤或过滤", "Neither spun, washed nor filtered"),),
        judge=answered("E04NONE", "N", Text("复苏后经过离心、洗涤或过滤", "Spun, washed or filtered after thaw")),
    ),
    step(
        "E05",
        Text("复苏后活率", "Viability after thaw"),
        CELL_LAB,
        Gate.WARN,
        (ASK.number("E05VIAB", "复苏后活率", "Viability after thaw", "%", possible="0–100", usual="70–100", decimals=1, required=False),),
        judge=below("E05VIAB", VIABILITY, Text("复苏后活率 {value}%，低于 {limit}%", "Viability after thaw {value}%, below {limit}%")),
        source=VIABILITY.source,
        may_not_apply=True,
    ),
)

THAW_FORM = Form(
    key="INFE",
    procedure="INF",
    text=Text("复苏", "Thaw"),
    short=Text("复苏", "Thaw"),
    repeats=True,
    signers=CELLS,
    sections=_STEPS,
    checks=(
        *done_not_before(*_STEPS),
        *(_done_before_thaw(number) for number in ("E04", "E05")),
        Check("slow_thaw", Level.CHECK, ("E02END", "E02START"), _slow_thaw, THAW_TIME.source),
        Check("more_bags_than_released", Level.CHECK, ("E02BAG",), _more_bags_than_released, CHECKLIST),
    ),
)
