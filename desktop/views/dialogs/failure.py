"""The one way a failure is told: its number, what happened, what to do; nothing was lost by it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.models.failure import Failed
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import current, say
from desktop.views.parts import button, label


class FailureDialog(Sheet):
    """知道了 is the only thing to do here; the details can be copied for IT."""

    def __init__(self, parent: QWidget, failed: Failed) -> None:
        super().__init__(parent, "failure_dialog", icon="warn", title=self.tr("This did not work"), about=failed.number, width=560)
        self._failed = failed
        self.body.addWidget(label(say(failed.what), size="panel", wrap=True, name="failure_what"))
        self.body.addWidget(label(say(failed.next_step), wrap=True, name="failure_next"))
        self.body.addStretch(1)
        self.fact.setText(self.tr("What is on the screen stays as it is."))
        self.cancel.setText(self.tr("Understood"))
        copy = button(self.tr("Copy details"), "ghost", "failure_copy")
        copy.clicked.connect(self._copy)
        self.foot_button(copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._failed.say(current()))
        self.fact.setText(self.tr("Copied."))
