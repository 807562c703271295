"""The newest number of an item on any page of a form, with when it was measured or sampled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from desktop.models.protocol.v1.subject import answers_of
from desktop.models.records.casebook import SubjectBook


@dataclass(frozen=True, slots=True)
class Measured:
    """A number, its unit and when it was measured or sampled."""

    at: datetime
    value: Decimal
    unit: str


def newest(book: SubjectBook, form: str, item: str, time: str, until: datetime | None = None) -> Measured | None:
    """The newest number above zero of the item on any page of the form, not later than `until`; None where there is none."""
    known = (one for one in _measured(book, form, item, time) if until is None or one.at <= until)
    return max(known, key=lambda one: one.at, default=None)


def _measured(book: SubjectBook, form: str, item: str, time: str) -> Iterator[Measured]:
    for answers in answers_of(book, form):
        number, at = answers.number(item), answers.moment(time)
        if number and at is not None:
            yield Measured(at, number, answers[item].unit)
