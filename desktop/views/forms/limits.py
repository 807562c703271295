"""The two limits of a result: offered ones stand in a dotted edge until the report's own are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.models.typed import number_text
from desktop.views.dialogs.parts import label
from desktop.views.forms.field import Field
from desktop.views.style import METRICS, restyle


class Limits(QWidget):
    """LLN and ULN as typed."""

    changed = Signal()
    refused = Signal()

    def __init__(self, key: str, item: str) -> None:
        super().__init__()
        self._low = _limit_field(f"{key}_lln", self.tr("{item}, lower limit").format(item=item))
        self._high = _limit_field(f"{key}_uln", self.tr("{item}, upper limit").format(item=item))
        self._tag = label(self.tr("Default"), name=f"{key}_default")
        self._tag.setProperty("kind", "default_tag")
        policy = self._tag.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
        self._tag.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for part in (self._low, label("–", tone="ink3"), self._high, self._tag):
            line.addWidget(part)
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
        for field in (self._low, self._high):
            field.setProperty("state", "prefilled" if offered else "")
            restyle(field)
        self._tag.setVisible(default)

    def lock(self, *, locked: bool) -> None:
        """Let the limits be typed into, or not."""
        self._low.setReadOnly(locked)
        self._high.setReadOnly(locked)


def _limit_field(name: str, accessible: str) -> Field:
    field = Field()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    field.setProperty("kind", "limit")
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setFixedWidth(METRICS.limit_field)
    return field
