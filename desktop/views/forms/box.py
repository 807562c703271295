"""A list that opens at a click or with Space; the wheel changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Box(QComboBox):
    """One of a few, where there is no room for them side by side.

    The list behind it is made when the caret comes: it takes the toolkit as long as the rest of the row, and a page has dozens.
    """

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`options`: code and words of what can be chosen; a later change of parent would make the list at once."""
        super().__init__(parent)
        self._options = tuple(options)
        self._code = ""

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.placeholderText() if self.currentIndex() < 0 else self.currentText()

    def show_words(self, code: str, words: str) -> None:
        """The option of that code, under these words; words of a code that is no option stand there all the same."""
        self._code = code
        self.setPlaceholderText(words)
        if self.count():
            at = self.findData(code)
            self.setCurrentIndex(at)
            if at >= 0:
                self.setItemText(at, words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.count():
            code, words = self._code, self.words
            for offered, named in self._options:
                self.addItem(named, offered)
            self.show_words(code, words)
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
