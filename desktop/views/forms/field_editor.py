"""What editors of short fields have in common: as typed while the caret is in a field, the way it reads once it is elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.records.answer import NOT_ANSWERED, Answer
from desktop.views.forms.editor import Editor
from desktop.views.forms.field import Field


class FieldEditor(Editor):
    """One or more fields in a line; keeps what was typed, the finding says if it is no value of its kind."""

    _fields: tuple[Field, ...]

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return self._fields

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return self._fields

    def settle(self) -> None:
        for field, shown in zip(self._fields, self._shown, strict=True):
            if not field.hasFocus():
                field.setText(shown)

    @property
    def _raw(self) -> tuple[str, ...]:
        """What each field holds, as typed."""
        return (self._answer.value,)

    @property
    def _shown(self) -> tuple[str, ...]:
        """The same the way it reads."""
        raise NotImplementedError

    def _typed(self) -> None:
        """Take what now stands in the fields."""
        raise NotImplementedError

    def _arrange(self, fields: tuple[Field, ...], parts: tuple[QWidget, ...], spacing: int) -> QHBoxLayout:
        """Put the parts side by side, the fields among them; answers the line, for what comes after."""
        self._fields = fields
        for field in fields:
            field.textEdited.connect(self._typed)
            field.entered.connect(self._show_raw)
            field.settled.connect(self.settle)
            field.refused.connect(self.refuse)
        self.setFocusProxy(fields[0])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(spacing)
        for part in parts:
            line.addWidget(part)
        return line

    def _take_value(self, value: str) -> None:
        self.take(Answer(value=value) if value else NOT_ANSWERED)
        self._show_around()

    def _show_raw(self) -> None:
        for field, raw in zip(self._fields, self._raw, strict=True):
            if field.hasFocus() and not self.locked and field.text() != raw:
                whole = field.hasSelectedText()
                field.setText(raw)
                if whole:
                    field.selectAll()

    def _display(self) -> None:
        for field, raw, shown in zip(self._fields, self._raw, self._shown, strict=True):
            field.setText(raw if field.hasFocus() else shown)
        self._show_around()

    def _show_around(self) -> None:
        """What stands beside the figures, and in an empty field."""
        self._fields[0].setPlaceholderText(self.empty_words)

    def _lock(self, *, locked: bool) -> None:
        for field in self._fields:
            field.setReadOnly(locked)
