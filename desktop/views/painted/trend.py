"""The course of one laboratory value: points with their numbers over sample days, reference band and upper limit (VISUAL §7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.style import COLOURS, METRICS, sized

_HEIGHT = 116
_TOP, _BOTTOM, _SIDE = 22, 22, 18


@dataclass(frozen=True, slots=True)
class Point:
    """One sample: its day, its number for the height, and the number as it is written."""

    day: date
    value: Decimal
    shown: str


class Trend(QWidget):
    """Painted from its points; its accessible name says them in words."""

    def __init__(self, points: Sequence[Point], low: Decimal | None, high: Decimal | None) -> None:
        super().__init__()
        self._points, self._low, self._high = tuple(points), low, high
        self.setAccessibleName("，".join(f"{point.day:%m-%d} {point.shown}" for point in self._points))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_band(painter)
        self._paint_limit(painter)
        places = self._places()
        painter.setPen(QPen(COLOURS.ink2, 2))
        painter.drawPolyline(places)
        for point, place in zip(self._points, places, strict=True):
            self._paint_point(painter, point, place)
        self._paint_days(painter, places)
        painter.end()

    def _bottom_of_scale(self) -> float:
        return min([float(point.value) for point in self._points] + [float(self._low or 0)])

    def _top_of_scale(self) -> float:
        top = max([float(point.value) for point in self._points] + [float(self._high or 0)])
        return top if top > self._bottom_of_scale() else self._bottom_of_scale() + 1

    def _y(self, value: float) -> float:
        low, high = self._bottom_of_scale(), self._top_of_scale()
        return self.height() - _BOTTOM - (value - low) / (high - low) * (self.height() - _TOP - _BOTTOM)

    def _places(self) -> list[QPointF]:
        first, last = self._points[0].day, self._points[-1].day
        span = max((last - first).days, 1)
        room = self.width() - 2 * _SIDE
        return [QPointF(_SIDE + (p.day - first).days / span * room, self._y(float(p.value))) for p in self._points]

    def _paint_band(self, painter: QPainter) -> None:
        if self._high is not None:
            low = self._y(float(self._low)) if self._low is not None else self.height() - _BOTTOM
            high = self._y(float(self._high))
            painter.fillRect(QRectF(0, high, self.width(), low - high), COLOURS.ok_soft)

    def _paint_limit(self, painter: QPainter) -> None:
        if self._high is None:
            return
        y = self._y(float(self._high))
        painter.setPen(QPen(COLOURS.danger, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setFont(sized(self.font(), METRICS.chart_text))
        painter.drawText(QPointF(0, y - 3), f"ULN {self._high}")

    def _paint_point(self, painter: QPainter, point: Point, place: QPointF) -> None:
        above = self._high is not None and point.value > self._high
        painter.setPen(QPen(COLOURS.ink, 1.6))
        painter.setBrush(COLOURS.warn_solid if above else COLOURS.panel)
        painter.drawEllipse(place, 4, 4)
        font = sized(self.font(), METRICS.chart_text, strong=True)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(point.shown)
        x = min(max(place.x() - width / 2, 0), self.width() - width)
        painter.setPen(COLOURS.ink)
        painter.drawText(QPointF(x, place.y() - 8), point.shown)

    def _paint_days(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        font = sized(self.font(), METRICS.chart_text)
        painter.setFont(font)
        painter.setPen(COLOURS.ink3)
        free_from = 0.0
        for point, place in zip(self._points, places, strict=True):
            words = f"{point.day:%m-%d}"
            width = QFontMetrics(font).horizontalAdvance(words)
            x = min(max(place.x() - width / 2, 0), self.width() - width)
            if x >= free_from:
                painter.drawText(QPointF(x, self.height() - 4), words)
                free_from = x + width + 6
