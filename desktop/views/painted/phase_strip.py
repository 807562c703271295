"""The phases of the day of infusion: letter, name, gate and how many steps are done; one click opens the phase's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy

from desktop.views.icons import pixmap
from desktop.views.style import COLOURS, METRICS, sized

HEIGHT = 36
_SIGN, _PAD, _GAP = 16, 8, 6


@dataclass(frozen=True, slots=True)
class PhaseCell:
    """What a phase says, in the reader's language."""

    letter: str
    form: str
    name: str
    count: str
    sign: tuple[str, str] | None
    """Icon and ink of its gates."""
    spoken: str


class PhaseStrip(QFrame):
    """Emits the form of the phase clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("phase_strip")
        self.setProperty("kind", "panel")
        self.setFixedHeight(HEIGHT)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(1, 1, 1, 1)
        self._line.setSpacing(0)
        self._buttons: dict[str, PhaseButton] = {}

    def show_phases(self, cells: Sequence[PhaseCell], current: str) -> None:
        """The phases as they stand; `current` is the form of the open page."""
        for cell in cells:
            if cell.letter not in self._buttons:
                self._add(cell)
            self._buttons[cell.letter].show_phase(cell, current=cell.form == current)

    def _add(self, cell: PhaseCell) -> None:
        made = self._buttons[cell.letter] = PhaseButton(cell)
        made.clicked.connect(lambda: self.chosen.emit(cell.form))
        self._line.addWidget(made, 1)


class PhaseButton(QAbstractButton):
    """One phase, painted."""

    def __init__(self, cell: PhaseCell) -> None:
        super().__init__()
        self.setObjectName(f"phase_{cell.letter}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._cell = cell

    def show_phase(self, cell: PhaseCell, *, current: bool) -> None:
        """The phase as it stands now."""
        self._cell = cell
        self.setChecked(current)
        self.setAccessibleName(cell.spoken)
        self.setToolTip(cell.spoken)
        self.update()

    def nextCheckState(self) -> None:
        """What is current is said by the tab, not by the click."""

    def sizeHint(self) -> QSize:
        return QSize(2 * _PAD + _SIGN + 56, HEIGHT - 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            painter.fillRect(self.rect(), COLOURS.accent)
        else:
            painter.setPen(COLOURS.line)
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        if self.hasFocus():
            painter.setPen(QPen(COLOURS.bar if current else COLOURS.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        self._paint_words(painter, "panel" if current else "ink2")
        painter.end()

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        """Letter at the left, count at the right, the gate before it; the name takes what is left."""
        strong, plain = sized(self.font(), METRICS.text, strong=True), sized(self.font(), METRICS.text)
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        metrics = QFontMetrics(strong)
        painter.setPen(COLOURS.token(tone))
        painter.setFont(strong)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._cell.letter)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._cell.count)
        left = room.left() + metrics.horizontalAdvance(self._cell.letter) + _GAP
        right = room.right() - metrics.horizontalAdvance(self._cell.count) - _GAP
        if self._cell.sign is not None:
            name, ink = self._cell.sign
            drawn = pixmap(name, "panel", _SIGN, "accent") if self.isChecked() else pixmap(name, ink, _SIGN)
            painter.drawPixmap(right - _SIGN, (self.height() - _SIGN) // 2, drawn)
            right -= _SIGN + _GAP
        painter.setFont(plain)
        words = QFontMetrics(plain).elidedText(self._cell.name, Qt.TextElideMode.ElideRight, max(0, right - left))
        fits = right - left >= 2 * METRICS.text
        painter.drawText(QRect(left, 0, max(0, right - left), self.height()), Qt.AlignmentFlag.AlignVCenter, words if fits else "")
