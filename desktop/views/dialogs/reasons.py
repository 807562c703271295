"""Reason tiles: one of a few, and words of one's own; nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop.models.records.reasons import OTHER, written
from desktop.models.text import Text
from desktop.views.language import say
from desktop.views.style import text_width

_ROOM, _EDGES, _MOST = 600, 62, 3
"""Width of a dialog's body, what a tile needs beside its words, most tiles in a row."""


class ReasonTiles(QWidget):
    """Why: tiles of 40 px and a line of free text, needed for 其他."""

    changed = Signal()

    def __init__(self, reasons: Sequence[Text], name: str, *, first: Text | None = None) -> None:
        """`first` stands before them where it is likely here; the others keep their names."""
        super().__init__()
        self.setObjectName(name)
        self._reasons = (first, *reasons) if first else tuple(reasons)
        self._names = [f"{name}_{'other' if reason is OTHER else at}" for at, reason in enumerate(reasons)]
        if first:
            self._names.insert(0, f"{name}_first")
        self._group = QButtonGroup(self)
        self.own = QLineEdit()
        self.own.setObjectName(f"{name}_own")
        self.own.setProperty("kind", "reason")
        self.own.setPlaceholderText(self.tr("Details (needed for Other, at least 5 characters)"))
        self.own.setAccessibleName(self.tr("Details of the reason"))
        columns = tile_columns([say(reason) for reason in self._reasons])
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, reason in enumerate(self._reasons):
            grid.addWidget(self._tile(at, reason), at // columns, at % columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.own)
        self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(lambda _at, _on: self.changed.emit())
        self.own.textEdited.connect(lambda _words: self.changed.emit())

    @property
    def chosen(self) -> Text | None:
        """The tile chosen."""
        at = self._group.checkedId()
        return self._reasons[at] if at >= 0 else None

    def reason(self) -> str:
        """The reason as the ledger keeps it, empty while none is stated."""
        return written(self.chosen, self.own.text())

    def clear(self) -> None:
        """Nothing chosen."""
        self._group.setExclusive(False)
        for tile in self._group.buttons():
            tile.setChecked(False)
        self._group.setExclusive(True)
        self.own.clear()

    def put(self, chosen: Text | None, own: str) -> None:
        """Show an earlier choice again."""
        self.clear()
        if chosen is not None:
            self._group.button(self._reasons.index(chosen)).setChecked(True)
        self.own.setText(own)

    def _tile(self, at: int, reason: Text) -> QRadioButton:
        tile = QRadioButton(say(reason))
        tile.setObjectName(self._names[at])
        tile.setProperty("kind", "tile")
        tile.setMinimumHeight(40)
        self._group.addButton(tile, at)
        return tile


def tile_columns(words: Sequence[str]) -> int:
    """How many tiles stand beside each other: three, fewer where the words are long."""
    widest = max(text_width(one, strong=True) for one in words) + _EDGES
    return max(1, min(_MOST, _ROOM // widest))
