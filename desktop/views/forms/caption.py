"""What stands under a field: draft, corrected from what and why, late by how much, signed; painted whole, for a page has dozens."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.text import Text
from desktop.views.icons import pixmap
from desktop.views.language import say
from desktop.views.style import COLOURS

_SIGNS = {"draft": ("draft", "accent"), "corrected": ("pen", "accent"), "late": ("late", "warn"), "locked": ("lock", "ink3")}
_INKS = {"draft": "accent", "late": "warn"}
_SIGN, _GAP, _BELOW = 16, 6, 2


class Caption(QWidget):
    """Icon, the old value struck, and the words; what finds no room is cut with … and said in full by the tool tip."""

    def __init__(self, parent: QWidget, about: str = "") -> None:
        """`about` names the item where the line does not stand under it."""
        super().__init__(parent)
        self._about, self.state, self.struck, self.words = about, "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_mark(self, state: str, caption: Text | None, struck: str) -> None:
        """Say how the value stands; a plain saved value says nothing."""
        words = say(caption) if caption else ""
        self.setHidden(not words or state not in _SIGNS)
        if (state, struck, words) != (self.state, self.struck, self.words):
            self.state, self.struck, self.words = state, struck, words
            said = " ".join(part for part in (self._about, struck, words) if part)
            self.setAccessibleName(said)
            self.setToolTip(said)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, max(self.fontMetrics().height(), _SIGN) + _BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.state not in _SIGNS:
            return
        painter = QPainter(self)
        name, tone = _SIGNS[self.state]
        height = self.height() - _BELOW
        painter.drawPixmap(0, (height - _SIGN) // 2, pixmap(name, tone, _SIGN))
        crossed = QFont(self.font())
        crossed.setStrikeOut(True)
        left = _SIGN + _GAP
        for words, font, ink in (
            (self._about, self.font(), "ink2"),
            (self.struck, crossed, "ink3"),
            (self.words, self.font(), _INKS.get(self.state, "ink3")),
        ):
            if words:
                metrics, room = QFontMetrics(font), max(0, self.width() - left)
                painter.setFont(font)
                painter.setPen(COLOURS.token(ink))
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRect(left, 0, room, height), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
                left += metrics.horizontalAdvance(words) + _GAP
        painter.end()
