"""要办: what would settle the criteria that wait; a click jumps to the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import hairline, label, picture, row
from desktop.views.tabs.screening.verdict import ToDo


class ToDoList(QFrame):
    """Emits form and item."""

    jump_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("to_do")
        self.setProperty("kind", "panel")
        self._title = ElidingLabel("")
        self._title.setObjectName("to_do_title")
        self._title.setProperty("rank", "strong")
        head = QWidget()
        line = row(picture("list", "ink2", 18), self._title)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        head.setLayout(line)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_to_do(self, tasks: Sequence[ToDo]) -> None:
        """What is missing, most urgent order as the protocol names it."""
        self._title.setText(self.tr("To do: {n}").format(n=len(tasks)))
        while (old := self._lines.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for task in tasks:
            self._lines.addWidget(self._line(task))
        if not tasks:
            nothing = label(self.tr("Nothing is missing"), tone="ink3")
            nothing.setContentsMargins(12, 6, 12, 6)
            self._lines.addWidget(nothing)

    def _line(self, task: ToDo) -> QPushButton:
        made = QPushButton()
        made.setObjectName(f"to_do_{task.need.form}_{task.need.item}")
        made.setProperty("kind", "page_row")
        made.setMinimumHeight(32)
        criteria = "、".join(task.criteria)
        made.setAccessibleName(f"{say(task.what)} {criteria}")
        made.setToolTip(f"{say(task.what)}　{criteria}")
        made.clicked.connect(lambda: self.jump_wanted.emit(task.need.form, task.need.item))
        line = QHBoxLayout(made)
        line.setContentsMargins(12, 0, 8, 0)
        line.setSpacing(8)
        for part, stretch in ((ElidingLabel(say(task.what)), 3), (ElidingLabel(criteria), 2), (picture("right", "accent", 14), 0)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(part, stretch)
        return made
