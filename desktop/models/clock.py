"""The one clock: every time in a record comes from here, in site time (+08:00, no summer time)."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

SITE_ZONE = timezone(timedelta(hours=8), "+08:00")
"""Shenyang's civil time. A fixed offset: China has had no summer time since 1991."""


class Clock(Protocol):
    """Where the present comes from; tests put a stopped clock in its place."""

    def now(self) -> datetime:
        """The present in SITE_ZONE, to the millisecond."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards, to notice a moved wall clock."""
        ...


class SystemClock:
    """The workstation's own clock."""

    def now(self) -> datetime:
        """The present, to the millisecond."""
        return to_millisecond(datetime.now(SITE_ZONE))

    def monotonic(self) -> float:
        """Seconds since some start."""
        return time.monotonic()


def to_millisecond(moment: datetime) -> datetime:
    """The moment cut (not rounded) to whole milliseconds."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def stored(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, as the ledger keeps it: `2026-01-05T02:41:22.118Z` (R-TIM-01)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def restored(text: str) -> datetime:
    """The moment that `stored` wrote, in site time."""
    return datetime.fromisoformat(text).astimezone(SITE_ZONE)


def shown(moment: datetime) -> str:
    """`2026-01-05 10:41:22 +08:00`, the form on paper (R-SIG-02)."""
    return moment.astimezone(SITE_ZONE).strftime("%Y-%m-%d %H:%M:%S") + " +08:00"


def weekday(day: date) -> tuple[str, str]:
    """The weekday in Chinese and English: (`周一`, `Mon`)."""
    return ("周一", "周二", "周三", "周四", "周五", "周六", "周日")[day.weekday()], (
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
    )[day.weekday()]


def minute(moment: datetime) -> datetime:
    """The moment without its seconds: what was worked out within a minute is not worked out again."""
    return moment.replace(second=0, microsecond=0)
