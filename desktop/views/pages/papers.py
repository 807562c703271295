"""The page as paper: preview, print copies, export, worksheets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.models.files import write_atomically
from desktop.models.judgement.sign_state import still_signed
from desktop.models.protocol.form import Form
from desktop.models.records.casebook import Signature
from desktop.models.records.entry import PageKey
from desktop.models.site.printing import PURPOSES, export_document, preview_document, preview_pages, print_document
from desktop.views.dialogs.preview import PreviewDialog
from desktop.views.dialogs.worksheet import WorksheetDialog
from desktop.views.language import current, say
from desktop.views.session import Session


class SignedPreview(PreviewDialog):
    """A signed document, with its numbered copies and its export."""

    def __init__(self, parent: QWidget, session: Session, form: Form, signature: Signature, pdf: bytes) -> None:
        self._name = f"{signature.document}-v{signature.version:02d}"
        super().__init__(parent, say(form.text), self._name, pdf)
        self._session, self._signature = session, signature
        self.offer_purposes(PURPOSES)
        self.offer_export(self._export, f"{self._name}.pdf", self.tr("Export signed PDF"))
        self.offer_print(self._copy, self.tr("Print copy"))

    def _copy(self) -> bytes | None:
        issued = self._session.attempt(print_document, self._session.site, self._signature, self.purpose.zh)
        if issued is None:
            return None
        self._session.announce(issued.change)
        self.fact.setText(self.tr("Printed: {file}").format(file=issued.name))
        return issued.pdf

    def _export(self, path: Path) -> None:
        if self._session.run(export_document, self._session.site, self._signature, path) is not None:
            self.fact.setText(self.tr("Exported: {file}").format(file=path.name))


class UnsignedPreview(PreviewDialog):
    """The page as it stands, for the eye only."""

    def __init__(self, parent: QWidget, form: Form, key: PageKey, pdf: bytes) -> None:
        super().__init__(parent, say(form.text), key.shown, pdf)
        self.fact.setText(self.tr("Unsigned, for the eye only: print after signing, or issue a worksheet"))


class WorksheetPreview(PreviewDialog):
    """An issued worksheet, ready for the printer."""

    def __init__(self, parent: QWidget, session: Session, form: Form, name: str, pdf: bytes) -> None:
        super().__init__(parent, say(form.text), name.removesuffix(".pdf"), pdf, name="worksheet_preview")
        self.fact.setText(self.tr("Issued: {file}").format(file=name))
        self.offer_export(lambda path: session.attempt(write_atomically, path, pdf), name, self.tr("Save as PDF"))
        self.offer_print(lambda: pdf, self.tr("Print"))


def preview(parent: QWidget, session: Session, form: Form, key: PageKey) -> None:
    """The signed document where the page still says what was signed, else the page as a draft for the eye."""
    dialog: PreviewDialog | None = None
    signature = _signature(session, key)
    if signature is not None:
        pdf = session.attempt(preview_document, session.site, signature)
        dialog = SignedPreview(parent, session, form, signature, pdf) if pdf else None
    else:
        pdf = session.attempt(preview_pages, session.site, (key,), current())
        dialog = UnsignedPreview(parent, form, key, pdf) if pdf else None
    if dialog is not None:
        dialog.open()


def _signature(session: Session, key: PageKey) -> Signature | None:
    """The newest one, where the page still says what was signed."""
    book = session.casebook.book(key.subject)
    signatures = book.signatures_of(key)
    return signatures[-1] if still_signed(book.page(key), signatures, session.site.protocol.version) else None


def ask_worksheet(parent: QWidget, session: Session, form: Form, key: PageKey) -> None:
    """Ask which worksheets, issue them, show them for printing."""
    dialog = WorksheetDialog(parent, session, form, key)
    dialog.issued.connect(lambda name, pdf: WorksheetPreview(parent, session, form, name, pdf).open())
    dialog.open()
