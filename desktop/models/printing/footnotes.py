"""Circled numbers on a page: every correction, open edit check and working of a calculated value, below the page that refers to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.models.clock import shown
from desktop.models.printing.blocks import Block, note
from desktop.models.printing.document import DocumentPage, OpenPrompt
from desktop.models.printing.setting import SMALL_BODY, Run, gap, strong
from desktop.models.printing.sheet import LEFT, Sheet
from desktop.models.printing.wording import said, tag
from desktop.models.protocol.items import Derived, Item, Laboratory
from desktop.models.records.answer import Answer
from desktop.models.records.entry import Entry
from desktop.models.records.person import Person
from desktop.models.records.reasons import read
from desktop.models.text import Language, Text

_AT_FOOT = 52.0
"""Millimetres that the notes of one item may take below its page; longer ones stand at the end of the form."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """One numbered note."""

    mark: str
    item: str
    runs: tuple[Run, ...]
    open: bool = False
    """Whether it is an edit check nobody has answered: the value carries ⚠."""


def circled(number: int) -> str:
    """①…⑳, then (21)."""
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"


def footnotes(page: DocumentPage, people: Mapping[str, Person], language: Language) -> tuple[Footnote, ...]:
    """All notes of the page; raises KeyError for an entry by a person not among `people`."""
    found: list[Footnote] = []

    def add(item: Item, runs: list[Run]) -> None:
        found.append(Footnote(circled(len(found) + 1), item.key, tuple(runs)))

    for item in page.form.items:
        for before, after in _changes(page, item):
            add(item, _correction(item, before, after, people, language))
        if isinstance(item, Derived) and (working := _working(page, item, language)):
            add(item, working)
        for one in page.open:
            if one.item == item.key:
                found.append(Footnote(circled(len(found) + 1), item.key, _open(item, one, language), open=True))
    return tuple(found)


def marks_of(notes: tuple[Footnote, ...], item: str) -> str:
    """The circled numbers that stand at the item's value."""
    return "".join(f"⚠{note.mark}" if note.open else note.mark for note in notes if note.item == item)


def below(notes: Sequence[Footnote], item: str, later: Mapping[str, int], language: Language) -> tuple[Block, ...]:
    """What stands at the foot of the item's page: its notes, or on which page (by mark, known when the page is drawn) they are."""
    own = [one for one in notes if one.item == item]
    lines = tuple(block for one in own for block in note(one.mark, one.runs))
    if sum(block.height for block in lines) <= _AT_FOOT:
        return lines
    return tuple(_elsewhere(one.mark, later, language) for one in own)


def too_long(notes: Sequence[Footnote]) -> list[Footnote]:
    """The notes that do not stand at the foot of their page, in order."""
    heights: dict[str, float] = {}
    for one in notes:
        heights[one.item] = heights.get(one.item, 0.0) + sum(block.height for block in note(one.mark, one.runs))
    return [one for one in notes if heights[one.item] > _AT_FOOT]


def _elsewhere(mark: str, later: Mapping[str, int], language: Language) -> Block:
    told = Text("{mark}　见第 {page} 页", "{mark}　see page {page}")

    def draw(sheet: Sheet, top: float) -> None:
        sheet.write(LEFT, top + 3.8, [Run(told.fill(mark=mark, page=later[mark]).say(language))])

    return Block(5.2, draw)


def earlier_answers(page: DocumentPage, item: Item) -> list[Answer]:
    """The values that were struck, oldest first; a calculated value is recomputed, not struck."""
    return [Answer.from_payload(before.payload) for before, _ in _changes(page, item)]


def _changes(page: DocumentPage, item: Item) -> list[tuple[Entry, Entry]]:
    if isinstance(item, Derived):
        return []
    values = page.page.values(item.key)
    return list(pairwise(values))


def _correction(item: Item, before: Entry, after: Entry, people: Mapping[str, Person], language: Language) -> list[Run]:
    name = item.short if isinstance(item, Laboratory) else item.text.say(language)
    person = people[after.person]
    old, new = _told_apart(item, Answer.from_payload(before.payload), Answer.from_payload(after.payload), language)
    reason = read(after.reason).say(language) if after.reason else Text("未写原因", "no reason given").say(language)
    return [
        Run(f"{name} "),
        Run(old, struck=True),
        Run(" → "),
        strong(new, SMALL_BODY),
        Run(f"　{shown(after.recorded_at)}　"),
        Run(f"{person.name} {person.id}", whole=True),
        Run(f"　{reason}　"),
        Run(Text("记录 {n}", "entry {n}").fill(n=after.sequence).say(language), whole=True),
    ]


def _open(item: Item, one: OpenPrompt, language: Language) -> tuple[Run, ...]:
    name = item.short if isinstance(item, Laboratory) else item.text.say(language)
    unanswered = Text("⚠ 未答提示（{level}）", "⚠ Not answered ({level})").fill(level=one.level.text).say(language)
    return strong(unanswered, SMALL_BODY), gap(3), Run(f"{name}　{one.says.say(language)}")


def _told_apart(item: Item, old: Answer, new: Answer, language: Language) -> tuple[str, str]:
    """Both answers in words, with the limits of the report where those are what was corrected."""
    words = (said(item, old, language), said(item, new, language))
    if (old.lln, old.uln) == (new.lln, new.uln):
        return words
    limits = [f"[{answer.lln or '—'}–{answer.uln or '—'}]" for answer in (old, new)]
    return f"{words[0]} {limits[0]}", f"{words[1]} {limits[1]}"


def _working(page: DocumentPage, item: Derived, language: Language) -> list[Run]:
    """The formula and its inputs, as the entry keeps them."""
    kept = page.page.answers[item.key].derived
    if kept is None:
        return []
    input_ = f"input_{language.value} "
    inputs = [f"{name.removeprefix(input_)} {value}" for name, value in kept.items() if name.startswith(input_)]
    runs = [Run(f"{item.text.say(language)} = {kept[f'formula_{language.value}']}　")]
    runs += [run for words in inputs for run in (Run(words, whole=True), gap(3))]
    return [*runs, tag(language)] if item.source.default else runs
