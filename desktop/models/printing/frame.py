"""What stands at the head and foot of every page, of source documents and worksheets alike (VISUAL §10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.models.clock import shown
from desktop.models.printing.document import Made, StudyHeader, SubjectHeader
from desktop.models.printing.setting import BODY, SECTION, TITLE, Line, Run, caption, flow, strong
from desktop.models.printing.sheet import CELL_RULE, FOOT_RULE, FRAME_RULE, HAIRLINE, HEAD_RULE, LEFT, RIGHT, Sheet
from desktop.models.text import Language, Text

BODY_TOP, BODY_BOTTOM = 55.4, 261.5
"""Between these millimetres a page has its content."""

_CELL_HEIGHT, _TALL_CELL = 10.4, 12.2
"""Of a row of facts, and of one with a fact that takes two lines."""
_COLUMNS = (20.0, 58.0, 82.8, 127.9, 152.4, RIGHT)
_QR = 20.0
_STATUS_TOP, _STATUS_HEIGHT, _STATUS_AIR = 17.5, 7.0, 2.7
_VERSION_SIDE, _STATE_ROOM = 22.0, 19.0
"""The version's box, and the room at its left in which copies say how far the document is signed."""

UNDECIDED = Text("未定", "not set")
NOT_APPLICABLE = Text("不适用", "n/a")
SEX = {"M": Text("男", "male"), "F": Text("女", "female")}


@dataclass(frozen=True, slots=True)
class Cell:
    """One boxed fact of the header."""

    caption: str
    value: str
    blank: bool = False
    """Left empty to be written by hand."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a page."""

    study: StudyHeader
    title: str
    subtitle: str
    status: str
    remark: str
    rows: tuple[tuple[Cell, ...], tuple[Cell, ...]]
    signable: bool = False
    """Whether room is left beside the status for `draw_state`."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a page."""

    name: str
    lines: tuple[str, str, str]
    number: int
    count: int
    qr: str


def draw_head(sheet: Sheet, head: Head, language: Language) -> None:
    """Study line, title with boxed status, two rows of cells."""
    _study(sheet, head.study, language)
    sheet.line(LEFT, 15.9, RIGHT, 15.9, rule=HEAD_RULE)
    _status(sheet, head)
    sheet.write(LEFT, 28.2, [caption(head.subtitle)])
    sheet.write_right(RIGHT, 28.2, [caption(head.remark)])
    _cells(sheet, head.rows)


def _study(sheet: Sheet, study: StudyHeader, language: Language) -> None:
    """Where and which study, on one line or, in the longer words of English, on two."""
    here = Run(f"{study.hospital.say(language)}　{study.department.say(language)}", BODY)
    which = caption(_study_line(study, language))
    beside = here.width + which.width + 4 <= RIGHT - LEFT
    sheet.write(LEFT, 13.5 if beside else 14.4, [here])
    sheet.write_right(RIGHT, 13.5 if beside else 10.6, [which])


def _study_line(study: StudyHeader, language: Language) -> str:
    protocol, ethics = Text("方案", "Protocol").say(language), Text("伦理", "EC").say(language)
    unknown = UNDECIDED.say(language)
    return f"{study.registry}　{protocol} {study.protocol or unknown}　{ethics} {study.ethics or unknown}"


def _status(sheet: Sheet, head: Head) -> None:
    words = strong(head.status, SECTION)
    side = _VERSION_SIDE if head.signable else words.width + 2 * _STATUS_AIR
    _boxed(sheet, words, RIGHT - side, side)
    room = RIGHT - side - LEFT - 3 - (_STATE_ROOM if head.signable else 0)
    size = next((size for size in (TITLE, 15.0, 13.0) if strong(head.title, size).width <= room), SECTION)
    title = flow([strong(head.title, size)], room)
    sheet.lines(LEFT, 23.0 if len(title) == 1 else 20.5, title[:2], 4.6)


def draw_state(sheet: Sheet, words: str) -> None:
    """How far the document is signed, beside its version: only a copy can say it, the signed bytes stay as they are."""
    state = strong(words, SECTION)
    side = state.width + 2 * _STATUS_AIR
    _boxed(sheet, state, RIGHT - _VERSION_SIDE - 1.5 - side, side)


