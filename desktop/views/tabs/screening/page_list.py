"""The list of screening pages: name, what is wrong, how complete, how far signed; a narrow rail where the page is wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.judgement.eligibility import Effect
from desktop.models.judgement.sign_state import SignState
from desktop.models.protocol.items import Level
from desktop.views.dialogs.effects import STATE
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.painted.sign_ring import SignRing
from desktop.views.parts import hairline, label, picture, row
from desktop.views.tabs.screening.pages import PageRow

WIDTH, RAIL = 192, 124
VERDICT = "verdict"
"""Name of the first row."""
_LEVELS = {Level.MUST: ("stop", "danger"), Level.CHECK: ("warn", "warn"), Level.NOTE: ("info", "info")}


class PageList(QFrame):
    """Emits the form chosen, or `verdict`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_list")
        self.setProperty("kind", "panel")
        self._rail = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._head = label("", tone="ink2", name="pages_done")
        self._title = _name(self.tr("Screening pages"), current=False)
        self._title.setProperty("rank", "strong")
        head = QWidget()
        line = row(self._title, self._head)
        line.setStretch(0, 1)
        line.setContentsMargins(12, 8, 12, 8)
        head.setLayout(line)
        self._head_row = head
        inside = QWidget()
        inside.setObjectName("page_rows")
        inside.setLayout(self._rows)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._legend = self._make_legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (head, hairline(), scroll, self._legend):
            column.addWidget(part)

    def show_rows(self, rows: Sequence[PageRow], verdict: Effect, current: str, *, rail: bool) -> None:
        """The pages as they stand, the current one marked."""
        self._rail = rail
        self.setFixedWidth(RAIL if rail else WIDTH)
        complete = sum(one.completeness.complete for one in rows)
        self._head.setText(f"{complete} / {len(rows)}")
        self._head_row.setVisible(not rail)
        self._legend.setVisible(not rail)
        while (old := self._rows.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._group = QButtonGroup(self)
        self._add(self._verdict_row(verdict, current=current == VERDICT), VERDICT, current)
        for one in rows:
            self._add(self._page_row(one, current=current == one.form.key), one.form.key, current)
        self._rows.addStretch(1)

    def _add(self, made: QPushButton, name: str, current: str) -> None:
        made.setObjectName(f"page_{name}")
        made.setProperty("kind", "page_row")
        made.setCheckable(True)
        made.setChecked(name == current)
        made.setMinimumHeight(32)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(made)
        self._rows.addWidget(made)

    def _verdict_row(self, verdict: Effect, *, current: bool) -> QPushButton:
        icon, tone = STATE[verdict]
        words = self.tr("Verdict") if self._rail else self.tr("Eligibility verdict")
        state = picture(icon, tone, 16, words)
        return _button(words, picture("shield", "accent" if current else "ink2", 18), _name(words, current=current), state)

    def _page_row(self, one: PageRow, *, current: bool) -> QPushButton:
        name = _name(say(one.form.short), current=current)
        ring = SignRing(one.state)
        parts: list[QWidget] = [name]
        if one.worst is not None:
            parts.append(picture(*_LEVELS[one.worst], 16, say(one.worst.text)))
        if not self._rail:
            done = one.completeness.complete
            parts.append(label(one.completeness.shown, tone="ink3" if done else "warn", size="" if done else "strong"))
        spoken = f"{say(one.form.text)} {one.completeness.shown} {say(one.state.text)}"
        return _button(spoken, *parts, ring)

    def _make_legend(self) -> QWidget:
        legend = QWidget()
        legend.setObjectName("sign_legend")
        line = row(spacing=4)
        line.setContentsMargins(10, 6, 6, 6)
        for state, words in (
            (SignState.UNSIGNED, self.tr("none")),
            (SignState.PARTLY, self.tr("nurse")),
            (SignState.SIGNED, self.tr("both")),
        ):
            line.addWidget(SignRing(state))
            said = ElidingLabel(words)
            said.setProperty("tone", "ink3")
            line.addWidget(said, 1)
        legend.setLayout(line)
        return legend


def _name(words: str, *, current: bool) -> ElidingLabel:
    made = ElidingLabel(words)
    made.setProperty("tone", "accent" if current else "")
    made.setProperty("rank", "strong" if current else "")
    return made


def _button(spoken: str, *parts: QWidget) -> QPushButton:
    made = QPushButton()
    made.setAccessibleName(spoken)
    line = QHBoxLayout(made)
    line.setContentsMargins(12, 0, 10, 0)
    line.setSpacing(6)
    for part in parts:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(part, 1 if isinstance(part, ElidingLabel) else 0)
    return made
