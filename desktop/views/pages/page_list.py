"""The list of a visit's pages, under the heads of their groups; a narrow rail where the page is wide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.models.judgement.eligibility import Effect
from desktop.models.judgement.sign_state import SignState
from desktop.models.text import Text
from desktop.views.dialogs.effects import STATE
from desktop.views.language import say
from desktop.views.pages.page_button import PageButton, RowButton
from desktop.views.pages.page_groups import group
from desktop.views.pages.page_rows import PageRow
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.painted.sign_ring import SignRing
from desktop.views.parts import Holder, button, column, hairline, label, row, scrolled
from desktop.views.style import text_width

WIDTH, RAIL, WIDEST_RAIL = 192, 124, 164
_BESIDE = 62
"""What a row of the rail needs beside its name: margins, the ring and the scroll bar; only a name with a sign beside it may be cut."""
VERDICT = "verdict"
"""Name of the row of the criteria."""
_SPARE = "spare"
_ROOM = 320
"""Height from which the legend stands under the pages."""
_GROUPED = 8
"""From so many pages on they stand under heads."""


class PageList(QFrame):
    """Emits the row chosen, or `verdict`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_list")
        self.setProperty("kind", "panel")
        self._rail = self._unfolded = False
        self._shape: tuple[object, ...] = ()
        self._again: Callable[[], None] = lambda: None
        self._buttons: dict[str, RowButton] = {}
        self._current = ""
        self._rows = Holder("page_rows")
        self._scroll = scrolled(self._rows)
        self._title = ElidingLabel("")
        self._title.setProperty("rank", "strong")
        self._head = label("", tone="ink2", name="pages_done")
        line = row(self._title, self._head)
        line.setStretch(0, 1)
        line.setContentsMargins(12, 8, 12, 8)
        self._head_row = QWidget()
        self._head_row.setLayout(line)
        self._legend = _legend((self.tr("none"), self.tr("nurse"), self.tr("both")))
        self._acts: list[tuple[QPushButton, str]] = []
        self._foot = column()
        whole = column(self._head_row, hairline(), self._scroll, self._legend)
        whole.addLayout(self._foot)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_rows(self, title: Text, rows: Sequence[PageRow], current: str, *, rail: bool, verdict: Effect | None = None) -> None:
        """The pages as they stand, the current one marked; with `verdict` its row stands first."""
        shown = [one for one in rows if not one.spare or self._unfolded or one.row == current]
        shape = (rail, verdict, len(rows) - len(shown), title, tuple((one.row, one.name) for one in shown))
        self._rail, self._current = rail, current
        self._again = lambda: self.show_rows(title, rows, self._current, rail=rail, verdict=verdict)
        if shape != self._shape:
            self._shape = shape
            self._build(shown, len(rows) - len(shown), verdict)
        counting = [one for one in rows if one.counts]
        self._head.setText(f"{sum(one.completeness.complete for one in counting)} / {len(counting)}")
        self._title.setText(say(title))
        for one in shown:
            button = self._buttons[one.row]
            assert isinstance(button, PageButton)
            button.show_row(one)
        for name, made in self._buttons.items():
            made.setChecked(name == current)
        QTimer.singleShot(0, self, self._show_current)  # a list scrolls once it is laid out

    def offer(self, words: str, name: str, picture_name: str) -> QPushButton:
        """Something that can be done with the visit as a whole, at the foot; the rail shows its icon alone."""
        made = button(words, "link", name, picture=picture_name)
        made.setAccessibleName(words)
        made.setToolTip(words)
        self._acts.append((made, words))
        self._foot.addWidget(hairline())
        self._foot.addWidget(made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()

    def _show_legend(self) -> None:
        """Where there is room for it; every ring says its word by itself."""
        self._legend.setVisible(not self._rail and self.height() >= _ROOM)

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

    def _build(self, shown: Sequence[PageRow], spare: int, verdict: Effect | None) -> None:
        names = [text_width(say(one.name), strong=True) for one in shown]
        self.setFixedWidth(min(max([RAIL, *(_BESIDE + name for name in names)]), WIDEST_RAIL) if self._rail else WIDTH)
        self._head_row.setVisible(not self._rail)
        self._show_legend()
        for made, words in self._acts:
            made.setText("" if self._rail else words)
        stood = next((name for name, made in self._buttons.items() if made.hasFocus()), "")
        self._buttons = {} if verdict is None else {VERDICT: self._verdict_row(verdict)}
        lines = column(*self._buttons.values())
        grouped = len(shown) >= _GROUPED and len({group(one.form) for one in shown}) > 1
        head: Text | None = None
        for one in shown:
            if grouped and group(one.form) != head:
                head = group(one.form)
                lines.addWidget(_group_head(say(head)))
            self._buttons[one.row] = PageButton(one, rail=self._rail)
            lines.addWidget(self._buttons[one.row])
        for name, one_button in self._buttons.items():
            one_button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
        if spare:
            lines.addWidget(self._spare_row(spare))
        lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(lines)
        self._rows.hold(inside)
        if stood in self._buttons:
            self._buttons[stood].setFocus(Qt.FocusReason.OtherFocusReason)

    def _verdict_row(self, verdict: Effect) -> RowButton:
        words = self.tr("Verdict") if self._rail else self.tr("Eligibility verdict")
        return RowButton(VERDICT, words, front="shield", signs=(STATE[verdict],))

    def _spare_row(self, spare: int) -> RowButton:
        """The pages this subject does not need, folded."""
        made = RowButton(_SPARE, self.tr("{n} not needed").format(n=spare), signs=(("chev", "ink3"),))
        made.setCheckable(False)
        made.setToolTip(self.tr("Pages whose condition does not hold for this subject; a click shows them"))
        made.clicked.connect(self._unfold)
        return made

    def _unfold(self) -> None:
        self._unfolded = True
        self._again()

    def _show_current(self) -> None:
        if self._current in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[self._current], 0, 40)


def _group_head(words: str) -> QWidget:
    made = ElidingLabel(words)
    made.setProperty("tone", "ink3")
    made.setContentsMargins(12, 6, 8, 2)
    return made


def _legend(words: Sequence[str]) -> QWidget:
    legend = QWidget()
    legend.setObjectName("sign_legend")
    line = row(spacing=4)
    line.setContentsMargins(10, 6, 6, 6)
    for state, said in zip((SignState.UNSIGNED, SignState.PARTLY, SignState.SIGNED), words, strict=True):
        line.addWidget(SignRing(state))
        name = ElidingLabel(said)
        name.setProperty("tone", "ink3")
        line.addWidget(name, 1)
    legend.setLayout(line)
    return legend
