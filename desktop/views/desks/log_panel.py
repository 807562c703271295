"""The chosen log: its rows, or in words that it has none; 新增 opens the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.views.language import say
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import button, column, hairline, label, row
from desktop.views.tables.log_rows import Log
from desktop.views.tables.log_view import LogView


class LogPanel(QFrame):
    """Emits the number of the row to open, the next one for a new row."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("log_panel")
        self.setProperty("kind", "panel")
        self._log: Log | None = None
        self._name = ElidingLabel("")
        self._name.setObjectName("log_name")
        self._name.setProperty("rank", "page")
        self._count = label("", tone="ink2", name="log_count")
        self.new = button(self.tr("New row"), "primary", "new_row", picture="plus")
        self.new.setToolTip(self.tr("New row (Ctrl+N)"))
        self.new.clicked.connect(self.open_new)
        self.rows = LogView()
        self.rows.opened.connect(self.opened)
        self._empty = label("", tone="ink2", wrap=True, name="no_rows")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dismissed = label("", tone="ink2", wrap=True, name="dismissed")
        self._dismissed.setContentsMargins(12, 6, 12, 8)
        head = row(self._name, self._count, self.new)
        head.setStretch(0, 1)
        head.setContentsMargins(12, 6, 10, 6)
        whole = column()
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(self.rows, 1)
        whole.addWidget(self._empty, 1)
        whole.addWidget(self._dismissed)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_log(self, log: Log, number: int = 0) -> None:
        """The log as it stands, the caret at the row of that number."""
        self._log = log
        self._name.setText(say(log.form.text))
        self._count.setText(self.tr("{n} rows").format(n=len(log.rows)) if log.rows else "")
        self.new.setVisible(log.takes_more)
        self.rows.setVisible(bool(log.rows))
        self._empty.setVisible(not log.rows)
        self._empty.setText(self.tr("Nothing recorded yet in “{log}”. Ctrl+N starts the first row.").format(log=say(log.form.text)))
        self._dismissed.setVisible(bool(log.dismissed))
        told = (self.tr("Proposed, and said to be no deviation:"), *map(say, log.dismissed)) if log.dismissed else ()
        self._dismissed.setText("\n".join(told))
        self.rows.show_log(log, number)

    def open_new(self) -> None:
        """Open the next row, where the log takes one."""
        if self._log is not None and self._log.takes_more:
            self.opened.emit(self._log.next_number)

    def take_focus(self) -> None:
        """Into the rows; where there are none, to 新增."""
        where = self.rows if self.rows.isVisibleTo(self) else self.new
        where.setFocus(Qt.FocusReason.OtherFocusReason)
