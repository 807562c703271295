"""The list of screening pages: name, what is wrong, how complete, how far signed; a narrow rail where the page is wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.models.judgement.eligibility import Effect
from desktop.models.judgement.sign_state import SignState
from desktop.models.protocol.items import Level
from desktop.views.dialogs.effects import STATE
from desktop.views.language import say
from desktop.views.pages.page_rows import PageRow
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.painted.sign_ring import SignRing
from desktop.views.parts import Holder, column, hairline, label, picture, row, scrolled
from desktop.views.style import text_width

WIDTH, RAIL, WIDEST_RAIL = 192, 124, 150
_BESIDE = 50
"""What a row of the rail needs beside its name: margins and the ring; only a name with a sign beside it may be cut."""
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
        self._buttons: dict[str, QPushButton] = {}
        self._current = ""
        self._rows = Holder("page_rows")
        self._head = label("", tone="ink2", name="pages_done")
        self._title = _name(self.tr("Screening pages"), current=False)
        self._title.setProperty("rank", "strong")
        head = QWidget()
        line = row(self._title, self._head)
        line.setStretch(0, 1)
        line.setContentsMargins(12, 8, 12, 8)
        head.setLayout(line)
        self._head_row = head
        self._legend = self._make_legend()
        whole = column(head, hairline(), scrolled(self._rows), self._legend)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_rows(self, rows: Sequence[PageRow], verdict: Effect, current: str, *, rail: bool) -> None:
        """The pages as they stand, the current one marked."""
        self._rail = rail
        names = [text_width(say(one.form.short), strong=True) for one in rows]
        self.setFixedWidth(min(max([RAIL, *(_BESIDE + name for name in names)]), WIDEST_RAIL) if rail else WIDTH)
        complete = sum(one.completeness.complete for one in rows)
        self._head.setText(f"{complete} / {len(rows)}")
        self._head_row.setVisible(not rail)
        self._legend.setVisible(not rail)
        self._current = current
        stood = next((name for name, made in self._buttons.items() if made.hasFocus()), "")
        self._buttons = {VERDICT: self._verdict_row(verdict, current=current == VERDICT)}
        self._buttons |= {one.form.key: self._page_row(one, current=current == one.form.key) for one in rows}
        for name, made in self._buttons.items():
            self._prepare(made, name)
        inside = QWidget()
        lines = column(*self._buttons.values())
        lines.addStretch(1)
        inside.setLayout(lines)
        self._rows.hold(inside)
        if stood in self._buttons:
            self._buttons[stood].setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """The page after the current one, or before it."""
        names = tuple(self._buttons)
        at = names.index(self._current) + by if self._current in names else -1
        if 0 <= at < len(names):
            self.chosen.emit(names[at])

    def take_focus(self) -> None:
        """Stand at the current row: ↑ and ↓ walk, Enter opens."""
        if self._current in self._buttons:
            self._buttons[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare(self, made: QPushButton, name: str) -> None:
        made.setObjectName(f"page_{name}")
        made.setProperty("kind", "page_row")
        made.setCheckable(True)
        made.setChecked(name == self._current)
        made.setMinimumHeight(32)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.chosen.emit(name))

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
