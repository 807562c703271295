"""The logs of the subject: name, what is wrong, how many rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.views.frame.composed import ComposedButton
from desktop.views.language import say
from desktop.views.pages.page_button import LEVELS
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import Holder, button, column, hairline, label, picture, row, scrolled
from desktop.views.tables.log_rows import Log

WIDTH, RAIL = 168, 140


class LogList(QFrame):
    """Emits the log chosen, or that somebody wants to go back."""

    chosen = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("log_list")
        self.setProperty("kind", "panel")
        self._buttons: dict[str, ComposedButton] = {}
        self._current = ""
        self._rail = False
        self._shown: object = None
        """What the rows say."""
        self._back = button(self.tr("Back"), "link", "back", picture="left")
        self._back.clicked.connect(self.back_wanted)
        self._rows = Holder()
        whole = column(self._back, hairline(), scrolled(self._rows))
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_logs(self, logs: Sequence[Log], current: str, *, inside: bool) -> None:
        """The logs as they stand, the current one marked; `inside`: a row of it is open, the list is a rail beside it."""
        shown = (tuple((log.form.key, log.worst, len(log.rows)) for log in logs), current, inside)
        if shown == self._shown:
            return
        self._shown, self._current, self._rail = shown, current, inside
        self.setFixedWidth(RAIL if inside else WIDTH)
        self._back.setToolTip(self.tr("Back to the rows (Esc)") if inside else self.tr("Back to the visits (Esc)"))
        stood = next((name for name, made in self._buttons.items() if made.hasFocus()), "")
        self._buttons = {log.form.key: self._row(log) for log in logs}
        lines = column(*self._buttons.values())
        lines.addStretch(1)
        made = QWidget()
        made.setLayout(lines)
        self._rows.hold(made)
        if stood in self._buttons:
            self._buttons[stood].setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """The log after the current one, or before it."""
        names = tuple(self._buttons)
        at = names.index(self._current) + by
        if 0 <= at < len(names):
            self.chosen.emit(names[at])

    def _row(self, log: Log) -> ComposedButton:
        name, current = log.form.key, log.form.key == self._current
        made = ComposedButton(f"log_{name}", "page_row")
        made.setCheckable(True)
        made.setChecked(current)
        words = ElidingLabel(say(log.form.short))
        words.setProperty("tone", "accent" if current else "")
        words.setProperty("rank", "strong" if current else "")
        worst = [picture(*LEVELS[log.worst], 16, say(log.worst.text))] if log.worst else []
        count = [label(str(len(log.rows)), tone="ink2")] if log.rows and not self._rail else []
        line = row(words, *worst, *count, spacing=6)
        line.setStretch(0, 1)
        line.setContentsMargins(12, 0, 10, 0)
        made.compose(line, f"{say(log.form.text)} {len(log.rows)}")
        made.setMinimumHeight(32)
        made.clicked.connect(lambda _on=False: self.chosen.emit(name))
        return made
