"""Before something becomes a record though it is no value of its kind: go to it, or save it as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Form
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import button, label, picture, row


class NoValueDialog(Sheet):
    """Nothing is saved by it; Esc and 取消 leave the page a draft."""

    jump_wanted = Signal(str)
    """The item to go to."""
    kept = Signal()
    """Save everything as typed."""

    def __init__(self, parent: QWidget, form: Form, about: str, found: Sequence[Finding]) -> None:
        title = self.tr("Not saved yet: {n} values to look at").format(n=len(found))
        super().__init__(parent, "no_value_dialog", icon="warn", title=title, about=about)
        for finding in found:
            self._add(form, finding)
        told = self.tr("Saved as typed it stays readable for good; correcting it takes a reason, and signing the page waits for that.")
        self.body.addSpacing(6)
        self.body.addWidget(label(told, tone="ink2", wrap=True, name="what_it_means"))
        self.body.addStretch(1)
        keep = button(self.tr("Save as typed"), "ghost", "no_value_keep")
        keep.clicked.connect(self._keep)
        self.foot_button(keep)
        go = self.act(self.tr("Go to the field"), "no_value_go")
        go.clicked.connect(partial(self._jump, found[0].item))

    def _add(self, form: Form, finding: Finding) -> None:
        item = say(form.item(finding.item).text)
        go = button(item, "flat", f"no_value_{finding.item}", picture="right")
        go.setAccessibleName(self.tr("Go to {item}").format(item=item))
        go.clicked.connect(partial(self._jump, finding.item))
        self.body.addLayout(row(picture("stop", "danger", 18, say(finding.level.text)), go, 1))
        says = label(say(finding.says), wrap=True, name=f"no_value_says_{finding.item}")
        says.setContentsMargins(26, 0, 0, 0)
        self.body.addWidget(says)

    def _jump(self, item: str) -> None:
        self.reject()
        self.jump_wanted.emit(item)

    def _keep(self) -> None:
        self.accept()
        self.kept.emit()
