"""The few pieces every dialog is made of; what they look like is the style sheet's."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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


def column(*widgets: QWidget, spacing: int = 0) -> QVBoxLayout:
    """Widgets under each other."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        made.addWidget(widget)
    return made


def scrolled(inside: QWidget) -> QScrollArea:
    """Something as wide as there is room and as high as it likes; the caret never halts at the area itself."""
    made = QScrollArea()
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inside)
    return made


class Holder(QWidget):
    """Shows one widget at a time; what changes as a whole is made anew and held instead of the one before."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._held: QWidget | None = None
        self.setLayout(column())

    @property
    def held(self) -> QWidget:
        """What is shown now; only asked for once something is."""
        assert self._held is not None
        return self._held

    def hold(self, made: QWidget) -> None:
        """Show this one; the one before is deleted."""
        # Never through itemAt or takeAt: the Python side of a layout item outlives the item.
        layout = self.layout()
        assert layout is not None
        if self._held is not None:
            layout.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = made
        layout.addWidget(made)
        made.show()
