"""What the strip says of every visit, in the reader's language."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.clock import weekday
from desktop.models.judgement.sign_state import SignState
from desktop.models.judgement.standing import VisitStanding
from desktop.models.judgement.timetable import Appointment
from desktop.models.judgement.windows import Timing, VisitWindow, shown_day
from desktop.models.text import Text
from desktop.views.language import say
from desktop.views.painted.visit_strip import VisitCell

translate = QCoreApplication.translate
_OUTSIDE = {Timing.EARLY: "warn", Timing.LATE: "warn", Timing.MISSED: "danger", Timing.LAPSED: ""}


def cell(one: VisitStanding, today: date) -> VisitCell:
    """One visit on the strip."""
    appointment, state = one.appointment, sign_state_of(one)
    remark, tone = _remark(one, state, today)
    day, brief_day, window = *_day(_planned(appointment), today), _days(appointment)
    spoken = (appointment.visit.key, say(appointment.visit.text), day, window, remark, say(state.text))
    return VisitCell(
        key=appointment.visit.key,
        code=appointment.visit.key,
        day=day,
        brief_day=brief_day,
        window=window,
        remark=remark,
        tone=tone,
        state=state,
        spoken=" · ".join(filter(None, spoken)),
        elapsed=_elapsed(appointment.window, today) if appointment.actual is None else None,
    )


def sign_state_of(one: VisitStanding) -> SignState:
    """How far the whole visit is signed; one broken signature is said of it all."""
    states = {page.state for page in one.counted}
    if not one.begun:
        return SignState.EMPTY
    if SignState.BROKEN in states:
        return SignState.BROKEN
    if states == {SignState.SIGNED}:
        return SignState.SIGNED
    return SignState.PARTLY if states <= {SignState.PARTLY, SignState.SIGNED} else SignState.UNSIGNED


def _remark(one: VisitStanding, state: SignState, today: date) -> tuple[str, str]:
    """Outside its window, what is left of it, then how full and how far signed."""
    appointment = one.appointment
    timing = appointment.window.timing if appointment.window else None
    pages = f"{one.complete}/{len(one.counted)}"
    if appointment.missed:
        return translate("VisitCells", "Not held"), "warn"
    if timing in _OUTSIDE:
        return (f"{say(timing.text)} {pages}" if one.begun else say(timing.text)), _OUTSIDE[timing]
    if appointment.actual is None and timing is Timing.OPEN and appointment.window is not None:
        left = (appointment.window.closes - today).days
        words = translate("VisitCells", "{n} d left").format(n=left) if left else translate("VisitCells", "last day")
        return f"{words} · {pages}" if one.begun else words, "accent"
    if not one.begun:
        return "", ""
    unsigned = state in (SignState.UNSIGNED, SignState.EMPTY)
    return (pages if unsigned else say(state.text)), "danger" if state is SignState.BROKEN else ""


def _planned(appointment: Appointment) -> date | None:
    """The day it was held, else the planned day; screening has only a window."""
    window = appointment.window
    return appointment.actual or (window.nominal or window.opens if window else None)


def _day(day: date | None, today: date) -> tuple[str, str]:
    """The day in full and where there is less room; one of another year says so."""
    if day is None:
        return translate("VisitCells", "no date"), translate("VisitCells", "no date")
    if day.year != today.year:
        return f"{day:%Y-%m-%d}", f"{day:%y-%m-%d}"
    return f"{day:%m-%d} {say(Text(*weekday(day)))}", f"{day:%m-%d}"


def _days(appointment: Appointment) -> str:
    """The window in study days: `D6–8`, `D−28–−6`."""
    window = appointment.visit.window
    if window is None:
        return ""
    if window.opens == window.closes:
        return shown_day(window.opens)
    return f"{shown_day(window.opens)}–{shown_day(window.closes).removeprefix('D')}"


def _elapsed(window: VisitWindow | None, today: date) -> float | None:
    """How much of an open window is over, the present day half."""
    if window is None or window.timing is not Timing.OPEN:
        return None
    days = (window.closes - window.opens).days + 1
    return ((today - window.opens).days + 0.5) / days
