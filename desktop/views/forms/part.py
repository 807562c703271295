"""A part of a page: one section, or several that make a table, with the places of their items."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.protocol.items import Item
from desktop.views.forms.item_place import Arrangement, ItemPlace

MakePlace: TypeAlias = Callable[[Item, Arrangement, QWidget], ItemPlace]


class Part(QWidget):
    """Lays the items out; which of them apply is the form's business."""

    def __init__(self, name: str, make_place: MakePlace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._make_place = make_place
        self._places: list[ItemPlace] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def whole(self) -> bool:
        """Whether all its items are made."""
        return True

    def grow(self) -> None:
        """Make the next item of a part that is not whole."""
        raise NotImplementedError

    def show_applying(self, keys: frozenset[str]) -> None:
        """Show the items that apply."""
        for place in self._places:
            if place.isHidden() is (place.key in keys):
                place.setVisible(place.key in keys)

    def _place(self, item: Item, arrangement: Arrangement, parent: QWidget | None = None) -> ItemPlace:
        place = self._make_place(item, arrangement, parent or self)
        place.hide()  # said in so many words: else the layout shows it, whether it applies or not
        self._places.append(place)
        return place
