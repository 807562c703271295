"""A date, and where the item admits it a partial one or that there never was any."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.models.clock import Clock
from desktop.models.protocol.items import Day
from desktop.models.text import Text
from desktop.models.typed import partial_day_text
from desktop.views.forms.dated import DatedEditor, day_field, day_shown
from desktop.views.language import say
from desktop.views.parts import button

NEVER = "NONE"


class DayEditor(DatedEditor):
    """Keeps `2026-01-05`, `2025-UK-UK` or `NONE`; 无 where never is an answer."""

    def __init__(self, item: Day, clock: Clock, day_zero: date | None, parent: QWidget | None = None) -> None:
        super().__init__(item, clock, day_zero, parent)
        self._partial = item.partial
        self._field = day_field(f"{item.key}_value", self.label)
        line = self._arrange((self._field,), (self._field, self._opener), 4)
        self._never = self._never_button(item.never) if item.never else None
        if self._never is not None:
            line.addSpacing(4)
            line.addWidget(self._never)
        line.addStretch(1)
        self._display()

    @property
    def _raw(self) -> tuple[str, ...]:
        return ("" if self._answer.value == NEVER and self._never else self._answer.value,)

    @property
    def _shown(self) -> tuple[str, ...]:
        return (day_shown(self._raw[0], self._day_zero),)

    def _never_button(self, words: Text) -> QPushButton:
        never = button(say(words), "soft", f"{self.key}_never")
        never.setCheckable(True)
        never.clicked.connect(self._take_never)
        return never

    def _typed(self) -> None:
        text = self._field.text()
        partial = partial_day_text(text, self._today) if self._partial else None
        self._take_value(partial or self._read_day(text))

    def _take_never(self, on: bool) -> None:
        self._take_value(NEVER if on else "")
        self._display()

    def _take_day(self, day: date) -> None:
        self._take_value(day.isoformat())
        self._display()

    def _show_around(self) -> None:
        never = self._never is not None and self._answer.value == NEVER
        self._field.setPlaceholderText("—" if never else self.empty_words)
        if self._never is not None:
            self._never.setChecked(never)
