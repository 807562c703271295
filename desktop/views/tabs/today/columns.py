"""Where the rows and cards of 今日 stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.views.parts import button, label, picture, row, scrolled

_AT_A_TIME = 60
"""Rows made before the reader asks for more."""


class Column(QFrame):
    """A scrolling column; its rows are thrown away and made anew."""

    def __init__(self, name: str, *, panel: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "panel" if panel else "")
        inside = QWidget()
        inside.setObjectName(f"{name}_rows")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0 if panel else 8)
        self._made: list[QWidget] = []
        self._makers: list[Callable[[], QWidget]] = []
        self._more = button("", "soft", f"{name}_more")
        self._more.hide()
        self._more.clicked.connect(self._go_on)
        self._rows.addWidget(self._more)
        self._rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scrolled(inside))

    def fill(self, makers: Sequence[Callable[[], QWidget]]) -> None:
        """Rows made by these instead of those there were; of a long list the rest is made when it is asked for."""
        focused = QApplication.focusWidget()
        stood = focused is not None and self.isAncestorOf(focused)
        for old in self._made:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made, self._makers = [], list(makers)
        self._go_on()
        if stood:
            self.take_focus()

    def _go_on(self) -> None:
        """The next rows, below those there are."""
        now, self._makers = self._makers[:_AT_A_TIME], self._makers[_AT_A_TIME:]
        for make in now:
            made = make()
            self._rows.insertWidget(len(self._made), made)
            self._made.append(made)
            made.show()
        self._more.setText(self.tr("Show {n} more").format(n=len(self._makers)))
        self._more.setVisible(bool(self._makers))

    def take_focus(self) -> None:
        """At the act of the first row that has one, the last of its buttons."""
        acts = [act for one in self._made for act in one.findChildren(QPushButton)[-1:]]
        if acts:
            acts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def filled(self) -> bool:
        """Whether there is any row."""
        return bool(self._made)


def centred(drawing: str, words: str, detail: str, act: QWidget | None) -> QWidget:
    """An icon, a sentence, what it means, and at most one button, in the middle of an empty list."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 60, 20, 20)
    column.setSpacing(10)
    column.addLayout(row(1, picture(drawing, "ink2", 28), 1))
    for text, size, tone in ((words, "panel", ""), (detail, "", "ink2")):
        if text:
            told = label(text, size=size, tone=tone, wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(told)
    if act is not None:
        column.addSpacing(6)
        column.addLayout(row(1, act, 1))
    return made
