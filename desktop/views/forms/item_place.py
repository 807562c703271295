"""Where one item of a page stands: its editor, and the menu that says why there is no value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.models.protocol.items import Day, Derived, Item, Laboratory, Moment, Origin
from desktop.models.records.answer import Absent
from desktop.models.text import Text
from desktop.views.forms.absence import AbsenceLine, AbsenceMenu, why_of
from desktop.views.forms.editor import Editor

_WEIGHT = (Level.MUST, Level.CHECK, Level.NOTE)


class Arrangement(StrEnum):
    """How an item stands on the page."""

    LIST = "list"
    GRID = "grid"
    HEAD = "head"
    """At the head of a grid: sample time, laboratory, report number."""
    PAIR = "pair"
    """Beside another one in a step."""
    CELL = "cell"
    """In a table."""


MakeEditor: TypeAlias = Callable[[QWidget], Editor]
"""Makes the editor of the item in the widget it will stand in."""


class ItemPlace(QWidget):
    """The item with everything that belongs to it; it knows nothing of other items."""

    confirm_wanted = Signal(str, str)
    """A finding is said to be true: item and check."""

    def __init__(self, item: Item, make_editor: MakeEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = item.key
        self.frame = self._make_frame()
        """What the editor stands in, and a popover beside."""
        self.editor = make_editor(self.frame)
        self._awaited = can_be_awaited(item)
        self._may_lack = not isinstance(item, Derived)
        self._absence: AbsenceLine | None = None
        self._findings: tuple[Finding, ...] = ()
        self.editor.changed.connect(self.show_absence)

    def show_current(self, *, current: bool) -> None:
        """Whether the caret is here."""
        raise NotImplementedError

    def show_mark(self, state: str, caption: Text | None, struck: str) -> None:
        """Draft, saved, corrected, late or locked, and what to say about it."""
        raise NotImplementedError

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """The open findings of the item, the heaviest first."""
        ordered = tuple(sorted(findings, key=lambda finding: _WEIGHT.index(finding.level)))
        if ordered != self._findings:
            self._findings = ordered
            self._tell(ordered)
            self.editor.weigh(ordered[0].level if ordered else None)

    def show_absence(self) -> None:
        """The line that says why there is no value."""
        answer = self.editor.answer()
        if self._absence is None and (answer.absent is not None or answer.pending):
            self._absence = AbsenceLine(self.key, self.editor.label)
            self._absence.explained.connect(self._explain)
            self._put_under(self._absence)
        if self._absence is not None:
            self._absence.show_answer(answer)

    def open_absence(self) -> None:
        """Ctrl+D or the button: ND, UK, NA, with the reason."""
        if not self._may_lack:
            return
        if self.editor.locked:
            self.editor.refuse()
            return
        menu = AbsenceMenu(self, self.key, awaited=self._awaited)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.absent.connect(self._take_absent)
        menu.pending.connect(self.editor.take_pending)
        menu.cleared.connect(self.editor.clear)
        menu.open_under(self._menu_at)

    def _make_frame(self) -> QWidget:
        return self

    @property
    def _menu_at(self) -> QWidget:
        """What the menu opens under."""
        return self.editor

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings instead of those before."""
        raise NotImplementedError

    def _put_under(self, line: QWidget) -> None:
        """Show a line under the item."""
        raise NotImplementedError

    def _take_absent(self, code: Absent, why: str) -> None:
        self.editor.take_absent(code, why)
        if not why and self._absence is not None:
            self._absence.own.setFocus(Qt.FocusReason.TabFocusReason)

    def _explain(self, own: str) -> None:
        absent = self.editor.answer().absent
        if absent is not None:
            self.editor.take_absent(absent, why_of(own))


def can_be_awaited(item: Item) -> bool:
    """Whether the laboratory may still owe it: every result, never the time of the sample."""
    if isinstance(item, Laboratory):
        return True
    return item.origin is Origin.LIS and not isinstance(item, Moment | Day | Derived)
