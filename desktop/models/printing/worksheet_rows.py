"""The rows of a worksheet: one digit per box, every option with its box, a place for who and when in each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, assert_never

from desktop.models.printing.blocks import Block, held_together
from desktop.models.printing.rows import BAND_HEIGHT
from desktop.models.printing.setting import BODY, CAPTION, Line, Run, blank, caption, flow, gap, strong
from desktop.models.printing.sheet import BAND, FRAME_RULE, HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.printing.wording import offered, option_run, options_of, said
from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.records.answer import Absent, Answers
from desktop.models.text import Language, Text, listed
from desktop.models.values import Bounds

ROW = 8.75
BOX_WIDTH, BOX_HEIGHT = 5.8, 6.8

_LABEL_X, _VALUE_X, _RANGE_X, _ABSENT_X, _REASON_X, _WHO_X = LEFT + 1.8, 58.0, 106.5, 128.5, 162.5, 180.0
_LINE, _LABEL_LEADING = 5.2, 3.7

Drawn: TypeAlias = tuple[float, Callable[[Sheet, float], None]]
"""Height of the value's cell, and how to draw it below the row's top."""


@dataclass(frozen=True, slots=True)
class Sought:
    """For whom the rows are printed."""

    form: Form
    sex: str
    known: Answers
    language: Language
    needs: Mapping[str, Text]
    """How the visit needs what is asked, by the procedure's code."""

    def need(self, section: Section) -> Text | None:
        """How the visit needs the section; None on a page of a log."""
        return self.needs.get(section.procedure or self.form.procedure)


def section_head(number: int, section: Section, sought: Sought) -> Block:
    """The band with a blank for the section's time, and the names of the columns below it."""
    language = sought.language
    time = next((item for item in section.items if item.key == section.time), None)
    names = (
        (_LABEL_X, Text("项目", "Item")),
        (_VALUE_X, Text("结果（一格一字）", "Result (one digit per box)")),
        (_RANGE_X, Text("参考范围", "Range")),
        (_ABSENT_X, Text("未得结果", "No result")),
        (_REASON_X, Text("原因", "Reason")),
        (_WHO_X, Text("缩写 时间", "Who, when")),
    )

    title = Run(f"{number}　{section.text.say(language)}", 11, bold=True)
    when = [] if time is None else [Run(f"{time.text.say(language)}　"), *_time(time, sought)]
    need = need_lines(sought.need(section), language, RIGHT - LEFT - 3.6)
    below = BAND_HEIGHT + 4.4 * len(need)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.band(LEFT, top, RIGHT - LEFT, BAND_HEIGHT, BAND)
        sheet.write(_LABEL_X, top + 4.8, [title])
        sheet.write_right(RIGHT - 2, top + 4.7, when)
        sheet.lines(_LABEL_X, top + BAND_HEIGHT + 3.8, need, 4.4)
        for x, name in names:
            sheet.write(x, top + below + 4.1, [caption(name.say(language))])
        sheet.line(LEFT, top + below + 5.8, RIGHT, top + below + 5.8, rule=FRAME_RULE)

    return Block(below + 5.8, draw, keep=True)


def need_lines(need: Text | None, language: Language, room: float) -> list[Line]:
    """`必做`, `按需：…`; nothing where the visit plans nothing."""
    return flow([Run(need.say(language), CAPTION, bold=True)], room) if need is not None else []


def _time(time: Item, sought: Sought) -> list[Run]:
    """When the section's items happened: in grey where it is known, else blanks."""
    known = sought.known[time.key]
    if known.given:
        return [Run(said(time, known, sought.language), BODY, grey=True)]
    return _day_blanks() if isinstance(time, Day) else moment_blanks()


def rows_to_fill(items: Sequence[Item], sought: Sought, head: Block) -> list[Block]:
    """The rows below a head; a question stands on one page with what is asked only after it."""
    follows = [at for at, (before, item) in enumerate(pairwise(items), 1) if item.asked_when and item.asked_when.item == before.key]
    return held_together([row(item, sought, head) for item in items], follows)


def row(item: Item, sought: Sought, head: Block) -> Block:
    """One item to be filled in by hand, or its known value in grey."""
    label = _label(item, sought)
    height, draw_value = _value(item, sought)
    height = max(height, ROW + _LABEL_LEADING * (len(label) - 2))
    wants = not isinstance(item, Note | Derived) and not sought.known[item.key].given

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(_LABEL_X, top + (5.6 if len(label) == 1 else 3.8), label, _LABEL_LEADING)
        draw_value(sheet, top)
        if wants:
            _absent(sheet, top)
        if not isinstance(item, Derived):
            sheet.line(_WHO_X, top + height - 2, RIGHT - 0.8, top + height - 2, rule=0.8)
        sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head)


