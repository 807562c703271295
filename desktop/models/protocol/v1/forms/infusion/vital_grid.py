"""输注日生命体征: the thirteen times of the infusion, and which of them are open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.source import site_default
from desktop.models.protocol.steps import Done
from desktop.models.protocol.v1.forms.infusion.checklist import done_before
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import minutes
from desktop.models.protocol.v1.forms.infusion.vital_rows import row_checks, vital_row
from desktop.models.protocol.v1.subject import answers_of
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text, listed

SCHEDULE = site_default("Times of vital signs at infusion; compare at least 4 hours of watching after T cells (Cruz 2010)")


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the table: minutes after the start or the end of the bag, and the window of minutes around it."""

    prefix: str
    text: Text
    anchor: str
    """Item of the infusion page: the start or the end."""
    opens: int
    closes: int

    @property
    def during(self) -> bool:
        """Whether it falls away once the infusion is over."""
        return self.anchor == "F04START" and self.opens >= 0


DUE = (
    Due("V01", Text("输注前基线", "Baseline"), "F04START", -30, 0),
    Due("V02", Text("开始后 5 分钟", "5 min after start"), "F04START", 0, 10),
    Due("V03", Text("开始后 15 分钟", "15 min after start"), "F04START", 10, 20),
    Due("V04", Text("开始后 30 分钟", "30 min after start"), "F04START", 25, 35),
    Due("V05", Text("输注结束", "End of infusion"), "F09END", -5, 5),
    Due("V06", Text("结束后 15 分钟", "15 min after end"), "F09END", 10, 20),
    Due("V07", Text("结束后 30 分钟", "30 min after end"), "F09END", 25, 35),
    Due("V08", Text("结束后 60 分钟", "60 min after end"), "F09END", 55, 65),
    Due("V09", Text("结束后 2 小时", "2 h after end"), "F09END", 105, 135),
    Due("V10", Text("结束后 3 小时", "3 h after end"), "F09END", 165, 195),
    Due("V11", Text("结束后 4 小时", "4 h after end"), "F09END", 225, 255),
    Due("V12", Text("结束后 5 小时", "5 h after end"), "F09END", 285, 315),
    Due("V13", Text("结束后 6 小时", "6 h after end"), "F09END", 345, 375),
)
BASELINE = DUE[:1]
DURING = DUE[1:4]
AFTER = DUE[4:]
_SIGNS = ("DTC", "TEMP", "PULSE", "RESP", "SYSBP", "DIABP", "OXSAT")


def grid_of_bag(book: SubjectBook, bag: object) -> Answers:
    """The table of the bag of that number, empty where none was begun."""
    return next((answers for answers in answers_of(book, "VSG") if answers.number("VSGBAG") == bag), Answers({}))


def unrecorded(grid: Answers, lines: tuple[Due, ...]) -> tuple[Due, ...]:
    """The lines that hold neither all signs nor a word that they were not taken."""
    return tuple(due for due in lines if not _recorded(grid, due))


def _recorded(grid: Answers, due: Due) -> bool:
    if grid.code(f"{due.prefix}YN") in (Done.NOT_DONE, Done.NOT_APPLICABLE):
        return True
    return all(grid[f"{due.prefix}{sign}"].given for sign in _SIGNS)


def not_taken(grid: Answers, lines: tuple[Due, ...]) -> tuple[Due, ...]:
    """The lines said not to have been taken."""
    return tuple(due for due in lines if grid.code(f"{due.prefix}YN") == Done.NOT_DONE)


def seen_in_time(number: str, lines: tuple[Due, ...], grid_of: Callable[[Context], Answers]) -> Check:
    """A step that says these lines are in the table is not done before the last of them was taken."""
    done = f"{number}DTC"

    def says(context: Context) -> Text | None:
        grid = grid_of(context)
        taken = [(moment, due.text) for due in lines if (moment := grid.moment(f"{due.prefix}DTC"))]
        return done_before(context, done, *max(taken, key=lambda one: one[0])) if taken else None

    return Check(f"{done.lower()}_before", Level.CHECK, (done,), says, SCHEDULE)


def names(lines: tuple[Due, ...]) -> Text:
    """The lines in words."""
    return listed(due.text for due in lines)


def _outside(due: Due) -> Check:
    key = f"{due.prefix}DTC"

    def says(context: Context) -> Text | None:
        taken, bag = context.answers.moment(key), context.answers.number("VSGBAG")
        pages = [answers for answers in answers_of(context.book, "INFF") if answers.number("F01BAG") == bag]
        anchor = pages[0].moment(due.anchor) if bag is not None and pages else None
        if taken is None or anchor is None or due.opens <= minutes(anchor, taken) <= due.closes:
            return None
        since, apart = Text("开始", "the start") if due.anchor == "F04START" else Text("结束", "the end"), minutes(anchor, taken)
        return Text(
            f"距{since.zh} {apart} 分钟，不在 {due.opens}～{due.closes} 分钟内；请核对或说明",
            f"{apart} minutes from {since.en}, outside {due.opens} to {due.closes}; check or explain",
        )

    return Check(f"{due.prefix.lower()}_window", Level.CHECK, (key,), says, SCHEDULE)


_BAG = Section(
    "bag",
    Text("输注袋", "Bag"),
    (ASK.number("VSGBAG", "本表所记的袋序", "Bag this table belongs to", "", possible="1–20", usual="1–6"),),
)

VITAL_GRID_FORM = Form(
    key="VSG",
    procedure="INF",
    text=Text("输注日生命体征", "Vital signs at infusion"),
    short=Text("体征表", "Signs table"),
    sections=(_BAG, *(vital_row(due.prefix, due.text, SCHEDULE, may_not_apply=due.during) for due in DUE)),
    repeats=True,
    checks=tuple(check for due in DUE for check in (_outside(due), *row_checks(due.prefix))),
)
