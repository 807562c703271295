"""A panel of lines that each lead to a field: what is to be checked on a page, what is to be done for a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.painted.jump_line import JumpLine, Told
from desktop.views.parts import Holder, column, hairline, label, picture, row, scrolled

_EDGES = 5
"""Border and margin above and below, and the line under the head."""


@dataclass(frozen=True, slots=True)
class Jump:
    """One line: its name on the screen, what it says in full, where it leads."""

    name: str
    told: Told
    go: Callable[[], None]
    current: bool = False


class JumpList(QFrame):
    """Its lines scroll where they have less room than they want."""

    def __init__(self, name: str, nothing: str, *beside: QWidget) -> None:
        """`nothing` is said where there is no line; `beside` stands at the right of the title."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "panel")
        self._nothing = nothing
        self._said: tuple[tuple[str, Told], ...] | None = None
        """What the lines made say; None before any were."""
        self._jumps: tuple[Jump, ...] = ()
        self._made: tuple[JumpLine, ...] = ()
        self._title = ElidingLabel("")
        self._title.setObjectName(f"{name}_title")
        self._title.setProperty("rank", "strong")
        self._head = QWidget()
        line = row(picture("list", "ink2", 18), self._title, *beside)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        self._head.setLayout(line)
        self._lines = Holder()
        area = scrolled(self._lines)
        area.setMinimumHeight(1)  # the toolkit would keep three lines for it and cut the head
        whole = column(self._head, hairline(), area)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_jumps(self, title: str, jumps: Sequence[Jump]) -> None:
        """These lines instead of those there were."""
        self._title.setText(title)
        self._jumps = tuple(jumps)
        said = tuple((one.name, one.told) for one in jumps)
        if said != self._said:
            self._said = said
            self._build()
        for made, one in zip(self._made, jumps, strict=True):
            made.setChecked(one.current)

    def height_wanted(self, width: int) -> int:
        """How high it is at that width with every line in full."""
        lines = max(self._lines.heightForWidth(width - 2), self._lines.minimumSizeHint().height())
        return self._head.sizeHint().height() + lines + _EDGES

    def _build(self) -> None:
        self._made = tuple(JumpLine(name, told) for name, told in self._said or ())
        for at, made in enumerate(self._made):
            made.clicked.connect(partial(self._go, at))
        lines = column(*self._made)
        if not self._made:
            nothing = label(self._nothing, tone="ink3", wrap=True)
            nothing.setContentsMargins(12, 6, 12, 6)
            lines.addWidget(nothing)
        lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(lines)
        self._lines.hold(inside)

    def _go(self, at: int, _checked: bool = False) -> None:
        self._made[at].setChecked(self._jumps[at].current)
        self._jumps[at].go()
