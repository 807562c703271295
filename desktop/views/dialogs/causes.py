"""“What this change causes”: signatures that end and criteria that turn, in words, before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.models.judgement.consequences import Consequences, Turned
from desktop.models.judgement.eligibility import Judged
from desktop.models.records.casebook import Signature
from desktop.models.records.person import Person
from desktop.views.language import say
from desktop.views.parts import Holder, column, label, picture


class Causes(QFrame):
    """The amber box of a correction; hidden where the change causes nothing beyond itself."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        super().__init__()
        self.setObjectName("causes")
        self.setProperty("kind", "box_warn")
        self._people = people
        self._told = Holder()
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 8, 10, 8)
        line.setSpacing(8)
        line.addWidget(picture("warn", "warn", 18), 0)
        line.addWidget(self._told, 1)

    def show_consequences(self, caused: Consequences) -> None:
        """Say them again, after the new value changed."""
        told = QWidget()
        lines = column(label(self.tr("What this change causes"), tone="warn", size="strong"), spacing=2)
        for words in (*map(self._ended, caused.ended), *map(turned_words, caused.turned)):
            lines.addWidget(label(words, wrap=True))
        told.setLayout(lines)
        self._told.hold(told)
        self.setVisible(not caused.none)

    def _ended(self, signature: Signature) -> str:
        person = self._people.get(signature.person)
        role = say(person.role.text) if person else signature.role
        told = self.tr("Signature “{meaning}” of {name} ({role}) at {time} ends; version {n} stays readable, the next is signed again")
        return told.format(
            meaning=say(signature.meaning.text), name=signature.name, role=role, time=signature.signed_at[5:16], n=signature.version
        )


def turned_words(turned: Turned) -> str:
    """`IN-03b ALT ≤ 3×ULN：符合 → 待定（检查已过期）`."""
    criterion = turned.after.criterion
    return f"{criterion.key} {say(criterion.text)}：{_state(turned.before)} → {_state(turned.after)}"


def _state(judged: Judged) -> str:
    state = say(judged.effect.text(judged.criterion.kind))
    return f"{state}（{say(judged.verdict.reason.text)}）" if judged.verdict.reason else state
