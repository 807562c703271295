"""What dates have in common: typed first (`20260105`, `1.5`, `t`, `+7`), calendar second, shown with weekday and study day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.models.clock import Clock, weekday
from desktop.models.protocol.items import Day, Moment
from desktop.models.records.answer import day_of
from desktop.models.text import Text
from desktop.models.typed import day_text, number_text
from desktop.views.forms.calendar import Calendar, calendar_button
from desktop.views.forms.field import Field
from desktop.views.forms.field_editor import FieldEditor
from desktop.views.language import say
from desktop.views.style import text_width

_WIDEST = ("2026-08-28 周三 (D+388)", "2026-08-28 Wed (D+388)")
_EDGES = 24
_STUDY_DAYS = 400
"""Farther from D0 than this a study day says nothing."""


class DatedEditor(FieldEditor):
    """Knows today and D0, and opens the calendar."""

    def __init__(self, item: Day | Moment, clock: Clock, day_zero: date | None, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._clock, self._day_zero = clock, day_zero
        self._opener = self._make_opener()

    def _make_opener(self) -> QPushButton:
        opener = calendar_button(self.key, self.tr("Calendar for {item}").format(item=self.label))
        opener.clicked.connect(self._open_calendar)
        return opener

    @property
    def _today(self) -> date:
        return self._clock.now().date()

    def _read_day(self, typed: str) -> str:
        """The date meant, or what was typed where it means none."""
        return day_text(typed, self._today, self._day_zero) or number_text(typed)

    def _take_day(self, day: date) -> None:
        """Take the day clicked in the calendar."""
        raise NotImplementedError

    def _open_calendar(self) -> None:
        if self.locked:
            self.refuse()
            return
        calendar = Calendar(self, day_of(self._answer.value) or self._today)
        calendar.taken.connect(self._take_day)
        calendar.open_under(self._opener)


def day_field(name: str, accessible: str) -> Field:
    """A field for one date, wide enough for weekday and study day."""
    return Field(name, accessible, max(text_width(words) for words in _WIDEST) + _EDGES)


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
