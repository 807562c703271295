"""Where an item or criterion comes from (F1): basis, the sentence it implements, the reading used, its limits and working."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.judgement.eligibility import Judged
from desktop.models.protocol.items import Item, Laboratory, Number
from desktop.models.protocol.source import Source
from desktop.models.values import Derivation
from desktop.views.dialogs.effects import STATE
from desktop.views.dialogs.popover import Popover
from desktop.views.language import say
from desktop.views.parts import label, picture, row


class ProvenancePopover(Popover):
    """The provenance of one item of a page."""

    def __init__(self, parent: QWidget, item: Item, judged: Sequence[Judged], working: Derivation | None, sex: str) -> None:
        super().__init__(parent, "provenance", icon="book", title=say(item.text), about=item.key)
        self.body.addWidget(SourceBox(item.source))
        if item.hint is not None:
            self.body.addWidget(label(say(item.hint), tone="ink2", wrap=True))
        for words in self._limits(item, sex):
            self.body.addWidget(label(words, wrap=True))
        if isinstance(item, Laboratory):
            self.body.addWidget(SourceBox(item.reference_source))
        if working is not None:
            self._add_working(working)
        for one in judged:
            self.body.addWidget(CriterionBox(one))
        self.body.addStretch(1)
        self.foot.setText(self.tr("Original record: {origin} ({letter})").format(origin=say(item.origin.text), letter=item.origin.value))

    def _limits(self, item: Item, sex: str) -> list[str]:
        if not isinstance(item, Number | Laboratory):
            return []
        unit = item.unit if isinstance(item, Number) else item.units[0]
        reference = item.reference if isinstance(item, Number) else item.reference(sex)
        shown = [
            self.tr("Possible {range} {unit}; outside it must be resolved").format(range=item.hard.shown, unit=unit),
            self.tr("Usual {range} {unit}; outside it is asked about").format(range=item.soft.shown, unit=unit),
        ]
        if reference is not None:
            shown.append(self.tr("Reference {range} {unit}, until the report's own is entered").format(range=reference.shown, unit=unit))
        return shown

    def _add_working(self, working: Derivation) -> None:
        inputs = "　".join(f"{say(name)} {value}" for name, value in working.inputs)
        self.body.addLayout(row(picture("fx", "ink2", 18), label(say(working.formula), size="strong", wrap=True)))
        told = self.tr("{inputs}; unrounded {value} {unit}").format(inputs=inputs, value=working.value, unit=working.unit)
        self.body.addWidget(label(told, wrap=True))


class SourceBox(QFrame):
    """A source: its basis, the sentence, the reading; a site default in its dotted tag."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.setObjectName("source")
        self.setProperty("kind", "quote")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        basis = label(say(source.basis.text), tone="ink2")
        if source.default:
            basis.setProperty("kind", "default_tag")
        column.addLayout(row(picture("book", "ink2", 16), basis, 1))
        column.addWidget(label(source.sentence, wrap=True))
        if source.reading is not None:
            column.addWidget(label(say(source.reading), tone="ink2", wrap=True))


class CriterionBox(QFrame):
    """A criterion that uses the item, with its live verdict and the registry's sentence."""

    def __init__(self, judged: Judged) -> None:
        super().__init__()
        criterion = judged.criterion
        self.setObjectName(f"uses_{criterion.key}")
        icon, tone = STATE[judged.effect]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(1)
        state = label(say(judged.effect.text(criterion.kind)), tone=tone, size="strong")
        name = label(f"{criterion.key} {say(criterion.text)}", size="strong", wrap=True)
        column.addLayout(row(picture(icon, tone, 18), state, 1))
        column.addWidget(name)
        column.addWidget(label(say(judged.verdict.detail), tone="ink2", wrap=True))
        column.addWidget(SourceBox(criterion.source))
