"""属实，填原因: keep a doubtful value as it is, with the reason; an impossible one takes a second person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.models.records.reasons import CONFIRMATION, HAPPENED_SO
from desktop.views.dialogs.reasons import ReasonTiles
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import label, picture, row


class ConfirmDialog(Sheet):
    """Asks why the value is true; remembered for exactly this value."""

    stated = Signal(str)

    def __init__(self, parent: QWidget, item: str, value: str, about: str, finding: Finding, *, second_person: bool) -> None:
        super().__init__(parent, "confirm_dialog", icon="warn", title=self.tr("True as recorded: {item}").format(item=item), about=about)
        must = finding.level is Level.MUST
        sign = picture("stop" if must else "warn", "danger" if must else "warn", 18, say(finding.level.text))
        self.body.addLayout(row(label(item, tone="ink2"), label(value, size="value"), 1))
        self.body.addLayout(row(sign, label(say(finding.says), wrap=True)))
        if second_person:
            told = self.tr("Outside what is possible: whoever recorded it cannot confirm it. A second person logs in, checks and confirms.")
            if finding.of_physician:
                told = self.tr("Only a study physician who recorded nothing of this step can state it, logged in with the own account.")
            self.body.addWidget(label(told, tone="danger", wrap=True, name="second_person"))
        self._tiles = ReasonTiles(HAPPENED_SO if finding.of_physician else CONFIRMATION, "reason")
        self._tiles.setEnabled(not second_person)
        self.body.addWidget(self._tiles)
        self.body.addStretch(1)
        self.fact.setText(self.tr("Kept for this value only"))
        self.keep = self.act(self.tr("Keep the value"), "confirm_keep")
        self.keep.setEnabled(False)
        self._tiles.changed.connect(lambda: self.keep.setEnabled(bool(self._tiles.reason()) and not second_person))
        self.keep.clicked.connect(self._done)
        self._tiles.setFocus()

    def _done(self) -> None:
        self.accept()
        self.stated.emit(self._tiles.reason())
