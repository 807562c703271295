"""A log as a table: number, the columns of the log, how far filled, how far signed."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktop.views.icons import pixmap
from desktop.views.language import say
from desktop.views.pages.page_button import LEVELS
from desktop.views.painted.sign_ring import drawing_of
from desktop.views.style import COLOURS
from desktop.views.tables.log_columns import Column, columns
from desktop.views.tables.log_rows import Log, LogRow

Index: TypeAlias = QModelIndex | QPersistentModelIndex

SORTED_BY = Qt.ItemDataRole.UserRole
"""What a column is sorted by: the number as a number, the rest as shown."""
_NOWHERE = QModelIndex()


class LogTable(QAbstractTableModel):
    """Read only; another log or a change puts other rows in place of all."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self.log = log
        self.columns: tuple[Column, ...] = columns(log.form)
        self._heads = [self.tr("No."), *(say(column.head) for column in self.columns), self.tr("Filled"), self.tr("Signed")]
        self._draft = self.tr("Draft")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.log.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, at = self.log.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row, at)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._heads[at]} {self.words(row, at)}"
            case Qt.ItemDataRole.DecorationRole:
                return self._drawing(row, at)
            case Qt.ItemDataRole.ForegroundRole:
                return COLOURS.ink if row.recorded else COLOURS.accent
            case _:
                return (row.key.repeat if at == 0 else self.words(row, at)) if role == SORTED_BY else None

    def words(self, row: LogRow, at: int) -> str:
        """What stands in a column of the row."""
        told = (str(row.key.repeat), *row.cells, row.completeness.shown, self._draft if row.draft else say(row.state.text))
        return told[at]

    def _drawing(self, row: LogRow, at: int) -> QIcon | None:
        filled, signed = len(self._heads) - 2, len(self._heads) - 1
        if at == filled and row.worst is not None:
            return _sign(*LEVELS[row.worst])
        if at == signed:
            return _sign("draft", "accent") if row.draft else _sign(*drawing_of(row.state))
        return None


def _sign(name: str, tone: str) -> QIcon:
    """The drawing in its own colour also where the row is chosen."""
    made = QIcon(pixmap(name, tone, 16))
    made.addPixmap(pixmap(name, tone, 16), QIcon.Mode.Selected)
    return made
