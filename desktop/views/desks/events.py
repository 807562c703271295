"""The 事件 desk: the logs of a subject, the rows of one, or one row as a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Change
from desktop.views.desks.log_list import LogList
from desktop.views.desks.log_panel import LogPanel
from desktop.views.language import current
from desktop.views.pages.page_room import PageRoom
from desktop.views.presently import Presently
from desktop.views.session import Session
from desktop.views.tables.log_rows import Log, log, logs
from desktop.views.tabs.tab import Place


class EventsDesk(QWidget):
    """Bound to one subject at a time; a log, and in it a row where one is open."""

    closed = Signal()
    """Back to the visits."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("events_desk")
        self._session = session
        self._refreshing = Presently(self._refresh, self)
        self._behind = False
        self._code, self._form = "", session.site.protocol.pages(LOG_VISIT)[0].key
        self._logs: Sequence[Log] = ()
        self._list = LogList()
        self._panel = LogPanel()
        self._room = PageRoom(session)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(8)
        columns.addWidget(self._list)
        columns.addWidget(self._panel, 1)
        columns.addWidget(self._room, 1)
        self._connect()
        self._bind_keys()
        self._refresh()

    def show_subject(self, code: str | None) -> None:
        """Another subject, or none: its first log; what was typed for the one before is kept as its draft."""
        if code != self._code:
            self._room.show_page(None)
            self._code, self._form = code or "", self._session.site.protocol.pages(LOG_VISIT)[0].key
            self._refresh()
        else:
            self._refreshing.ask()

    def open_log(self, form: str, number: int | None = None, item: str = "") -> None:
        """The rows of a log of the subject shown, or its row of that number and there an item; KeyError for no log."""
        self._session.site.protocol.page(LOG_VISIT, form)
        self._form = form
        if number:
            self._panel.hide()  # first: beside each other the two would widen the window
        self._room.show_page(PageKey(self._code, LOG_VISIT, form, number) if number else None)
        self._refresh()
        if number:
            self._room.go_to(item)
        else:
            self._panel.take_focus()

    def keep_draft(self) -> None:
        """Keep what is typed and not yet saved, at once."""
        self._room.keep_draft()

    def take_focus(self) -> None:
        """Into the row that is open, else into the list of rows."""
        if self._inside:
            self._room.take_focus()
        else:
            self._panel.take_focus()

    def place(self) -> Place | None:
        """The log, and the row and item where one is open; row 0 stands for the list of rows."""
        if not self._code:
            return None
        number = self._room.panel.key.repeat if self._room.panel is not None else 0
        return Place(self._code, self._form, self._room.item, number, LOG_VISIT)

    def showEvent(self, event: QShowEvent) -> None:
        """A desk nobody sees does not follow the record; it catches up."""
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self._room.refresh()
            self._refreshing.ask()

    @property
    def _inside(self) -> bool:
        """Whether a row is open."""
        return self._room.panel is not None

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._list.chosen.connect(self.open_log)
        self._list.back_wanted.connect(self._back)
        self._panel.opened.connect(lambda number: self.open_log(self._form, number))
        self._room.page_wanted.connect(lambda key: self.open_log(key.form, key.repeat))

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+N", self._open_new),
            ("Esc", self._back),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+PgDown", lambda: self._step(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _changed(self, change: Change) -> None:
        if self._code not in change.subjects:
            return
        self._behind = not self.isVisible()
        if not self._behind:
            self._room.refresh()
            self._refresh_open() if self._inside else self._refresh()

    def _refresh(self, number: int = 0) -> None:
        """The logs as they stand; the caret at the row of that number."""
        self._refreshing.done()
        self._list.setVisible(bool(self._code))
        self._panel.setVisible(bool(self._code) and not self._inside)
        if not self._code or not self._session.open:
            return
        self._logs = logs(self._session.site, self._session.casebook.book(self._code), current())
        self._list.show_logs(self._logs, self._form, inside=self._inside)
        if not self._inside:
            self._panel.show_log(self._log, number)

    def _refresh_open(self) -> None:
        """After a save on a row that is open: its own log; what that means for the others is told on the way back."""
        site, book = self._session.site, self._session.casebook.book(self._code)
        self._logs = tuple(log(site, book, one.form, current()) if one.form.key == self._form else one for one in self._logs)
        self._list.show_logs(self._logs, self._form, inside=True)

    @property
    def _log(self) -> Log:
        return next(one for one in self._logs if one.form.key == self._form)

    def _back(self) -> None:
        """From a row to the rows with the caret at it, from the rows to the visits."""
        panel = self._room.panel
        if panel is None:
            self.closed.emit()
            return
        number = panel.key.repeat
        self._room.show_page(None)
        self._refresh(number)
        self._panel.take_focus()

    def _step(self, by: int) -> None:
        """The log before or after; from a row that is open always to the rows."""
        if self._inside:
            self._back()
        else:
            self._list.step(by)

    def _open_new(self) -> None:
        """What is typed on the row that is open is kept as its draft, which takes its number."""
        self.keep_draft()
        self._refresh()
        if self._code and self._log.takes_more:
            self.open_log(self._form, self._log.next_number)
