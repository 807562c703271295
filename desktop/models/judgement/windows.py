"""When a visit is due and how the day it was done lies to its window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.models.protocol.visit import Visit
from desktop.models.text import Text


class Timing(StrEnum):
    """Done early, in window or late; or not done: ahead, open, missed, or lapsed with the subject's part in the trial."""

    AHEAD = "ahead"
    OPEN = "open"
    EARLY = "early"
    IN_WINDOW = "in_window"
    LATE = "late"
    MISSED = "missed"
    LAPSED = "lapsed"

    @property
    def text(self) -> Text:
        """The timing in words."""
        return _TIMINGS[self]


_TIMINGS = {
    Timing.AHEAD: Text("未到", "Not yet due"),
    Timing.OPEN: Text("窗内待做", "Due"),
    Timing.EARLY: Text("早于窗口", "Early"),
    Timing.IN_WINDOW: Text("窗内", "In window"),
    Timing.LATE: Text("晚于窗口", "Late"),
    Timing.MISSED: Text("逾窗未做", "Missed"),
    Timing.LAPSED: Text("不再适用", "No longer applies"),
}


@dataclass(frozen=True, slots=True)
class VisitWindow:
    """A visit's days for one subject, both ends included."""

    nominal: date | None
    """The planned day; None for screening, which has only a window."""
    opens: date
    closes: date
    timing: Timing
    study_day: int
    """Of the day it was done, of today where it was not."""


def study_day(day: date, d0: date) -> int:
    """Days from the infusion; there is a day 0 (not the CDISC count)."""
    return (day - d0).days


def shown_day(number: int) -> str:
    """`D−13`, `D0`, `D28`."""
    return f"D−{-number}" if number < 0 else f"D{number}"


def visit_window(visit: Visit, d0: date, actual: date | None, today: date) -> VisitWindow:
    """The window of a visit counted from D0, and how the actual day (or today) lies to it; ValueError for a visit nobody plans."""
    opens, closes = d0 + timedelta(visit.days.opens), d0 + timedelta(visit.days.closes)
    nominal = None if visit.nominal_day is None else d0 + timedelta(visit.nominal_day)
    timing = _undone(opens, closes, today) if actual is None else _done(opens, closes, actual)
    return VisitWindow(nominal, opens, closes, timing, study_day(actual or today, d0))


def _done(opens: date, closes: date, actual: date) -> Timing:
    if actual < opens:
        return Timing.EARLY
    return Timing.LATE if actual > closes else Timing.IN_WINDOW


def _undone(opens: date, closes: date, today: date) -> Timing:
    if today < opens:
        return Timing.AHEAD
    return Timing.MISSED if today > closes else Timing.OPEN
