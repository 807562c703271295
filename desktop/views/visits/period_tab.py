"""A tab that shows the visits of one part of the trial, one subject at a time, in a room of pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.models.protocol.visit import Period
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Change
from desktop.views.pages.page_rows import newest
from desktop.views.pages.visit_room import VisitRoom
from desktop.views.parts import label
from desktop.views.presently import Afterwards
from desktop.views.session import Session
from desktop.views.tabs.tab import Place, Tab

LOW = 340
"""Below this height the margins go to the page."""


class PeriodTab(Tab):
    """Knows which visit and which page are open, and nothing of their items."""

    period: Period

    def __init__(self, session: Session, room: VisitRoom) -> None:
        super().__init__(session)
        self.setObjectName(self.key)
        self.code = ""
        self._behind = False
        self._following = Afterwards(self._follow, self)
        self.room = room
        self._nobody = label(self.tr("Choose or register a subject first"), tone="ink2", name="no_subject")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(8)
        self.rows.addWidget(self._nobody, 1)
        self.rows.addWidget(room, 1)
        session.changed.connect(self._changed)
        room.chosen.connect(self.choose_row)
        room.hide()

    def shows(self, visit: str) -> bool:
        """The visits of its part of the trial."""
        return self.session.site.protocol.visit(visit).period is self.period

    def show_subject(self, code: str | None) -> None:
        """Another subject, or none; what was typed for the one before is kept as its draft."""
        if code != self.code:
            self.take_subject(code or "")
            if self.code:
                self.enter()
        elif self.code and self.room.panel is None:
            self.refresh()

    def take_subject(self, code: str) -> None:
        """Stand ready for the subject, or for none, and show nothing of it yet."""
        if code != self.code:
            self.keep_draft()
            self.code = code
            self._nobody.setVisible(not code)
            self.show_room(shown=bool(code))

    def enter(self) -> None:
        """Show what this subject's work goes on with."""
        raise NotImplementedError

    def choose_row(self, name: str) -> None:
        """A row of the page list was chosen."""
        self.open_page(next(one.key for one in self.room.rows() if one.row == name))

    def refresh(self) -> None:
        """After anything was recorded of the subject; the room may never have shown it, where the logs were gone to straight away."""
        if self.room.code == self.code:
            self.room.refresh()

    def turn_day(self) -> None:
        """What is due, and how the visits lie to their windows."""
        if self.code:
            self.refresh()

    def show_room(self, *, shown: bool) -> None:
        """Whether there is a subject to show."""
        self.room.setVisible(shown)

    def open_page(self, key: PageKey, item: str = "") -> None:
        """Go to a page and, if named, its item."""
        self.room.open_page(key, item)

    def keep_draft(self) -> None:
        """Before the language, the user or the window goes."""
        self.room.keep_draft()

    def take_focus(self) -> None:
        """On a page into its field, else to the list of pages."""
        if self.code:
            self.room.take_focus()

    def place(self) -> Place | None:
        """The page and the item on the screen."""
        panel = self.room.panel
        if not self.code:
            return None
        if panel is None:
            return Place(self.code, visit=self.room.visit)
        return Place(self.code, panel.key.form, self.room.page.item, panel.key.repeat, panel.key.visit)

    def go(self, place: Place) -> None:
        """The page named, of the newest time it was done unless the time is named too."""
        self.take_subject(place.subject)
        key = newest(self.book, place.visit or self.room.visit, place.form)
        self.open_page(PageKey(key.subject, key.visit, key.form, place.repeat or key.repeat), place.item)

    @property
    def book(self) -> SubjectBook:
        """The subject's book as it stands."""
        return self.session.casebook.book(self.code)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        air = 4 if self.height() < LOW else 8
        self.rows.setContentsMargins(12, air, 12, air)
        self.rows.setSpacing(air)

    def _changed(self, change: Change) -> None:
        """A tab nobody sees does not follow the record; it catches up when it is turned to."""
        if self.code not in change.subjects:
            return
        if self.isVisible():
            self.room.page.refresh()
            self._following.ask()
        else:
            self._behind = True

    def _follow(self) -> None:
        if self.session.open and self.code:
            self.refresh()
