"""Pictures of the window as the ward PC shows it: 1366 × 768 at 125 %, title and task bar left plain."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

SCREEN = QSize(1366, 768)
SCALE = 1.25
WINDOW = QSize(1092, 544)
"""Logical pixels between the native title (30) and the task bar (40)."""

_TITLE = 38
_NOT_OURS = QColor("#E7EAED")


class Pictures:
    """Takes and numbers them."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._folder = folder
        self._window = window
        self._taken = 0

    def take(self, name: str, language: str) -> None:
        """The window with whatever stands before it."""
        QApplication.processEvents()
        self._taken += 1
        screen = QPixmap(SCREEN)
        screen.fill(_NOT_OURS)
        painter = QPainter(screen)
        for top in self._layers():
            picture = top.grab()
            ratio = picture.devicePixelRatio()
            at = top.mapToGlobal(QPoint(0, 0)) - self._window.mapToGlobal(QPoint(0, 0))
            where = QRect(round(at.x() * SCALE), _TITLE + round(at.y() * SCALE), 0, 0)
            where.setSize(QSize(round(picture.width() / ratio * SCALE), round(picture.height() / ratio * SCALE)))
            painter.drawPixmap(where, picture)
        painter.end()
        screen.save(str(self._folder / f"{self._taken:02d}-{name}-{language}.png"))

    def _layers(self) -> list[QWidget]:
        """The window first, then the dialogs and popovers in front of it."""
        others = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not self._window]
        return [self._window, *others]
