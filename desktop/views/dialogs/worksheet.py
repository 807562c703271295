"""工作表: numbered sheets for writing at the bedside, blank or prefilled; of this page, this visit or all visits."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QRadioButton, QWidget

from desktop.models.protocol.form import Form
from desktop.models.records.entry import PageKey
from desktop.models.site.issuing import Batch, issue, page_sheet, subject_sheets, visit_sheets
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import current, say
from desktop.views.parts import label
from desktop.views.session import Session


class WorksheetDialog(Sheet):
    """Asks which sheets and how, draws them off the GUI thread, and issues them: every sheet is an entry."""

    issued = Signal(str, bytes)
    """File name and PDF of what was issued."""
    _drawn = Signal(int)

    def __init__(self, parent: QWidget, session: Session, form: Form, key: PageKey) -> None:
        title = self.tr("Worksheet: {page}").format(page=say(form.text))
        super().__init__(parent, "worksheet_dialog", icon="file", title=title, about=key.subject)
        self._session, self._key = session, key
        self._stopped = Event()
        self._drawing = False
        visit = say(session.site.protocol.visit(key.visit).text)
        self._scope = self._asked(
            (self.tr("This page"), "worksheet_page"),
            (self.tr("Whole visit: {visit}").format(visit=visit), "worksheet_visit"),
            (self.tr("All visits"), "worksheet_subject"),
        )
        self._filling = self._asked(
            (self.tr("Blank, all written by hand"), "worksheet_blank"),
            (self.tr("Prefilled with saved values"), "worksheet_prefilled"),
        )
        told = self.tr("Each issue has its own number and is an entry. A filled sheet is kept as the source of what is typed from it.")
        self.body.addWidget(label(told, tone="ink3", wrap=True))
        self._bar = QProgressBar()
        self._bar.setObjectName("worksheet_progress")
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.body.addWidget(self._bar)
        self.body.addStretch(1)
        self._issue = self.act(self.tr("Issue"), "worksheet_issue", picture="print")
        self._issue.clicked.connect(self._start)
        self._drawn.connect(self._show_progress)
        session.locked.connect(self._stop)
        session.left.connect(self._stop)

    def _asked(self, *offered: tuple[str, str]) -> QButtonGroup:
        """One question with its answers side by side; the first is chosen."""
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        for at, (words, name) in enumerate(offered):
            tile = QRadioButton(words)
            tile.setObjectName(name)
            tile.setProperty("kind", "tile")
            tile.setMinimumHeight(40)
            group.addButton(tile, at)
            line.addWidget(tile, 1)
        group.button(0).setChecked(True)
        self.body.addLayout(line)
        return group

    def _batch(self) -> Batch:
        site, key, language = self._session.site, self._key, current()
        prefilled = self._filling.checkedId() == 1
        match self._scope.checkedId():
            case 0:
                return page_sheet(site, key, prefilled=prefilled, language=language)
            case 1:
                return visit_sheets(site, key.subject, key.visit, prefilled=prefilled, language=language)
            case _:
                return subject_sheets(site, key.subject, prefilled=prefilled, language=language)

    def _start(self) -> None:
        batch = self._session.attempt(self._batch)
        if batch is None:
            return
        if len(batch.sheets) == 1:
            self._finish(batch, self._session.attempt(batch.drawn, lambda drawn: True))
            return
        self._busy(len(batch.sheets))
        self._session.in_worker(lambda: batch.drawn(self._goes_on), lambda pdf: self._finish(batch, pdf), lambda: self._busy(0))

    def _goes_on(self, drawn: int) -> bool:
        """Called by the worker after each sheet."""
        self._drawn.emit(drawn)
        return not self._stopped.is_set()

    def _stop(self) -> None:
        self._stopped.set()

    def _show_progress(self, drawn: int) -> None:
        self._bar.setValue(drawn)
        self.fact.setText(self.tr("{n} of {of} sheets drawn").format(n=drawn, of=self._bar.maximum()))

    def _finish(self, batch: Batch, pdf: bytes | None) -> None:
        self._busy(0)
        if pdf is None or self._stopped.is_set():
            super().reject()
        elif self._session.run(issue, self._session.site, batch) is not None:
            self.accept()
            self.issued.emit(batch.name, pdf)

    def reject(self) -> None:
        """While sheets are drawn the worker is told to stop, and the dialog goes when it has: nothing is issued."""
        self._stop()
        if not self._drawing:
            super().reject()

    def _busy(self, sheets: int) -> None:
        self._drawing = sheets > 0
        self._issue.setEnabled(not self._drawing)
        for tile in (*self._scope.buttons(), *self._filling.buttons()):
            tile.setEnabled(not self._drawing)
        self._bar.setMaximum(max(1, sheets))
        self._bar.setVisible(self._drawing)
        self.fit()
