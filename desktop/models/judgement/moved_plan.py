"""What another planned day of infusion would do: every visit's old and new day, and the criteria that turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.models.judgement.consequences import Turned, turned
from desktop.models.judgement.timetable import timetable
from desktop.models.judgement.windows import VisitWindow
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.visit import Visit
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import Kind


@dataclass(frozen=True, slots=True)
class MovedVisit:
    """One visit under the plan in force and under the other one."""

    visit: Visit
    before: VisitWindow
    after: VisitWindow
    done: bool
    """It was held: it stays judged by the plan of its day."""


@dataclass(frozen=True, slots=True)
class MovedPlan:
    """What the move would do; nothing is recorded by asking."""

    visits: tuple[MovedVisit, ...]
    turned: tuple[Turned, ...]
    """Criteria that say something else under the new plan, such as a sample that will be too old."""


def moved_plan(protocol: Protocol, book: SubjectBook, day: date, now: datetime) -> MovedPlan:
    """The plan with the infusion on that day."""
    then = _supposing(book, day, now)
    pairs = zip(timetable(protocol, book, now.date()), timetable(protocol, then, now.date()), strict=True)
    visits = [
        MovedVisit(was.visit, was.window, becomes.window, done=was.actual is not None)
        for was, becomes in pairs
        if was.window is not None and becomes.window is not None
    ]
    return MovedPlan(tuple(visits), turned(protocol, book, then, now.date()))


def _supposing(book: SubjectBook, day: date, now: datetime) -> SubjectBook:
    """The book as it would stand, with an entry that is in no ledger."""
    entry = replace(book.registered, kind=Kind.PLAN_MOVED, payload={"day": day.isoformat()}, sequence=book.sequence + 1, recorded_at=now)
    return book.after([entry])
