"""An item in a table: the bare field; what is to be said of it stands under the line of the table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.items import Item
from desktop.models.text import Text
from desktop.views.forms.caption import Caption
from desktop.views.forms.finding_line import FindingLine
from desktop.views.forms.item_place import ItemPlace, MakeEditor
from desktop.views.language import say

_TOLD_UNDER = "corrected"
"""The one mark that gets a line of its own; the others are told by the look of the cell and its tool tip."""


class Cell(ItemPlace):
    """It has no button: Ctrl+D opens the menu of ND, UK and NA."""

    under = Signal(QWidget)
    """A widget to stand under the line of the table."""

    def __init__(self, item: Item, make_editor: MakeEditor, parent: QWidget) -> None:
        super().__init__(item, make_editor, parent)
        self._caption: Caption | None = None
        self._told: list[FindingLine] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.editor)

    def show_current(self, *, current: bool) -> None:
        """The ring around the field says it."""

    def show_mark(self, state: str, caption: Text | None, struck: str) -> None:
        self.editor.mark(state)
        self.setToolTip(" ".join(part for part in (self.editor.label, say(caption) if caption else "") if part))
        if state == _TOLD_UNDER and self._caption is None:
            self._caption = Caption(self, self.editor.label)
            self.under.emit(self._caption)
        if self._caption is not None:
            self._caption.show_mark(state if state == _TOLD_UNDER else "", caption, struck)

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        for shown in self._told:
            shown.hide()
            shown.deleteLater()
        self._told = [FindingLine(finding, self.editor.label) for finding in findings]
        for made in self._told:
            made.confirm_wanted.connect(self.confirm_wanted)
            self.under.emit(made)

    def _put_under(self, line: QWidget) -> None:
        self.under.emit(line)
