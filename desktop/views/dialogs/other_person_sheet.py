"""What a check and an override have in common: another person gives id and password, a refusal is told in the dialog."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.views.dialogs.other_person import OtherPerson
from desktop.views.dialogs.sheet import Sheet
from desktop.views.parts import label


class OtherPersonSheet(Sheet):
    """Enter never gives the word; it moves on."""

    given = Signal(str, str)
    """User id and password."""

    def __init__(self, parent: QWidget, name: str, *, icon: str, title: str, about: str, users: Collection[str], does: str) -> None:
        super().__init__(parent, name, icon=icon, title=title, about=about)
        self.person = OtherPerson(users)
        self._refusal = label("", tone="danger", wrap=True, name="refusal")
        self._refusal.hide()
        self.give = self.act(does, f"{name}_give")
        self.give.clicked.connect(lambda: self.given.emit(self.person.user, self.person.secret.text()))
        self.person.changed.connect(self._ready)
        self._ready()

    def refuse(self, words: str) -> None:
        """Say why not; everything but the password stays."""
        self._refusal.setText(words)
        self._refusal.show()
        self.person.again()
        self.fit()

    def enter_presses(self, focused: QAbstractButton) -> bool:
        return focused is not self.give and super().enter_presses(focused)

    def _end_with_person(self) -> None:
        self.body.addWidget(self.person)
        self.body.addWidget(self._refusal)
        self.body.addStretch(1)

    def _complete(self) -> bool:
        return self.person.complete

    def _ready(self) -> None:
        self.give.setEnabled(self._complete())
