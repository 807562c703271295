"""A headed group of rows; a grid of results has its sample at the head and names its columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Day, Derived, Item, Laboratory, Moment, YesNo
from desktop.views.forms.item_place import Arrangement
from desktop.views.forms.limits import limits_width
from desktop.views.forms.part import MakePlace, Part
from desktop.views.language import say
from desktop.views.parts import button, label, row
from desktop.views.style import METRICS

_BESIDE = 2


class SectionView(Part):
    """One section under its name."""

    same_sample = Signal()
    """与上同一标本."""

    def __init__(self, section: Section, make_place: MakePlace, parent: QWidget, *, need: str = "", below_another: bool = False) -> None:
        """`need` is shown where the page mixes needs; `below_another` grid of results, its sample may be the same."""
        super().__init__(f"section_{section.key}", make_place, parent)
        self._columns: QFrame | None = None
        self._to_come: list[Item] = []
        self._arrangement = Arrangement.GRID if section.grid else Arrangement.LIST
        self._results = frozenset(item.key for item in section.items if section.grid and isinstance(item, Laboratory | Derived))
        self._head = QHBoxLayout()
        self._head.setContentsMargins(11, 10, 0, 6)
        self._head.addWidget(label(say(section.text), size="panel", name=f"title_{section.key}"))
        if need:
            self._head.addWidget(label(need, tone="ink3", wrap=True, name=f"need_{section.key}"), 1)
        self._column.addLayout(self._head)
        if section.grid:
            self._add_grid(section)
            if below_another:
                self._offer_same_sample(section)
        else:
            self._to_come = list(section.items)

    @property
    def whole(self) -> bool:
        return not self._to_come

    def grow(self) -> None:
        self._column.addWidget(self._place(self._to_come.pop(0), self._arrangement))

    def show_applying(self, keys: frozenset[str]) -> None:
        """Show the items that apply; the head of a grid without results goes too."""
        super().show_applying(keys)
        if self._columns is not None and self._results:
            self._columns.setVisible(not self._results.isdisjoint(keys))

    def _add_grid(self, section: Section) -> None:
        asked = [item for item in section.items if not isinstance(item, Laboratory | Derived)]
        self._head.setContentsMargins(11, 6, 0, 0)
        for done in asked:
            if isinstance(done, YesNo):
                self._add_to_title(done)
        for time in asked:
            if isinstance(time, Moment | Day):
                self._column.addWidget(self._place(time, Arrangement.HEAD))
        self._add_pairs([item for item in asked if not isinstance(item, YesNo | Moment | Day)])
        self._columns = self._column_head()
        self._column.addWidget(self._columns)
        self._to_come = [item for item in section.items if isinstance(item, Laboratory | Derived)]

    def _offer_same_sample(self, section: Section) -> None:
        same = button(self.tr("Same sample as above"), "link", f"same_sample_{section.key}")
        same.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        same.clicked.connect(self.same_sample)
        self._column.insertLayout(1, row(same, 1))

    def _add_to_title(self, item: Item) -> None:
        """Whether the panel was done at all stands beside its name."""
        hint = label(say(item.hint), tone="ink3", wrap=True, name=f"{item.key}_hint") if item.hint else label("")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(hint, 1)
        self._head.addWidget(self._place(item, Arrangement.HEAD))

    def _add_pairs(self, items: Sequence[Item]) -> None:
        for at in range(0, len(items), _BESIDE):
            line = QHBoxLayout()
            line.setSpacing(0)
            for item in items[at : at + _BESIDE]:
                line.addWidget(self._place(item, Arrangement.HEAD), 1)
            self._column.addLayout(line)

    def _column_head(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "grid_head")
        frame.setFixedHeight(30)
        line = QHBoxLayout(frame)
        line.setContentsMargins(11, 0, 6 + METRICS.button + METRICS.gutter, 0)
        line.setSpacing(METRICS.gutter)
        result = label(self.tr("Result"))
        result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label(self.tr("Item")), 1)
        for words, width in (
            (result, METRICS.number_field),
            (label(self.tr("Unit")), METRICS.unit_field),
            (label(self.tr("Reference")), limits_width(self.tr("Default"))),
            (label(self.tr("Reading")), METRICS.reading),
        ):
            words.setFixedWidth(width)
            line.addWidget(words)
        return frame
