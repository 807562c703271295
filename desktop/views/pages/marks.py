"""What stands under a field: draft, corrected from what and why, late by how much, locked by which signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.models.judgement.sign_state import still_signed
from desktop.models.printing.wording import value_words
from desktop.models.protocol.form import Form
from desktop.models.protocol.lateness import delayed, late_entry
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import Page, Signature
from desktop.models.records.entry import Entry
from desktop.models.records.reasons import read
from desktop.models.text import Language, Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A field's state and its caption."""

    state: str
    """`draft`, `corrected`, `late`, `locked` or nothing."""
    caption: Text | None = None
    struck: str = ""
    """The value before, to stand struck before the caption."""


def marks(
    form: Form, page: Page, answers: Answers, kept: datetime | None, signatures: tuple[Signature, ...], version: str, language: Language
) -> Mapping[str, Mark]:
    """The marks of all items, for what is on the screen over what is recorded."""
    signed = still_signed(page, signatures, version)
    return {item.key: _mark(form, page, item.key, answers[item.key], kept, signed=signed, language=language) for item in form.items}


def _mark(form: Form, page: Page, item: str, answer: Answer, kept: datetime | None, *, signed: bool, language: Language) -> Mark:
    values = page.values(item)
    if page.answers[item].derived is not None:
        return Mark("")  # the program's own: it follows its inputs when the page is saved
    if answer != page.answers[item]:
        word = Text("将更正", "To be corrected") if values else Text("草稿", "Draft")
        return Mark("draft", Text("{word} {at}", "{word} {at}").fill(word=word, at=f"{kept:%H:%M}") if kept else word)
    if not values:
        return Mark("")
    if signed:
        return Mark("locked")
    if len(values) > 1:
        return _corrected(form, item, values, language)
    delay = late_entry(form, values[0])
    return Mark("late", Text("补记 {by}", "Late {by}").fill(by=delayed(delay))) if delay else Mark("saved")


def _corrected(form: Form, item: str, values: tuple[Entry, ...], language: Language) -> Mark:
    before, last = values[-2:]
    caption = Text("{reason} {person}", "{reason} {person}").fill(reason=read(last.reason), person=last.person)
    return Mark("corrected", caption, value_words(form.item(item), Answer.from_payload(before.payload), language))
