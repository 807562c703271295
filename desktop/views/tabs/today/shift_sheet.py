"""交班单 on the screen before it goes to the printer; it is numbered and noted when it is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.models.files import write_atomically
from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import Task
from desktop.models.site.handing_over import print_shift_sheet
from desktop.views.dialogs.preview import PreviewDialog
from desktop.views.language import current
from desktop.views.session import Session


class ShiftSheetPreview(PreviewDialog):
    """The sheet, for the printer or as a file."""

    def __init__(self, parent: QWidget, session: Session, name: str, pdf: bytes) -> None:
        super().__init__(parent, self.tr("Shift hand-over sheet"), name.removesuffix(".pdf"), pdf, name="shift_sheet_preview")
        self.fact.setText(self.tr("Noted as printed: {file}").format(file=name))
        self.offer_export(lambda path: session.attempt(write_atomically, path, pdf), name, self.tr("Save as PDF"))
        self.offer_print(lambda: pdf, self.tr("Print"))


def show_shift_sheet(parent: QWidget, session: Session, waiting: Sequence[Task], standings: Sequence[Standing]) -> None:
    """Make the next sheet of the day and show it."""
    made = session.attempt(print_shift_sheet, session.site, waiting, standings, current())
    if made is not None:
        change, pdf, name = made
        session.announce(change)
        ShiftSheetPreview(parent, session, name, pdf).open()
