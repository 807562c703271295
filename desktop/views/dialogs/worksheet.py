"""工作表: a numbered sheet for writing at the bedside, blank or with what is already recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.views.dialogs.sheet import Sheet
from desktop.views.parts import label


class WorksheetDialog(Sheet):
    """Asks which of the two; issuing is an entry."""

    wanted = Signal(bool)
    """Whether it is prefilled."""

    def __init__(self, parent: QWidget, page: str, about: str) -> None:
        title = self.tr("Worksheet: {page}").format(page=page)
        super().__init__(parent, "worksheet_dialog", icon="file", title=title, about=about)
        self._group = QButtonGroup(self)
        self._add(0, self.tr("Blank, all written by hand"), "worksheet_blank")
        self._add(1, self.tr("Prefilled with saved values"), "worksheet_prefilled")
        self._group.button(0).setChecked(True)
        told = self.tr("Each issue has its own number and is an entry. A filled sheet is kept as the source of what is typed from it.")
        self.body.addWidget(label(told, tone="ink3", wrap=True))
        self.body.addStretch(1)
        issue = self.act(self.tr("Issue"), "worksheet_issue", picture="print")
        issue.clicked.connect(self._done)

    def _add(self, at: int, words: str, name: str) -> None:
        tile = QRadioButton(words)
        tile.setObjectName(name)
        tile.setProperty("kind", "tile")
        tile.setMinimumHeight(40)
        self._group.addButton(tile, at)
        self.body.addWidget(tile)

    def _done(self) -> None:
        prefilled = self._group.checkedId() == 1
        self.accept()
        self.wanted.emit(prefilled)
