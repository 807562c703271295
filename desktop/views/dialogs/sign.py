"""Sign a page: what is signed, what it means, who signs, and the password typed at this moment; Enter never signs."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.clock import shown
from desktop.models.failure import Failed, Failure
from desktop.models.protocol.items import Form
from desktop.models.records.canonical import grouped
from desktop.models.records.casebook import Signature
from desktop.models.site.signing import Prepared, Signed, commit, make, refused
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import current, say
from desktop.views.painted.avatar import Avatar
from desktop.views.parts import button, hairline, label, picture, row
from desktop.views.session import Session


class SignDialog(Sheet):
    """Signs what was prepared; `signed` comes after the entry is safe on the disk."""

    signed = Signal()
    preview_wanted = Signal()

    def __init__(self, parent: QWidget, session: Session, form: Form, prepared: Prepared, about: str) -> None:
        title = self.tr("Sign {page}").format(page=say(form.text))
        super().__init__(parent, "sign_dialog", icon="sign", title=title, about=about, width=690)
        self._session, self._prepared, self._signing = session, prepared, False
        self._user = _secret("sign_user", echo=True)
        self._password = _secret("sign_password", echo=False)
        self._refusal = label("", tone="danger", wrap=True, name="sign_refusal")
        self._refusal.hide()
        self.body.addWidget(self._counts())
        self.body.addLayout(self._facts(form))
        self.body.addWidget(_intent(prepared))
        self.body.addWidget(hairline())
        self.body.addLayout(self._who())
        self.body.addLayout(self._identification())
        self.body.addWidget(self._refusal)
        self.body.addStretch(1)
        self.fact.setText(self.tr("Content digest {digest} · SHA-256").format(digest=grouped(prepared.content, 2)))
        self.sign = self.act(self.tr("Sign"), "sign_confirm", picture="sign")
        self.sign.clicked.connect(self._start)
        self._user.textEdited.connect(self._ready)
        self._password.textEdited.connect(self._ready)
        self._ready()
        (self._password if session.identified else self._user).setFocus()

    def enter_presses(self, focused: QAbstractButton) -> bool:
        return focused is not self.sign and super().enter_presses(focused)

    def _counts(self) -> QWidget:
        counts = self._prepared.counts
        boxes = QWidget()
        line = QHBoxLayout(boxes)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for number, words, icon, tone in (
            (counts.filled, self.tr("filled"), "", ""),
            (counts.absent, self.tr("not done (ND)"), "nd", "ink2"),
            (counts.corrections, self.tr("corrected"), "pen", "ink2"),
            (counts.explained, self.tr("explained"), "warn" if counts.explained else "note", "warn" if counts.explained else "ink2"),
            (counts.must, self.tr("must be resolved"), "ok" if counts.must == 0 else "stop", "ok" if counts.must == 0 else "danger"),
        ):
            line.addWidget(_count(number, words, icon, tone), 1)
        return boxes

    def _facts(self, form: Form) -> QGridLayout:
        prepared = self._prepared
        preview = button(self.tr("Preview page"), "ghost", "sign_preview", picture="eye")
        preview.clicked.connect(self.preview_wanted)
        content = self.tr("{page}, version {n}").format(page=say(form.text), n=prepared.version)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self.tr("Content"), tone="ink2"), 0, 0)
        document = label(f"{prepared.document}-v{prepared.version:02d}", tone="ink2")
        grid.addLayout(row(label(content, size="strong"), document, 1, preview), 0, 1)
        grid.addWidget(label(self.tr("Meaning"), tone="ink2"), 1, 0)
        grid.addLayout(row(self._meanings(form), label(self._earlier(), tone="ink2", wrap=True), spacing=12), 1, 1)
        return grid

    def _meanings(self, form: Form) -> QFrame:
        """All meanings of the page in one segmented edge; only the one whose turn it is can be given."""
        frame = QFrame()
        frame.setProperty("kind", "segments")
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for slot in form.signers:
            cell = button(say(slot.meaning.text), "segment", f"meaning_{slot.meaning.value}")
            cell.setCheckable(True)
            cell.setChecked(slot.meaning is self._prepared.meaning)
            cell.setEnabled(slot.meaning is self._prepared.meaning)
            cell.clicked.connect(lambda _on=True, cell=cell: cell.setChecked(True))
            cell.setMinimumWidth(72)
            line.addWidget(cell)
        return frame

    def _earlier(self) -> str:
        return "　".join(self._given(signature) for signature in self._prepared.earlier)

    def _given(self, signature: Signature) -> str:
        told = self.tr("{name} has signed “{meaning}” {time}")
        return told.format(name=signature.name, meaning=say(signature.meaning.text), time=signature.signed_at[5:16])

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
        prepared, password = self._prepared, self._password.text()
        self._session.in_worker(lambda: _signature(prepared, password), self._made, lambda: self._busy(False))

    def _made(self, made: Signed | Failed) -> None:
        self._busy(False)
        if isinstance(made, Failed):
            self._session.run(refused, self._session.site, self._prepared)
            self._refuse(made.say(current()).replace("\n", " "))
            return
        if self._session.run(commit, self._session.site, made) is None:
            return
        self._session.identified = True
        self.accept()
        self.signed.emit()

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()
        self._password.clear()
        self._password.setFocus()
        self._ready()
        self.fit()

    def reject(self) -> None:
        """Not while signing: what the worker makes must find its dialog."""
        if not self._signing:
            super().reject()

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


def _signature(prepared: Prepared, password: str) -> Signed | Failed:
    """Runs in the worker; a wrong password is told in the dialog, not over it."""
    try:
        return make(prepared, password)
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


def _count(number: int, words: str, icon: str, tone: str) -> QFrame:
    box = QFrame()
    box.setProperty("kind", "count")
    column = QVBoxLayout(box)
    column.setContentsMargins(12, 6, 12, 6)
    column.setSpacing(0)
    figure: QLabel = label(str(number), size="value")
    column.addLayout(row(picture(icon, tone, 18), figure, 1, spacing=6) if icon else row(figure, 1))
    column.addWidget(label(words, tone="ink2", wrap=True))
    return box


def _intent(prepared: Prepared) -> QFrame:
    box = QFrame()
    box.setObjectName("intent")
    box.setProperty("kind", "box_accent")
    line = QHBoxLayout(box)
    line.setContentsMargins(12, 8, 12, 8)
    line.addWidget(picture("note", "ink2", 18))
    line.addWidget(label(say(prepared.meaning.intent), wrap=True), 1)
    return box
