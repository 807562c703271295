"""Another person at this workstation: their user id and their own password, typed for one act."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.views.dialogs.signing_sheet import names
from desktop.views.parts import label

_WIDE = 240


class OtherPerson(QWidget):
    """Two fields; whoever is logged in stays so."""

    changed = Signal()

    def __init__(self, users: Collection[str]) -> None:
        super().__init__()
        self._users = users
        self.id = _field("other_user")
        self.id.setAccessibleName(self.tr("User id"))
        self.secret = _field("other_password")
        self.secret.setAccessibleName(self.tr("Own password"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for at, field in enumerate((self.id, self.secret)):
            grid.addWidget(label(field.accessibleName(), tone="ink2"), at, 0)
            grid.addWidget(field, at, 1)
            field.textChanged.connect(lambda _text: self.changed.emit())
        grid.setColumnStretch(2, 1)
        self.setFocusProxy(self.id)

    @property
    def complete(self) -> bool:
        """Whether both are typed."""
        return bool(self.id.text().strip()) and bool(self.secret.text())

    @property
    def user(self) -> str:
        """The user id meant, however it was typed; as typed where nobody has it."""
        typed = self.id.text().strip()
        return next((user for user in self._users if names(typed, user)), typed)

    def again(self) -> None:
        """The password is typed anew."""
        self.secret.clear()
        self.secret.setFocus()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setFixedWidth(_WIDE)
    field.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhSensitiveData)
    return field
