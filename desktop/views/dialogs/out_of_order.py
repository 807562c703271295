"""A step said to be done while an earlier hard step is open: was it really so?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.models.judgement.steps import StepState
from desktop.views.dialogs.sheet import Sheet
from desktop.views.language import say
from desktop.views.parts import label, picture, row

_NAMED = 5
"""Open steps that are named; on a page begun out of turn a whole phase may be open."""


class OutOfOrderDialog(Sheet):
    """What really happened is recorded; what was clicked by mistake is taken back."""

    def __init__(self, parent: QWidget, number: str, waiting: Sequence[StepState], about: str) -> None:
        title = self.tr("{step} done before earlier steps?").format(step=number)
        super().__init__(parent, "out_of_order", icon="warn", title=title, about=about)
        for state in waiting[:_NAMED]:
            why = say(state.stops) if state.stopped and state.stops else self.tr("not recorded as done")
            words = label(f"{state.step.number} {say(state.section.text)}　{why}", wrap=True)
            line = row(picture("stop", "danger", 18), words)
            line.setStretch(1, 1)
            self.body.addLayout(line)
        if len(waiting) > _NAMED:
            more = self.tr("and {n} more, up to {last}").format(n=len(waiting) - _NAMED, last=waiting[-1].step.number)
            self.body.addWidget(label(more, tone="ink2", wrap=True, name="more_waiting"))
        self.body.addWidget(label(self.tr("If it was really done, record it so. The open steps stay open."), tone="ink2", wrap=True))
        self.body.addStretch(1)
        self.cancel.setText(self.tr("Not done, take back"))
        self.keep = self.act(self.tr("Really done"), "out_of_order_keep")
        self.keep.clicked.connect(self.accept)
        self.cancel.setFocus()