def _boxed(sheet: Sheet, words: Run, x: float, side: float) -> None:
    sheet.box(x, _STATUS_TOP, side, _STATUS_HEIGHT, rule=1.1, radius=1.0)
    sheet.write(x + (side - words.width) / 2, _STATUS_TOP + 4.9, [words])


def _cells(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> None:
    top = y = 30.8
    for number, row in enumerate(rows):
        values = [[] if cell.blank else _value(cell.value, end - x - 2.4) for cell, (x, end) in zip(row, pairwise(_COLUMNS), strict=False)]
        height = _CELL_HEIGHT if all(len(lines) <= 1 for lines in values) else _TALL_CELL
        if number:
            sheet.line(LEFT, y, RIGHT, y, rule=CELL_RULE, white=HAIRLINE)
        for x, cell, lines in zip(_COLUMNS, row, values, strict=False):
            if x > LEFT:
                sheet.line(x, y, x, y + height, rule=CELL_RULE, white=HAIRLINE)
            sheet.write(x + 1.8, y + 3.9, [caption(cell.caption)])
            sheet.lines(x + 1.8, y + (8.6 if len(lines) <= 1 else 7.6), lines, 3.4)
        y += height
    sheet.box(LEFT, top, RIGHT - LEFT, y - top, rule=FRAME_RULE)


def _value(value: str, room: float) -> list[Line]:
    """The value at 10 pt, at 9 pt where it is long, in two lines where it is longer still: never cut."""
    run = next((run for size in (BODY, 9.0) if (run := strong(value, size)).width <= room), None)
    return flow([strong(value, 9.0)], room) if run is None else [(run,)]


def subject_cells(subject: SubjectHeader, language: Language, *, by_hand: bool = False) -> tuple[Cell, ...]:
    """The first row: who it is, by code and initials; what is not known is left blank where it is written by hand."""

    def cell(zh: str, en: str, value: str) -> Cell:
        return fact(Text(zh, en), value, language, by_hand=by_hand)

    unknown = "" if by_hand else UNDECIDED.say(language)
    sex = SEX[subject.sex].say(language) if subject.sex in SEX else unknown
    return (
        cell("受试者", "Subject", f"{subject.code}　{subject.initials}"),
        cell("性别 出生年", "Sex, birth year", f"{sex}　{subject.birth_year or unknown}".strip("　")),
        cell("知情同意", "Consent", subject.consent),
        cell("诊断组", "Arm", subject.arm),
        cell("剂量水平", "Dose level", subject.dose),
    )


def visit_cell(key: str, name: Text, language: Language) -> Cell:
    """Which visit it is, by key and name."""
    return Cell(Text("访视", "Visit").say(language), Text("{key}　{name}", "{key} {name}").fill(key=key, name=name).say(language))


def fact(name: Text, value: str | None, language: Language, *, by_hand: bool = False) -> Cell:
    """A boxed fact; an empty one is 未定 or left blank for the pen, None is 不适用."""
    words = NOT_APPLICABLE.say(language) if value is None else value or UNDECIDED.say(language)
    return Cell(name.say(language), words, blank=by_hand and not value)


def draw_foot(sheet: Sheet, foot: Foot, language: Language) -> None:
    """QR, document id, three lines, page x of y."""
    sheet.line(LEFT, 263.9, RIGHT, 263.9, rule=FOOT_RULE)
    sheet.qr(LEFT, 265.4, _QR, foot.qr)
    x = LEFT + _QR + 4
    sheet.write(x, 268.2, [strong(foot.name, SECTION)])
    page = Text("第 {n} 页　共 {of} 页", "Page {n} of {of}").fill(n=foot.number, of=foot.count).say(language)
    sheet.write_right(RIGHT, 268.2, [strong(page, SECTION)])
    lines = [line for words in foot.lines for line in flow([caption(words)], RIGHT - x)]
    sheet.lines(x, 273.1, lines, 4.7 if len(lines) <= 3 else 4.1)


def made_line(made: Made, verb: Text, language: Language) -> str:
    """Who, when, where and with which program."""
    station = Text("工作站", "Workstation").say(language)
    who = f"{made.by.name} {made.by.id}".strip()
    return f"{verb.say(language)} {who}　{shown(made.at)}　{station} {made.workstation}　{made.app}"
