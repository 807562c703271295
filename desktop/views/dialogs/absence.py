"""整页未做: every empty item of the page becomes ND with one reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.records.reasons import NOT_DONE
from desktop.views.dialogs.reasons import ReasonTiles
from desktop.views.dialogs.sheet import Sheet
from desktop.views.parts import label


class AbsenceDialog(Sheet):
    """Asks why the page was not done; nothing is saved by it, the page stays a draft until 保存."""

    stated = Signal(str)

    def __init__(self, parent: QWidget, page: str, about: str, empty: int) -> None:
        super().__init__(parent, "absence_dialog", icon="nd", title=self.tr("Page not done: {page}").format(page=page), about=about)
        told = self.tr("{n} empty items become ND (not done). What is filled stays as it is.").format(n=empty)
        self.body.addWidget(label(told, wrap=True))
        self.body.addWidget(label(self.tr("Reason (choose one)"), tone="ink2"))
        self._tiles = ReasonTiles(NOT_DONE, "reason")
        self.body.addWidget(self._tiles)
        self.body.addStretch(1)
        self.fact.setText(self.tr("Stays a draft until saved"))
        self.put = self.act(self.tr("Mark as not done"), "absence_put")
        self.put.setEnabled(False)
        self._tiles.changed.connect(lambda: self.put.setEnabled(bool(self._tiles.reason())))
        self.put.clicked.connect(self._done)
        self._tiles.setFocus()

    def _done(self) -> None:
        self.accept()
        self.stated.emit(self._tiles.reason())
