"""The line that is typed into: no input method, full-width digits understood at once, typing into a locked one is told."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.models.typed import number_text

_TAKES_ALL = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
_POPUPS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Line(QLineEdit):
    """A line of free text; the input method stays on."""

    entered = Signal()
    settled = Signal()
    """The caret left the line."""
    refused = Signal(str)
    """Somebody typed into a locked line, and what."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        if event.reason() in _TAKES_ALL:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _POPUPS:
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and changes_text(event):
            self.refused.emit(event.text())
        else:
            super().keyPressEvent(event)


class Field(Line):
    """A line for numbers, dates, times and codes, as wide as what it holds."""

    def __init__(self, name: str, accessible: str, width: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFixedWidth(width)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.textEdited.connect(self._make_narrow)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        # The widget attribute alone does not switch the input method off for a QLineEdit (Qt 6.12).
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def _make_narrow(self, text: str) -> None:
        narrow = number_text(text)
        if any(letter not in text for letter in narrow):
            at = self.cursorPosition() - (len(text) - len(narrow))
            self.setText(narrow)
            self.setCursorPosition(at)


def changes_text(event: QKeyEvent) -> bool:
    """Whether the key would change a text: a printable character, Backspace or Delete."""
    erases = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    modified = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return erases or (bool(event.text()) and event.text().isprintable() and not modified)
