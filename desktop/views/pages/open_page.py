"""The page that is open, under the draft that waits for it, and where the caret stands on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.records.entry import PageKey
from desktop.views.pages.draft_banner import DraftBanner
from desktop.views.pages.form_panel import FormPanel
from desktop.views.session import Session


class OpenPage(QWidget):
    """One page at a time, or none; it remembers the last field used on every page it had."""

    stands = Signal()
    """Findings, completeness, draft or the caret's item changed."""
    page_wanted = Signal(object)
    """The PageKey of another time the form was or will be done."""
    side_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._last: dict[PageKey, str] = {}
        self._banner: DraftBanner | None = None
        self.panel: FormPanel | None = None
        self.item = ""
        """The item the caret is in, or was last."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_page(self, key: PageKey | None) -> None:
        """Open a page, or none."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        self.panel, self.item = None, ""
        if key is not None:
            self.panel = self._make_panel(key)
            self._column.addWidget(self.panel, 1)
            self.panel.resize(self.size())  # laid out once, at the size it will have
            self.panel.show()
            self.item = self._last.get(key, "")
        self.setVisible(key is not None)
        self._offer_draft()

    def take_focus(self) -> None:
        """Into the last field used, else the first that still has to be answered; a draft that waits comes first, Enter restores it."""
        if self._banner is not None:
            self._banner.restore.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.panel is not None:
            view = self.panel.view
            view.enter(self.item)
            self.item = view.current or self.item  # behind another tab the caret is placed without a word
            QTimer.singleShot(0, view, view.show_caret)  # a page scrolls once it is laid out

    def go_to(self, item: str) -> None:
        """Put the caret into an item."""
        self.item = item
        self.take_focus()

    def _make_panel(self, key: PageKey) -> FormPanel:
        panel = FormPanel(self._session, key, self.height(), self)
        panel.focused.connect(self._focused)
        panel.resumed.connect(self.take_focus)
        panel.stands.connect(self.stands)
        panel.side_wanted.connect(self.side_wanted)
        panel.repeat_wanted.connect(lambda number: self.page_wanted.emit(PageKey(key.subject, key.visit, key.form, number)))
        panel.settled.connect(self._settled)
        return panel

    def _focused(self, item: str) -> None:
        if self.panel is not None and self.isVisible():  # while it is put away the toolkit hands the focus on
            self.item = self._last[self.panel.key] = item
        self.stands.emit()

    def _settled(self) -> None:
        self._offer_draft()
        self.take_focus()

    def _offer_draft(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        panel = self.panel
        if panel is not None and panel.waiting is not None:
            self._banner = DraftBanner(self._session.site, panel.page, panel.waiting)
            self._banner.restore_wanted.connect(panel.restore)
            self._banner.discard_wanted.connect(panel.discard)
            self._column.insertWidget(0, self._banner)
            self._banner.show()
