"""Row sections of a worksheet: one line a row to write in, options by number from a key above the heads."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.printing.blocks import Block, held_together
from desktop.models.printing.columns import AIR, LAST_WIDTH, LEADING, Column, columns, frame_row, head, row_name
from desktop.models.printing.setting import CAPTION, Line, Run, blank, caption, flow, gap
from desktop.models.printing.sheet import LEFT, RIGHT, Sheet
from desktop.models.printing.wording import options_of, value_words
from desktop.models.printing.worksheet_rows import Sought
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Choice, Day, Moment, YesNo
from desktop.models.text import Language, Text

_ROW = 12.0
_WHO = Text("缩写", "Initials")


def table_to_fill(sections: Sequence[Section], sought: Sought) -> list[Block]:
    """The table of these rows with its heads; where it runs on, the key and the heads stand there again."""
    key = _key(sections[0], sought.language)
    names = head(sections[0], _WHO, sought.language)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(LEFT, top + 3.8, key, LEADING)
        names.draw(sheet, top + _key_height(key))

    above = Block(_key_height(key) + names.height, draw, keep=True)
    return [above, *held_together([_row(section, sought, above) for section in sections])]


def _key_height(key: Sequence[Line]) -> float:
    return LEADING * len(key) + 1.6


def _key(section: Section, language: Language) -> list[Line]:
    """`测温部位 1 腋下 2 口腔 3 耳` (grades are their own number), and what to write where there is no result."""
    runs: list[Run] = []
    for item in section.items:
        if isinstance(item, Choice | YesNo):
            words = [option.text.say(language) for option in options_of(item)]
            own = all(word[0].isdigit() for word in words)
            told = "　".join(word if own else f"{number} {word}" for number, word in enumerate(words, 1))
            runs += [Run(item.text.say(language), CAPTION, bold=True), caption(f" {told}"), gap(4)]
    none = Text("未得结果写 ND、NA 或 UK，并注明原因", "No result: write ND, NA or UK and say why")
    return flow([*runs, caption(none.say(language))], RIGHT - LEFT)


def _row(section: Section, sought: Sought, above: Block) -> Block:
    places = columns(section)
    name = row_name(section, sought.language)
    cells = [_cell(column, sought) for column in places]
    height = max(_ROW, 2.4 + LEADING * max(len(lines) for lines in (name, *cells)))

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(LEFT + 0.6, top + 4.2, name, LEADING)
        for column, lines in zip(places, cells, strict=True):
            sheet.lines(column.x + AIR, top + 4.2, lines, LEADING + 1.2)
        sheet.line(RIGHT - LAST_WIDTH + AIR, top + height - 2, RIGHT - AIR, top + height - 2, rule=0.8)
        frame_row(sheet, places, top, height)

    return Block(height, draw, head=above)


def _cell(column: Column, sought: Sought) -> list[Line]:
    """What is known, in grey; else room to write, with the places of a date and time."""
    known = sought.known[column.item.key]
    if known.given:
        return flow([caption(value_words(column.item, known, sought.language))], column.room)
    if isinstance(column.item, Moment):
        day, time = (blank(5.5), Run("-"), blank(5.5)), (blank(5.5), Run(":"), blank(5.5))
        return [day, time]
    return [(blank(5.5), Run("-"), blank(5.5))] if isinstance(column.item, Day) else [()]
