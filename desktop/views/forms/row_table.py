"""Lines of the same items as one table; where it is wider than the page, its columns fold into a second line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Choice, Item, Moment, Note, Number, YesNo
from desktop.models.text import Text
from desktop.views.forms.cell import Cell
from desktop.views.forms.item_place import Arrangement
from desktop.views.forms.options import named_options
from desktop.views.forms.part import MakePlace, Part
from desktop.views.language import say
from desktop.views.parts import label
from desktop.views.style import METRICS, text_width

_GAP, _EDGE, _PADDING = 4, 8, 4
_FIGURE, _NOTE, _TITLE = 58, 100, 96
_WIDEST_HEAD, _CURRENT_EDGE = 140, 3
_HEAD_LINE = METRICS.text + 8
_MOMENT_SHOWN = "01-20 07:40"
_FIELD_EDGES, _LIST_EDGES = 24, 44
_MOST_COVERED = 3
"""The head stays in sight where it takes less than a third of the page."""


class Flow(QWidget):
    """Widgets of fixed widths beside each other, the first one in a column of its own; what finds no room starts a new line."""

    def __init__(self, parent: QWidget, widths: Sequence[int], heights: Sequence[int]) -> None:
        """Every line is as high as the highest of its widgets."""
        super().__init__(parent)
        self._widths, self._heights = tuple(widths), tuple(heights)
        self._held: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, widgets: Sequence[QWidget]) -> None:
        """Show these, one for each width."""
        self._held = list(widgets)
        for widget in widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
                widget.show()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width)[0].bottom() + 1 + _PADDING

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths), max(self._heights) + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widths[0] + max(self._widths[1:]) + 2 * _EDGE, max(self._heights) + 2 * _PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._held:
            for widget, place in zip(self._held, self._placed(self.width()), strict=True):
                widget.setGeometry(place)

    def _placed(self, width: int) -> list[QRect]:
        """The first one is as high as all lines that are not hidden; the last one takes what is left of its line."""
        placed, bottom = [QRect(_EDGE, _PADDING, self._widths[0], self._heights[0])], _PADDING + self._heights[0]
        y = _PADDING
        for line in self._lines(width):
            x, high = _EDGE + self._widths[0] + _GAP, max(self._heights[at] for at in line)
            for at in line:
                placed.append(QRect(x, y, self._widths[at], high))
                x += self._widths[at] + _GAP
                bottom = bottom if self._held[at].isHidden() else y + high
            y += high + _GAP
        placed[-1].setRight(width - _EDGE)
        placed[0].setHeight(max(bottom - _PADDING, self._held[0].heightForWidth(self._widths[0])))
        return placed

    def _lines(self, width: int) -> list[list[int]]:
        """Which of the widgets after the first stand beside each other."""
        lines: list[list[int]] = []
        room = left = width - 2 * _EDGE - self._widths[0] - _GAP
        for at in range(1, len(self._held)):
            if not lines or self._widths[at] > left:
                lines.append([])
                left = room
            lines[-1].append(at)
            left -= self._widths[at] + _GAP
        return lines


class TableLine(QFrame):
    """The name and the cells of one line, and under them what is to be said of it."""

    def __init__(self, section: Section, widths: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"line_{section.key}")
        self.setProperty("kind", "row")
        self.flow = Flow(self, widths, [METRICS.editor] * len(widths))
        self._title = label(say(section.text), size="strong", wrap=True, name=f"title_{section.key}")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addWidget(self.flow)

    def hold(self, cells: Sequence[QWidget]) -> None:
        """Show the cells beside the name."""
        self.flow.hold([self._title, *cells])

    def tell(self, told: QWidget) -> None:
        """Show something under the line."""
        self._inside.addWidget(told)


class RowTable(Part):
    """The head stays in sight while its lines scroll under it."""

    def __init__(self, first: Section, make_place: MakePlace, parent: QWidget) -> None:
        super().__init__(f"table_{first.key}", make_place, parent)
        self._first, items = first, first.items
        self._flows: list[Flow] = []
        self.head_height = 0
        """How much of the page the head covers wherever it is scrolled to."""
        words = [_head_words(item) for item in items]
        self._widths = (_TITLE, *(max(_cell_width(item), _head_width(said)) for item, said in zip(items, words, strict=True)))
        self._head = self._make_head(words)
        self.add_line(first)

    def takes(self, section: Section) -> bool:
        """Whether the section asks the same as the lines of this table."""
        return section.row and [_kind(item) for item in section.items] == [_kind(item) for item in self._first.items]

    def add_line(self, section: Section) -> None:
        """One more line."""
        self._column.addWidget(self._line(section))
        self._head.raise_()

    def show_applying(self, keys: frozenset[str]) -> None:
        """Show the cells that apply; a line of which only the first applies is a low one."""
        super().show_applying(keys)
        for flow in self._flows:
            flow.updateGeometry()

    def pin(self, top: int, room: int) -> None:
        """Keep the head at `top`, the first visible pixel of the page, unless it would cover too much of the `room`."""
        self.head_height = self._head.height() if self._head.height() * _MOST_COVERED < room else 0
        if not self.head_height:
            top = 0
        at = min(max(0, top - self.y()), max(0, self.height() - self._head.height()))
        self._head.move(0, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self._flow.heightForWidth(self.width())
        self._head.resize(self.width(), height)
        self._column.setContentsMargins(0, height, 0, 0)

    def _make_head(self, words: Sequence[str]) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "grid_head")
        named = [label(said, wrap=True) for said in ("", *words)]
        heights = [_head_height(said, wide) for said, wide in zip(("", *words), self._widths, strict=True)]
        self._flow = Flow(frame, self._widths, heights)
        self._flow.hold(named)
        for held in self._flow.findChildren(QLabel):
            held.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(_CURRENT_EDGE, 0, 0, 0)
        inside.addWidget(self._flow)
        return frame

    def _line(self, section: Section) -> TableLine:
        line = TableLine(section, self._widths, self)
        cells = [self._place(item, Arrangement.CELL, line.flow) for item in section.items]
        for cell in cells:
            if isinstance(cell, Cell):
                cell.under.connect(line.tell)
        line.hold(cells)
        self._flows.append(line.flow)
        return line


def _kind(item: Item) -> tuple[type[Item], Text]:
    return type(item), item.text


def _cell_width(item: Item) -> int:
    match item:
        case Number():
            return max(_FIGURE, text_width(say(item.text)) + _FIELD_EDGES)
        case Moment():
            return max(text_width(_MOMENT_SHOWN), text_width(say(item.text))) + _FIELD_EDGES
        case Choice() | YesNo():
            return max(text_width(words) for _, words in named_options(item)) + _LIST_EDGES
        case Note():
            return _NOTE
        case _:
            return METRICS.number_field


def _head_words(item: Item) -> str:
    return f"{say(item.text)}\n{item.unit}" if isinstance(item, Number) and item.unit else say(item.text)


def _head_width(words: str) -> int:
    """So that the name stands in one line, as long as it is a short one."""
    return min(max(text_width(line, strong=True) for line in words.splitlines()) + 4, _WIDEST_HEAD)


def _head_height(words: str, width: int) -> int:
    """A name that stands in one line, without a unit under it, takes half of what the others take."""
    return _HEAD_LINE if "\n" not in words and text_width(words, strong=True) <= width else 2 * _HEAD_LINE
