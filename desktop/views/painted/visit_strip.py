"""The visits of a tab side by side: code, day, window, what is to be said of it, how far signed; one click opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.models.judgement.sign_state import SignState
from desktop.views.icons import pixmap
from desktop.views.painted.sign_ring import SIZE as RING
from desktop.views.painted.sign_ring import drawing_of
from desktop.views.parts import scrolled
from desktop.views.style import COLOURS, METRICS, sized

HIGH, LOW = 86, 50
"""Height of the strip, and where the page below needs the room."""
_LEAST, _PAD, _LINE = 62, 8, 18


@dataclass(frozen=True, slots=True)
class VisitCell:
    """What a cell says, in the reader's language."""

    key: str
    code: str
    day: str
    brief_day: str
    """Where the weekday does not fit."""
    window: str
    remark: str
    tone: str
    state: SignState
    spoken: str
    elapsed: float | None = None
    """How much of an open window is over, 0 to 1; None where it is not open."""


class VisitStrip(QFrame):
    """Emits the key of the visit clicked; what else belongs to the visits stands at its right."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit_strip")
        self.setProperty("kind", "panel")
        self._cells = QWidget()
        self._line = QHBoxLayout(self._cells)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._area = scrolled(self._cells)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(1)
        self._buttons: dict[str, VisitButton] = {}
        self._low = False
        self._acts: list[tuple[QPushButton, str]] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2, 2, 8, 2)
        whole.setSpacing(8)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._grid)
        self.set_low(low=False)

    def show_cells(self, cells: Sequence[VisitCell], current: str) -> None:
        """The visits as they stand, one of them current."""
        if [cell.key for cell in cells] != list(self._buttons):
            self._build(cells)
        for cell in cells:
            self._buttons[cell.key].show_cell(cell, current=cell.key == current)
        if current in self._buttons:
            self._area.ensureWidgetVisible(self._buttons[current])

    def offer(self, made: QPushButton) -> None:
        """What else can be done, at the right."""
        made.setAccessibleName(made.text())
        made.setToolTip(made.text())
        self._acts.append((made, made.text()))
        self._place_acts()

    def set_low(self, *, low: bool) -> None:
        """Two lines instead of four; what can be done keeps its icon alone."""
        if low is self._low and self.height() in (LOW, HIGH):
            return
        self._low = low
        self.setFixedHeight(LOW if low else HIGH)
        for made in self._buttons.values():
            made.set_low(low=low)
        self._place_acts()

    def _place_acts(self) -> None:
        for at, (made, words) in enumerate(self._acts):
            made.setText("" if self._low else words)
            self._grid.removeWidget(made)
            self._grid.addWidget(made, 0 if self._low else at % 2, at if self._low else at // 2)

    def beside(self, key: str, by: int) -> str:
        """The visit before or after one; the same at the ends."""
        keys = list(self._buttons)
        at = keys.index(key) + by if key in keys else 0
        return keys[min(max(at, 0), len(keys) - 1)] if keys else key

    def _build(self, cells: Sequence[VisitCell]) -> None:
        for made in self._buttons.values():
            self._line.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons = {cell.key: VisitButton(cell) for cell in cells}
        for key, made in self._buttons.items():
            made.set_low(low=self._low)
            made.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._line.addWidget(made, 1)
            made.show()


class VisitButton(QAbstractButton):
    """One cell, painted."""

    def __init__(self, cell: VisitCell) -> None:
        super().__init__()
        self.setObjectName(f"visit_{cell.key}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._cell, self._low = cell, False

    @property
    def cell(self) -> VisitCell:
        """What it says."""
        return self._cell

    def show_cell(self, cell: VisitCell, *, current: bool) -> None:
        """The visit as it stands now."""
        self._cell = cell
        self.setChecked(current)
        self.setAccessibleName(cell.spoken)
        self.setToolTip(cell.spoken)
        self.update()

    def set_low(self, *, low: bool) -> None:
        """Two lines instead of four."""
        self._low = low
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """What is current is said by the tab, not by the click."""

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, (LOW if self._low else HIGH) - 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = self.rect().adjusted(_PAD, 1, -_PAD, -1)
        cell, current = self._cell, self.isChecked()
        name, tone = drawing_of(cell.state)
        painter.drawPixmap(inner.right() - RING + 1, inner.top() + 3, pixmap(name, tone, RING))
        head = inner.adjusted(0, 0, -RING - 3, 0)
        _write(painter, head, 0, cell.code, "accent" if current else "ink", sized(self.font(), METRICS.panel_title, strong=True))
        text = sized(self.font(), METRICS.text)
        if self._low:
            _write(painter, inner, 1, self._day(inner), cell.tone or "ink2", text)
        else:
            _write(painter, inner, 1, self._day(inner), "accent" if current else "ink", text)
            _write(painter, inner, 2, cell.window, "ink3", text)
            remark = sized(self.font(), METRICS.text, strong=bool(cell.tone))
            _write(painter, inner, 3, _brief(cell.remark, inner.width(), remark), cell.tone or "ink2", remark)
        self._paint_elapsed(painter)
        painter.end()

    def _day(self, room: QRect) -> str:
        fits = QFontMetrics(sized(self.font(), METRICS.text)).horizontalAdvance(self._cell.day) <= room.width()
        return self._cell.day if fits else self._cell.brief_day

    def _paint_ground(self, painter: QPainter) -> None:
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setBrush(COLOURS.accent_soft)
            painter.setPen(QPen(COLOURS.accent, 2))
            painter.drawRoundedRect(edge, 6, 6)
        elif self.underMouse():
            painter.fillRect(self.rect(), COLOURS.sunken)
        else:
            painter.setPen(COLOURS.line)
            painter.drawLine(self.width() - 1, 8, self.width() - 1, self.height() - 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(COLOURS.bar if self.isChecked() else COLOURS.accent, 2))
            painter.drawRoundedRect(edge, 6, 6)

    def _paint_elapsed(self, painter: QPainter) -> None:
        """The open window, filled to now."""
        if self._cell.elapsed is None:
            return
        bar = QRectF(_PAD, self.height() - 6, self.width() - 2 * _PAD, 3)
        painter.fillRect(bar, COLOURS.accent_line)
        bar.setWidth(bar.width() * self._cell.elapsed)
        painter.fillRect(bar, COLOURS.accent)


def _brief(remark: str, room: int, font: QFont) -> str:
    """How full the visit is, which the remark ends with, is left out before what is said first is cut."""
    head = remark.rpartition(" ")[0].removesuffix(" ·")
    return head if head and QFontMetrics(font).horizontalAdvance(remark) > room >= QFontMetrics(font).horizontalAdvance(head) else remark


def _write(painter: QPainter, room: QRect, line: int, words: str, tone: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(COLOURS.token(tone))
    place = QRect(room.left(), room.top() + line * _LINE + (2 if line else 0), room.width(), _LINE + 2)
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
