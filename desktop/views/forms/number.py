"""A measured number: right-aligned, its unit beside it, what is normal after that; no arrows, no wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.models.protocol.items import Number
from desktop.models.protocol.source import Basis
from desktop.models.records.answer import NOT_ANSWERED, Answer
from desktop.models.typed import number_text
from desktop.models.values import Reported
from desktop.views.forms.editor import Editor
from desktop.views.forms.field import Field
from desktop.views.language import say
from desktop.views.parts import label
from desktop.views.style import METRICS, restyle

_GROUPED_FROM = 10_000


class FigureField(Field):
    """A field for one figure; what stands in an empty one is not written as a figure."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("blank", True)
        self.textChanged.connect(self._tell_blank)

    def _tell_blank(self, text: str) -> None:
        if self.property("blank") is not (not text):
            self.setProperty("blank", not text)
            restyle(self)


def figure_field(name: str, accessible: str) -> FigureField:
    """A field for one figure."""
    field = FigureField()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    field.setProperty("kind", "figure")
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setFixedWidth(METRICS.number_field)
    return field


def figure_shown(typed: str) -> str:
    """A figure as it reads: `< 0.5`, `18 600`; what is none stays as typed."""
    reported = Reported.read(typed)
    if reported is None:
        return typed
    digits = typed.lstrip("<>≤≥ =")
    if reported.value >= _GROUPED_FROM and digits.isdigit():
        digits = f"{int(digits):,}".replace(",", " ")
    return f"{reported.operator} {digits}".strip()


class NumberEditor(Editor):
    """Keeps what was typed; the finding says if it is no number."""

    def __init__(self, item: Number) -> None:
        super().__init__(item)
        self._field = figure_field(f"{item.key}_value", f"{self.label} {item.unit}")
        self._field.textEdited.connect(self._typed)
        self._field.entered.connect(self._show_raw)
        self._field.settled.connect(self.settle)
        self._field.refused.connect(self.refuse)
        self.setFocusProxy(self._field)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._field)
        line.addWidget(label(item.unit, tone="ink3"))
        if item.reference is not None and item.reference.shown:
            line.addWidget(self._reference(item.reference.shown, default=item.source.default))
        line.addStretch(1)
        self._display()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self._field,)

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        return (self._field,)

    def settle(self) -> None:
        if not self._field.hasFocus():
            self._field.setText(figure_shown(self._answer.value))

    def _reference(self, shown: str, *, default: bool) -> QLabel:
        """What is normal; in a dotted edge where the PI still has to confirm it, as on paper."""
        reference = label(self.tr("normal {range}").format(range=shown), tone="ink3")
        if default:
            reference.setProperty("kind", "default_tag")
            reference.setFixedHeight(reference.fontMetrics().height() + 4)
            reference.setToolTip(say(Basis.SITE_DEFAULT.text))
        return reference

    def _typed(self, text: str) -> None:
        value = number_text(text)
        self.take(Answer(value=value) if value else NOT_ANSWERED)
        self._field.setPlaceholderText(self.empty_words)

    def _show_raw(self) -> None:
        if not self.locked:
            self._field.setText(self._answer.value)

    def _display(self) -> None:
        self._field.setText(self._answer.value if self._field.hasFocus() else figure_shown(self._answer.value))
        self._field.setPlaceholderText(self.empty_words)

    def _lock(self, *, locked: bool) -> None:
        self._field.setReadOnly(locked)
