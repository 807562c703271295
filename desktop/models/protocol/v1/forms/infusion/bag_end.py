"""输注: from watching the bag run to its end (F06–F10), and the page, one per bag."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Item, When
from desktop.models.protocol.source import guideline
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.day_of_infusion import OF_THE_BAG
from desktop.models.protocol.v1.forms.infusion.checklist import (
    CHECKING_NURSE,
    NURSE,
    PHYSICIAN,
    answered,
    below,
    done_not_before,
    reasons,
    step,
)
from desktop.models.protocol.v1.forms.infusion.infusion import START_STEPS, after_thaw_limit
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import minutes, thawed_bag
from desktop.models.protocol.v1.forms.infusion.thresholds import INFUSION_TIME, REACTION_PHYSICIAN, REACTION_STOP, RINSES, THAW_EXPIRY
from desktop.models.protocol.v1.forms.infusion.vital_grid import BASELINE, DURING, SCHEDULE, grid_of_bag, names, seen_in_time, unrecorded
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.records.answer import Answers
from desktop.models.text import Text

_CTCAE = Asking(guideline("CTCAE 5.0, infusion related reaction"))
_REACTED = When("F07IRR", ("Y",))
_PAUSED = When("F07ACT", ("PAUSED",))
_TREATMENTS = (
    ASK.yes_no("F07AH", "给予抗组胺药", "Antihistamine given", when=_REACTED),
    ASK.yes_no("F07AP", "给予对乙酰氨基酚", "Paracetamol given", when=_REACTED),
    ASK.yes_no("F07GC", "给予糖皮质激素（须医生决定）", "Corticosteroid given (a physician decides)", when=_REACTED),
    ASK.yes_no("F07EPI", "给予肾上腺素", "Epinephrine given", when=_REACTED),
    ASK.yes_no("F07O2", "吸氧", "Oxygen given", when=_REACTED),
    ASK.yes_no("F07FLU", "补液", "Fluids given", when=_REACTED),
    ASK.note("F07OTH", "其他处理", "Other treatment", when=_REACTED, required=False, limit=200),
)
_REACTION: tuple[Item, ...] = (
    ASK.yes_no("F07IRR", "有输注反应", "Infusion reaction"),
    _CTCAE.choice("F07GR", "反应分级（CTCAE 5.0）", "Grade (CTCAE 5.0)", *grades(1, 5), when=_REACTED),
    ASK.choice(
        "F07ACT",
        "对输注的处理",
        "What was done to the infusion",
        ("NONE", "继续，无需处理", "Went on"),
        ("SLOWED", "减慢", "Slowed"),
        ("PAUSED", "暂停后恢复", "Paused and resumed"),
        ("STOPPED", "停止", "Stopped"),
        when=_REACTED,
    ),
    ASK.moment("F07PAUSE", "暂停时间", "Paused at", when=_PAUSED),
    ASK.moment("F07AGAIN", "恢复时间", "Resumed at", when=_PAUSED),
    *_TREATMENTS,
)
_END: tuple[Item, ...] = (
    ASK.moment("F09END", "结束时间", "Ended at"),
    ASK.number("F09VOL", "输入量", "Volume given", "mL", possible="0–2000", usual="5–500", decimals=1),
    ASK.number("F09RES", "残留量", "Left in the bag", "mL", possible="0–2000", usual="0–20", decimals=1),
)


def _own_grid(context: Context) -> Answers:
    bag = context.answers.number("F01BAG")
    return Answers({}) if bag is None else grid_of_bag(context.book, bag)


def _rows_open(context: Context) -> Text | None:
    bag = context.answers.number("F01BAG")
    if context.answers.code("F06SEEN") != "Y" or bag is None:
        return None
    missing = unrecorded(grid_of_bag(context.book, bag), DURING)
    return Text("生命体征表未记：{rows}", "Not in the table: {rows}").fill(rows=names(missing)) if missing else None


def _reaction(context: Context) -> Text | None:
    grade = context.answers.number("F07GR")
    if context.answers.code("F07IRR") != "Y" or grade is None or grade < REACTION_PHYSICIAN.value:
        return None
    if grade >= REACTION_STOP.value:
        return Text(f"{grade} 级输注反应：停止输注，由医生决定", f"Grade {grade} reaction: stop, a physician decides")
    return Text(f"{grade} 级输注反应：须医生确认后方可继续", f"Grade {grade} reaction: goes on only when a physician says so")


def _ended_late(context: Context) -> Text | None:
    end, thaw = context.answers.moment("F09END"), thawed_bag(context.book, context.answers.number("F01BAG"))
    thawed = thaw.moment("E02END") if thaw else None
    if end is None or thaw is None or thawed is None or minutes(thawed, end) <= after_thaw_limit(thaw):
        return None
    waited, limit = minutes(thawed, end), after_thaw_limit(thaw)
    return Text(f"复苏后 {waited} 分钟才输完（>{limit}），记方案偏离", f"Ended {waited} minutes after thaw (>{limit}): a deviation")


def _ended_before_start(context: Context) -> Text | None:
    start, end = context.answers.moment("F04START"), context.answers.moment("F09END")
    return Text("输注结束早于开始", "The infusion ended before it started") if start and end and end < start else None


def _next_bag(context: Context) -> Text | None:
    return _reaction(context) if context.answers.code("F10NEXT") == "Y" else None


_STEPS = (
    step(
        "F06",
        Text("输注中监测", "Watching during infusion"),
        NURSE,
        Gate.HARD,
        (
            ASK.yes_no("F06SEEN", "各时点已记入生命体征表", "Every time stands in the table"),
            ASK.yes_no("F06SYM", "输注中出现症状", "Symptoms during infusion"),
            ASK.note("F06TXT", "症状", "The symptoms", when=When("F06SYM", ("Y",)), lines=2, limit=400),
        ),
        judge=reasons(answered("F06SEEN", "N", Text("输注中生命体征未记全", "Signs during infusion are not all recorded")), _rows_open),
        source=SCHEDULE,
    ),
    step(
        "F07",
        Text("输注反应的判断与处理", "Infusion reaction"),
        NURSE,
        Gate.HARD,
        _REACTION,
        checker=PHYSICIAN,
        judge=_reaction,
        source=REACTION_PHYSICIAN.source,
    ),
    step(
        "F08",
        Text("冲袋与冲管", "Bag rinsed and line flushed"),
        NURSE,
        Gate.WARN,
        (
            ASK.number("F08ML", "冲袋量", "Volume of rinse", "mL", possible="0–500", usual="10–100", decimals=1),
            ASK.number("F08N", "冲袋次数", "Rinses", "", possible="0–5", usual="1–2"),
        ),
        judge=below("F08N", RINSES, Text("未冲袋", "The bag was not rinsed")),
        source=RINSES.source,
    ),
    step(
        "F09",
        Text("输注结束与实际输入量", "End and volume given"),
        NURSE,
        Gate.HARD,
        _END,
        checker=CHECKING_NURSE,
        judge=reasons(_ended_before_start, _ended_late),
        source=THAW_EXPIRY.source,
    ),
    step(
        "F10",
        Text("下一袋", "Next bag"),
        NURSE,
        Gate.INFO,
        (ASK.yes_no("F10NEXT", "还有下一袋", "Another bag follows", hint=Text("每袋另用一页", "A page for each bag")),),
        judge=_next_bag,
        source=REACTION_PHYSICIAN.source,
    ),
)


def _long(context: Context) -> Text | None:
    start, end = context.answers.moment("F04START"), context.answers.moment("F09END")
    if start is None or end is None or minutes(start, end) <= INFUSION_TIME.value:
        return None
    return Text(
        f"输注用时 {minutes(start, end)} 分钟（>{INFUSION_TIME.value}）；请说明",
        f"{minutes(start, end)} minutes (>{INFUSION_TIME.value}); explain",
    )


def _resumed_before_pause(context: Context) -> Text | None:
    paused, again = context.answers.moment("F07PAUSE"), context.answers.moment("F07AGAIN")
    return (
        Text("恢复时间早于暂停时间；请核对", "Resumed before it was paused; please check") if paused and again and again < paused else None
    )


INFUSION_FORM = Form(
    key="INFF",
    procedure="INF",
    text=Text("输注", "Infusion"),
    short=Text("输注", "Infusion"),
    sections=(*START_STEPS, *_STEPS),
    repeats=True,
    checks=(
        *done_not_before(*START_STEPS, *_STEPS),
        *(seen_in_time(number, lines, _own_grid) for number, lines in (("F02", BASELINE), ("F06", DURING))),
        OF_THE_BAG,
        Check("long_infusion", Level.CHECK, ("F09END", "F04START"), _long, INFUSION_TIME.source),
        Check("resumed_before_pause", Level.MUST, ("F07AGAIN", "F07PAUSE"), _resumed_before_pause, PLAUSIBILITY),
    ),
)
