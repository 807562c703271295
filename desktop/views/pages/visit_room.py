"""The room of one visit: its pages at the left, beside them the open page, or what a tab shows while none is open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.judgement.eligibility import Effect
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.views.pages.form_panel import FormPanel
from desktop.views.pages.page_list import PageList
from desktop.views.pages.page_room import PageRoom
from desktop.views.pages.page_rows import PageRow, newest, page_rows, row_name
from desktop.views.pages.signing_visit import ask_visit_signature
from desktop.views.session import Session

NARROW = 1000
"""Below this width the page list is a rail and the column beside the front gives way."""
_DRAWER = 840
"""Below this width of the page its side is a drawer."""


class VisitRoom(QWidget):
    """Knows which page is open and nothing of its items."""

    chosen = Signal(str)
    """A row of the list, by its name."""
    turned = Signal()
    """Another page is open, or none."""

    def __init__(self, session: Session, front: QWidget | None = None, beside: QWidget | None = None) -> None:
        """`front` and `beside` stand in the middle and at the right while no page is open."""
        super().__init__()
        self.setObjectName("visit_room")
        self._session = session
        self.code = self.visit = ""
        self._verdict: Effect | None = None
        self._name = ""
        self._front = [widget for widget in (front, beside) if widget is not None]
        self._beside = beside
        self.list = PageList()
        self.page = PageRoom(session, _DRAWER)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(8)
        columns.addWidget(self.list)
        for widget in self._front:
            columns.addWidget(widget, 0 if widget is beside else 1)
        columns.addWidget(self.page, 1)
        if allowed(session.site.person.role, Act.SIGN_RECORD):
            self.list.offer(self.tr("Sign this visit"), "sign_visit", "sign").clicked.connect(self._ask_signature)
        self.list.chosen.connect(self.chosen)
        self.page.page_wanted.connect(self.open_page)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.list.step(by))

    @property
    def book(self) -> SubjectBook:
        """The subject's book as it stands."""
        return self._session.casebook.book(self.code)

    @property
    def panel(self) -> FormPanel | None:
        """The open page."""
        return self.page.panel

    def rows(self) -> tuple[PageRow, ...]:
        """The pages of the visit."""
        rows, typed = page_rows(self._session.site, self.book, self.visit), self._session.typed
        return tuple(replace(one, draft=True) if one.key in typed else one for one in rows)

    def show_front(self, code: str, visit: str, name: str) -> None:
        """No page, but what the tab puts in its place, under the list row of that name."""
        self._show(code, visit, name, None)

    def open_page(self, key: PageKey, item: str = "") -> None:
        """Go to a page and, if named, its item; what was typed on the one before is kept as its draft."""
        self._show(key.subject, key.visit, row_name(key), key)
        self.page.go_to(item)

    def open_form(self, form: str, item: str = "") -> None:
        """The newest time the form was done at this visit."""
        self.open_page(newest(self.book, self.visit, form), item)

    def keep_draft(self) -> None:
        """Before the page, the language, the user or the window goes."""
        self.page.keep_draft()

    def take_focus(self) -> None:
        """On a page into its field, else to the list of pages."""
        if self.panel is not None:
            self.page.take_focus()
        else:
            self.list.take_focus()

    def show_verdict(self, verdict: Effect) -> None:
        """How the criteria stand, in the first row of the list."""
        self._verdict = verdict

    def refresh(self) -> None:
        """After anything was recorded of the subject."""
        self.page.refresh()
        self._show_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.code and (event.size().width() < NARROW) is not (event.oldSize().width() < NARROW):
            self._show_list()
        self._share_width()

    def _show(self, code: str, visit: str, name: str, key: PageKey | None) -> None:
        self.code, self.visit, self._name = code, visit, name
        self.page.show_page(key)
        self._share_width()
        self._show_list()
        self.turned.emit()

    def _ask_signature(self) -> None:
        """What is typed and not saved is told as left out."""
        self.keep_draft()
        ask_visit_signature(self, self._session, self.code, self.visit, self.refresh)

    def _share_width(self) -> None:
        for widget in self._front:
            widget.setVisible(self.panel is None and not (widget is self._beside and self.width() < NARROW))

    def _show_list(self) -> None:
        title = self._session.site.protocol.visit(self.visit).text
        self.list.show_rows(title, self.rows(), self._name, rail=self._rail, verdict=self._verdict)

    @property
    def _rail(self) -> bool:
        """Where the page is a wide grid, or the window is narrow."""
        grid = self.panel is not None and any(section.grid or section.row for section in self.panel.form.sections)
        return grid or self.width() < NARROW
