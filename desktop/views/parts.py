"""The few pieces every dialog is made of; what they look like is the style sheet's."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.views.icons import icon, pixmap


def label(words: str, *, tone: str = "", size: str = "", wrap: bool = False, name: str = "") -> QLabel:
    """A label in one of the inks (`ink2`, `ink3`, `accent`, `warn`, `danger`, `ok`) and sizes (`strong`, `panel`, `dialog`, `page`)."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(1)
    made.setProperty("tone", tone)
    made.setProperty("rank", size)
    return made


def button(words: str, kind: str, name: str, *, picture: str = "") -> QPushButton:
    """A push button of a kind (`primary`, `ghost`, `soft`, `flat`)."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if picture:
        drawing = icon(picture, "panel" if kind == "primary" else "accent" if kind == "soft" else "ink2")
        drawing.addPixmap(pixmap(picture, "ink3", 18), QIcon.Mode.Disabled)
        made.setIcon(drawing)
        made.setIconSize(QSize(18, 18))
    return made


def picture(name: str, tone: str, size: int, says: str = "") -> QLabel:
    """An icon; one that stands without its word says it to screen readers and in a tool tip."""
    made = QLabel()
    made.setPixmap(pixmap(name, tone, size))
    made.setFixedWidth(size)
    made.setAccessibleName(says)
    made.setToolTip(says)
    return made


def keycap(words: str) -> QLabel:
    """The name of a key as it stands on the keyboard."""
    made = label(words, tone="ink2")
    made.setProperty("kind", "keycap")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def row(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other; a number is a stretch."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addStretch(widget) if isinstance(widget, int) else line.addWidget(widget)
    return line


def hairline() -> QFrame:
    """The thin line between parts."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    line.setFixedHeight(1)
    return line
