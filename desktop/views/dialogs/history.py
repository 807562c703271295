"""The history of one item beside its field (F2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.protocol.form import Form
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Entry
from desktop.models.records.person import Person
from desktop.views.dialogs.history_words import Told, history
from desktop.views.dialogs.popover import Popover
from desktop.views.language import current, say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import label, picture, row


class HistoryPopover(Popover):
    """Newest first, each entry with person, time and sequence number; of the planned infusion also its `moves`."""

    def __init__(
        self, parent: QWidget, form: Form, page: Page, item: str, people: Mapping[str, Person], moves: Sequence[Entry] = ()
    ) -> None:
        super().__init__(parent, "history", icon="history", title=say(form.item(item).text), about=say(form.short))
        told = history(form, page, item, people, current(), moves)
        for at, one in enumerate(told):
            self.body.addWidget(_Line(one, last=at == len(told) - 1))
        if not told:
            self.body.addWidget(label(self.tr("Nothing saved for this item yet"), tone="ink3"))
        self.body.addStretch(1)
        self.foot.setText(self.tr("{n} entries, none can be removed").format(n=len(told)))


class _Line(QWidget):
    """One entry: rail with icon, then what, when, who; old → new; why."""

    def __init__(self, told: Told, *, last: bool) -> None:
        super().__init__()
        self.setObjectName(f"history_{told.sequence}")
        rail = QVBoxLayout()
        rail.setSpacing(2)
        rail.addWidget(picture(told.icon, told.tone, 18, say(told.what)))
        if not last:
            line = QFrame()
            line.setProperty("kind", "rail")
            line.setFixedWidth(2)
            rail.addLayout(row(8, line, 8))
        else:
            rail.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        what = label(say(told.what), tone=told.tone, size="strong")
        who = ElidingLabel(say(told.who))
        who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words.addLayout(_filling(row(what, label(told.when, tone="ink2"), who)))
        if told.value:
            words.addLayout(_value(told))
        sequence = f"№ {told.sequence}"
        note = f"{say(told.note)}　{sequence}" if told.note else sequence
        words.addWidget(label(note, tone="ink2", wrap=True))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(rail)
        whole.addLayout(words, 1)


def _value(told: Told) -> QHBoxLayout:
    value = label(told.value, size="strong", wrap=True)
    if not told.old:
        return _filling(row(value))
    old = label(told.old, tone="ink2")
    font = old.font()
    font.setStrikeOut(True)
    old.setFont(font)
    return _filling(row(old, label("→", tone="ink3"), value))


def _filling(line: QHBoxLayout) -> QHBoxLayout:
    """The last part takes the rest of the line."""
    line.setStretch(line.count() - 1, 1)
    return line
