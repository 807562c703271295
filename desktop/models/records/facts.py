"""The facts a criterion looks at, by name, whether they come from the casebook or from a table of cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desktop.models.records.answer import day_of, moment_of
from desktop.models.values import LabResult


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a code, a date or a number as typed, or a laboratory result, and the day it was true."""

    value: str = ""
    """The code, date or number; empty for a laboratory result."""
    laboratory: LabResult | None = None
    on: date | None = None
    """Sample or measurement date."""
    page: str = ""
    """Where it was recorded (`S01-SCR-LAB`), for the reader; empty in a table of cases."""

    @property
    def day(self) -> date | None:
        """The value as a date."""
        return day_of(self.value)

    @property
    def moment(self) -> datetime | None:
        """The value as a moment."""
        return moment_of(self.value)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a criterion is judged; a name that is absent is not answered."""

    by_name: Mapping[str, Fact]
    today: date
    planned_d0: date | None = None
    enrolment_date: date | None = None
    """The investigator's eligibility sign-off; until then None and today stands for it."""

    def get(self, name: str) -> Fact | None:
        """The fact, or None where it was not answered."""
        return self.by_name.get(name)

    @property
    def enrolled_on(self) -> date:
        """The enrolment date, today until there is one."""
        return self.enrolment_date or self.today
