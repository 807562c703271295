"""One line that leads to a field: sign, words, what stands under them in quieter ink, an arrow; painted whole, for there are many."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from desktop.views.icons import pixmap
from desktop.views.style import COLOURS

_LEFT, _RIGHT, _ABOVE, _GAP = 12, 8, 5, 8
_SIGN, _ARROW, _LOWEST = 16, 14, 32
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENDLESS = 10_000
"""Height to wrap in."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says."""

    words: str
    aside: str = ""
    """What stands under the words in quieter ink."""
    drawing: str = ""
    tone: str = ""
    level: str = ""
    """What the drawing says in a word."""


class JumpLine(QPushButton):
    """As high as its words need at its width; checked is where the caret stands."""

    def __init__(self, name: str, told: Told) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page_row")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._told = told
        self.setAccessibleName(f"{told.level} {told.words} {told.aside}".strip())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, aside = self._places(width)
        return max(_LOWEST, (aside if self._told.aside else words).bottom() + 1 + _ABOVE)

    def sizeHint(self) -> QSize:
        return QSize(2 * _LEFT + _SIGN + _ARROW, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        words, aside = self._places(self.width())
        if self._told.drawing:
            painter.drawPixmap(_LEFT, _ABOVE + 1, pixmap(self._told.drawing, self._told.tone, _SIGN))
        painter.setPen(COLOURS.ink)
        painter.drawText(words, int(_WRAPPED), self._told.words)
        painter.setPen(COLOURS.ink3)
        painter.drawText(aside, int(_WRAPPED), self._told.aside)
        painter.drawPixmap(self.width() - _RIGHT - _ARROW, (self.height() - _ARROW) // 2, pixmap("right", "accent", _ARROW))
        painter.end()

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Of the words, and of what stands under them."""
        left = _LEFT + (_SIGN + _GAP if self._told.drawing else 0)
        room = QRect(left, _ABOVE, max(1, width - left - _GAP - _ARROW - _RIGHT), _ENDLESS)
        metrics = QFontMetrics(self.font())
        words = metrics.boundingRect(room, int(_WRAPPED), self._told.words)
        aside = metrics.boundingRect(room.translated(0, words.height()), int(_WRAPPED), self._told.aside)
        return words, aside
