"""A label that gives way: what does not fit is cut with … at the right, and said in full by tool tip and accessible name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget


class ElidingLabel(QLabel):
    """Takes the room there is; never values, only details."""

    def __init__(self, words: str, parent: QWidget | None = None, *, whole: bool = False) -> None:
        """`whole`: words that say nothing when cut, such as a time, are left out where they do not fit."""
        super().__init__(parent)
        self._whole = whole
        self.brief = ""
        """What is said instead where the words do not fit and this does."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def shown(self) -> str:
        """The words as they stand on the screen now."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        if self.brief and metrics.horizontalAdvance(self.text()) > room >= metrics.horizontalAdvance(self.brief):
            return self.brief
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        return "" if self._whole and cut != self.text() else cut

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        alignment = self.alignment() | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(painter, self.contentsRect(), int(alignment), self.palette(), self.isEnabled(), self.shown())
        painter.end()
