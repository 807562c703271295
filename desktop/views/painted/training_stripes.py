"""The slanted stripes of a training site, with its sentence on solid ground in the middle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.style import COLOURS, METRICS, sized

HEIGHT = 32
_PITCH, _SLANT, _AROUND = 34, 20, 36


class TrainingStripes(QWidget):
    """Painted once; nothing moves."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._words_width() + 2 * _PITCH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), COLOURS.warn_solid)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(COLOURS.panel)
        half = _PITCH / 2
        for x in range(-_SLANT, self.width() + _SLANT, _PITCH):
            painter.drawPolygon(
                QPolygonF([QPointF(x + _SLANT, 0), QPointF(x + _SLANT + half, 0), QPointF(x + half, HEIGHT), QPointF(x, HEIGHT)])
            )
        width = self._words_width()
        middle = QRect((self.width() - width) // 2, 0, width, HEIGHT)
        painter.fillRect(middle, COLOURS.warn_solid)
        painter.setPen(COLOURS.ink)
        painter.setFont(sized(self.font(), METRICS.text, strong=True))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()

    def _words_width(self) -> int:
        return QFontMetrics(sized(self.font(), METRICS.text, strong=True)).horizontalAdvance(self._words) + _AROUND
