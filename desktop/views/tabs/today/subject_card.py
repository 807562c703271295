"""One subject at a glance: code, initials, arm, study day, a mark per page of the visit the ward is at, one sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.models.judgement.page_standing import PageStanding
from desktop.models.judgement.sign_state import SignState
from desktop.models.judgement.standing import Standing
from desktop.models.site.headings import study_day
from desktop.models.text import listed, same
from desktop.views.frame.cells import chip
from desktop.views.frame.composed import ComposedButton
from desktop.views.frame.subject_chooser import state_words
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import label, picture, row
from desktop.views.style import COLOURS


class SubjectCard(ComposedButton):
    """The whole card is the button."""

    def __init__(self, one: Standing) -> None:
        super().__init__(f"card_{one.code}", "card")
        column = QVBoxLayout()
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(6)
        day = study_day(one.today, one.day_zero) if one.day_zero else self.tr("no D0 yet")
        head = row(label(one.code, size="panel"), label(one.initials, tone="ink2"), label(one.arm, size="strong"), 1)
        head.addWidget(chip(day, "accent" if one.day_zero else "plain", "card_day"))
        column.addLayout(head)
        column.addWidget(PageStrip(one.current.counted))
        drawing, tone = _sign(one)
        words = state_words(one)
        told = ElidingLabel(words)
        told.setProperty("tone", tone)
        told.setProperty("rank", "strong" if tone != "ink2" else "")
        foot = row(picture(drawing, tone, 16), spacing=8)
        foot.addWidget(told, 1)
        column.addLayout(foot)
        self.compose(column, f"{one.code} {one.initials} {one.arm} {day} {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class PageStrip(QWidget):
    """A dot for each page on a line: empty, half when begun, a point when complete, full when signed."""

    def __init__(self, pages: tuple[PageStanding, ...]) -> None:
        super().__init__()
        self._pages = pages
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = (same(f"{say(page.form.short)} {page.completeness.shown} {say(page.state.text)}") for page in pages)
        self.setAccessibleName(say(listed(told)))

    def sizeHint(self) -> QSize:
        return QSize(160, 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = (self.width() - 16) / max(1, len(self._pages) - 1)
        size = min(6.0, step / 2 - 1) if len(self._pages) > 1 else 6.0
        middle = self.height() / 2
        painter.setPen(QPen(COLOURS.line2, 2))
        painter.drawLine(8, round(middle), self.width() - 8, round(middle))
        for at, page in enumerate(self._pages):
            _dot(painter, 8 + at * step, middle, size, page)
        painter.end()


def _dot(painter: QPainter, x: float, y: float, size: float, page: PageStanding) -> None:
    signed = page.state is SignState.SIGNED
    begun = page.begun
    edge = COLOURS.danger if page.must or page.state is SignState.BROKEN else COLOURS.ink2 if begun else COLOURS.ctrl
    painter.setPen(QPen(edge, 2 if begun else 1.4))
    painter.setBrush(edge if signed else COLOURS.panel)
    disc = QRectF(x - size, y - size, 2 * size, 2 * size)
    painter.drawEllipse(disc)
    if not signed and page.complete:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawEllipse(QRectF(x - size / 2, y - size / 2, size, size))
    elif not signed and begun:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawPie(disc, 90 * 16, 180 * 16)


def _sign(one: Standing) -> tuple[str, str]:
    if one.failed and not one.infused:
        return "fail", "danger"
    if one.must:
        return "stop", "danger"
    if one.pending and one.judgeable and not one.infused:
        return "unknown", "warn"
    return ("ok", "ok") if one.current.signed else ("list", "ink2")
