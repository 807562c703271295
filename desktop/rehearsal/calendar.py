"""The clock of the rehearsal: it runs like any other, and can be put on to the next visit."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.models.clock import SystemClock


class RehearsalClock(SystemClock):
    """Real seconds, another day."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        """The present of the rehearsal."""
        return super().now() + self._ahead

    def put_on(self, to: datetime) -> None:
        """Wait until then without waiting."""
        self._ahead += to - self.now()
