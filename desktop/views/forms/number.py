"""A measured number: its unit beside it, what is normal after that; no arrows, no wheel."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop.models.protocol.items import Number
from desktop.models.protocol.source import Basis
from desktop.models.typed import number_text
from desktop.views.forms.field_editor import FieldEditor
from desktop.views.forms.figure import FigureField, figure_shown
from desktop.views.language import say
from desktop.views.parts import label


class NumberEditor(FieldEditor):
    """One figure."""

    def __init__(self, item: Number, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._field = FigureField(f"{item.key}_value", f"{self.label} {item.unit}")
        parts: list[QWidget] = [self._field, label(item.unit, tone="ink3")]
        if item.reference is not None and item.reference.shown:
            parts.append(self._reference(item.reference.shown, default=item.source.default))
        line = self._arrange((self._field,), tuple(parts), 8)
        line.addStretch(1)
        self._display()

    @property
    def _shown(self) -> tuple[str, ...]:
        return (figure_shown(self._answer.value),)

    def _reference(self, shown: str, *, default: bool) -> QLabel:
        """What is normal; in a dotted edge where the PI still has to confirm it, as on paper."""
        reference = label(self.tr("normal {range}").format(range=shown), tone="ink3")
        if default:
            reference.setProperty("kind", "default_tag")
            reference.setFixedHeight(reference.fontMetrics().height() + 4)
            reference.setToolTip(say(Basis.SITE_DEFAULT.text))
        return reference

    def _typed(self) -> None:
        self._take_value(number_text(self._field.text()))
