"""The book as it would stand if what is on the screen were saved: for live verdicts and for what a correction causes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import Entry, Kind, PageKey

_UNWRITTEN = 1 << 62
"""A sequence number beyond every real one: these entries are in no ledger."""


def supposing(book: SubjectBook, key: PageKey, answers: Answers, now: datetime) -> SubjectBook:
    """The subject's book with the page saying what `answers` say; nothing is recorded by it."""
    page = book.page(key)
    changed = [item for item in answers if answers[item] != page.answers[item]]
    if not changed:
        return book
    supposed = tuple(_supposed(book.registered, key, item, answers, now) for item in changed)
    return replace(book, pages={**book.pages, key: Page(key, (*page.entries, *supposed))})


def _supposed(model: Entry, key: PageKey, item: str, answers: Answers, now: datetime) -> Entry:
    return replace(
        model,
        kind=Kind.ANSWER,
        visit=key.visit,
        form=key.form,
        repeat=key.repeat,
        item=item,
        payload=answers[item].payload(),
        reason="",
        sequence=_UNWRITTEN,
        recorded_at=now,
    )
