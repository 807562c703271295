"""A row whose less important cells give way, in a fixed order, when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget


class GivingRow(QFrame):
    """Cells side by side; `gives` says who goes first (1 before 2), 0 stays."""

    def __init__(self, name: str, *, height: int, margins: tuple[int, int], spacing: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(height)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(margins[0], 0, margins[1], 0)
        self.line.setSpacing(spacing)
        self._cells: list[QWidget] = []
        self._giving: dict[QWidget, int] = {}
        self._wanted: set[QWidget] = set()

    def put(self, widget: QWidget, *, gives: int = 0, at: int = -1) -> None:
        """Add a cell, at the end unless told where."""
        self.line.insertWidget(at, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._cells.append(widget)
        self._wanted.add(widget)
        if gives:
            self._giving[widget] = gives

    def spread(self) -> None:
        """Push what follows to the other end."""
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.put(room)

    def want(self, widget: QWidget, wanted: bool) -> None:
        """Whether there is anything to show in the cell."""
        (self._wanted.add if wanted else self._wanted.discard)(widget)
        self.fit()

    def drop(self, widget: QWidget) -> None:
        """Take a cell out."""
        self.line.removeWidget(widget)
        self._cells.remove(widget)
        self._giving.pop(widget, None)
        self._wanted.discard(widget)
        widget.hide()
        widget.deleteLater()

    def clear(self) -> None:
        """Take everything out."""
        for cell in tuple(self._cells):
            self.drop(cell)

    def fit(self) -> None:
        """Show as many cells as there is room for."""
        # Never through itemAt: the Python side of a layout item outlives the item, and a new widget may get its address.
        for cell in self._cells:
            cell.setVisible(cell in self._wanted)
            # The layout remembers how wide a cell was; one made of several words forgets that only when told.
            cell.updateGeometry()
        for cell in sorted((cell for cell in self._giving if cell in self._wanted), key=self._giving.__getitem__):
            self.line.invalidate()
            if self.line.minimumSize().width() <= self.width():
                break
            cell.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()
