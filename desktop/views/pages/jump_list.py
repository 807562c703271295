"""A panel of lines that each lead to a field: what is to be checked on a page, what is to be done for a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.views.frame.composed import ComposedButton
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import Holder, column, hairline, label, picture, row, scrolled

_EDGES = 5
"""Border and margin above and below, and the line under the head."""


@dataclass(frozen=True, slots=True)
class Jump:
    """One line, in full: what it says, where it leads."""

    name: str
    """Names the line on the screen."""
    words: str
    go: Callable[[], None]
    aside: str = ""
    """What stands under the words in quieter ink."""
    drawing: str = ""
    tone: str = ""
    level: str = ""
    """What the drawing says in a word."""
    current: bool = False


class JumpList(QFrame):
    """Its lines scroll where they have less room than they want."""

    def __init__(self, name: str, nothing: str, *beside: QWidget) -> None:
        """`nothing` is said where there is no line; `beside` stands at the right of the title."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "panel")
        self._nothing = nothing
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
        inside = QWidget()
        lines = column(*map(_line, jumps))
        if not jumps:
            nothing = label(self._nothing, tone="ink3", wrap=True)
            nothing.setContentsMargins(12, 6, 12, 6)
            lines.addWidget(nothing)
        lines.addStretch(1)
        inside.setLayout(lines)
        self._lines.hold(inside)

    def height_wanted(self, width: int) -> int:
        """How high it is at that width with every line in full."""
        lines = max(self._lines.heightForWidth(width - 2), self._lines.minimumSizeHint().height())
        return self._head.sizeHint().height() + lines + _EDGES


def _line(jump: Jump) -> ComposedButton:
    made = ComposedButton(jump.name, "page_row")
    made.setCheckable(True)
    made.setChecked(jump.current)
    made.setMinimumHeight(32)
    words = column(label(jump.words, wrap=True))
    if jump.aside:
        words.addWidget(label(jump.aside, tone="ink3", wrap=True))
    line = row()
    line.setContentsMargins(12, 5, 8, 5)
    if jump.drawing:
        line.addWidget(picture(jump.drawing, jump.tone, 16, jump.level), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    line.addWidget(picture("right", "accent", 14))
    made.compose(line, f"{jump.level} {jump.words} {jump.aside}".strip())
    made.clicked.connect(lambda _on=False: jump.go())
    return made
