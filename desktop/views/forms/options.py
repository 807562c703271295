"""Choosing one of a few: cells in one edge where the answers are short, tiles where they are not; nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop.models.protocol.items import Choice, YesNo
from desktop.models.records.answer import NOT_ANSWERED, Answer
from desktop.views.forms.editor import Editor
from desktop.views.language import say
from desktop.views.style import METRICS, text_width

_CELL_EDGES, _TILE_EDGES, _GAP = 28, 54, 8
_MOST_CELLS, _MOST_TILES = 6, 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ERASE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


_Key: TypeAlias = Callable[[QAbstractButton, int], bool]
"""Takes a key that was pressed on a cell; False where the cell itself knows what it means."""


class _Segment(QPushButton):
    def __init__(self, words: str, key: _Key) -> None:
        super().__init__(words)
        self._key = key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(self, event.key()):
            super().keyPressEvent(event)


class _Tile(QRadioButton):
    def __init__(self, words: str, key: _Key) -> None:
        super().__init__(words)
        self._key = key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(self, event.key()):
            super().keyPressEvent(event)


class Options(Editor):
    """Arrows move, Space chooses, Backspace takes the choice back."""

    def __init__(self, item: Choice | YesNo, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        named = named_options(item)
        self._tiles = not fits_one_line([words for _, words in named])
        self._cells = {code: self._cell(code, words) for code, words in named}
        self._frame = QFrame(self)
        self._frame.setProperty("kind", "tiles" if self._tiles else "segments")
        self._frame.setLayout(self._tile_grid() if self._tiles else self._cell_line())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._frame, 1 if self._tiles else 0)
        if not self._tiles:
            line.addStretch(1)
        self._settle_tab_stop()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._tab_stop,)

    @property
    def wide(self) -> bool:
        return self._tiles

    @property
    def _tab_stop(self) -> QAbstractButton:
        cells = list(self._cells.values())
        return self._cells.get(self._answer.value, cells[0])

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._frame, *self._cells.values()) if self._tiles else (self._frame,)

    def _key(self, cell: QAbstractButton, key: int) -> bool:
        if key in _ERASE:
            self.clear()
            return True
        if key not in _STEPS:
            return False
        cells = list(self._cells.values())
        cells[(cells.index(cell) + _STEPS[Qt.Key(key)]) % len(cells)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _cell(self, code: str, words: str) -> QAbstractButton:
        cell: QAbstractButton = _Tile(words, self._key) if self._tiles else _Segment(words, self._key)
        cell.setObjectName(f"{self.key}_{code}")
        cell.setProperty("kind", "tile" if self._tiles else "segment")
        cell.setAccessibleName(f"{self.label} {words}")
        cell.setCheckable(True)
        cell.setAutoExclusive(False)
        if isinstance(cell, QPushButton):
            cell.setAutoDefault(False)
        cell.clicked.connect(lambda on: self._chosen(code, on=on))
        return cell

    def _chosen(self, code: str, *, on: bool) -> None:
        self.take(Answer(value=code) if on else NOT_ANSWERED)
        self._display()

    def _cell_line(self) -> QLayout:
        line = QHBoxLayout()
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        for at, cell in enumerate(self._cells.values()):
            cell.setProperty("place", "next" if at else "first")
            line.addWidget(cell)
        return line

    def _tile_grid(self) -> QLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        columns = tile_columns([cell.text() for cell in self._cells.values()])
        for at, cell in enumerate(self._cells.values()):
            cell.setMinimumHeight(METRICS.tile)
            grid.addWidget(cell, at // columns, at % columns)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        return column

    def _display(self) -> None:
        for code, cell in self._cells.items():
            cell.setChecked(code == self._answer.value)
        self._settle_tab_stop()

    def _lock(self, *, locked: bool) -> None:
        """A locked choice still takes the focus; choosing asks for a correction."""

    def _settle_tab_stop(self) -> None:
        stop = self._tab_stop
        for cell in self._cells.values():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)


def named_options(item: Choice | YesNo) -> list[tuple[str, str]]:
    """What can be chosen: code and words."""
    if isinstance(item, Choice):
        return [(option.code, say(option.text)) for option in item.options]
    translate = QCoreApplication.translate
    answers = [("N", translate("Options", "No")), ("Y", translate("Options", "Yes"))]
    return [*answers, ("U", translate("Options", "Unknown"))] if item.unknown else answers


def fits_one_line(words: Sequence[str]) -> bool:
    """Whether the answers are few and short enough for cells in one edge."""
    width = sum(text_width(one, strong=True) + _CELL_EDGES for one in words)
    return len(words) <= _MOST_CELLS and width <= METRICS.choices


def tile_columns(words: Sequence[str]) -> int:
    """How many tiles stand beside each other: three, fewer where the words are long."""
    widest = max(text_width(one, strong=True) for one in words) + _TILE_EDGES + _GAP
    return max(1, min(_MOST_TILES, METRICS.tiles // widest))
