"""What stands under a field: draft, corrected from what and why, late by how much, signed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.models.text import Text
from desktop.views.icons import pixmap
from desktop.views.language import say
from desktop.views.parts import label
from desktop.views.style import restyle

_SIGNS = {"draft": ("draft", "accent"), "corrected": ("pen", "accent"), "late": ("late", "warn"), "locked": ("lock", "ink3")}
_INKS = {"draft": "accent", "late": "warn"}


class Caption(QWidget):
    """Icon, the old value struck, and the words."""

    def __init__(self, about: str = "") -> None:
        """`about` names the item where the line does not stand under it."""
        super().__init__()
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self._struck = label("")
        self._struck.setProperty("state", "struck")
        font = self._struck.font()
        font.setStrikeOut(True)
        self._struck.setFont(font)
        self._words = label("")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 2)
        line.setSpacing(6)
        for part in (self._icon, *([label(about, tone="ink2")] if about else []), self._struck, self._words):
            line.addWidget(part)
        line.addStretch(1)

    def show_mark(self, state: str, caption: Text | None, struck: str) -> None:
        """Say how the value stands; a plain saved value says nothing."""
        words = say(caption) if caption else ""
        self.setVisible(bool(words) and state in _SIGNS)
        if state not in _SIGNS:
            return
        self._icon.setPixmap(pixmap(_SIGNS[state][0], _SIGNS[state][1], 16))
        self._struck.setText(struck)
        self._struck.setVisible(bool(struck))
        self._words.setText(words)
        tone = _INKS.get(state, "ink3")
        if self._words.property("tone") != tone:
            self._words.setProperty("tone", tone)
            restyle(self._words)
