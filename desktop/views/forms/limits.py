"""The two limits of a result: offered ones stand in a dotted edge until the report's own are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.models.typed import number_text
from desktop.views.forms.field import Field
from desktop.views.parts import label
from desktop.views.style import METRICS, restyle, text_width

_EDGES = 4 * 4 + 14


class Limits(QWidget):
    """LLN and ULN as typed."""

    changed = Signal()
    refused = Signal()

    def __init__(self, key: str, item: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._low = _limit_field(f"{key}_lln", self.tr("{item}, lower limit").format(item=item))
        self._high = _limit_field(f"{key}_uln", self.tr("{item}, upper limit").format(item=item))
        self._key = key
        self._tag: QLabel | None = None
        self.setFixedWidth(limits_width(self.tr("Default")))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        for part in (self._low, label("–", tone="ink3"), self._high):
            self._line.addWidget(part)
        self._line.addStretch(1)
        for field in (self._low, self._high):
            field.textEdited.connect(self.changed)
            field.refused.connect(self.refused)
        self.show_offered(offered=False, default=False)

    @property
    def low(self) -> str:
        """The lower limit as typed."""
        return number_text(self._low.text())

    @property
    def high(self) -> str:
        """The upper limit as typed."""
        return number_text(self._high.text())

    def put(self, low: str, high: str) -> None:
        """Show limits."""
        if low != self.low:
            self._low.setText(low)
        if high != self.high:
            self._high.setText(high)

    def show_offered(self, *, offered: bool, default: bool) -> None:
        """Whether these are limits on offer, and whether the PI still has to confirm those."""
        state = "locked" if self._low.isReadOnly() else "prefilled" if offered else ""
        for field in (self._low, self._high):
            if field.property("state") != state:
                field.setProperty("state", state)
                restyle(field)
        if default and self._tag is None:
            self._tag = self._make_tag()
        if self._tag is not None:
            self._tag.setVisible(default)

    def _make_tag(self) -> QLabel:
        tag = label(self.tr("Default"), name=f"{self._key}_default")
        tag.setProperty("kind", "default_tag")
        tag.setFixedHeight(tag.fontMetrics().height() + 4)
        self._line.insertWidget(self._line.count() - 1, tag)
        return tag

    def lock(self, *, locked: bool) -> None:
        """Let the limits be typed into, or not."""
        self._low.setReadOnly(locked)
        self._high.setReadOnly(locked)


def limits_width(tag: str) -> int:
    """How wide both limits and their tag are, for the head of the column."""
    return 2 * METRICS.limit_field + text_width("–") + text_width(tag) + _EDGES


def _limit_field(name: str, accessible: str) -> Field:
    field = Field(name, accessible, METRICS.limit_field)
    field.setProperty("kind", "limit")
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field
