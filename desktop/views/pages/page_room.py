"""The open page with what is to check beside it, and the keys that work on a page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.records.entry import PageKey
from desktop.views.pages.beside import show_history, show_provenance
from desktop.views.pages.form_panel import FormPanel
from desktop.views.pages.open_page import OpenPage
from desktop.views.pages.side import Side
from desktop.views.presently import Presently
from desktop.views.session import Session

NARROW = 920
"""Below this width the side is a drawer over the page: a page, in a long language, and the side need as much."""
_HEAD = 44
"""Height of the page's head, which the drawer leaves free."""


class PageRoom(QWidget):
    """One page at a time; it is silent and hidden while none is open."""

    page_wanted = Signal(object)
    """The PageKey of another time the form was or will be done."""

    def __init__(self, session: Session, narrow: int = NARROW) -> None:
        super().__init__()
        self.setObjectName("page_room")
        self._session, self._narrow = session, narrow
        self._drawer = False
        self._open = OpenPage(session)
        self._side = Side(session)
        self._siding = Presently(self._show_side, self)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(8)
        self._columns.addWidget(self._open, 1)
        self._side.setParent(self)
        self._connect()
        self._bind_keys()
        self.hide()

    @property
    def panel(self) -> FormPanel | None:
        """The open page."""
        return self._open.panel

    @property
    def item(self) -> str:
        """The item the caret is in, or was last."""
        return self._open.item

    def show_page(self, key: PageKey | None) -> None:
        """Open a page, or none; what was typed on the one before is kept as its draft."""
        self.keep_draft()
        self._open.show_page(key)
        self._arrange()
        self.setVisible(key is not None)
        self._siding.ask()

    def go_to(self, item: str) -> None:
        """Put the caret into an item; without one, where work goes on."""
        self._open.go_to(item or self._open.item)

    def take_focus(self) -> None:
        """Into the last field used, else the first that still has to be answered."""
        self._open.take_focus()

    def keep_draft(self) -> None:
        """Keep what is typed and not yet saved, at once."""
        if self.panel is not None:
            self.panel.keep_draft()

    def refresh(self) -> None:
        """After anything was recorded of the subject."""
        if self.panel is not None:
            self.panel.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self._open.stands.connect(self._siding.ask)
        self._open.side_wanted.connect(self._toggle_drawer)
        self._open.page_wanted.connect(self.page_wanted)
        self._side.item_chosen.connect(self._open.go_to)
        self._side.provenance_wanted.connect(self._show_provenance)
        self._side.history_wanted.connect(self._show_history)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._save),
            ("Ctrl+Enter", self._save),
            ("Ctrl+S", self._save),
            ("F1", lambda: self._show_provenance(self._open.item)),
            ("F2", lambda: self._show_history(self._open.item)),
            ("F8", self._next_finding),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _save(self) -> None:
        if self.panel is not None:
            self.panel.save()

    def _show_history(self, item: str) -> None:
        if self.panel is not None:
            show_history(self.panel, self._session, item)

    def _show_provenance(self, item: str) -> None:
        if self.panel is not None:
            show_provenance(self.panel, self._session, item)

    def _next_finding(self) -> None:
        self._show_side()  # what is listed is what stands now
        item = self._side.findings.next_after(self._open.item)
        if item:
            self._open.go_to(item)

    def _show_side(self) -> None:
        if self.panel is not None and self._session.open:
            self._side.show_page(self.panel, self._open.item)

    def _toggle_drawer(self) -> None:
        self._drawer = not self._drawer
        self._arrange()

    def _arrange(self) -> None:
        """The side stands beside the page where there is room, else it is a drawer over it.

        A hidden room does not know its width yet: it must not ask for more than a narrow window has.
        """
        narrow = self.isHidden() or self.width() < self._narrow
        beside = self._columns.indexOf(self._side) >= 0
        if narrow and beside:
            self._columns.removeWidget(self._side)
        elif not narrow and not beside:
            self._columns.addWidget(self._side)
        self._side.setVisible(not narrow or self._drawer)
        if narrow:
            self._side.setGeometry(self.width() - self._side.width(), _HEAD, self._side.width(), self.height() - _HEAD)
            self._side.raise_()
        if self.panel is not None:
            self.panel.show_side_button(shown=narrow)
