"""One cell per criterion: small and quiet where met, dashed with ? where unknown, solid red with × where not; a click jumps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.judgement.eligibility import Effect, Judged
from desktop.views.language import say
from desktop.views.style import COLOURS

_MET, _OPEN, _HIGH, _GAP = 13, 19, 18, 3


class CriteriaMap(QWidget):
    """The whole of the criteria at a glance."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("criteria_map")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._judged: tuple[Judged, ...] = ()
        self._current = ""

    def show_judged(self, judged: Sequence[Judged], current: str) -> None:
        """The criteria in protocol order, one of them current."""
        self._judged, self._current = tuple(judged), current
        self.setAccessibleName("　".join(f"{one.criterion.key} {say(one.effect.text(one.criterion.kind))}" for one in self._judged))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._left() + sum(_width(one) + _GAP for one in self._judged), _HIGH + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(COLOURS.ink2)
        painter.drawText(QRect(0, 0, self._left(), self.height()), Qt.AlignmentFlag.AlignVCenter, "IN")
        for one, cell in self._cells():
            _paint(painter, one, cell, current=one.criterion.key == self._current)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for one, cell in self._cells():
            if cell.adjusted(-2, -6, 2, 6).contains(event.position().toPoint()):
                self.chosen.emit(one.criterion.key)
                return

    def _left(self) -> int:
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance("IN") + 8

    def _cells(self) -> list[tuple[Judged, QRect]]:
        x, cells = self._left(), []
        for one in self._judged:
            width = _width(one)
            cells.append((one, QRect(x, (self.height() - _HIGH) // 2, width, _HIGH)))
            x += width + _GAP
        return cells


def _width(one: Judged) -> int:
    return _MET if one.effect is Effect.PASSES else _OPEN


def _paint(painter: QPainter, one: Judged, cell: QRect, *, current: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if one.effect is Effect.PASSES:
        painter.fillRect(cell.adjusted(0, 1, 0, -1), COLOURS.ok_line)
    elif one.effect is Effect.PENDING:
        painter.setPen(QPen(COLOURS.warn, 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(COLOURS.warn_soft)
        painter.drawRoundedRect(QRectF(cell).adjusted(0.7, 0.7, -0.7, -0.7), 3, 3)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "?")
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(COLOURS.danger)
        painter.drawRoundedRect(cell, 3, 3)
        painter.setPen(COLOURS.panel)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "×")
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(COLOURS.accent, 2))
        painter.drawRoundedRect(QRectF(cell).adjusted(-2, -2, 2, 2), 4, 4)
