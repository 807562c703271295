"""Row sections of a source document: one line a row, under heads they share."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.printing.blocks import Block, held_together
from desktop.models.printing.columns import AIR, LAST_WIDTH, LEADING, Column, columns, frame_row, head, row_name
from desktop.models.printing.rows import Reading, marked, recorder, struck
from desktop.models.printing.setting import CAPTION, Line, Run, caption, flow, strong
from desktop.models.printing.sheet import LEFT, RIGHT, Sheet
from desktop.models.printing.wording import NOT_ANSWERED, NOT_ASKED, absent_words, value_words
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Item
from desktop.models.text import Language, Text

_RECORDED = Text("记录", "Recorded")
_NOTHING = Text("—", "—")
_SHORT = {NOT_ANSWERED: Text("未答", "none"), NOT_ASKED: Text("不需填写", "n/a")}
"""The reasons for an empty cell, in words that fit a narrow column."""


def table_blocks(reading: Reading, sections: Sequence[Section]) -> list[Block]:
    """The table of these rows."""
    top = head(sections[0], _RECORDED, reading.language)
    return [top, *held_together([_row(reading, section, top) for section in sections])]


def _row(reading: Reading, section: Section, above: Block) -> Block:
    places = columns(section)
    common = _usual(reading, section)
    cells = [flow(_cell(reading, column, common), column.room) for column in places]
    name, written = row_name(section, reading.language), flow(common, LAST_WIDTH - AIR)
    height = 2.4 + LEADING * max(len(lines) for lines in (name, written, *cells))

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(LEFT + 0.6, top + 4.2, name, LEADING)
        for column, lines in zip(places, cells, strict=True):
            sheet.lines(column.x + AIR, top + 4.2, lines, LEADING)
        sheet.lines(RIGHT - LAST_WIDTH + AIR, top + 4.2, written, LEADING)
        frame_row(sheet, places, top, height)

    return Block(height, draw, head=above, notes=tuple(block for item in section.items for block in reading.below(item)))


def _usual(reading: Reading, section: Section) -> Line:
    """Who recorded most of the row, and when."""
    given = [line for item in section.items if (line := recorder(reading, item))]
    return max(given, key=given.count) if given else ()


def _cell(reading: Reading, column: Column, common: Line) -> list[Run]:
    """Struck values, the value, its notes, and who recorded it where that is not as in the rest of the row."""
    item, own = column.item, recorder(reading, column.item)
    runs = [*struck(reading, item), *_value(reading, item), *marked(reading, item)]
    return [*runs, caption(f"\n{told}")] if own and common and (told := _apart(own, common, reading.language)) else runs


def _apart(own: Line, common: Line, language: Language) -> str:
    """What of `A 2026-01-05 08:30 WJ` is not as in the rest of the row, apart from the origin: the time alone, or else all of it."""
    mine, usual = ("".join(run.text for run in line).split(" ") for line in (own, common))
    if mine[1:] == usual[1:]:
        return ""
    if (mine[1:2], mine[3:]) != (usual[1:2], usual[3:]):
        return " ".join(mine)
    return Text("记 {time}", "rec. {time}").fill(time=mine[2]).say(language)


def _value(reading: Reading, item: Item) -> list[Run]:
    answer, language = reading.answer(item), reading.language
    if not answer.given:
        return [caption(_SHORT.get(reading.unanswered(item), _NOTHING).say(language))]
    value = strong(value_words(item, answer, language), CAPTION)
    return [value] if answer.absent is None else [value, caption(f" {absent_words(answer.absent, answer.why, language)}")]
