"""Age in completed years, the only age the trial speaks of."""

from __future__ import annotations

from datetime import date


def completed_years(birth: date, on: date) -> int:
    """Birthdays lived through on that day; someone born on 29 February has theirs on 1 March of a common year."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
