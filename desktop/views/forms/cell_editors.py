"""The editors of a table: one field each, without unit, limits or buttons; an empty one says what goes into it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.clock import Clock
from desktop.models.protocol.items import Choice, Moment, Number, YesNo
from desktop.models.records.answer import NOT_ANSWERED, Answer, moment_of
from desktop.models.typed import cleaned, day_text, number_text, time_text
from desktop.views.forms.box import Box
from desktop.views.forms.editor import Editor
from desktop.views.forms.field import Field
from desktop.views.forms.field_editor import FieldEditor
from desktop.views.forms.figure import FigureField, figure_shown
from desktop.views.forms.options import named_options

_NOW = ("n", "现在")


class FigureCell(FieldEditor):
    """A number; its unit stands at the head of the column."""

    def __init__(self, item: Number, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._field = FigureField(f"{item.key}_value", f"{self.label} {item.unit}")
        self._arrange((self._field,), (self._field,), 0)
        _fill(self, self._field)
        self._display()

    @property
    def empty_words(self) -> str:
        return _code(self._answer) or self.label

    @property
    def _shown(self) -> tuple[str, ...]:
        return (figure_shown(self._answer.value),)

    def _typed(self) -> None:
        self._take_value(number_text(self._field.text()))


class MomentCell(FieldEditor):
    """Date and time in one field: `0740` is today, `0120 0740` another day, `n` now."""

    def __init__(self, item: Moment, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._clock = clock
        self._field = Field(f"{item.key}_value", self.label, 0)
        self._arrange((self._field,), (self._field,), 0)
        _fill(self, self._field)
        self._display()

    @property
    def empty_words(self) -> str:
        return _code(self._answer) or self.label

    @property
    def _raw(self) -> tuple[str, ...]:
        return (self._answer.value.replace("T", " "),)

    @property
    def _shown(self) -> tuple[str, ...]:
        taken = moment_of(self._answer.value)
        return (f"{taken:%m-%d %H:%M}",) if taken else self._raw

    def _typed(self) -> None:
        self._take_value(self._read(cleaned(self._field.text()).lower()))

    def _read(self, typed: str) -> str:
        """The moment meant, or what was typed where it means none."""
        now = self._clock.now()
        if typed in _NOW:
            return f"{now:%Y-%m-%dT%H:%M}"
        day, _, time = typed.rpartition(" ")
        on = day_text(day, now.date()) if day else now.date().isoformat()
        at = time_text(time)
        return f"{on}T{at}" if on and at else typed


class ChoiceCell(Editor):
    """One of a few in a list; the first line of the list is not answered."""

    def __init__(self, item: Choice | YesNo, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._named = {"": "", **dict(named_options(item))}
        self._box = Box(tuple(self._named.items()), self)
        self._box.setObjectName(f"{item.key}_value")
        self._box.setAccessibleName(self.label)
        self._box.activated.connect(self._chosen)
        self.setFocusProxy(self._box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._box)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._box,)

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._box,)

    def _chosen(self, at: int) -> None:
        code = list(self._named)[at]
        self.take(Answer(value=code) if code else NOT_ANSWERED)
        self._display()

    def _display(self) -> None:
        value = self._answer.value
        self._box.show_words(value, self._named.get(value, value) or _code(self._answer))

    def _lock(self, *, locked: bool) -> None:
        """A locked choice still takes the focus; choosing asks for a correction."""


def _fill(editor: FieldEditor, field: Field) -> None:
    """The column of the table says how wide the field is."""
    field.setMinimumWidth(0)
    field.setMaximumWidth(editor.maximumWidth())


def _code(answer: Answer) -> str:
    """What stands in an empty cell: the code of the reason why there is no value, `…` for a result still awaited."""
    if answer.absent is not None:
        return answer.absent.value
    return "…" if answer.pending else ""
