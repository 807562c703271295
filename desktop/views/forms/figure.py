"""One figure on the screen: where it is typed, and how it reads once the caret is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.models.values import Reported
from desktop.views.forms.field import Field
from desktop.views.style import METRICS, restyle

_GROUPED_FROM = 10_000


class FigureField(Field):
    """A right-aligned field for one figure; what stands in an empty one is not written as a figure."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__(name, accessible, METRICS.number_field)
        self.setProperty("kind", "figure")
        self.setProperty("blank", True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textChanged.connect(self._tell_blank)

    def _tell_blank(self, text: str) -> None:
        if self.property("blank") is not (not text):
            self.setProperty("blank", not text)
            restyle(self)


def figure_shown(typed: str) -> str:
    """A figure as it reads: `< 0.5`, `18 600`; what is none stays as typed."""
    reported = Reported.read(typed)
    if reported is None:
        return typed
    digits = typed.lstrip("<>≤≥ =")
    if reported.value >= _GROUPED_FROM and digits.isdigit():
        digits = f"{int(digits):,}".replace(",", " ")
    return f"{reported.operator} {digits}".strip()
