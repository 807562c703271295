"""The 筛选 tab: page list, the page or the verdict, what is to check; knows which page is open and nothing of its items."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1.subject import SCREENING_VISIT, sex
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Change
from desktop.views.dialogs.history import HistoryPopover
from desktop.views.dialogs.provenance import ProvenancePopover
from desktop.views.parts import label
from desktop.views.session import Session
from desktop.views.tabs.screening.context import uses
from desktop.views.tabs.screening.draft_banner import DraftBanner
from desktop.views.tabs.screening.form_panel import FormPanel
from desktop.views.tabs.screening.page_list import VERDICT, PageList
from desktop.views.tabs.screening.pages import newest, page_rows
from desktop.views.tabs.screening.side import Side
from desktop.views.tabs.screening.verdict import judged_now, live_book, overall
from desktop.views.tabs.screening.verdict_view import VerdictView
from desktop.views.tabs.tab import Place, Tab

NARROW = 1000
"""Below this width the right column is a drawer and the page list a rail."""


class ScreeningTab(Tab):
    """One subject's screening visit."""

    key = "screening"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("screening")
        self._code = ""
        self._open = VERDICT
        self._item = ""
        self._panel: FormPanel | None = None
        self._banner: DraftBanner | None = None
        self._drawer = False
        self._list = PageList()
        self._list.chosen.connect(self._choose)
        self._verdict = VerdictView(session.site.protocol)
        self._verdict.jump_wanted.connect(self.open_item)
        self._side = Side(session)
        self._side.item_chosen.connect(self._go_to)
        self._side.jump_wanted.connect(self.open_item)
        self._side.provenance_wanted.connect(self.show_provenance)
        self._side.history_wanted.connect(self.show_history)
        self._nobody = label(self.tr("Choose or register a subject first"), tone="ink2", name="no_subject")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._bind_keys()
        session.changed.connect(self._changed)
        self._show_nobody()

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Screening")

    def show_subject(self, code: str | None) -> None:
        """Another subject, or none; what was typed for the one before is kept as its draft."""
        if code == self._code and self._panel is None:
            self._refresh()
            return
        if code != self._code:
            self.keep_draft()
            self._code = code or ""
            self._show(VERDICT)

    def keep_draft(self) -> None:
        """Before the language, the user or the window goes."""
        if self._panel is not None:
            self._panel.keep_draft()

    def place(self) -> Place | None:
        """The page and the item on the screen."""
        if not self._code:
            return None
        repeat = self._panel.key.repeat if self._panel else 0
        return Place(self._code, self._open, self._item, repeat)

    def go(self, place: Place) -> None:
        """The page named, of the newest time it was done unless the time is named too."""
        if place.form in ("", VERDICT):
            self._choose(VERDICT)
            return
        key = newest(self._book, place.form)
        self.open_page(PageKey(key.subject, key.visit, key.form, place.repeat or key.repeat), place.item)

    def open_page(self, key: PageKey, item: str = "") -> None:
        """Go to a page and, if named, its item."""
        self.keep_draft()
        self._code = key.subject
        self._show(key.form, key)
        if item and self._panel is not None:
            self._go_to(item)
            QTimer.singleShot(0, self._panel.view, partial(self._panel.view.go_to, item))  # scrolls once the page is laid out

    def open_item(self, form: str, item: str) -> None:
        """Go to an item of the newest time the form was done."""
        self.open_page(newest(self._book, form), item)

    @property
    def _book(self) -> SubjectBook:
        return self.session.casebook.subjects[self._code]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_history(self, item: str) -> None:
        """F2 at an item."""
        panel = self._panel
        if panel is not None and item:
            popover = HistoryPopover(self, panel.form, panel.page, item, self.session.site.people)
            popover.show_beside(panel.view.field(item))

    def show_provenance(self, item: str) -> None:
        """F1 at an item."""
        panel = self._panel
        if panel is None or not item:
            return
        asked, answers = panel.form.item(item), panel.answers()
        working = asked.compute(answers, self._book) if isinstance(asked, Derived) else None
        judged = uses(judged_now(self.session.site, self._book), panel.key.form, item)
        popover = ProvenancePopover(self, asked, judged, working, sex(self._book))
        popover.show_beside(panel.view.field(item))

    def _lay_out(self) -> None:
        self._centre = QVBoxLayout()
        self._centre.setSpacing(8)
        self._centre.addWidget(self._nobody)
        self._centre.addWidget(self._verdict)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(12, 10, 12, 8)
        self._columns.setSpacing(8)
        self._columns.addWidget(self._list)
        self._columns.addLayout(self._centre, 1)
        self._columns.addWidget(self._side)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._save),
            ("Ctrl+Enter", self._save),
            ("Ctrl+S", self._save),
            ("F1", self._key_provenance),
            ("F2", lambda: self.show_history(self._item)),
            ("F8", self._next_finding),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _save(self) -> None:
        if self._panel is not None:
            self._panel.save()

    def _key_provenance(self) -> None:
        if self._panel is None:
            self._verdict.quote()
        else:
            self.show_provenance(self._item)

    def _next_finding(self) -> None:
        if self._panel is not None:
            item = self._side.findings.next_after(self._item, self._panel.form)
            if item:
                self._go_to(item)

    def _choose(self, name: str) -> None:
        self.keep_draft()
        if name == VERDICT:
            self._show(VERDICT)
        else:
            self._show(name, newest(self._book, name))

    def _show(self, name: str, key: PageKey | None = None) -> None:
        self._open, self._item = name, ""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        if not self._code:
            self._show_nobody()
            return
        self._nobody.hide()
        self._list.show()
        if key is not None:
            self._panel = self._make_panel(key)
            self._centre.addWidget(self._panel, 1)
        self._verdict.setVisible(key is None)
        self._offer_draft()
        self._refresh()
        self._arrange()

    def _make_panel(self, key: PageKey) -> FormPanel:
        panel = FormPanel(self.session, key, self)
        panel.focused.connect(self._focused)
        panel.stands.connect(self._show_side)
        panel.side_wanted.connect(self._toggle_drawer)
        panel.offered.connect(lambda _draft: self._offer_draft())
        panel.repeat_wanted.connect(lambda number: self.open_page(PageKey(key.subject, SCREENING_VISIT, key.form, number)))
        return panel

    def _show_nobody(self) -> None:
        self._nobody.show()
        for part in (self._list, self._verdict, self._side):
            part.hide()

    def _offer_draft(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        panel = self._panel
        if panel is not None and panel.waiting is not None:
            self._banner = DraftBanner(self.session.site, panel.page, panel.waiting)
            self._banner.restore_wanted.connect(panel.restore)
            self._banner.discard_wanted.connect(panel.discard)
            self._centre.insertWidget(0, self._banner)

    def _focused(self, item: str) -> None:
        self._item = item
        self._show_side()

    def _go_to(self, item: str) -> None:
        if self._panel is not None:
            self._panel.view.go_to(item)

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
        self._list.show_rows(page_rows(site, self._book), overall(judged), self._open, rail=self._rail)
        if self._panel is None:
            self._verdict.show_judged(judged, drafted)
            self._side.show_verdict(judged)
        else:
            self._show_side()

    def _show_side(self) -> None:
        if self._panel is not None:
            self._side.show_page(self._panel, self._item)

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
