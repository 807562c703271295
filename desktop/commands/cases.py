"""One row of a table of cases, read strictly: a cell is empty, or exactly what its column holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from desktop.models.scales.units import unit_of
from desktop.models.values import Reported

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


class BadCell(ValueError):
    """A cell that is not what its column holds."""


class NotAnswered(Exception):
    """A column the calculator cannot do without is empty; the row has no result and no error."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one case by column; a column that is absent reads as empty."""

    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell without surrounding space, empty where not answered."""
        return self.cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        """The cell, NotAnswered where it is empty."""
        if not (text := self.text(column)):
            raise NotAnswered(column)
        return text

    def code(self, column: str, codes: tuple[str, ...]) -> str:
        """One of the codes; NotAnswered where empty, BadCell for anything else."""
        text = self.needed(column)
        if text not in codes:
            raise BadCell(f"{column}: {text!r} is none of {', '.join(codes)}")
        return text

    def unit(self, column: str, units: tuple[str, ...]) -> str:
        """One of the units in any of its spellings (either µ, or u); NotAnswered where empty, BadCell for anything else."""
        unit = unit_of(self.needed(column))
        if unit not in units:
            raise BadCell(f"{column}: {self.text(column)!r} is none of {', '.join(units)}")
        return unit

    def number(self, column: str) -> Decimal:
        """A plain decimal number; NotAnswered where empty, BadCell for anything else."""
        reported = Reported.read(self.needed(column))
        if reported is None or reported.operator:
            raise BadCell(f"{column}: {self.text(column)!r} is no number")
        return reported.value

    def maybe_number(self, column: str) -> Decimal | None:
        """A plain decimal number, None where the cell is empty."""
        return self.number(column) if self.text(column) else None

    def reported(self, column: str) -> Reported | None:
        """A laboratory number that may carry `<`, `<=`, `>` or `>=`, None where the cell is empty."""
        if not (text := self.text(column)):
            return None
        reported = Reported.read(text)
        if reported is None:
            raise BadCell(f"{column}: {text!r} is no laboratory number")
        return reported

    def day(self, column: str) -> date | None:
        """A date `YYYY-MM-DD`, None where the cell is empty."""
        if not (text := self.text(column)):
            return None
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise BadCell(f"{column}: {text!r} is no date YYYY-MM-DD")

    def day_or_moment(self, column: str) -> str:
        """The cell where it is a date or a local time `YYYY-MM-DDTHH:MM`, empty where it is empty."""
        text = self.text(column)
        if not _MOMENT.fullmatch(text):
            day = self.day(column)
            return day.isoformat() if day else ""
        try:
            datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - only whether it exists is asked
        except ValueError:
            raise BadCell(f"{column}: {text!r} is no local time YYYY-MM-DDTHH:MM") from None
        return text
