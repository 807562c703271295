"""When something happened, to the minute: date, time, and 现在; there is no button that takes the planned time."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.models.clock import Clock
from desktop.models.protocol.items import Moment
from desktop.models.typed import number_text, time_text
from desktop.views.forms.dated import DatedEditor, day_field, day_shown
from desktop.views.forms.field import Field
from desktop.views.parts import button
from desktop.views.style import METRICS

_BETWEEN = "T"


class MomentEditor(DatedEditor):
    """Keeps `2026-01-05T07:40`; what cannot be read so is kept as typed."""

    def __init__(self, item: Moment, clock: Clock, day_zero: date | None, parent: QWidget | None = None) -> None:
        super().__init__(item, clock, day_zero, parent)
        self._date = day_field(f"{item.key}_date", self.tr("{item}, date").format(item=self.label))
        self._time = Field(f"{item.key}_time", self.tr("{item}, time").format(item=self.label), METRICS.time_field)
        self._now = button(self.tr("Now"), "soft", f"{item.key}_now")
        self._now.clicked.connect(self._take_now)
        line = self._arrange((self._date, self._time), (self._date, self._opener, self._time, self._now), 4)
        line.addStretch(1)
        self._display()

    @property
    def _raw(self) -> tuple[str, ...]:
        day, _, time = self._answer.value.partition(_BETWEEN)
        return day, time

    @property
    def _shown(self) -> tuple[str, ...]:
        day, time = self._raw
        return day_shown(day, self._day_zero), time

    def _typed(self) -> None:
        day, time = self._raw
        if self.sender() is self._date or self._date.hasFocus():
            day = self._read_day(self._date.text())
        else:
            typed = self._time.text()
            time = time_text(typed) or number_text(typed)
        self._take_value(_joined(day, time))

    def _take_now(self) -> None:
        self._take_value(self._clock.now().strftime("%Y-%m-%dT%H:%M"))
        self._display()

    def _take_day(self, day: date) -> None:
        self._take_value(_joined(day.isoformat(), self._raw[1]))
        self._display()

    def _show_around(self) -> None:
        super()._show_around()
        self._time.setPlaceholderText("" if self._answer.absent or self._answer.pending else "--:--")

    def _lock(self, *, locked: bool) -> None:
        super()._lock(locked=locked)
        self._now.setVisible(not locked)


def _joined(day: str, time: str) -> str:
    return f"{day}{_BETWEEN}{time}" if time else day
