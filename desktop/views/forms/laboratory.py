"""One row of results: the figure, its unit, the report's own limits, and how it reads against them while typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.models.protocol.form import Level
from desktop.models.protocol.items import Laboratory
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.scales.interpret import Flag, interpret
from desktop.models.typed import number_text
from desktop.models.values import Bounds
from desktop.views.forms.box import Box
from desktop.views.forms.field_editor import FieldEditor
from desktop.views.forms.figure import FigureField, figure_shown
from desktop.views.forms.limits import Limits
from desktop.views.language import say
from desktop.views.parts import label
from desktop.views.style import METRICS, restyle


class LaboratoryEditor(FieldEditor):
    """Unit and limits stand ready and become part of the answer with the figure."""

    def __init__(self, item: Laboratory, sex: str, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._units = item.units
        self._offered = item.reference(sex) or Bounds()
        self._default = item.reference_source.default
        self._result = FigureField(f"{item.key}_value", f"{self.label} {item.short}")
        self._unit = self._make_unit(item)
        self._limits = Limits(item.key, self.label, self)
        self._reading = label("", tone="ink3", wrap=True, name=f"{item.key}_reading")
        self._reading.setFixedWidth(METRICS.reading)
        self._limits.changed.connect(self._typed)
        self._limits.refused.connect(self.refuse)
        self._arrange((self._result,), (self._result, self._unit, self._limits, self._reading), METRICS.gutter)
        self._display()

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._result, self._unit) if isinstance(self._unit, Box) else (self._result,)

    @property
    def _shown(self) -> tuple[str, ...]:
        return (figure_shown(self._answer.value),)

    def weigh(self, level: Level | None) -> None:
        super().weigh(level)
        self._show_reading()

    def _make_unit(self, item: Laboratory) -> Box | QLabel:
        if len(item.units) == 1:
            unit = label(item.units[0], tone="ink3")
            unit.setFixedWidth(METRICS.unit_field)
            return unit
        box = Box([(unit, unit) for unit in item.units], self)
        box.setObjectName(f"{item.key}_unit")
        box.setAccessibleName(self.tr("{item}, unit").format(item=self.label))
        box.setFixedWidth(METRICS.unit_field)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(self._unit_chosen)
        return box

    def _unit_text(self) -> str:
        return self._unit.words if isinstance(self._unit, Box) else self._unit.text()

    def _show_unit(self, unit: str) -> None:
        if isinstance(self._unit, QLabel):
            self._unit.setText(unit)
        else:
            self._unit.show_words(unit, unit)

    def _typed(self) -> None:
        value = number_text(self._result.text()) if self._result.hasFocus() else self._answer.value
        if not value:
            self.take(NOT_ANSWERED if self._result.hasFocus() else self._answer)
        else:
            unit = self._unit_text() or self._units[0]
            self.take(Answer(value=value, unit=unit, lln=self._limits.low, uln=self._limits.high))
        self._show_around()

    def _unit_chosen(self) -> None:
        """The limits on offer belong to the reporting unit; in another one those of the report are needed."""
        if self.locked:
            self.refuse()
            return
        if self._unit_text() == self._units[0] and not (self._limits.low or self._limits.high):
            self._limits.put(_typed_limit(self._offered.low), _typed_limit(self._offered.high))
        elif self._unit_text() != self._units[0] and self._limits_offered:
            self._limits.put("", "")
        self._typed()

    @property
    def _limits_offered(self) -> bool:
        offered = (_typed_limit(self._offered.low), _typed_limit(self._offered.high))
        return any(offered) and (self._limits.low, self._limits.high) == offered

    def _display(self) -> None:
        answer = self._answer
        if answer.value:
            self._show_unit(answer.unit)
            self._limits.put(answer.lln, answer.uln)
        else:
            self._show_unit(self._units[0])
            self._limits.put(_typed_limit(self._offered.low), _typed_limit(self._offered.high))
        super()._display()

    def _show_around(self) -> None:
        super()._show_around()
        offered = self._limits_offered and self._unit_text() == self._units[0]
        self._limits.show_offered(offered=offered, default=offered and self._default)
        self._show_reading()

    def _show_reading(self) -> None:
        result = Answers({self.key: self._answer}).laboratory(self.key)
        reading = interpret(result) if result is not None else None
        impossible = self._level is Level.MUST and reading is not None
        words = say(Flag.UNKNOWN.text) if impossible else say(reading.text) if reading else ""
        abnormal = reading is not None and bool(reading.flag.arrow) and not impossible
        self._reading.setText(words)
        look = ("strong", "") if abnormal else ("", "ink3")
        self._reading.setAccessibleName(f"{self.label} {say(reading.flag.text) if reading else ''} {words}".strip())
        if look != (self._reading.property("rank"), self._reading.property("tone")):
            self._reading.setProperty("rank", look[0])
            self._reading.setProperty("tone", look[1])
            restyle(self._reading)

    def _lock(self, *, locked: bool) -> None:
        super()._lock(locked=locked)
        self._limits.lock(locked=locked)
        self._show_around()


def _typed_limit(limit: object) -> str:
    return "" if limit is None else str(limit)
