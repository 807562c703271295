"""The rows of a log on the screen: Enter or a double click opens one, a click on a head sorts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.views.style import METRICS, text_width
from desktop.views.tables.log_columns import widest
from desktop.views.tables.log_rows import Log
from desktop.views.tables.log_table import SORTED_BY, LogTable

_ROW, _HEAD = 36, 34
_AIR, _SIGN, _ARROW = 26, 24, 6
"""Beside the words of a column: its padding; a drawing before what is told; the arrow of the sorting after the head."""
_WIDEST, _LEAST = 124, 120
"""No column but the free text is wider; the free text is never narrower while another column can be left out."""


class LogView(QTableView):
    """The widths follow what is in it: the free text takes what is left, columns that give way go first."""

    opened = Signal(int)
    """The number of a row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("log_rows")
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORTED_BY)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setFixedHeight(_HEAD)
        head.setMinimumSectionSize(METRICS.gutter)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        self.doubleClicked.connect(self._open)
        self._wanted: list[int] = []

    @property
    def table(self) -> LogTable:
        """What is shown; only asked for once something is."""
        table = self._sorted.sourceModel()
        assert isinstance(table, LogTable)
        return table

    def show_log(self, log: Log, number: int = 0) -> None:
        """These rows; the caret stands at the row of that number, else at the first."""
        before = self._sorted.sourceModel()
        self._sorted.setSourceModel(LogTable(log))
        if before is not None:
            before.deleteLater()
        self._wanted = [self._width_of(at) for at in range(self.table.columnCount())]
        self._share_width()
        self._stand_at(number)

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the rows from top to bottom."""
        return tuple(self._sorted.index(at, 0).data(SORTED_BY) for at in range(self._sorted.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.currentIndex())  # and no further: the page that opens must not take the same Enter
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.siblingAtColumn(0).data(SORTED_BY))

    def _stand_at(self, number: int) -> None:
        numbers = self.numbers()
        if numbers:
            self.selectRow(numbers.index(number) if number in numbers else 0)

    def _width_of(self, at: int) -> int:
        table = self.table
        head = text_width(table.headerData(at, Qt.Orientation.Horizontal), strong=True) + _ARROW
        signed = _SIGN if at >= table.columnCount() - 2 else 0
        told = max((text_width(table.words(row, at)) + signed for row in table.log.rows), default=0)
        return min(max(head, told) + _AIR, _WIDEST)

    def _share_width(self) -> None:
        if not self._wanted:
            return
        table, room = self.table, self.viewport().width()
        free = 1 + widest(table.log.form, table.columns)
        shown = set(range(len(self._wanted)))
        leaving = [at for at, column in enumerate(table.columns, start=1) if column.gives_way]
        while leaving and room - self._taken(shown - {free}) < _LEAST:
            shown.discard(leaving.pop())
        for at, wanted in enumerate(self._wanted):
            self.setColumnHidden(at, at not in shown)
            self.setColumnWidth(at, max(_LEAST, room - self._taken(shown - {free})) if at == free else wanted)

    def _taken(self, shown: set[int]) -> int:
        return sum(self._wanted[at] for at in shown)
