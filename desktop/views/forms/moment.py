"""When something happened, to the minute: date, time, and 现在; there is no button that takes the planned time."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.clock import Clock
from desktop.models.protocol.items import Moment
from desktop.models.records.answer import NOT_ANSWERED, Answer, day_of
from desktop.models.typed import day_text, number_text, time_text
from desktop.views.forms.calendar import Calendar, calendar_button
from desktop.views.forms.day import day_field, day_shown
from desktop.views.forms.editor import Editor
from desktop.views.forms.field import Field
from desktop.views.parts import button
from desktop.views.style import METRICS

_BETWEEN = "T"


class MomentEditor(Editor):
    """Keeps `2026-01-05T07:40`; what cannot be read so is kept as typed."""

    def __init__(self, item: Moment, clock: Clock, day_zero: date | None) -> None:
        super().__init__(item)
        self._clock, self._day_zero = clock, day_zero
        self._date = day_field(f"{item.key}_date", self.tr("{item}, date").format(item=self.label))
        self._time = self._time_field(item.key)
        self._opener = calendar_button(item.key, self.tr("Calendar for {item}").format(item=self.label))
        self._opener.clicked.connect(self._open_calendar)
        self._now = button(self.tr("Now"), "soft", f"{item.key}_now")
        self._now.clicked.connect(self._take_now)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for part in (self._date, self._opener, self._time, self._now):
            line.addWidget(part)
        line.addStretch(1)
        for field in (self._date, self._time):
            field.textEdited.connect(self._typed)
            field.entered.connect(self._show_raw)
            field.settled.connect(self.settle)
            field.refused.connect(self.refuse)
        self.setFocusProxy(self._date)
        self._display()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._date, self._time)

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._date, self._time)

    def settle(self) -> None:
        if not self._date.hasFocus():
            self._date.setText(day_shown(self._parts[0], self._day_zero))
        if not self._time.hasFocus():
            self._time.setText(self._parts[1])

    @property
    def _parts(self) -> tuple[str, str]:
        day, _, time = self._answer.value.partition(_BETWEEN)
        return day, time

    def _time_field(self, key: str) -> Field:
        field = Field()
        field.setObjectName(f"{key}_time")
        field.setAccessibleName(self.tr("{item}, time").format(item=self.label))
        field.setFixedWidth(METRICS.time_field)
        return field

    def _typed(self) -> None:
        day, time = self._parts
        if self.sender() is self._date or self._date.hasFocus():
            typed = self._date.text()
            day = day_text(typed, self._clock.now().date(), self._day_zero) or number_text(typed)
        else:
            typed = self._time.text()
            time = time_text(typed) or number_text(typed)
        value = f"{day}{_BETWEEN}{time}" if time else day
        self.take(Answer(value=value) if value else NOT_ANSWERED)
        self._show_around()

    def _take_now(self) -> None:
        self.take(Answer(value=self._clock.now().strftime("%Y-%m-%dT%H:%M")))
        self._display()

    def _open_calendar(self) -> None:
        if self.locked:
            self.refuse()
            return
        calendar = Calendar(self, day_of(self._answer.value) or self._clock.now().date())
        calendar.taken.connect(self._take_day)
        calendar.open_under(self._opener)

    def _take_day(self, day: date) -> None:
        time = self._parts[1]
        self.take(Answer(value=f"{day.isoformat()}{_BETWEEN}{time}" if time else day.isoformat()))
        self._display()

    def _show_raw(self) -> None:
        if not self.locked and self._date.hasFocus():
            self._date.setText(self._parts[0])

    def _display(self) -> None:
        day, time = self._parts
        self._date.setText(day if self._date.hasFocus() else day_shown(day, self._day_zero))
        self._time.setText(time)
        self._show_around()

    def _show_around(self) -> None:
        self._date.setPlaceholderText(self.empty_words)
        self._time.setPlaceholderText("" if self._answer.absent or self._answer.pending else "--:--")

    def _lock(self, *, locked: bool) -> None:
        self._date.setReadOnly(locked)
        self._time.setReadOnly(locked)
        self._now.setVisible(not locked)
