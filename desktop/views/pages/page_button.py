"""One row of the page list, painted: name, what is wrong, how complete or when it is done, how far signed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.models.protocol.form import Level
from desktop.models.protocol.visit import Need
from desktop.views.icons import pixmap
from desktop.views.language import say
from desktop.views.pages.page_rows import PageRow
from desktop.views.painted.sign_ring import drawing_of
from desktop.views.style import COLOURS, METRICS, sized

LEVELS = {Level.MUST: ("stop", "danger"), Level.CHECK: ("warn", "warn"), Level.NOTE: ("info", "info")}
_DRAFT = ("draft", "accent")
_HIGH, _LEFT, _RIGHT, _GAP, _SIGN = 32, 12, 10, 6, 16


class RowButton(QPushButton):
    """A row that can be current: its name stands first and gives way to what stands at the right."""

    def __init__(self, row: str, name: str, *, front: str = "", signs: tuple[tuple[str, str], ...] = ()) -> None:
        """`front` is the drawing before the name, `signs` are drawing and ink of those at the right."""
        super().__init__()
        self.setObjectName(f"page_{row}")
        self.setProperty("kind", "page_row")
        self.setCheckable(True)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._name, self._front, self._signs = name, front, signs
        self._count, self._count_tone = "", "ink3"

    def say_count(self, count: str, tone: str) -> None:
        """What is written before the last sign, in an ink; `warn` is strong."""
        self._count, self._count_tone = count, tone

    def show_signs(self, signs: tuple[tuple[str, str], ...]) -> None:
        """Other drawings at the right."""
        self._signs = signs

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEFT + _RIGHT, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        right = self._paint_right(painter, self.width() - _RIGHT)
        left, tone = _LEFT, "accent" if self.isChecked() else "ink"
        if self._front:
            painter.drawPixmap(left, (_HIGH - 18) // 2, pixmap(self._front, "ink2", 18))
            left += 18 + _GAP
        font = sized(self.font(), METRICS.text, strong=self.isChecked())
        painter.setFont(font)
        painter.setPen(COLOURS.token(tone))
        words = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left, _HIGH), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _paint_right(self, painter: QPainter, right: int) -> int:
        """From the right: the last sign, the count, the signs before; gives where the name has to end."""
        *before, last = self._signs
        right = _paint_sign(painter, last, right)
        if self._count:
            font = sized(self.font(), METRICS.text, strong=self._count_tone == "warn")
            width = QFontMetrics(font).horizontalAdvance(self._count)
            painter.setFont(font)
            painter.setPen(COLOURS.token(self._count_tone))
            painter.drawText(QRect(right - width, 0, width, _HIGH), Qt.AlignmentFlag.AlignVCenter, self._count)
            right -= width + _GAP
        for sign in reversed(before):
            right = _paint_sign(painter, sign, right)
        return right


def _paint_sign(painter: QPainter, sign: tuple[str, str], right: int) -> int:
    painter.drawPixmap(right - _SIGN, (_HIGH - _SIGN) // 2, pixmap(*sign, _SIGN))
    return right - _SIGN - _GAP


class PageButton(RowButton):
    """A page of the visit."""

    def __init__(self, one: PageRow, *, rail: bool) -> None:
        super().__init__(one.row, say(one.name))
        self._shown: PageRow | None = None
        self._rail = rail
        self.show_row(one)

    @property
    def shown(self) -> PageRow | None:
        """What it says."""
        return self._shown

    def show_row(self, one: PageRow) -> None:
        """The page as it stands now; on one nobody has to begin the word for that stands instead of 0/15."""
        if one == self._shown:
            return
        self._shown = one
        ring = drawing_of(one.state)
        draft = (_DRAFT,) if one.draft else ()
        self.show_signs((*draft, LEVELS[one.worst], ring) if one.worst is not None else (*draft, ring))
        count = one.completeness.shown if one.counts or one.need is None else say(one.need.text)
        self.say_count("" if self._rail else count, "warn" if one.counts and not one.completeness.complete else "ink3")
        worst = say(one.worst.text) if one.worst is not None else ""
        unsaved = QCoreApplication.translate("PageButton", "not saved") if one.draft else ""
        told = [say(one.form.text), _need(one), one.completeness.shown, worst, unsaved, say(one.state.text)]
        self.setAccessibleName(" ".join(filter(None, told)))
        self.setToolTip(" · ".join(filter(None, (*told[:2], worst, unsaved, told[-1]))))
        self.update()


def _need(one: PageRow) -> str:
    """`按需：有神经症状`; nothing for a page that no visit plans."""
    if not one.planned:
        return ""
    conditions = "；".join(dict.fromkeys(say(text) for text in one.conditions))
    word = say(one.need.text) if one.need is not None else ""
    return "：".join(filter(None, (word, "" if one.need is Need.REQUIRED else conditions)))
