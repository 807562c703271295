"""Which visits stand on a tab's strip, which of them is opened first, and at which page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.models.judgement.standing import Standing, VisitStanding
from desktop.models.judgement.timetable import appointment
from desktop.models.judgement.windows import Timing
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.visit import Period
from desktop.models.records.casebook import SubjectBook
from desktop.models.site.site import Site
from desktop.views.pages.page_rows import PageRow, page_rows


def on_strip(protocol: Protocol, book: SubjectBook, known: Standing, period: Period, shown: str) -> tuple[VisitStanding, ...]:
    """The visits of the part of the trial; one nobody plans where it was begun, is open (`shown`), or can be held once."""
    own = [one for one in known.visits if one.visit.period is period]
    keys = {one.visit.key for one in own}
    once = [visit.key for visit in protocol.visits if visit.period is period and visit.planned and not visit.repeats]
    for key in dict.fromkeys((*once, shown)):
        visit = protocol.visit(key) if key else None
        if visit is not None and visit.planned and visit.period is period and key not in keys:
            own.append(VisitStanding(appointment(visit, book, known.today), ()))
    return tuple(own)


def visit_now(visits: Sequence[VisitStanding], today: date) -> str:
    """The key of the visit work goes on with: held today or open, else the last that was begun, else the first."""
    for one in visits:
        planned = one.appointment
        if planned.actual == today or (planned.actual is None and planned.window and planned.window.timing is Timing.OPEN):
            return one.visit.key
    begun = [one for one in visits if one.begun]
    return (begun or list(visits))[-1 if begun else 0].visit.key


def first_row(site: Site, book: SubjectBook, visit: str) -> PageRow:
    """The first page the visit waits for, else its first page."""
    rows = page_rows(site, book, visit)
    return next((one for one in rows if one.counts and not one.completeness.complete), rows[0])


def next_unscheduled(protocol: Protocol, book: SubjectBook, period: Period) -> str:
    """The key of the next visit that is held as often as needed: `UNS`, `UNS2`; StopIteration where the part has none."""
    visit = next(one for one in protocol.visits if one.repeats and one.period is period)
    begun = {key.visit for key in book.pages}
    keys = (visit.key, *(f"{visit.key}{number}" for number in range(2, 100)))
    return next(key for key in keys if key not in begun)
