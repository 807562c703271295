"""How a subject's part in the trial ended: when, in which way, and what may still take place after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.models.clock import SITE_ZONE
from desktop.models.protocol.v1.logbook import rows
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.scales.partial_date import latest_day
from desktop.models.text import Text

WITHDRAWAL, DEATH, COMPLETION = "WD", "DD", "DS"
"""The logs that end it; each has one row."""
EARLY_TERMINATION = "ET"
"""The visit at which whoever leaves is examined once more."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What the logs say of the end."""

    on: date
    """The first day on which it was over."""
    died: bool
    withdrawal: Page | None
    """The row that ended treatment and follow-up; leaving the treatment alone ends nothing."""

    @property
    def consent_withdrawn(self) -> bool:
        """Whether the consent itself was withdrawn."""
        return self.withdrawal is not None and self.withdrawal.answers.code("WDEXTENT") == "CONSENT"

    @property
    def no_contact(self) -> bool:
        """Whether nobody may be asked to come any more: after death, or where the consent itself was withdrawn."""
        return self.died or self.consent_withdrawn

    @property
    def last_examination(self) -> bool:
        """Whether the early termination visit may be held: where consent stays, or the subject agreed to be examined once more."""
        if self.died or self.withdrawal is None:
            return False
        return not self.no_contact or self.withdrawal.answers.code("WDLAST") == "Y"

    @property
    def followed_for_safety(self) -> bool:
        """Whether whoever withdrew agreed to be followed for safety all the same."""
        return self.withdrawal is not None and self.withdrawal.answers.code("WDFUP") == "Y"

    @property
    def way(self) -> Text:
        """How it ended, in words."""
        if self.died:
            return Text("死亡", "death")
        if self.consent_withdrawn:
            return Text("撤回同意", "consent withdrawn")
        return Text("退出", "withdrawal") if self.withdrawal else Text("完成或终止", "completed or discontinued")


def ending(book: SubjectBook) -> Ending | None:
    """By the page of completion, by death, or by leaving treatment and follow-up; None while the subject takes part."""
    completed, died = rows(book, COMPLETION), rows(book, DEATH)
    left = [row for row in rows(book, WITHDRAWAL) if row.answers.code("WDEXTENT") in ("ALL", "CONSENT")]
    days = [*_days(completed, "DSSTDAT"), *_days(died, "DTHDAT", "DTHAWDAT"), *_days(left, "WDDAT")]
    if not days:
        return None
    return Ending(min(days), bool(died), left[0] if left else None)


def _days(found: tuple[Page, ...] | list[Page], *items: str) -> Iterator[date]:
    """The day each row tells, by the first of these items that does; else the day on which it was first written."""
    for row in found:
        told = [day for item in items if (day := latest_day(row.answers.code(item)))]
        yield told[0] if told else min(entry.recorded_at for entry in row.entries).astimezone(SITE_ZONE).date()
