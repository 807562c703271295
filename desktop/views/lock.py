"""The locked window: no patient data behind it, only whose it is; the same person's password brings everything back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.failure import Failed
from desktop.views.language import current, say
from desktop.views.login import PasswordLine
from desktop.views.painted.avatar import Avatar
from desktop.views.parts import button, label, picture, row
from desktop.views.session import Session

WIDTH = 460


class LockPage(QWidget):
    """Another person does not unlock: that is a change of user, with the drafts kept."""

    switch_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("lock_page")
        self._session = session
        self.password = PasswordLine()
        self.password.setObjectName("unlock_password")
        self.password.returnPressed.connect(self._unlock)
        self._refusal = label("", tone="danger", wrap=True, name="unlock_refusal")
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def refuse(self, failed: Failed) -> None:
        """Say in words why it did not work."""
        self._refusal.setText(failed.say(current()).replace("\n", "　"))
        self._refusal.show()
        self.password.clear()
        self.password.setFocus()

    def _unlock(self) -> None:
        if self.password.text():
            self._refusal.hide()
            self._session.unlock(self.password.text())

    def _card(self) -> QFrame:
        person = self._session.site.person
        card = QFrame()
        card.setObjectName("lock_card")
        card.setProperty("kind", "panel")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addLayout(row(picture("lock", "ink2", 20), label(self.tr("Locked"), size="dialog"), 1))
        column.addLayout(row(Avatar(person.name, 38), label(f"{person.name}　{say(person.role.text)}", size="panel", name="lock_who"), 1))
        column.addWidget(label(self.tr("What was typed is kept as a draft."), tone="ink2", wrap=True))
        self.password.setAccessibleName(self.tr("Password of {name}").format(name=person.name))
        self.password.setPlaceholderText(self.tr("Password"))
        act = button(self.tr("Unlock"), "primary", "unlock")
        act.setFixedHeight(40)
        act.clicked.connect(self._unlock)
        line = row(self.password, act, spacing=10)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self._refusal)
        other = button(self.tr("Switch user"), "flat", "lock_switch", picture="switch")
        other.clicked.connect(self.switch_wanted)
        column.addLayout(row(other, 1))
        return card
