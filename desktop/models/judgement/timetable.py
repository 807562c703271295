"""The visits of one subject on the calendar: when each is due, when it was done, and how that lies to its window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.models.judgement.ending import lapsed
from desktop.models.judgement.windows import Timing, VisitWindow, visit_window
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.v1.subject import SCREENING_VISIT, consented_at, infusion_started, planned_d0
from desktop.models.protocol.v1.taking_part import Ending, ending
from desktop.models.protocol.visit import Visit
from desktop.models.records.answer import day_of
from desktop.models.records.casebook import Page, SubjectBook

RECORD_OF_VISIT, INFUSION_FORM = "SV", "INFF"
INFUSION_VISIT = "D0"
LYMPHODEPLETION = ("LD1", "LD2", "LD3")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One visit of one subject."""

    visit: Visit
    day_zero: date | None
    """The day of infusion its window is counted from: for a visit that was done, the one in force then."""
    window: VisitWindow | None
    """None where there is no day of infusion yet, and for visits nobody plans."""
    actual: date | None
    """The day it took place."""
    missed: bool
    """The record says that it did not take place."""


def timetable(protocol: Protocol, book: SubjectBook, today: date) -> tuple[Appointment, ...]:
    """Every planned visit in order, then the unscheduled visits and the early termination that were begun."""
    planned = [visit for visit in protocol.visits if visit.window is not None]
    nobody_plans = [visit for visit in protocol.visits if visit.window is None and visit.planned]
    keys = sorted({key.visit for key, page in book.pages.items() if page.last_sequence}, key=lambda key: (len(key), key))
    unplanned = [begun for visit in nobody_plans for key in keys if (begun := visit.numbered(key))]
    end = ending(book)
    return tuple(_appointment(visit, book, today, end) for visit in (*planned, *unplanned))


def appointment(visit: Visit, book: SubjectBook, today: date) -> Appointment:
    """The visit on this subject's calendar."""
    return _appointment(visit, book, today, ending(book))


def _appointment(visit: Visit, book: SubjectBook, today: date, end: Ending | None) -> Appointment:
    actual, missed = _took_place(visit, book)
    day_zero = counted_from(visit, book)
    window = visit_window(visit, day_zero, actual, today) if day_zero and visit.window else None
    if window is not None and visit.key == INFUSION_VISIT and infusion_started(book):
        window = replace(window, study_day=0)
    if end is not None and window is not None and lapsed(end, window):
        window = replace(window, timing=Timing.LAPSED)
    return Appointment(visit, day_zero, window, actual, missed)


def _took_place(visit: Visit, book: SubjectBook) -> tuple[date | None, bool]:
    if visit.key == SCREENING_VISIT:
        signed = consented_at(book)
        return (signed.date() if signed else None), False
    if visit.key == INFUSION_VISIT and (started := infusion_started(book)):
        return started.date(), False
    pages = book.repeats(visit.key, RECORD_OF_VISIT)
    return day_of(day_told(book, visit.key)), bool(pages) and pages[-1].answers.code("SVOCCUR") == "N"


def day_told(book: SubjectBook, visit: str) -> str:
    """The day on which the visit was held, as its record says it; nothing where it says none."""
    pages = book.repeats(visit, RECORD_OF_VISIT)
    held = bool(pages) and pages[-1].answers.code("SVOCCUR") == "Y"
    return pages[-1].answers.code("SVDTC") if held else ""


def counted_from(visit: Visit, book: SubjectBook) -> date | None:
    """The day of infusion the visit is judged by: the real one after D0, up to it the plan as it stood when the visit was recorded.

    Screening is over when lymphodepletion is first recorded: until then it follows the plan.
    """
    started, done = infusion_started(book), _took_place(visit, book)[0] is not None
    after = visit.nominal_day is not None and visit.nominal_day > 0
    if started and (after or not done):
        return started.date()
    return planned_d0(book, _recorded(visit, book) if done else None)


def _recorded(visit: Visit, book: SubjectBook) -> int | None:
    """The sequence at which the day of the visit was first written down; None keeps the plan as it stands."""
    visits = LYMPHODEPLETION if visit.key == SCREENING_VISIT else (visit.key,)
    told = [(page, "SVDTC") for key in visits for page in book.repeats(key, RECORD_OF_VISIT)]
    if visit.key == INFUSION_VISIT:
        told += [(page, "F04START") for page in book.repeats(visit.key, INFUSION_FORM)]
    return min((sequence for page, item in told if (sequence := _first_told(page, item))), default=None)


def _first_told(page: Page, item: str) -> int | None:
    """The entry that first gave the item a value, after the last time it was taken back; None while it has none."""
    first: int | None = None
    for entry in page.values(item):
        first = (first or entry.sequence) if entry.payload.get("value") else None
    return first
