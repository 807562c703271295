"""Which visits are due, close soon or are overdue, and whether their planned day is a weekend or a holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.holidays import Holidays
from desktop.models.judgement.standing import Standing, VisitStanding
from desktop.models.judgement.task import Pressing, Task, named_pages
from desktop.models.judgement.timetable import INFUSION_VISIT
from desktop.models.judgement.windows import Timing, VisitWindow, visit_window
from desktop.models.protocol.form import CLINICAL
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text, listed, same

_SOON = timedelta(3)
"""A window is said to close from three days before its last day."""
_TOLD = timedelta(3)
"""So long a new day of infusion stays on the list."""


def of_visits(book: SubjectBook, standing: Standing, holidays: Holidays) -> Iterator[Task]:
    """The rows of the calendar of one subject."""
    yield from _screening(standing)
    waited = [one for one in standing.visits if _waited_for(standing, one)]
    late = [one for one in waited if _window(one).timing is Timing.MISSED]
    if late:
        yield _overdue(standing, late)
    for one in waited:
        if _window(one).timing is Timing.OPEN:
            yield _due(standing, one, holidays)
    yield from _moved(book, standing)


def _screening(standing: Standing) -> Iterator[Task]:
    """The screening window of the plan in force closes, or has closed, with pages open; one that never began is told by its pages."""
    one = standing.visit(SCREENING_VISIT)
    left = [page for page in one.counted if not page.complete]
    if not left or standing.infused or standing.ended:
        return
    if one.appointment.actual is None:
        yield from _to_begin(standing, one)
    window = visit_window(one.visit, standing.day_zero, None, standing.today) if standing.day_zero else None
    if window is None or standing.today < window.closes - _SOON:
        return
    what = Text("筛选期 {closes:%m-%d} 截止", "Screening closes {closes:%m-%d}").fill(closes=window.closes)
    detail = Text("计划 D0 {d0:%m-%d}，{n} 页未录完", "planned D0 {d0:%m-%d}, {n} pages open").fill(d0=standing.day_zero, n=len(left))
    pressing = Pressing.OVERDUE if standing.today > window.closes else Pressing.WINDOW
    yield _row(standing, pressing, one, what, detail, left[0].form.key, window.closes if pressing is Pressing.OVERDUE else None)


def _to_begin(standing: Standing, one: VisitStanding) -> Iterator[Task]:
    """Until consent is recorded, the pages nobody began: one row, so that a new subject does not fill the list."""
    pages = [page for page in one.counted if not page.begun]
    if not pages:
        return
    what = Text("{visit} {n} 页未录入", "{visit}: {n} pages to record").fill(visit=one.visit.key, n=len(pages))
    yield _row(standing, Pressing.UNTOUCHED, one, what, named_pages(pages), pages[0].form.key, None)


def _waited_for(standing: Standing, one: VisitStanding) -> bool:
    """Whether the visit may be due: planned, not done, not given up, and what it is counted from has happened; one that lapsed is not."""
    appointment = one.appointment
    if appointment.window is None or appointment.actual or appointment.missed or one.visit.key == SCREENING_VISIT:
        return False
    return standing.infused or (one.visit.nominal_day or 0) <= 0


def _overdue(standing: Standing, late: list[VisitStanding]) -> Task:
    """Visits whose window closed without them, in one row; the first is gone to."""
    first = late[0]
    closes = _window(first).closes
    names = listed(same(one.visit.key) for one in late)
    what = Text(f"{first.visit.key} {first.visit.text.zh}", f"{first.visit.key} {first.visit.text.en}")
    closed = Text("窗口 {closes:%m-%d} 已过，无记录", "window closed {closes:%m-%d}, no record")
    if len(late) > 1:
        what = Text("{n} 次访视逾窗", "{n} visits past their window").fill(n=len(late))
        closed = Text("{names}：自 {closes:%m-%d} 起无记录", "{names}: no record since {closes:%m-%d}")
    detail = closed.fill(names=names, closes=closes)
    if not standing.infused and any(one.visit.key == INFUSION_VISIT for one in late):
        detail = Text("计划 D0 {d0:%m-%d} 已过：补录或改期", "planned D0 {d0:%m-%d} has passed: record it or move it").fill(
            d0=standing.day_zero
        )
    return _row(standing, Pressing.OVERDUE, first, what, detail, _first_page(first), closes)


def _due(standing: Standing, one: VisitStanding, holidays: Holidays) -> Task:
    window = _window(one)
    closing = window.opens < standing.today and window.closes - standing.today <= _SOON
    done = Text("已录 {done}/{all} 页", "{done}/{all} pages").fill(done=one.complete, all=len(one.counted))
    detail = Text("{days} · {done}", "{days} · {done}").fill(days=_days(window, holidays), done=done)
    what = Text(f"{one.visit.key} {one.visit.text.zh}", f"{one.visit.key} {one.visit.text.en}")
    return _row(standing, Pressing.WINDOW if closing else Pressing.DUE, one, what, detail, _first_page(one), None)


def _days(window: VisitWindow, holidays: Holidays) -> Text:
    """`01-18–01-22，计划 01-20（春节）`."""
    span = f"{window.opens:%m-%d}" if window.opens == window.closes else f"{window.opens:%m-%d}–{window.closes:%m-%d}"
    if window.nominal is None:
        return same(span)
    hint = holidays.hint(window.nominal)
    if window.opens == window.closes:
        return Text("{span}（{hint}）", "{span} ({hint})").fill(span=span, hint=hint) if hint else same(span)
    planned = Text("{span}，计划 {day:%m-%d}", "{span}, planned {day:%m-%d}").fill(span=span, day=window.nominal)
    return Text("{planned}（{hint}）", "{planned} ({hint})").fill(planned=planned, hint=hint) if hint else planned


def _moved(book: SubjectBook, standing: Standing) -> Iterator[Task]:
    """The newest change of the planned day of infusion, told for some days to everyone."""
    if not book.moves or standing.infused or standing.ended:
        return
    move = book.moves[-1]
    on = move.recorded_at.astimezone(SITE_ZONE).date()
    if standing.today - on > _TOLD:
        return
    before, day = (date.fromisoformat(str(move.payload[name])) for name in ("before", "day"))
    what = Text("计划 D0 改为 {day:%m-%d}", "Planned D0 is now {day:%m-%d}").fill(day=day)
    detail = Text("原 {before:%m-%d}：{why}", "was {before:%m-%d}: {why}").fill(before=before, why=move.reason)
    yield Task(Pressing.MOVED, standing.code, what, detail, CLINICAL, INFUSION_VISIT, "", day=on)


def _row(standing: Standing, pressing: Pressing, one: VisitStanding, what: Text, detail: Text, form: str, day: date | None) -> Task:
    return Task(pressing, standing.code, what, detail, CLINICAL, one.visit.key, form, day=day)


def _first_page(one: VisitStanding) -> str:
    """The first page that counts and is not yet complete."""
    return next((page.form.key for page in one.counted if not page.complete), "")


def _window(one: VisitStanding) -> VisitWindow:
    assert one.appointment.window is not None
    return one.appointment.window
