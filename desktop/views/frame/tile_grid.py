"""Tiles of one size, as many in a row as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

_SPACE = 12


class TileGrid(QWidget):
    """It asks for the width of one tile and takes what there is."""

    def __init__(self, tiles: Sequence[QWidget], most: int) -> None:
        super().__init__()
        self._tiles, self._most, self._columns = tuple(tiles), most, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACE)
        self._arrange(most)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A tile whose words have changed may need more room or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        self._arrange(max(1, min(self._most, (self.width() + _SPACE) // (self._widest() + _SPACE))))

    def _widest(self) -> int:
        return max(tile.minimumSizeHint().width() for tile in self._tiles)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
