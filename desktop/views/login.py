"""您是谁: who is on duty, the password, and what can be checked before anyone has logged in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.models.failure import Failed
from desktop.models.records.person import Person
from desktop.views.frame.composed import ComposedButton
from desktop.views.frame.gate_panel import GatePanel
from desktop.views.frame.tile_grid import TileGrid
from desktop.views.language import OTHER_LANGUAGE, current, say
from desktop.views.painted.avatar import Avatar
from desktop.views.parts import button, label, picture, row, scrolled
from desktop.views.session import Session

_COLUMNS = 3
"""Most tiles in a row."""


class LoginPage(QWidget):
    """Enter in the password logs in; that is not signing. A wrong password is told here, not over it."""

    language_wanted = Signal()
    worksheet_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("login")
        self._session = session
        self._gate = session.gate()
        self._group = QButtonGroup(self)
        self._panel = GatePanel(self._gate, session.clock.now())
        self._panel.worksheet_wanted.connect(self.worksheet_wanted)
        self.password = PasswordLine()
        self.password.setPlaceholderText(self.tr("Password"))
        self.password.returnPressed.connect(self._enter)
        self._who = label("", size="panel", wrap=True, name="login_who")
        self._face = Avatar("", 38)
        self._faces: dict[str, Avatar] = {}
        self._button = button(self.tr("Log in"), "primary", "login_button")
        self._button.clicked.connect(self._enter)
        self._refusal = label("", tone="danger", wrap=True, name="login_refusal")
        self._lay_out()
        self._choose(self._gate.people[0])

    def refuse(self, failed: Failed) -> None:
        """Say in words why it did not work; the password is typed anew."""
        self._refusal.setText(failed.say(current()).replace("\n", "　"))
        self._refusal.show()
        self._hint.hide()
        self.password.clear()
        self.password.setFocus()

    def choose(self, user: str) -> None:
        """Take this person, as if the tile had been clicked."""
        tile = self.findChild(QPushButton, f"user_{user}")
        assert isinstance(tile, QPushButton)
        tile.click()

    def _enter(self) -> None:
        if self.password.text():
            self._refusal.hide()
            self._session.log_in(self._person.id, self.password.text())

    def _choose(self, person: Person) -> None:
        self._person = person
        self._who.setText(f"{person.name}　{say(person.role.text)}")
        self._face.show_name(person.name)
        for user, face in self._faces.items():
            face.show_tone("accent" if user == person.id else "head")
        self.password.setAccessibleName(self.tr("Password of {name}").format(name=person.name))
        self.password.clear()
        self.password.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._panel)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(20, 20, 20, 12)
        column.setSpacing(12)
        column.addLayout(row(label(self.tr("Who are you?"), size="big", name="login_title"), 1, self._language()))
        column.addWidget(self._tiles())
        column.addWidget(self._password_panel())
        self._hint = self._advice()
        column.addWidget(self._hint)
        column.addWidget(self._refusal)
        self._refusal.hide()
        column.addStretch(1)
        line.addWidget(scrolled(right), 1)

    def _language(self) -> QPushButton:
        made = button(OTHER_LANGUAGE[current()], "flat", "login_language", picture="globe")
        made.clicked.connect(self.language_wanted)
        return made

    def _tiles(self) -> QWidget:
        return TileGrid([self._tile(person, chosen=at == 0) for at, person in enumerate(self._gate.people)], most=_COLUMNS)

    def _tile(self, person: Person, *, chosen: bool) -> QPushButton:
        tile = ComposedButton(f"user_{person.id}", "user_tile")
        tile.setCheckable(True)
        tile.setChecked(chosen)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(person.name, size="panel"))
        words.addWidget(label(say(person.role.text), tone="ink2", wrap=True))
        if password := self._gate.passwords.get(person.id, ""):
            shown = label(password, tone="ink3", name=f"training_password_{person.id}")
            shown.setAccessibleName(self.tr("Training password {password}").format(password=password))
            words.addWidget(shown)
        line = QHBoxLayout()
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(12)
        self._faces[person.id] = Avatar(person.name, 38, "head")
        line.addWidget(self._faces[person.id])
        line.addLayout(words, 1)
        tile.compose(line, f"{person.name} {say(person.role.text)}")
        tile.clicked.connect(lambda: self._choose(person))
        self._group.addButton(tile)
        return tile

    def _password_panel(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("login_panel")
        panel.setProperty("kind", "panel")
        self.password.setMinimumWidth(180)
        self._button.setFixedHeight(40)
        self._button.setMinimumWidth(104)
        line = row(self._face, self._who, self.password, self._button, spacing=12)
        line.setContentsMargins(16, 14, 16, 14)
        line.setStretchFactor(self._who, 3)
        line.setStretchFactor(self.password, 2)
        panel.setLayout(line)
        return panel

    def _advice(self) -> QWidget:
        made = QWidget()
        words = self.tr("Five wrong passwords in a row lock the account for 15 minutes; no data is lost.")
        if self._gate.passwords:
            words = self.tr("Training site: each person's random password stands on the tile.") + " " + words
        told = label(words, tone="ink2", wrap=True, name="login_advice")
        sign = picture("info", "ink2", 16)
        line = row(sign, told, spacing=8)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        made.setLayout(line)
        return made


class PasswordLine(QLineEdit):
    """A password: never shown, no input method, no undo of what was cleared."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("password")
        self.setProperty("kind", "editor")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        self.setInputMethodHints(hint.ImhSensitiveData | hint.ImhLatinOnly | hint.ImhNoPredictiveText)
        self.setFixedHeight(40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # what it opened has the caret now and is not to be pressed by the same key
