"""Row sections as one table: which belong together, how wide their columns are, and the head they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.models.printing.blocks import Block
from desktop.models.printing.setting import CAPTION, Line, Run, flow
from desktop.models.printing.sheet import CELL_RULE, HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.text import Language, Text

LEADING = 4.0
LABEL_WIDTH, LAST_WIDTH = 17.0, 18.6
"""The row's name at the left, and who recorded it at the right."""
AIR = 0.8
_WIDTHS: dict[type[Item], float] = {Number: 9.0, Derived: 12.0, Laboratory: 12.0, Choice: 10.4, YesNo: 9.0, Day: 18.4, Moment: 18.4}
"""Millimetres at least; words (Note) take what is left."""


@dataclass(frozen=True, slots=True)
class Column:
    """One item of every row."""

    item: Item
    x: float
    width: float

    @property
    def room(self) -> float:
        """Millimetres for words."""
        return self.width - 2 * AIR


def tables(sections: Sequence[Section]) -> Iterator[tuple[Section, ...]]:
    """The sections in order: rows of one shape together, every other section alone."""
    for _, same in groupby(enumerate(sections), key=lambda one: _shape(*one)):
        yield tuple(section for _, section in same)


def _shape(number: int, section: Section) -> tuple[object, ...]:
    """What rows of one table have in common; every other section differs from its neighbours."""
    return tuple((type(item), item.text) for item in section.items) if section.row else (number,)


def columns(section: Section) -> tuple[Column, ...]:
    """The columns between the row's name and its recorder; words take what is left, else all share it."""
    least = [_least(item) for item in section.items]
    spare = RIGHT - LEFT - LABEL_WIDTH - LAST_WIDTH - sum(least)
    words = [isinstance(item, Note) for item in section.items]
    takes = [1.0 if (word or not any(words)) else 0.0 for word in words]
    widths = [width + spare * take / sum(takes) for width, take in zip(least, takes, strict=True)]
    lefts = [LEFT + LABEL_WIDTH + sum(widths[:at]) for at in range(len(widths))]
    return tuple(Column(item, x, width) for item, x, width in zip(section.items, lefts, widths, strict=True))


def _least(item: Item) -> float:
    unit = Run(item.unit, CAPTION, bold=True).width + 2 * AIR if isinstance(item, Number) else 0.0
    return max(_WIDTHS.get(type(item), 0.0), unit)


def head(section: Section, last: Text, language: Language) -> Block:
    """The names of the columns on a grey ground; upright where a word is wider than its column."""
    places = columns(section)
    names = [_name(column.item, language) for column in places]
    upright = any(
        Run(word, CAPTION, bold=True).width > column.room for name, column in zip(names, places, strict=True) for word in _pieces(name)
    )
    lines = [flow([Run(name, CAPTION, bold=True)], column.room) for name, column in zip(names, places, strict=True)]
    tallest = max(Run(name, CAPTION, bold=True).width for name in names)
    height = 2.4 + tallest if upright else 2.6 + LEADING * max(map(len, lines))

    def draw(sheet: Sheet, top: float) -> None:
        sheet.band(LEFT, top, RIGHT - LEFT, height)
        sheet.write(RIGHT - LAST_WIDTH + AIR, top + 4.2, [Run(last.say(language), CAPTION, bold=True)])
        for column, name, wrapped in zip(places, names, lines, strict=True):
            if upright:
                sheet.write_upright(column.x + column.width / 2 + 1.2, top + height - 1.2, [Run(name, CAPTION, bold=True)])
            else:
                sheet.lines(column.x + AIR, top + 4.2, wrapped, LEADING)

    return Block(height, draw, keep=True)


def _name(item: Item, language: Language) -> str:
    unit = item.unit if isinstance(item, Number | Derived) else ""
    return f"{item.text.say(language)} {unit}".strip()


def _pieces(name: str) -> list[str]:
    """What cannot be parted: Latin words; Chinese is parted anywhere."""
    return name.split() if name.isascii() else [word for word in name.split() if word.isascii()]


def frame_row(sheet: Sheet, places: Sequence[Column], top: float, height: float) -> None:
    """The rules around the cells of a row."""
    for x in (*(column.x for column in places), RIGHT - LAST_WIDTH):
        sheet.line(x, top, x, top + height, rule=CELL_RULE, white=HAIRLINE)
    sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)


def row_name(section: Section, language: Language) -> list[Line]:
    """The row's name in its cell."""
    return flow([Run(section.text.say(language), CAPTION, bold=True)], LABEL_WIDTH - AIR - 0.4)
