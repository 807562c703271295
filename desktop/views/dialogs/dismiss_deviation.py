"""不是偏离: what the calendar proposed is none, and why; on the same days it is not proposed again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.records.reasons import NO_DEVIATION
from desktop.models.text import Text
from desktop.views.dialogs.reasons import ReasonTiles
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import label


class DismissDeviationDialog(Sheet):
    """Asks why; the answer is an entry."""

    stated = Signal(str)

    def __init__(self, parent: QWidget, subject: str, proposed: Text) -> None:
        super().__init__(parent, "dismiss_dialog", icon="flag", title=self.tr("No deviation"), about=subject)
        self.body.addWidget(label(say(proposed), size="strong", wrap=True))
        self._tiles = ReasonTiles(NO_DEVIATION, "reason")
        self.body.addWidget(self._tiles)
        self.body.addStretch(1)
        self.fact.setText(self.tr("Kept with its reason for these days; other days are proposed anew"))
        confirm = self.act(self.tr("Confirm"), "dismiss_confirm")
        confirm.setEnabled(False)
        confirm.clicked.connect(self._done)
        self._tiles.changed.connect(lambda: confirm.setEnabled(bool(self._tiles.reason())))
        self._tiles.setFocus()

    def _done(self) -> None:
        self.accept()
        self.stated.emit(self._tiles.reason())
