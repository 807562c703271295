"""A value the program calculates: read only, on sunken ground, its formula beside it and its inputs on F1."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.models.protocol.items import Derived
from desktop.models.values import Derivation
from desktop.views.forms.editor import Editor
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import label, picture
from desktop.views.style import METRICS


class DerivedEditor(Editor):
    """Shows what `show_working` was given last; it is never typed into and never part of the answers."""

    def __init__(self, item: Derived, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._figure = label("", size="value", name=f"{item.key}_value")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._formula = ElidingLabel("")
        self._formula.setProperty("tone", "ink3")
        box = QFrame()
        box.setProperty("kind", "derived")
        box.setFixedSize(METRICS.number_field, METRICS.editor)
        inside = QHBoxLayout(box)
        inside.setContentsMargins(6, 0, 9, 0)
        inside.addWidget(picture("fx", "ink3", 16, self.tr("calculated")))
        inside.addWidget(self._figure, 1)
        unit = label(item.unit, tone="ink3")
        unit.setMinimumWidth(METRICS.unit_field)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(METRICS.gutter)
        line.addWidget(box)
        line.addWidget(unit)
        line.addWidget(self._formula, 1)
        self.show_working(None)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return ()

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return ()

    def show_working(self, working: Derivation | None) -> None:
        """The value with its formula; 待算 while an input is missing."""
        self._figure.setText(working.shown if working else "—")
        self._figure.setAccessibleName(f"{self.label} {working.shown if working else self.tr('inputs missing')}")
        self._formula.setText(say(working.formula) if working else self.tr("inputs missing"))

    def _display(self) -> None:
        """What it shows comes from `show_working` alone."""

    def _lock(self, *, locked: bool) -> None:
        """There is nothing to type into."""
