"""A date as hands type it (`20260105`, `1.5`, `t`, `+7`), shown back with weekday and study day; a moment adds 24-hour time."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.clock import Clock, weekday
from desktop.models.protocol.items import Day
from desktop.models.records.answer import NOT_ANSWERED, Answer, day_of
from desktop.models.text import Text
from desktop.models.typed import day_text, number_text, partial_day_text
from desktop.views.forms.calendar import Calendar, calendar_button
from desktop.views.forms.editor import Editor
from desktop.views.forms.field import Field
from desktop.views.language import say
from desktop.views.parts import button
from desktop.views.style import text_width

NEVER = "NONE"
_WIDEST = ("2026-08-28 周三 (D+388)", "2026-08-28 Wed (D+388)")
_EDGES = 24
_STUDY_DAYS = 400
"""Farther from D0 than this a study day says nothing."""


def day_field(name: str, accessible: str) -> Field:
    """A field for one date, wide enough for weekday and study day."""
    field = Field()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    field.setFixedWidth(max(text_width(words) for words in _WIDEST) + _EDGES)
    return field


def day_shown(typed: str, day_zero: date | None) -> str:
    """`2026-01-05 周一 (D+7)`; a partial date or what is none as typed."""
    day = day_of(typed) if len(typed) == len("2026-01-05") else None
    if day is None:
        return typed
    told = f"{typed} {say(Text(*weekday(day)))}"
    distance = (day - day_zero).days if day_zero else _STUDY_DAYS + 1
    if abs(distance) > _STUDY_DAYS:
        return told
    sign = "+" if distance > 0 else "−" if distance < 0 else ""
    return f"{told} (D{sign}{abs(distance)})"


class DayEditor(Editor):
    """Typed first, calendar second; 无 where never is an answer."""

    def __init__(self, item: Day, clock: Clock, day_zero: date | None) -> None:
        super().__init__(item)
        self._partial, self._clock, self._day_zero = item.partial, clock, day_zero
        self._field = day_field(f"{item.key}_value", self.label)
        self._field.textEdited.connect(self._typed)
        self._field.entered.connect(self._show_raw)
        self._field.settled.connect(self.settle)
        self._field.refused.connect(self.refuse)
        self.setFocusProxy(self._field)
        self._opener = calendar_button(item.key, self.tr("Calendar for {item}").format(item=self.label))
        self._opener.clicked.connect(self._open_calendar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._field)
        line.addWidget(self._opener)
        self._never = button(say(item.never), "soft", f"{item.key}_never") if item.never else None
        if self._never is not None:
            self._never.setCheckable(True)
            self._never.clicked.connect(self._take_never)
            line.addSpacing(4)
            line.addWidget(self._never)
        line.addStretch(1)
        self._display()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._field,)

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._field,)

    def settle(self) -> None:
        if not self._field.hasFocus():
            self._field.setText(self._shown)

    @property
    def _raw(self) -> str:
        return "" if self._answer.value == NEVER and self._never else self._answer.value

    @property
    def _shown(self) -> str:
        return day_shown(self._raw, self._day_zero)

    def _typed(self, text: str) -> None:
        today = self._clock.now().date()
        read = partial_day_text(text, today) if self._partial else None
        value = read or day_text(text, today, self._day_zero) or number_text(text)
        self.take(Answer(value=value) if value else NOT_ANSWERED)
        self._show_around()

    def _take_never(self, on: bool) -> None:
        self.take(Answer(value=NEVER) if on else NOT_ANSWERED)
        self._display()

    def _open_calendar(self) -> None:
        if self.locked:
            self.refuse()
            return
        calendar = Calendar(self, day_of(self._answer.value) or self._clock.now().date())
        calendar.taken.connect(self._take_day)
        calendar.open_under(self._opener)

    def _take_day(self, day: date) -> None:
        self.take(Answer(value=day.isoformat()))
        self._display()

    def _show_raw(self) -> None:
        if not self.locked:
            self._field.setText(self._raw)

    def _display(self) -> None:
        self._field.setText(self._raw if self._field.hasFocus() else self._shown)
        self._show_around()

    def _show_around(self) -> None:
        never = self._never is not None and self._answer.value == NEVER
        self._field.setPlaceholderText("—" if never else self.empty_words)
        if self._never is not None:
            self._never.setChecked(never)

    def _lock(self, *, locked: bool) -> None:
        self._field.setReadOnly(locked)
