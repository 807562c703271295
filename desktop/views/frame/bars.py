"""Bars above the content that push it down: the read-only alarm and warnings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from desktop.models.storage.integrity import Fault
from desktop.views.language import say
from desktop.views.parts import button, label, picture


class AlarmBar(QFrame):
    """Solid red: the records are not as they were written, so nothing is written (R-AUD-03)."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.setObjectName("alarm")
        self.setProperty("kind", "alarm")
        first = faults[0]
        more = " " + self.tr("(and {n} more)").format(n=len(faults) - 1) if len(faults) > 1 else ""
        words = self.tr("Read-only: {what} ({number})").format(what=say(first.what).rstrip("。."), number=first.number)
        advice = self.tr("Nothing more is written and nothing is lost; call the IT administrator")
        _fill(self, "stop", "white", words + more, advice)


class WarningBar(QFrame):
    """Amber: something beside the records needs a look; recording goes on. One that is over once it was seen has a button to say so."""

    seen = Signal()

    def __init__(self, warnings: Sequence[Fault], *, ends: bool = False) -> None:
        super().__init__()
        self.setObjectName("warning")
        self.setProperty("kind", "warning")
        words = " ".join(f"{say(one.what)}（{one.number}）" for one in warnings)
        _fill(self, "warn", "", words, self.tr("Recording goes on; tell the investigator and IT"))
        if ends:
            made = button(self.tr("I have seen this"), "ghost", "warning_seen")
            made.clicked.connect(self.seen)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(made)


def _fill(bar: QFrame, drawing: str, tone: str, words: str, advice: str) -> None:
    said = QVBoxLayout()
    said.setSpacing(0)
    for part in (label(words, tone=tone, size="strong", wrap=True, name=f"{bar.objectName()}_words"), label(advice, tone=tone, wrap=True)):
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        said.addWidget(part)
    line = QHBoxLayout(bar)
    line.setContentsMargins(14, 4, 12, 4)
    line.setSpacing(12)
    line.addWidget(picture(drawing, "panel" if tone else "warn", 20))
    line.addLayout(said, 1)
    bar.setAccessibleName(f"{words} {advice}")
