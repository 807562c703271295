"""Sign a page: what is signed, what it means, who signs; the password is typed at this moment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.judgement.ready import counted
from desktop.models.protocol.form import Form
from desktop.models.records.canonical import grouped
from desktop.models.records.casebook import Signature
from desktop.models.site.signing import Prepared
from desktop.views.dialogs.signing_sheet import SigningSheet
from desktop.views.language import say
from desktop.views.parts import button, label, picture, row
from desktop.views.session import Session


class SignDialog(SigningSheet):
    """One page, with its figures large and its meanings in order."""

    preview_wanted = Signal()

    def __init__(self, parent: QWidget, session: Session, form: Form, prepared: Prepared, about: str) -> None:
        title = self.tr("Sign {page}").format(page=say(form.text))
        super().__init__(parent, session, (prepared,), title=title, about=about)
        self._prepared = prepared
        self.body.addWidget(self._counts())
        self.body.addLayout(self._facts(form))
        self.fact.setText(self.tr("Content digest {digest} · SHA-256").format(digest=grouped(prepared.content, 2)))
        self.ask()

    def _counts(self) -> QWidget:
        counts = counted(self._prepared.lines)
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
