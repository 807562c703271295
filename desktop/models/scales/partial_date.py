"""Dates known only to the month or year (`2025-03-UK`, `2025-UK-UK`) as the days they may have been."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PARTIAL = re.compile(r"([0-9]{4})-([0-9]{2}|UK)-([0-9]{2}|UK)(T[0-9:]{5})?")


def earliest_day(text: str) -> date | None:
    """The first day the text may mean, None where it is not a date."""
    return _day(text, last=False)


def latest_day(text: str) -> date | None:
    """The last day the text may mean, None where it is not a date."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date | None:
    parts = _PARTIAL.fullmatch(text)
    if parts is None or (parts[2] == "UK" and parts[3] != "UK"):
        return None
    try:
        year = int(parts[1])
        month = int(parts[2]) if parts[2] != "UK" else (12 if last else 1)
        day = int(parts[3]) if parts[3] != "UK" else (monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError:
        return None
