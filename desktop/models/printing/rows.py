"""The rows of a section: label, value, who recorded it; and the facts above a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from desktop.models.clock import SITE_ZONE
from desktop.models.printing.blocks import Block
from desktop.models.printing.document import DocumentPage
from desktop.models.printing.footnotes import Footnote, below, earlier_answers, marks_of
from desktop.models.printing.setting import BODY, Line, Run, caption, flow, gap, strong
from desktop.models.printing.sheet import HAIRLINE, LEFT, RIGHT, ROW_RULE, Sheet
from desktop.models.printing.wording import (
    NOT_ANSWERED,
    NOT_ASKED,
    NOT_CALCULATED,
    OPTIONAL,
    PENDING,
    SEE_RESULTS,
    absent_words,
    label_runs,
    reference_run,
    ticked,
    unit_of,
    value_words,
)
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.records.answer import Answer
from desktop.models.records.person import Person
from desktop.models.text import Language, Text

BAND_HEIGHT, ROW_HEIGHT, LEADING = 6.6, 6.5, 4.7
RECORD_X = 157.5
"""Where the column of recorders begins, in grids too."""

_LABEL_X, _VALUE_X = LEFT + 1.5, 76.0
_ROW_LINES = 12
"""A longer text is parted into blocks of that many lines, so that it may run on over the page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page being printed: its facts, notes, people and language."""

    page: DocumentPage
    notes: tuple[Footnote, ...]
    people: Mapping[str, Person]
    language: Language
    sex: str
    later: Mapping[str, int]
    """Notes too long for the foot of their page, by mark: the page they stand on, known when the page is drawn."""

    def answer(self, item: Item) -> Answer:
        """The answer as it stands."""
        return self.page.page.answers[item.key]

    def asked(self, item: Item) -> bool:
        """Whether the item applies with these answers."""
        return item.asked_when is None or item.asked_when.holds(self.page.page.answers)

    def unanswered(self, item: Item) -> Text:
        """Why nothing stands there, in words."""
        if not self.asked(item):
            return NOT_ASKED
        if isinstance(item, Derived):
            return NOT_CALCULATED
        if item.required:
            return NOT_ANSWERED
        opened = [one for one in self.page.form.items if one.asked_when is not None and one.asked_when.item == item.key]
        return SEE_RESULTS if any(self.asked(one) and self.answer(one).given for one in opened) else OPTIONAL

    def below(self, item: Item) -> tuple[Block, ...]:
        """The item's notes, for the foot of its page."""
        return below(self.notes, item.key, self.later, self.language)


def band(words: str, captions: Sequence[tuple[float, str]]) -> Block:
    """The grey head of a section with the names of its columns, right-aligned where x is negative; a long title takes their place."""
    title = Run(words, BODY, bold=True)
    columns = [(-x - Run(name, bold=True).width if x < 0 else x, Run(name, bold=True)) for x, name in captions]

    def draw(sheet: Sheet, top: float) -> None:
        sheet.band(LEFT, top, RIGHT - LEFT, BAND_HEIGHT)
        end = sheet.write(_LABEL_X, top + 4.7, [title])
        for x, name in columns:
            if x > end + 2:
                sheet.write(x, top + 4.6, [name])

    return Block(BAND_HEIGHT, draw, keep=True)


def section_band(number: int, section: Section, language: Language) -> Block:
    """The head of an ordinary section."""
    result, recorded = Text("结果", "Result"), Text("记录", "Recorded")
    return band(f"{number}　{section.text.say(language)}", [(_VALUE_X, result.say(language)), (RECORD_X, recorded.say(language))])


def ordinary(reading: Reading, item: Item, head: Block) -> list[Block]:
    """One item as label, value and recorder; a long text in several blocks."""
    label = flow(label_runs(item, reading.language), _VALUE_X - _LABEL_X - 2)
    value = flow(value_runs(reading, item), RECORD_X - _VALUE_X - 2)
    chunks = [value[at : at + _ROW_LINES] for at in range(0, len(value), _ROW_LINES)]
    blocks = [_row(label, chunks[0], recorder(reading, item), last=len(chunks) == 1, head=head)]
    blocks += [_row([], chunk, (), last=number == len(chunks), head=head) for number, chunk in enumerate(chunks[1:], 2)]
    return [*blocks[:-1], replace(blocks[-1], notes=reading.below(item))]


