"""A headed group of rows; a grid of results has its sample at the head and names its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.protocol.items import Day, Derived, Item, Laboratory, Moment, Section, YesNo
from desktop.views.forms.limits import limits_width
from desktop.views.forms.row import Arrangement, Row
from desktop.views.language import say
from desktop.views.parts import label
from desktop.views.style import METRICS

_BESIDE = 2


class SectionView(QWidget):
    """Lays the rows out; which of them apply is the form's business."""

    def __init__(self, section: Section, make_row: Callable[[Item, Arrangement, QWidget], Row], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"section_{section.key}")
        self.rows: list[Row] = []
        self._make_row = make_row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(11, 10, 0, 6)
        self._head.addWidget(label(say(section.text), size="panel", name=f"title_{section.key}"))
        self._column.addLayout(self._head)
        if section.grid:
            self._add_grid(section)
        else:
            for item in section.items:
                self._column.addWidget(self._row(item, Arrangement.LIST))

    def show_applying(self, keys: frozenset[str]) -> None:
        """Show the rows that apply; the head of a grid without results goes too."""
        for row in self.rows:
            row.setVisible(row.key in keys)
        results = [row for row in self.rows if row.frame.property("arrangement") == Arrangement.GRID]
        if results:
            self._columns.setVisible(any(row.key in keys for row in results))

    def _add_grid(self, section: Section) -> None:
        asked = [item for item in section.items if not isinstance(item, Laboratory | Derived)]
        self._head.setContentsMargins(11, 6, 0, 0)
        for done in asked:
            if isinstance(done, YesNo):
                self._add_to_title(done)
        for time in asked:
            if isinstance(time, Moment | Day):
                self._column.addWidget(self._row(time, Arrangement.HEAD))
        self._add_pairs([item for item in asked if not isinstance(item, YesNo | Moment | Day)])
        self._columns = self._column_head()
        self._column.addWidget(self._columns)
        for result in section.items:
            if isinstance(result, Laboratory | Derived):
                self._column.addWidget(self._row(result, Arrangement.GRID))

    def _add_to_title(self, item: Item) -> None:
        """Whether the panel was done at all stands beside its name."""
        hint = label(say(item.hint), tone="ink3", wrap=True, name=f"{item.key}_hint") if item.hint else label("")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(hint, 1)
        self._head.addWidget(self._row(item, Arrangement.HEAD))

    def _add_pairs(self, items: Sequence[Item]) -> None:
        for at in range(0, len(items), _BESIDE):
            line = QHBoxLayout()
            line.setSpacing(0)
            for item in items[at : at + _BESIDE]:
                line.addWidget(self._row(item, Arrangement.HEAD), 1)
            self._column.addLayout(line)

    def _row(self, item: Item, arrangement: Arrangement) -> Row:
        row = self._make_row(item, arrangement, self)
        self.rows.append(row)
        return row

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