def _label(item: Item, sought: Sought) -> Sequence[Sequence[Run]]:
    language = sought.language
    runs = [strong(item.text.say(language))]
    if isinstance(item, Laboratory):
        runs.append(caption(f" {item.short}"))
    if item.asked_when is not None and not sought.form.section_of(item.key).grid:
        asked = sought.form.item(item.asked_when.item)
        when = Text("\n仅当“{item}”为{value}", "\nonly if “{item}” is {value}").fill(
            item=asked.text, value=_codes(asked, item.asked_when.codes)
        )
        runs.append(caption(when.say(language)))
    return flow(runs, _VALUE_X - _LABEL_X - 1.5)


def _codes(asked: Item, codes: Sequence[str]) -> Text:
    if not isinstance(asked, Choice | YesNo):
        return Text("、".join(codes), ", ".join(codes))
    chosen = [option.text for option in options_of(asked) if option.code in codes]
    return listed(chosen)


def _value(item: Item, sought: Sought) -> Drawn:
    known = sought.known[item.key]
    if known.given and not isinstance(item, Derived):
        already = Text("已有　", "known: ").say(sought.language)
        return _text([caption(already), Run(said(item, known, sought.language), BODY, grey=True)], _WHO_X)
    match item:
        case Choice() | YesNo():
            return _options(item, sought.language)
        case Number():
            return _boxes(item.hard, item.decimals, item.unit, item.reference)
        case Laboratory():
            return _boxes(item.hard, item.decimals, item.units[0], item.reference(sought.sex))
        case Day():
            return _text(_day(item, sought.language), _ABSENT_X)
        case Moment():
            return _text(moment_blanks(), _ABSENT_X)
        case Note():
            return _ruled(item.lines)
        case Derived():
            return _text([caption(Text("由程序计算，不需填写", "calculated by the program").say(sought.language))], _WHO_X)
        case _:
            assert_never(item)


def _day(item: Day, language: Language) -> list[Run]:
    runs = _day_blanks()
    if item.partial:
        runs.append(caption(Text(" 不详写 UK", " UK if unknown").say(language)))
    return runs if item.never is None else [*runs, gap(2), Run(f"☐ {item.never.say(language)}", BODY, whole=True)]


def _day_blanks() -> list[Run]:
    """`____-__-__` to be written on."""
    return [blank(11), Run(" - "), blank(6), Run(" - "), blank(6)]


def moment_blanks() -> list[Run]:
    """`20__-__-__ __:__` to be written on."""
    return [Run("20"), blank(6), Run(" - "), blank(6), Run(" - "), blank(6), Run("　"), blank(6), Run(" : "), blank(6)]


def _text(runs: Sequence[Run], until: float) -> Drawn:
    lines = flow(runs, until - _VALUE_X - 1.5)
    return ROW + _LINE * (len(lines) - 1), lambda sheet, top: sheet.lines(_VALUE_X, top + 5.6, lines, _LINE)


def _options(item: Choice | YesNo, language: Language) -> Drawn:
    return _text(offered([option_run(option, language) for option in options_of(item)]), _ABSENT_X)


def _ruled(count: int) -> Drawn:
    def draw(sheet: Sheet, top: float) -> None:
        for number in range(1, count + 1):
            y = top + number * ROW - 2
            sheet.line(_VALUE_X, y, _WHO_X - 3, y, rule=0.5)

    return ROW * count, draw


def _boxes(hard: Bounds, decimals: int, unit: str, reference: Bounds | None) -> Drawn:
    whole = len(str(int(hard.high))) if hard.high is not None else 5

    def draw(sheet: Sheet, top: float) -> None:
        x = _row_of_boxes(sheet, _VALUE_X, top, whole)
        if decimals:
            sheet.write(x + 0.1, top + ROW - 1.2, [strong(".", 16)])
            x = _row_of_boxes(sheet, x + 1.7, top, decimals)
        end = sheet.write(x + 1.5, top + 5.6, [Run(unit, BODY)])
        if reference is not None and reference.shown:
            words = caption(reference.shown)
            sheet.write(max(_RANGE_X, min(end + 2, _ABSENT_X - 1.5 - words.width)), top + 5.6, [words])

    return ROW, draw


def _row_of_boxes(sheet: Sheet, x: float, top: float, count: int) -> float:
    y = top + (ROW - BOX_HEIGHT) / 2
    for number in range(count):
        sheet.box(x + number * BOX_WIDTH, y, BOX_WIDTH, BOX_HEIGHT, rule=0.9)
    return x + count * BOX_WIDTH


def _absent(sheet: Sheet, top: float) -> None:
    for number, code in enumerate((Absent.ND, Absent.NA, Absent.UK)):
        x = _ABSENT_X + number * 11.2
        sheet.tick_box(x, top + 5.6)
        sheet.write(x + 3.9, top + 5.6, [Run(code.value, CAPTION)])
    sheet.line(_REASON_X, top + ROW - 2, _WHO_X - 3, top + ROW - 2, rule=0.8)
