"""One finding, directly under its row: icon, level in words, the sentence, and at most one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.views.language import say
from desktop.views.parts import button, label, picture
from desktop.views.style import text_width

SIGNS = {Level.MUST: ("stop", "danger"), Level.CHECK: ("warn", "warn"), Level.NOTE: ("info", "info")}
"""Icon and ink of each level."""


_NAMED = 120
"""Least width of a long name; it wraps, but not letter by letter."""


class FindingLine(QFrame):
    """Appears after the caret left the field, never while typing."""

    confirm_wanted = Signal(str, str)

    def __init__(self, finding: Finding, about: str = "") -> None:
        """`about` names the item where the line does not stand under it."""
        super().__init__()
        self.setObjectName(f"finding_{finding.item}_{finding.check}")
        self.setProperty("kind", "finding")
        self.setProperty("tone", finding.level.value)
        self.setAccessibleName(f"{say(finding.level.text)} {say(finding.says)}")
        icon, tone = SIGNS[finding.level]
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 8, 3)
        line.setSpacing(8)
        line.addWidget(picture(icon, tone, 18))
        line.addWidget(label(say(finding.level.text), tone=tone, size="strong"))
        if about:
            named = label(about, tone="ink2", wrap=True)
            named.setMinimumWidth(min(text_width(about), _NAMED))
            line.addWidget(named)
        line.addWidget(label(say(finding.says), wrap=True), 1)
        if finding.may_be_true:
            confirm = button(self.tr("True, give reason"), "soft", f"confirm_{finding.item}_{finding.check}")
            confirm.clicked.connect(lambda: self.confirm_wanted.emit(finding.item, finding.check))
            line.addWidget(confirm)
