"""How late something was written down: the one rule behind 补记 on the screen, at a save and on paper (R-TIM-02)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from desktop.models.clock import SITE_ZONE
from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Derived
from desktop.models.records.answer import moment_of
from desktop.models.records.entry import Entry, Kind
from desktop.models.scales.partial_date import latest_day


def lateness(section: Section, happened: str, recorded: datetime) -> timedelta | None:
    """The delay where it is longer than the section allows; None in time, where nobody said when, and where the past is asked for.

    What is dated by a day alone was in time until the end of that day, so that the delay is counted from there.
    """
    at = _at_latest(happened)
    if section.late_after_hours is None or at is None:
        return None
    delay = recorded - at
    return delay if delay > timedelta(hours=section.late_after_hours) else None


def late_entry(form: Form, entry: Entry) -> timedelta | None:
    """How late a first value was recorded where that was 补记; a calculated value comes with its inputs and is never late itself."""
    if entry.kind is not Kind.ANSWER or isinstance(form.item(entry.item), Derived):
        return None
    return lateness(form.section_of(entry.item), entry.happened_at, entry.recorded_at)


def delayed(delay: timedelta) -> str:
    """`+2 h 18`, from a day on `+1 d 3 h`."""
    minutes = int(delay.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    return f"+{days} d {rest // 60} h" if days else f"+{rest // 60} h {rest % 60:02d}"


def _at_latest(happened: str) -> datetime | None:
    """The last moment the words may mean; None where they name none."""
    moment = moment_of(happened)
    if moment is not None:
        return moment
    day = latest_day(happened)
    return datetime.combine(day, time.max, SITE_ZONE) if day else None
