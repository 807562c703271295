"""What every signature asks: who signs, and the password typed at this moment; Enter never signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.clock import shown
from desktop.models.failure import Failed, Failure
from desktop.models.records.person import Meaning
from desktop.models.site.signing import Prepared, Signed, commit_all, make_all, refused
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import current, say
from desktop.views.painted.avatar import Avatar
from desktop.views.parts import hairline, label, picture, row
from desktop.views.session import Session


class _Steps(QObject):
    """Brings the worker's progress onto the window's thread; outlives a dialog that was left meanwhile."""

    done = Signal(int)


class SigningSheet(Sheet):
    """Signs what was prepared, all of it or nothing; `signed` comes after the entries are safe on the disk.

    Left in the middle by a lock or a change of user, nothing is signed: what the worker still makes is not kept.
    """

    signed = Signal()

    def __init__(
        self, parent: QWidget, session: Session, documents: Sequence[Prepared], *, title: str, about: str, name: str = "sign_dialog"
    ) -> None:
        super().__init__(parent, name, icon="sign", title=title, about=about, width=690)
        self._session, self._documents, self._signing = session, tuple(documents), False
        self._user = _secret("sign_user", echo=True)
        self._password = _secret("sign_password", echo=False)
        self._refusal = label("", tone="danger", wrap=True, name="sign_refusal")
        self._refusal.hide()
        self.sign = self.act(self.tr("Sign"), "sign_confirm", picture="sign")
        self.sign.clicked.connect(self._start)
        self._user.textEdited.connect(self._ready)
        self._password.textEdited.connect(self._ready)
        session.locked.connect(self.reject)
        session.left.connect(self.reject)
        self.finished.connect(self._part)

    def ask(self) -> None:
        """Add, under what is signed, what the signature means and who gives it."""
        for meaning in dict.fromkeys(prepared.meaning for prepared in self._documents):
            self.body.addWidget(_intent(meaning))
        self.body.addWidget(hairline())
        self.body.addLayout(self._who())
        self.body.addLayout(self._identification())
        self.body.addWidget(self._refusal)
        self.body.addStretch(1)
        self._ready()
        (self._password if self._session.identified else self._user).setFocus()

    def enter_presses(self, focused: QAbstractButton) -> bool:
        return focused is not self.sign and super().enter_presses(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No Esc while signing."""
        if not (self._signing and event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def reject(self) -> None:
        self._signing = False
        super().reject()

    def _part(self) -> None:
        """The session outlives the dialog."""
        self._session.locked.disconnect(self.reject)
        self._session.left.disconnect(self.reject)

    def _who(self) -> QHBoxLayout:
        site = self._session.site
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(label(f"{site.person.name}　{say(site.person.role.text)}", size="strong"))
        name.addWidget(label(self.tr("User id {id}").format(id=site.person.id) if self._session.identified else "", tone="ink2"))
        when = QVBoxLayout()
        when.setSpacing(0)
        for words, tone in ((shown(site.clock.now()), ""), (self.tr("Workstation {name}").format(name=site.workstation), "ink2")):
            made = label(words, tone=tone)
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            when.addWidget(made)
        line = row(Avatar(site.person.name, 32), spacing=10)
        line.addLayout(name)
        line.addStretch(1)
        line.addLayout(when)
        return line

    def _identification(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 84)
        if not self._session.identified:
            self._user.setAccessibleName(self.tr("User id"))
            grid.addWidget(label(self.tr("User id"), tone="ink2"), 0, 0)
            grid.addLayout(row(self._user, label(self.tr("first signature since login"), tone="ink2", wrap=True), spacing=10), 0, 1)
        self._password.setAccessibleName(self.tr("Own password"))
        grid.addWidget(label(self.tr("Own password"), tone="ink2"), 1, 0)
        hint = label(self.tr("typed every time; Enter does not sign"), tone="ink2", wrap=True)
        grid.addLayout(row(self._password, hint, spacing=10), 1, 1)
        return grid

    def _ready(self) -> None:
        identified = self._session.identified or bool(self._user.text().strip())
        self.sign.setEnabled(identified and bool(self._password.text()))

    def _start(self) -> None:
        if not self._session.identified and not names(self._user.text(), self._session.site.person.id):
            self._refuse(self.tr("This is not the id of the person logged in; log in as that person to sign."))
            return
        self._refusal.hide()
        self._busy(True)
        documents, password, steps = self._documents, self._password.text(), _Steps()
        steps.done.connect(self._advance)
        self._session.in_worker(lambda: _signatures(documents, password, steps.done.emit), self._made, self._undone)

    def _advance(self, done: int) -> None:
        """One more document is signed in memory."""
        if self._signing and len(self._documents) > 1:
            self.fact.setText(self.tr("{n} of {of} documents signed").format(n=done, of=len(self._documents)))

    def _made(self, made: tuple[Signed, ...] | Failed) -> None:
        if not self._signing:
            return  # left meanwhile: nothing is kept, and the dialog may be gone
        self._busy(False)
        if isinstance(made, Failed):
            self._session.run(refused, self._session.site, *self._documents)
            self._refuse(made.say(current()).replace("\n", " "))
            return
        if self._session.run(commit_all, self._session.site, made) is None:
            return
        self._session.identified = True
        self.accept()
        self.signed.emit()

    def _undone(self) -> None:
        if self._signing:
            self._busy(False)

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()
        self._password.clear()
        self._password.setFocus()
        self._ready()
        self.fit()

    def _busy(self, busy: bool) -> None:
        self._signing = busy
        for widget in (self.sign, self.cancel, self._user, self._password):
            widget.setEnabled(not busy)
        self.sign.setText(self.tr("Signing…") if busy else self.tr("Sign"))
        self.sign.repaint()  # now: the worker's first work leaves this thread little time


def names(typed: str, user: str) -> bool:
    """Whether the id was typed, however: `u-0101`, `U 0101`, `0101`, `101`, full-width too."""
    letters, number = _parts(user)
    return _parts(typed) in ((letters, number), ("", number))


def _parts(id_: str) -> tuple[str, str]:
    """Letters and number of an id, without leading zeros and what only separates them."""
    signs = [sign for sign in unicodedata.normalize("NFKC", id_).casefold() if sign.isalnum()]
    return "".join(s for s in signs if s.isalpha()), "".join(s for s in signs if s.isdigit()).lstrip("0")


def _signatures(documents: Sequence[Prepared], password: str, progress: Callable[[int], None]) -> tuple[Signed, ...] | Failed:
    """Runs in the worker; a wrong password is told in the dialog, not over it."""
    try:
        return make_all(documents, password, progress)
    except Failure as failure:
        return failure.failed


def _secret(name: str, *, echo: bool) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setProperty("kind", "editor")
    line.setFixedWidth(240)
    line.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhSensitiveData)
    if not echo:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _intent(meaning: Meaning) -> QFrame:
    box = QFrame()
    box.setObjectName("intent")
    box.setProperty("kind", "box_accent")
    line = QHBoxLayout(box)
    line.setContentsMargins(12, 8, 12, 8)
    line.addWidget(picture("note", "ink2", 18))
    line.addWidget(label(say(meaning.intent), wrap=True), 1)
    return box
