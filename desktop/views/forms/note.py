"""Free text: one line or several, with the input method on."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop.models.protocol.items import Note
from desktop.models.records.answer import NOT_ANSWERED, Answer
from desktop.models.typed import cleaned
from desktop.views.forms.editor import Editor
from desktop.views.forms.field import Line, changes_text
from desktop.views.style import METRICS

_EDGES = 14


class Lines(QPlainTextEdit):
    """Several lines; Tab leaves it, Enter starts a new line."""

    settled = Signal()
    refused = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + _EDGES)
        self.setMaximumHeight(self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and changes_text(event):
            self.refused.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()


class NoteEditor(Editor):
    """Keeps the text without control and invisible characters, in NFC."""

    def __init__(self, item: Note, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._lines: Lines | None = None
        self._line: Line | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._make_lines(item) if item.lines > 1 else self._make_line())
        self._field.setObjectName(f"{item.key}_value")
        self._field.setAccessibleName(self.label)
        self._field.setMinimumWidth(METRICS.unit_field)
        self.setFocusProxy(self._field)
        self._display()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._field,)

    @property
    def _field(self) -> Lines | Line:
        field = self._lines or self._line
        assert field is not None
        return field

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._field,)

    def _make_lines(self, item: Note) -> Lines:
        self._lines = Lines(item.lines)
        self._lines.textChanged.connect(self._typed)
        self._lines.refused.connect(self.refuse)
        return self._lines

    def _make_line(self) -> Line:
        self._line = Line()
        self._line.textEdited.connect(self._typed)
        self._line.refused.connect(self.refuse)
        return self._line

    def _text(self) -> str:
        return self._lines.toPlainText() if self._lines else self._line.text() if self._line else ""

    def _typed(self) -> None:
        value = cleaned(self._text())
        self.take(Answer(value=value) if value else NOT_ANSWERED)
        self._field.setPlaceholderText(self.empty_words)

    def _display(self) -> None:
        if self._lines is not None:
            with QSignalBlocker(self._lines):
                self._lines.setPlainText(self._answer.value)
        elif self._line is not None:
            self._line.setText(self._answer.value)
        self._field.setPlaceholderText(self.empty_words)

    def _lock(self, *, locked: bool) -> None:
        self._field.setReadOnly(locked)
