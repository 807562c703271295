"""The 筛选 tab: page list, the page or the verdict, what is to check; knows which page is open and nothing of its items."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Change
from desktop.views.pages.beside import show_history, show_provenance
from desktop.views.pages.form_panel import FormPanel
from desktop.views.pages.open_page import OpenPage
from desktop.views.pages.page_list import VERDICT, PageList
from desktop.views.pages.page_rows import newest, page_rows
from desktop.views.parts import column, label
from desktop.views.session import Session
from desktop.views.tabs.screening.side import Side
from desktop.views.tabs.screening.verdict import judged_now, live_book, overall
from desktop.views.tabs.screening.verdict_view import VerdictView
from desktop.views.tabs.tab import Place, Tab

NARROW = 1000
"""Below this width the right column is a drawer and the page list a rail."""

LOW = 340
"""Below this height the margins go to the page."""


class ScreeningTab(Tab):
    """One subject's screening visit."""

    key = "screening"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("screening")
        self._code = ""
        self._name = VERDICT
        self._drawer = False
        self._list = PageList()
        self._verdict = VerdictView(session.site.protocol)
        self._open = OpenPage(session)
        self._side = Side(session)
        self._nobody = label(self.tr("Choose or register a subject first"), tone="ink2", name="no_subject")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._show_nobody()

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Screening")

    def show_subject(self, code: str | None) -> None:
        """Another subject, or none; what was typed for the one before is kept as its draft."""
        if code == self._code and self._panel is None:
            self._refresh()
        elif code != self._code:
            self.keep_draft()
            self._code = code or ""
            self._show(VERDICT)

    def keep_draft(self) -> None:
        """Before the language, the user or the window goes."""
        if self._panel is not None:
            self._panel.keep_draft()

    def take_focus(self) -> None:
        """On a page into its field, on the verdict to the list of pages."""
        if self._panel is not None:
            self._open.take_focus()
        elif self._code:
            self._list.take_focus()

    def place(self) -> Place | None:
        """The page and the item on the screen."""
        if not self._code:
            return None
        return Place(self._code, self._name, self._open.item, self._panel.key.repeat if self._panel else 0)

    def go(self, place: Place) -> None:
        """The page named, of the newest time it was done unless the time is named too."""
        if place.form in ("", VERDICT):
            self._choose(VERDICT)
            return
        key = newest(self._book, SCREENING_VISIT, place.form)
        self.open_page(PageKey(key.subject, key.visit, key.form, place.repeat or key.repeat), place.item)

    def open_page(self, key: PageKey, item: str = "") -> None:
        """Go to a page and, if named, its item."""
        self.keep_draft()
        self._code = key.subject
        self._show(key.form, key)
        self._open.go_to(item or self._open.item)

    def open_item(self, form: str, item: str) -> None:
        """Go to an item of the newest time the form was done."""
        self.open_page(newest(self._book, SCREENING_VISIT, form), item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _book(self) -> SubjectBook:
        return self.session.casebook.book(self._code)

    @property
    def _panel(self) -> FormPanel | None:
        return self._open.panel

    def _lay_out(self) -> None:
        centre = column(self._nobody, spacing=8)
        centre.addWidget(self._verdict, 1)
        centre.addWidget(self._open, 1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(12, 10, 12, 8)
        self._columns.setSpacing(8)
        self._columns.addWidget(self._list)
        self._columns.addLayout(centre, 1)
        self._columns.addWidget(self._side)

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self._list.chosen.connect(self._choose)
        self._verdict.jump_wanted.connect(self.open_item)
        self._open.stands.connect(self._show_side)
        self._open.side_wanted.connect(self._toggle_drawer)
        self._open.page_wanted.connect(self.open_page)
        self._side.item_chosen.connect(self._open.go_to)
        self._side.jump_wanted.connect(self.open_item)
        self._side.provenance_wanted.connect(self._show_provenance)
        self._side.history_wanted.connect(self._show_history)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._save),
            ("Ctrl+Enter", self._save),
            ("Ctrl+S", self._save),
            ("Ctrl+PgDown", lambda: self._list.step(1)),
            ("Ctrl+PgUp", lambda: self._list.step(-1)),
            ("F1", lambda: self._show_provenance(self._open.item)),
            ("F2", lambda: self._show_history(self._open.item)),
            ("F8", self._next_finding),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _save(self) -> None:
        if self._panel is not None:
            self._panel.save()

    def _show_history(self, item: str) -> None:
        if self._panel is not None:
            show_history(self._panel, self.session, item)

    def _show_provenance(self, item: str) -> None:
        if self._panel is None:
            self._verdict.quote()
        else:
            show_provenance(self._panel, self.session, item)

    def _next_finding(self) -> None:
        if self._panel is not None:
            item = self._side.findings.next_after(self._open.item)
            if item:
                self._open.go_to(item)

    def _choose(self, name: str) -> None:
        if name == VERDICT:
            self.keep_draft()
            self._show(VERDICT)
            self.take_focus()
        else:
            self.open_page(newest(self._book, SCREENING_VISIT, name))

    def _show(self, name: str, key: PageKey | None = None) -> None:
        self._name = name
        self._open.show_page(key if self._code else None)
        if not self._code:
            self._show_nobody()
            return
        self._nobody.hide()
        self._list.show()
        self._verdict.setVisible(key is None)
        self._refresh()
        self._arrange()

    def _show_nobody(self) -> None:
        self._nobody.show()
        for part in (self._list, self._verdict, self._open, self._side):
            part.hide()

    def _changed(self, change: Change) -> None:
        if self._code in change.subjects:
            if self._panel is not None:
                self._panel.refresh()
            self._refresh()

    def _refresh(self) -> None:
        if not self._code:
            return
        site = self.session.site
        book, drafted = live_book(site, self._book, self.session.typed)
        judged = judged_now(site, book)
        self._list.show_rows(page_rows(site, self._book, SCREENING_VISIT), overall(judged), self._name, rail=self._rail)
        if self._panel is None:
            self._verdict.show_judged(judged, drafted)
            self._side.show_verdict(judged)
        else:
            self._show_side()

    def _show_side(self) -> None:
        if self._panel is not None:
            self._side.show_page(self._panel, self._open.item)

    @property
    def _rail(self) -> bool:
        grid = self._panel is not None and any(section.grid for section in self._panel.form.sections)
        return grid or self.width() < NARROW

    def _toggle_drawer(self) -> None:
        self._drawer = not self._drawer
        self._arrange()

    def _arrange(self) -> None:
        """The right column stands beside the page where there is room, else it is a drawer over it."""
        if not self._code:
            return
        narrow = self.width() < NARROW
        air = 4 if self.height() < LOW else 8
        self._columns.setContentsMargins(12, air, 12, air)
        if narrow and self._columns.indexOf(self._side) >= 0:
            self._columns.removeWidget(self._side)
            self._refresh()
        elif not narrow and self._columns.indexOf(self._side) < 0:
            self._columns.addWidget(self._side)
            self._refresh()
        self._side.setVisible(not narrow or self._drawer)
        if narrow:
            self._side.setGeometry(self.width() - self._side.width() - 12, 54, self._side.width(), self.height() - 62)
            self._side.raise_()
        if self._panel is not None:
            self._panel.show_side_button(shown=narrow)
