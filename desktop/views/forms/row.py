"""One item of a page: label, editor, 未做 button; under it what it is marked with, why it is absent, and its findings."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.items import Derived, Item, Laboratory, Level
from desktop.models.records.answer import Absent
from desktop.models.text import Text
from desktop.views.forms.absence import AbsenceLine, AbsenceMenu, why_of
from desktop.views.forms.caption import Caption
from desktop.views.forms.editor import Editor
from desktop.views.forms.finding_line import FindingLine
from desktop.views.icons import icon
from desktop.views.language import say
from desktop.views.parts import button, label
from desktop.views.style import METRICS, restyle, two_inks

_WEIGHT = (Level.MUST, Level.CHECK, Level.NOTE)


class Arrangement(StrEnum):
    """How a row stands on the page."""

    LIST = "list"
    GRID = "grid"
    HEAD = "head"
    """At the head of a grid: sample time, laboratory, report number."""


class Row(QWidget):
    """The item with everything that belongs to it; it knows nothing of other items."""

    confirm_wanted = Signal(str, str)
    grown = Signal(QWidget)
    """A further field came to the row."""

    def __init__(self, item: Item, editor: Editor, arrangement: Arrangement, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.editor, self._arrangement = item.key, editor, arrangement
        self._awaited = isinstance(item, Laboratory)
        self._absence: AbsenceLine | None = None
        self._caption: Caption | None = None
        self._absent: QPushButton | None = None if isinstance(item, Derived) else self._absence_button(item)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._findings: tuple[Finding, ...] = ()
        self._told: list[FindingLine] = []
        self._under = self._make_under(item)
        self.frame = self._make_frame(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.frame)
        column.addLayout(self._lines)
        editor.changed.connect(self.show_absence)

    def show_current(self, *, current: bool) -> None:
        """Whether the caret is in this row."""
        state = "current" if current and self._arrangement is not Arrangement.HEAD else ""
        if self.frame.property("state") != state:
            self.frame.setProperty("state", state)
            restyle(self.frame)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """The open findings of the item, the heaviest first."""
        ordered = tuple(sorted(findings, key=lambda finding: _WEIGHT.index(finding.level)))
        if ordered == self._findings:
            return
        self._findings = ordered
        for shown in self._told:
            self._lines.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._told = [FindingLine(finding) for finding in ordered]
        for made in self._told:
            made.confirm_wanted.connect(self.confirm_wanted)
            self._lines.addWidget(made)
        self.editor.weigh(ordered[0].level if ordered else None)

    def show_mark(self, state: str, caption: Text | None, struck: str) -> None:
        """Draft, saved, corrected, late or locked, and what to say about it."""
        self.editor.mark(state)
        if self._absent is not None:
            self._absent.setIcon(icon("lock" if state == "locked" else "nd", "ink3"))
        if caption is not None and self._caption is None:
            self._caption = Caption()
            self._under.insertWidget(0 if self._absence is None else 1, self._caption)
        if self._caption is not None:
            self._caption.show_mark(state, caption, struck)

    def show_absence(self) -> None:
        """The line that says why there is no value."""
        answer = self.editor.answer()
        if self._absence is None and (answer.absent is not None or answer.pending):
            self._absence = AbsenceLine(self.key, self.editor.label)
            self._absence.explained.connect(self._explain)
            self._under.insertWidget(0, self._absence)
            self.grown.emit(self._absence.own)
        if self._absence is not None:
            self._absence.show_answer(answer)

    def open_absence(self) -> None:
        """Ctrl+D or the button: ND, UK, NA, with the reason."""
        if self._absent is None:
            return
        if self.editor.locked:
            self.editor.refuse()
            return
        menu = AbsenceMenu(self, self.key, awaited=self._awaited)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.absent.connect(self._take_absent)
        menu.pending.connect(self.editor.take_pending)
        menu.cleared.connect(self.editor.clear)
        menu.open_under(self._absent)

    def _take_absent(self, code: Absent, why: str) -> None:
        self.editor.take_absent(code, why)
        if not why and self._absence is not None:
            self._absence.own.setFocus(Qt.FocusReason.TabFocusReason)

    def _explain(self, own: str) -> None:
        absent = self.editor.answer().absent
        if absent is not None:
            self.editor.take_absent(absent, why_of(own))

    def _absence_button(self, item: Item) -> QPushButton:
        made = button("", "tool", f"{item.key}_absent", picture="nd")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = self.tr("{item}: not done, unknown or not applicable (Ctrl+D)").format(item=say(item.text))
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(self.open_absence)
        return made

    def _make_frame(self, item: Item) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName(f"row_{item.key}")
        frame.setProperty("kind", "row")
        frame.setProperty("arrangement", self._arrangement.value)
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, METRICS.row_padding, 6, METRICS.row_padding)
        column.setSpacing(2)
        name = self._label(item)
        line = QHBoxLayout()
        line.setSpacing(METRICS.gutter)
        if self.editor.wide:
            self._lay_out_wide(column, line, name)
        else:
            line.addWidget(name, 1 if self._arrangement is Arrangement.GRID else 0)
            line.addWidget(self.editor, 0 if self._arrangement is Arrangement.GRID else 1)
            self._end(line)
            column.addLayout(line)
        column.addLayout(self._under)
        return frame

    def _lay_out_wide(self, column: QVBoxLayout, line: QHBoxLayout, name: QLabel) -> None:
        """Tiles take the whole width, under their label."""
        name.setMinimumWidth(0)
        name.setMaximumWidth(16777215)
        line.addWidget(name, 1)
        self._end(line)
        column.addLayout(line)
        column.addWidget(self.editor)

    def _end(self, line: QHBoxLayout) -> None:
        if self._absent is not None:
            line.addWidget(self._absent)
        else:
            line.addSpacing(METRICS.button - 2)

    def _label(self, item: Item) -> QLabel:
        grid = self._arrangement is Arrangement.GRID
        short = item.short if isinstance(item, Laboratory) else ""
        name = label(say(item.text), size="strong" if self._arrangement is not Arrangement.HEAD else "", wrap=True)
        if short:
            name.setTextFormat(Qt.TextFormat.RichText)
            name.setText(two_inks(say(item.text), short))
        if self._arrangement is Arrangement.HEAD:
            name.setProperty("tone", "ink2")
        name.setMinimumWidth(METRICS.head_label if grid else self._label_width)
        name.setMaximumWidth(16777215 if grid else self._label_width)
        name.setBuddy(self.editor)
        return name

    @property
    def _label_width(self) -> int:
        return METRICS.head_label if self._arrangement is Arrangement.HEAD else METRICS.label_column

    def _make_under(self, item: Item) -> QVBoxLayout:
        under = QVBoxLayout()
        left = 0 if self.editor.wide or self._arrangement is Arrangement.GRID else self._label_width + METRICS.gutter
        under.setContentsMargins(left, 0, 0, 0)
        under.setSpacing(0)
        if item.hint is not None and self._arrangement is not Arrangement.HEAD:
            under.addWidget(label(say(item.hint), tone="ink3", wrap=True, name=f"{item.key}_hint"))
        return under
