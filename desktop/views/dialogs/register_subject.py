"""登记受试者: the code is the program's, the initials are typed; no name and no hospital number."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models.site.registering import next_code, register_subject
from desktop.models.text import listed, same
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import label, row
from desktop.views.session import Session

_BOXES = 4


class RegisterSubjectDialog(Sheet):
    """Four boxes, one letter each, as on the paper form."""

    registered = Signal(str)
    """The code of the new subject."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, "register_dialog", icon="user", title=self.tr("Register a subject"), width=560)
        self._session = session
        self._code = next_code(session.site)
        self.boxes = tuple(_Box(at) for at in range(_BOXES))
        for at, box in enumerate(self.boxes):
            box.setAccessibleName(self.tr("Letter {n} of the initials").format(n=at + 1))
            box.textEdited.connect(lambda typed, at=at: self._typed(at, typed))
            box.installEventFilter(self)
        self.body.addLayout(row(label(self.tr("Code"), tone="ink2"), label(self._code, size="page", name="register_code"), 1, spacing=12))
        self.body.addLayout(row(label(self.tr("Initials"), tone="ink2"), *self.boxes, 1, spacing=8))
        self._twice = label("", tone="warn", size="strong", wrap=True, name="register_twice")
        self._twice.hide()
        self.body.addWidget(self._twice)
        rules = (
            self.tr("Capital letters of the name in pinyin, four in all:"),
            self.tr("two characters: the first two letters of each (张红 ZHHO);"),
            self.tr("three: the first letter of each, then the second of the last (张红旗 ZHQI);"),
            self.tr("four: the first letter of each (欧阳红旗 OYHQ)."),
        )
        self.body.addWidget(label("\n".join(rules), tone="ink2", wrap=True, name="register_rule"))
        self.body.addWidget(label(self.tr("Names and hospital numbers are not entered here."), tone="ink2", wrap=True))
        self.body.addStretch(1)
        self.fact.setText(self.tr("The code is never used again."))
        self._act = self.act(self.tr("Register"), "register_confirm", picture="plus")
        self._act.setEnabled(False)
        self._act.clicked.connect(self._register)
        self.boxes[0].setFocus()

    @property
    def initials(self) -> str:
        """What stands in the boxes."""
        return "".join(box.text() for box in self.boxes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Backspace:
            at = next((at for at, box in enumerate(self.boxes) if box is watched), 0)
            if at and not self.boxes[at].text():
                self.boxes[at - 1].clear()
                self.boxes[at - 1].setFocus()
                self._ready()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, at: int, typed: str) -> None:
        letter = unicodedata.normalize("NFKC", typed).upper()
        self.boxes[at].setText(letter)
        if letter and at + 1 < len(self.boxes):
            self.boxes[at + 1].setFocus()
        elif letter and self._ready():
            self._act.setFocus()
        self._ready()

    def _ready(self) -> bool:
        self._warn([one for one, entry in self._session.casebook.registered.items() if entry.payload["initials"] == self.initials])
        self._act.setEnabled(len(self.initials) == len(self.boxes))
        return self._act.isEnabled()

    def _warn(self, known: list[str]) -> None:
        """The same initials may be another person's, or the same person registered twice."""
        told = self.tr("{codes} has the same initials: make sure that this is another person.")
        self._twice.setText(told.format(codes=say(listed(map(same, known)))) if known else "")
        if self._twice.isHidden() is bool(known):
            self._twice.setVisible(bool(known))
            self.fit()

    def _register(self) -> None:
        if self._session.run(register_subject, self._session.site, self.initials) is not None:
            self.accept()
            self.registered.emit(self._code)


class _Box(QLineEdit):
    """One letter; full-width letters are understood, the input method stays off."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.setObjectName(f"initial_{at + 1}")
        self.setProperty("kind", "figure")
        self.setMaxLength(1)
        self.setFixedWidth(40)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[A-Za-zＡ-Ｚａ-ｚ]"), self))
        hint = Qt.InputMethodHint
        self.setInputMethodHints(hint.ImhUppercaseOnly | hint.ImhLatinOnly | hint.ImhNoPredictiveText)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        if query is Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)
