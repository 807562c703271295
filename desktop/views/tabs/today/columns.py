"""Where the rows and cards of 今日 stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.views.parts import label, picture, row, scrolled


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
        self._rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scrolled(inside))

    def fill(self, rows: list[QWidget]) -> None:
        """These rows instead of those there were."""
        focused = QApplication.focusWidget()
        stood = focused is not None and self.isAncestorOf(focused)
        for old in self._made:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = rows
        for at, made in enumerate(rows):
            self._rows.insertWidget(at, made)
            made.show()
        if stood:
            self.take_focus()

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
