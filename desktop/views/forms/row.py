"""One item of a page: label, editor, 未做 button; under it what it is marked with, why it is absent, and its findings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.items import Derived, Item, Laboratory
from desktop.models.text import Text
from desktop.views.forms.caption import Caption
from desktop.views.forms.finding_line import FindingLine
from desktop.views.forms.item_place import Arrangement, ItemPlace, MakeEditor
from desktop.views.icons import icon
from desktop.views.language import say
from desktop.views.parts import button, label
from desktop.views.style import METRICS, restyle, two_inks

_LABEL_GIVES = (Arrangement.GRID, Arrangement.PAIR)
"""Where the editor has its width and the label takes what is left."""


class Row(ItemPlace):
    """A line of the page."""

    def __init__(self, item: Item, make_editor: MakeEditor, arrangement: Arrangement, parent: QWidget) -> None:
        super().__init__(item, make_editor, parent)
        self._arrangement = arrangement
        self._caption: Caption | None = None
        self._absent: QPushButton | None = None if isinstance(item, Derived) else self._absence_button(item)
        self._told: list[FindingLine] = []
        self._locked = False
        self._findings_in: QVBoxLayout | None = None
        self._under = self._make_under(item)
        self._fill_frame(item)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.frame)

    def tell_in(self, layout: QVBoxLayout) -> None:
        """Show the findings in a layout elsewhere, with the name of the item: beside another one there is no room."""
        self._findings_in = layout

    def show_current(self, *, current: bool) -> None:
        state = "current" if current and self._arrangement is not Arrangement.HEAD else ""
        if self.frame.property("state") != state:
            self.frame.setProperty("state", state)
            restyle(self.frame)

    def show_mark(self, state: str, caption: Text | None, struck: str) -> None:
        self.editor.mark(state)
        if self._absent is not None and (state == "locked") is not self._locked:
            self._locked = state == "locked"
            self._absent.setIcon(icon("lock" if self._locked else "nd", "ink3"))
        if caption is not None and self._caption is None:
            self._caption = Caption(self.frame)
            self._under.insertWidget(0 if self._absence is None else 1, self._caption)
        if self._caption is not None:
            self._caption.show_mark(state, caption, struck)

    @property
    def _menu_at(self) -> QWidget:
        return self._absent or self.editor

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        layout = self._findings_in or self._column
        for shown in self._told:
            layout.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._told = [FindingLine(finding, self.editor.label if self._findings_in else "") for finding in findings]
        for made in self._told:
            made.confirm_wanted.connect(self.confirm_wanted)
            layout.addWidget(made)

    def _put_under(self, line: QWidget) -> None:
        self._under.insertWidget(0, line)

    def _absence_button(self, item: Item) -> QPushButton:
        made = button("", "tool", f"{item.key}_absent", picture="nd")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = self.tr("{item}: not done, unknown or not applicable (Ctrl+D)").format(item=say(item.text))
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(self.open_absence)
        return made

    def _make_frame(self) -> QWidget:
        frame = QFrame(self)
        frame.setObjectName(f"row_{self.key}")
        frame.setProperty("kind", "row")
        return frame

    def _fill_frame(self, item: Item) -> None:
        self.frame.setProperty("arrangement", self._arrangement.value)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(8, METRICS.row_padding, 6, METRICS.row_padding)
        column.setSpacing(2)
        name = self._label(item)
        line = QHBoxLayout()
        line.setSpacing(METRICS.gutter)
        if self.editor.wide:
            self._lay_out_wide(column, line, name)
        else:
            line.addWidget(name, int(self._label_gives))
            line.addWidget(self.editor, int(not self._label_gives))
            self._end(line)
            column.addLayout(line)
        column.addLayout(self._under)

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
        short = item.short if isinstance(item, Laboratory) else ""
        name = label(say(item.text), size="strong" if self._arrangement is not Arrangement.HEAD else "", wrap=True)
        if short:
            name.setTextFormat(Qt.TextFormat.RichText)
            name.setText(two_inks(say(item.text), short))
        if self._arrangement is Arrangement.HEAD:
            name.setProperty("tone", "ink2")
        name.setMinimumWidth(METRICS.head_label if self._label_gives else self._label_width)
        name.setMaximumWidth(16777215 if self._label_gives else self._label_width)
        name.setBuddy(self.editor)
        return name

    @property
    def _label_gives(self) -> bool:
        return self._arrangement in _LABEL_GIVES

    @property
    def _label_width(self) -> int:
        return METRICS.head_label if self._arrangement is Arrangement.HEAD else METRICS.label_column

    def _make_under(self, item: Item) -> QVBoxLayout:
        under = QVBoxLayout()
        left = 0 if self.editor.wide or self._label_gives else self._label_width + METRICS.gutter
        under.setContentsMargins(left, 0, 0, 0)
        under.setSpacing(0)
        if item.hint is not None and self._arrangement is not Arrangement.HEAD:
            under.addWidget(label(say(item.hint), tone="ink3", wrap=True, name=f"{item.key}_hint"))
        return under
