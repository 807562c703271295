"""待核对: what the page still asks, one line each; a click jumps to the field, F8 goes to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.items import Form, Laboratory, Level
from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import hairline, keycap, label, picture, row

ICONS = {Level.MUST: ("stop", "danger"), Level.CHECK: ("warn", "warn"), Level.NOTE: ("info", "info")}


class FindingList(QFrame):
    """Emits the item to go to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finding_list")
        self.setProperty("kind", "panel")
        self._found: tuple[Finding, ...] = ()
        self._title = ElidingLabel("")
        self._title.setObjectName("findings_title")
        self._title.setProperty("rank", "strong")
        head = QWidget()
        line = row(picture("list", "ink2", 18), self._title, keycap("F8"), label(self.tr("next"), tone="ink2"))
        line.setStretch(1, 1)
        line.setContentsMargins(12, 6, 12, 6)
        head.setLayout(line)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addLayout(self._lines)

    def show_findings(self, form: Form, found: Sequence[Finding], current: str) -> None:
        """The open findings in paper order."""
        self._found = tuple(found)
        self._title.setText(self.tr("To check: {n}").format(n=len(found)))
        while (old := self._lines.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, finding in enumerate(found):
            made = _line(form, finding)
            made.setObjectName(f"finding_{at}")
            made.setChecked(finding.item == current)
            made.clicked.connect(lambda _on=False, item=finding.item: self.chosen.emit(item))
            self._lines.addWidget(made)
        if not found:
            nothing = label(self.tr("Nothing to check"), tone="ink3")
            nothing.setContentsMargins(12, 6, 12, 6)
            self._lines.addWidget(nothing)

    def next_after(self, item: str, form: Form) -> str:
        """The item of the next finding after one, from the top again at the end; nothing where there is none."""
        order = [one.key for one in form.items]
        at = order.index(item) if item in order else -1
        items = [finding.item for finding in self._found]
        return next((one for one in items if order.index(one) > at), items[0] if items else "")


def _line(form: Form, finding: Finding) -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "page_row")
    made.setCheckable(True)
    made.setMinimumHeight(32)
    item = form.item(finding.item)
    name = item.short if isinstance(item, Laboratory) else say(item.text)
    words = f"{name}　{say(finding.says)}"
    made.setAccessibleName(f"{say(finding.level.text)} {words}")
    made.setToolTip(words)
    line = QHBoxLayout(made)
    line.setContentsMargins(12, 0, 8, 0)
    line.setSpacing(8)
    for part in (picture(*ICONS[finding.level], 16, say(finding.level.text)), ElidingLabel(words), picture("right", "accent", 14)):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(part, 1 if isinstance(part, ElidingLabel) else 0)
    return made
