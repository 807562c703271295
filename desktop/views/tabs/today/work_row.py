"""One row of the work list: icon + word, subject, what, detail, role, button; the whole row is the button's target."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.judgement.task import Pressing, Task
from desktop.models.records.person import Role
from desktop.views.frame.signs import SIGNS
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import button, label, picture
from desktop.views.style import text_width

HEIGHT = 42
_ANSWERED = (Pressing.DRAFT, Pressing.DEVIATION)
"""Rows with two answers: a click beside the buttons is neither."""

_SHARES = {False: (4, 5), True: (5, 2)}
"""What it is and its detail share the width; beside two buttons the detail gives way."""


class WorkRow(QFrame):
    """Emits its task, and where the row has two answers whether it is given up."""

    chosen = Signal(object)
    discarded = Signal(object)

    def __init__(self, task: Task, role: Role, *, primary: bool) -> None:
        super().__init__()
        self.setObjectName(f"work_{task.pressing.value}_{task.subject}_{task.form}")
        self.setProperty("kind", "draft_row" if task.pressing is Pressing.DRAFT else "work_row")
        self.setMinimumHeight(HEIGHT)
        self._task = task
        self._answers = task.pressing in _ANSWERED and allowed(role, Act.RECORD)
        drawing, tone = SIGNS[task.pressing]
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 12, 4)
        line.setSpacing(10)
        line.addWidget(picture(drawing, tone, 18))
        line.addWidget(_word(task.pressing, tone))
        line.addWidget(_subject(task.subject))
        what = ElidingLabel(say(task.what))
        what.setProperty("rank", "strong")
        detail = ElidingLabel(say(task.detail))
        detail.setProperty("tone", "ink2")
        for words, share in zip((what, detail), _SHARES[self._answers], strict=True):
            line.addWidget(words, share)
        line.addWidget(label(self._role_words(role), tone="ink3"))
        self._add_buttons(line, primary=primary)
        self.setAccessibleName(f"{say(task.pressing.text)} {task.subject} {say(task.what)} {say(task.detail)}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._answers:
            self.chosen.emit(self._task)

    def _role_words(self, role: Role) -> str:
        """The reader's own role where the row is theirs, else the first that does it."""
        return say((role if role in self._task.roles else self._task.roles[0]).text)

    def _add_buttons(self, line: QHBoxLayout, *, primary: bool) -> None:
        if self._answers:
            line.addWidget(self._give_up())
        act = button(self._act(), "primary" if primary else "ghost", "work_open")
        act.setMinimumWidth(64)
        act.setAccessibleName(f"{act.text()} {self._task.subject} {say(self._task.what)}")
        act.clicked.connect(lambda: self.chosen.emit(self._task))
        line.addWidget(act)

    def _give_up(self) -> QPushButton:
        draft = self._task.pressing is Pressing.DRAFT
        words, name = (self.tr("Discard"), "draft_discard") if draft else (self.tr("No deviation"), "deviation_dismiss")
        made = button(words, "ghost", name)
        made.setAccessibleName(f"{words} {self._task.subject} {say(self._task.what)}")
        made.clicked.connect(lambda: self.discarded.emit(self._task))
        return made

    def _act(self) -> str:
        words = {
            Pressing.DRAFT: self.tr("Restore draft"),
            Pressing.UNSIGNED: self.tr("Go and sign"),
            Pressing.BROKEN: self.tr("Go and sign"),
            Pressing.REVIEW: self.tr("Review"),
            Pressing.DUE: self.tr("Start"),
            Pressing.UNTOUCHED: self.tr("Start"),
            Pressing.UNFINISHED: self.tr("Record"),
            Pressing.AWAITED: self.tr("Record"),
        }
        if self._task.pressing is Pressing.DEVIATION and self._answers:
            return self.tr("Enter in the log")
        return words.get(self._task.pressing, self.tr("Open"))


def _word(pressing: Pressing, tone: str) -> QLabel:
    """All words take the width of the longest, so that the subjects stand in one column."""
    made = label(say(pressing.text), tone=tone, size="strong")
    made.setMinimumWidth(max(text_width(say(one.text), strong=True) for one in Pressing))
    return made


def _subject(code: str) -> QLabel:
    made = label(code, size="strong")
    made.setProperty("kind", "subject_tag")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