def labelled(label: Sequence[Run], value: Sequence[Run], recorded: Line, head: Block, notes: tuple[Block, ...] = ()) -> Block:
    """A row that no single item fills."""
    lines = flow(value, RECORD_X - _VALUE_X - 2)
    return replace(_row(flow(label, _VALUE_X - _LABEL_X - 2), lines, recorded, last=True, head=head), notes=notes)


def _row(label: Sequence[Line], value: Sequence[Line], recorded: Line, *, last: bool, head: Block) -> Block:
    height = row_height(label, value)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(_LABEL_X, top + 4.5, label, LEADING)
        sheet.lines(_VALUE_X, top + 4.5, value, LEADING)
        sheet.write(RECORD_X, top + 4.5, recorded)
        if last:
            sheet.line(LEFT, top + height, RIGHT, top + height, rule=ROW_RULE, white=HAIRLINE)

    return Block(height, draw, head=head)


def row_height(*cells: Sequence[Line]) -> float:
    """The height that holds the tallest cell."""
    return ROW_HEIGHT + LEADING * (max(len(cell) for cell in cells) - 1)


def value_runs(reading: Reading, item: Item) -> list[Run]:
    """Struck values, the value as it stands with its note marks, unit and reference range."""
    answer = reading.answer(item)
    if not answer.given:
        words = reading.unanswered(item).say(reading.language)
        return [*struck(reading, item), caption(f"—　{words}"), *marked(reading, item)]
    return [*struck(reading, item), *_current(reading, item, answer), *marked(reading, item), *_beside(reading, item, answer)]


def struck(reading: Reading, item: Item) -> list[Run]:
    """The earlier values, struck and readable."""
    words = [value_words(item, answer, reading.language) for answer in earlier_answers(reading.page, item)]
    return [run for word in words for run in (Run(word, 9.0, struck=True, grey=True), gap(2))]


def marked(reading: Reading, item: Item) -> list[Run]:
    """The circled numbers."""
    marks = marks_of(reading.notes, item.key)
    return [Run(f" {marks}", 9.0, whole=True)] if marks else []


def _current(reading: Reading, item: Item, answer: Answer) -> list[Run]:
    language = reading.language
    if answer.absent is not None:
        return [strong(answer.absent.value), caption(f"　{absent_words(answer.absent, answer.why, language)}")]
    if answer.pending:
        return [strong(PENDING.say(language))]
    match item:
        case Choice() | YesNo():
            return ticked(item, answer, language)
        case Note():
            return [Run(answer.value, BODY)]
        case Number() | Day() | Moment() | Laboratory() | Derived():
            return [strong(value_words(item, answer, language))]
        case _:
            assert_never(item)


def _beside(reading: Reading, item: Item, answer: Answer) -> list[Run]:
    unit = unit_of(item, answer)
    runs = [Run(f" {unit}", grey=True)] if unit and answer.value else []
    if isinstance(item, Number) and (reference := reference_run(item.reference, item.source.default)):
        runs += [gap(5), caption(Text("参考 ", "normal ").say(reading.language)), *reference]
    return runs


def recorder(reading: Reading, item: Item) -> Line:
    """Origin letter, date and time of the entry, person."""
    values = reading.page.page.values(item.key)
    if not values:
        return ()
    if isinstance(item, Derived):
        return (caption(Text("程序计算", "calculated").say(reading.language)),)
    written = values[-1].recorded_at.astimezone(SITE_ZONE).strftime("%Y-%m-%d %H:%M")
    return (Run(f"{item.origin.value} {written} {reading.people[values[-1].person].initials}", 9.0),)


def facts(reading: Reading, section: Section) -> list[Block]:
    """What a grid's section says besides its results (sample time, laboratory, report number), in lines above it."""
    items = [item for item in section.items if not isinstance(item, Laboratory | Derived)]
    recorders = {recorder(reading, item) for item in items} - {()}
    common = next(iter(recorders)) if len(recorders) == 1 else ()
    runs: list[Run] = []
    for item in items:
        own = () if common else recorder(reading, item)
        runs += [caption(f"{item.text.say(reading.language)} "), *value_runs(reading, item), *_grey(own), gap(4)]
    lines = flow(runs, (RECORD_X if common else RIGHT) - _LABEL_X - 1)
    height = 2.4 + LEADING * len(lines)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.lines(_LABEL_X, top + 4.6, lines, LEADING)
        sheet.write(RECORD_X, top + 4.6, common)

    return [Block(height, draw, keep=True, notes=tuple(block for item in items for block in reading.below(item)))]


def _grey(line: Line) -> Line:
    return tuple(replace(caption(f" {run.text}"), whole=True) for run in line)
