"""An item's entries as plain sentences: what, when, who, old → new, why; newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.models.clock import SITE_ZONE
from desktop.models.printing.wording import said
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived, Item
from desktop.models.protocol.lateness import delayed, late_entry
from desktop.models.records.answer import Answer
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.person import Person
from desktop.models.records.prompt import Prompt
from desktop.models.records.reasons import read
from desktop.models.text import Language, Text


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the history as it is shown."""

    icon: str
    tone: str
    what: Text
    when: str
    who: Text
    old: str
    value: str
    note: Text | None
    sequence: int


def history(
    form: Form, page: Page, item: str, people: Mapping[str, Person], language: Language, moves: Sequence[Entry] = ()
) -> tuple[Told, ...]:
    """All entries of the item and the moves of what it plans, newest first; none can be removed (R-AUD-05)."""
    asked = form.item(item)
    told: list[Told] = []
    before: Answer | None = None
    for entry in page.history(item):
        told.append(_told(form, asked, entry, before, people, language))
        if entry.kind in (Kind.ANSWER, Kind.CORRECTION):
            before = Answer.from_payload(entry.payload)
    told += [_moved(asked, move, people, language) for move in moves]
    return tuple(sorted(told, key=lambda one: one.sequence, reverse=True))


def _moved(item: Item, move: Entry, people: Mapping[str, Person], language: Language) -> Told:
    before, day = (said(item, Answer(str(move.payload[name])), language) for name in ("before", "day"))
    note = Text("原因：{reason}", "Reason: {reason}").fill(reason=read(move.reason))
    return Told("calendar", "accent", Text("改期", "Moved"), _when(move), _who(item, move, people), before, day, note, move.sequence)


def _when(entry: Entry) -> str:
    return entry.recorded_at.astimezone(SITE_ZONE).strftime("%Y-%m-%d %H:%M:%S")


def _told(form: Form, item: Item, entry: Entry, before: Answer | None, people: Mapping[str, Person], language: Language) -> Told:
    icon, tone, what = _shape(form, item, entry)
    data = entry.kind in (Kind.ANSWER, Kind.CORRECTION)
    answer = Answer.from_payload(entry.payload)
    old = said(item, before, language) if entry.kind is Kind.CORRECTION and before is not None else ""
    value = said(item, answer, language) if data else ""
    return Told(icon, tone, what, _when(entry), _who(item, entry, people), old, value, _note(form, entry), entry.sequence)


def _shape(form: Form, item: Item, entry: Entry) -> tuple[str, str, Text]:
    if entry.kind is Kind.ANSWER and isinstance(item, Derived):
        return "fx", "ink2", Text("计算", "Calculated")
    if late_entry(form, entry) is not None:
        return "late", "warn", Text("补记", "Late entry")
    return {
        Kind.ANSWER: ("pen", "ink2", Text("录入", "Entered")),
        Kind.CORRECTION: ("pen", "accent", Text("更正", "Corrected")),
        Kind.PROMPT: ("warn", "warn", Text("核查提示", "Edit check")),
        Kind.PROMPT_ANSWERED: ("note", "ink2", Text("属实，已说明", "Confirmed with reason")),
    }[entry.kind]


def _who(item: Item, entry: Entry, people: Mapping[str, Person]) -> Text:
    if entry.kind is Kind.PROMPT or isinstance(item, Derived):
        return Text("系统", "System")
    person = people[entry.person]
    return Text("{name} {role}", "{name}, {role}").fill(name=person.name, role=person.role.text)


def _note(form: Form, entry: Entry) -> Text | None:
    delay = late_entry(form, entry)
    if delay is not None:
        told = Text("{happened} 发生，晚 {late} 记录。原因：{reason}", "Happened {happened}, recorded {late} later. Reason: {reason}")
        return told.fill(happened=entry.happened_at.replace("T", " "), late=delayed(delay)[1:], reason=read(entry.reason))
    if entry.kind is Kind.PROMPT:
        return Prompt.from_payload(entry.payload).says
    return Text("原因：{reason}", "Reason: {reason}").fill(reason=read(entry.reason)) if entry.reason else None
