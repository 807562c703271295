"""The product's own drawings, recoloured by token and kept per name, colour, size and screen density (VISUAL §8)."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource
from desktop.views.style import COLOURS

_INK = "#16222E"
_GROUND = "#fff"
_SIZES = (14, 16, 18, 20, 24, 28, 44)


def pixmap(name: str, tone: str, size: int, ground: str = "panel") -> QPixmap:
    """The drawing in a colour token; on solid ground the mark inside a filled sign takes the ground's colour."""
    screen = QGuiApplication.primaryScreen()
    return _drawn(name, tone, size, screen.devicePixelRatio(), ground)


def icon(name: str, tone: str, ground: str = "panel") -> QIcon:
    """The drawing as an icon of every size of the scale."""
    return QIcon(_icon(name, tone, QGuiApplication.primaryScreen().devicePixelRatio(), ground))


@cache
def _icon(name: str, tone: str, density: float, ground: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_drawn(name, tone, size, density, ground))
    return made


@cache
def _drawn(name: str, tone: str, size: int, density: float, ground: str) -> QPixmap:
    drawing = _source(name).replace(_GROUND, COLOURS.token(ground).name()).replace(_INK, COLOURS.token(tone).name())
    picture = QPixmap(QSize(size, size) * density)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
