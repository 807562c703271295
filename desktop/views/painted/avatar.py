"""The first character of a name on a disc, to find one's own tile among nine."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.style import COLOURS, sized


class Avatar(QWidget):
    """Solid for the person who acts, quiet for the others, light on the dark bar."""

    def __init__(self, name: str, size: int, tone: str = "accent") -> None:
        """`tone` is `accent`, `head` or `bar`."""
        super().__init__()
        self._initial, self._size, self._tone = name.strip()[:1].upper(), size, tone
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def show_name(self, name: str) -> None:
        """Another person."""
        self._initial = name.strip()[:1].upper()
        self.setAccessibleName(name)
        self.update()

    def show_tone(self, tone: str) -> None:
        """Another ground, for a tile that was chosen."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = {
            "accent": (COLOURS.accent, COLOURS.panel),
            "head": (COLOURS.head, COLOURS.ink2),
            "bar": (COLOURS.bar_text, COLOURS.bar),
        }[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(self.rect())
        painter.setPen(ink)
        painter.setFont(sized(self.font(), self._size // 2, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)
        painter.end()
