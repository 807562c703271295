"""应急打印: choose a page and print it blank, without a login; the print is noted."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.models.files import write_atomically
from desktop.models.protocol.form import Form
from desktop.models.protocol.visit import Visit
from desktop.models.site.emergency import emergency_forms, emergency_worksheet
from desktop.views.dialogs.preview import PreviewDialog
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import current, say
from desktop.views.parts import button, label
from desktop.views.session import Session


class EmergencyDialog(Sheet):
    """The pages of the protocol as buttons; the sheet is seen before it is printed."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, "emergency_dialog", icon="print", title=self.tr("Emergency: blank worksheet"), width=560)
        self._session = session
        told = self.tr("For when nobody can log in: write on paper and enter it afterwards. Each print is noted and numbered.")
        self.body.addWidget(label(told, tone="ink2", wrap=True))
        for visit, form in emergency_forms():
            made = button(say(form.text), "ghost", f"emergency_{form.key}", picture="file")
            made.setMinimumHeight(40)
            made.clicked.connect(partial(self._show, visit, form))
            self.body.addWidget(made)
        self.body.addStretch(1)
        self.fact.setText(self.tr("Subject and names are written by hand."))
        self.cancel.setText(self.tr("Close"))

    def _show(self, visit: Visit, form: Form) -> None:
        session = self._session
        pdf = session.attempt(lambda: emergency_worksheet(session.folder, session.clock, visit, form, current()))
        if pdf is None:
            return
        dialog = PreviewDialog(self, say(form.text), self.tr("Blank worksheet"), pdf, name="emergency_preview")
        dialog.offer_export(lambda path: session.attempt(write_atomically, path, pdf), f"{form.key}.pdf", self.tr("Save as PDF"))
        dialog.offer_print(lambda: pdf, self.tr("Print"))
        dialog.open()
