"""A tab with a strip of visits over the pages of one; beside the visits stand the logs and the daily sheets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton

from desktop.models.judgement.standing import VisitStanding, standing
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.entry import PageKey
from desktop.views.desks.events import EventsDesk
from desktop.views.icons import pixmap
from desktop.views.pages.page_rows import PageRow
from desktop.views.pages.visit_room import VisitRoom
from desktop.views.painted.visit_strip import HIGH, VisitStrip
from desktop.views.parts import button
from desktop.views.session import Session
from desktop.views.tabs.tab import Place
from desktop.views.visits.arrangement import first_row, on_strip, visit_now
from desktop.views.visits.cells import cell
from desktop.views.visits.period_tab import PeriodTab

_ROOM = 290
"""Height a page needs under the strip before the strip may be high."""


class VisitTab(PeriodTab):
    """One part of the trial; a visit opens at the page where its work goes on, a visit seen before at its last page."""

    offers_events = True
    """Whether the logs are reached from here."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, VisitRoom(session))
        self._last: dict[tuple[str, str], PageKey] = {}
        self._desk: EventsDesk | None = None
        self.strip = VisitStrip()
        self.rows.insertWidget(1, self.strip)
        self.strip.hide()
        self.strip.chosen.connect(self.open_visit)
        self.room.turned.connect(self._turned)
        self._events = self.offer(self.tr("Event logs"), "events", "flag") if self.offers_events else None
        if self._events is not None:
            self._events.setCheckable(True)
            self._events.clicked.connect(lambda _on=False: self.open_events())
        for keys, by in (("Alt+PgDown", 1), ("Alt+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.open_visit(self.strip.beside(self.room.visit, by)))

    def offer(self, words: str, name: str, picture: str) -> QPushButton:
        """One more act at the right of the strip."""
        made = button(words, "soft", name, picture=picture)
        drawing = made.icon()
        drawing.addPixmap(pixmap(picture, "panel", 18), QIcon.Mode.Normal, QIcon.State.On)
        made.setIcon(drawing)
        self.strip.offer(made)
        return made

    def shows(self, visit: str) -> bool:
        """The visits of its part of the trial, and the logs where they are reached from here."""
        return (visit == LOG_VISIT and self.offers_events) or (visit != LOG_VISIT and super().shows(visit))

    def enter(self) -> None:
        """The visit the ward is at."""
        self.open_visit(visit_now(self.visits(), self.session.clock.now().date()))

    def visits(self) -> Sequence[VisitStanding]:
        """The visits on the strip, in order."""
        site, book = self.session.site, self.book
        known = standing(site.protocol, book, site.clock.now().date())
        return on_strip(site.protocol, book, known, self.period, self.room.visit if self.room.code == self.code else "")

    def open_visit(self, key: str) -> None:
        """A visit at the page where its work goes on."""
        last = self._last.get((self.code, key))
        self.open_page(last or self.first_row(key).key)

    def first_row(self, visit: str) -> PageRow:
        """Where the work of a visit goes on."""
        return first_row(self.session.site, self.book, visit)

    def open_page(self, key: PageKey, item: str = "") -> None:
        """Go to a page and, if named, its item; from the logs back to the visits."""
        self._hide_desk()
        super().open_page(key, item)

    def open_events(self, form: str = "", number: int = 0, item: str = "") -> None:
        """The logs, one of them, or a row of it."""
        desk = self._show_desk()
        desk.show_subject(self.code)
        self.show_strip()
        if form:
            desk.open_log(form, number or None, item)
        else:
            desk.take_focus()

    def go(self, place: Place) -> None:
        """A page, a visit, or a row of a log."""
        self.take_subject(place.subject)
        if place.visit == LOG_VISIT:
            self.open_events(place.form, place.repeat, place.item)
        elif place.form:
            super().go(place)
        elif place.visit:
            self.open_visit(place.visit)
        else:
            self.enter()

    def place(self) -> Place | None:
        """The page, or the row of a log, on the screen."""
        return self._desk.place() if self._desk is not None and self.in_events else super().place()

    def keep_draft(self) -> None:
        """Before the language, the user or the window goes."""
        super().keep_draft()
        if self._desk is not None:
            self._desk.keep_draft()

    def take_focus(self) -> None:
        """Where work goes on, on a page or in the logs."""
        if self._desk is not None and self.in_events:
            self._desk.take_focus()
        else:
            super().take_focus()

    def show_room(self, *, shown: bool) -> None:
        """Whether there is a subject to show."""
        self._hide_desk()
        self.room.setVisible(shown)
        self.strip.setVisible(shown)

    def refresh(self) -> None:
        """After anything was recorded of the subject."""
        super().refresh()
        self.show_strip()

    def show_strip(self) -> None:
        """The visits as they stand."""
        today = self.session.clock.now().date()
        self.strip.show_cells([cell(one, today) for one in self.visits()], "" if self.in_events else self.room.visit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_height()

    def share_height(self, besides: int = 0) -> None:
        """The strip is low where the page would have no room."""
        self.strip.set_low(low=self.height() - HIGH - besides < _ROOM)

    @property
    def in_events(self) -> bool:
        """Whether the logs are on the screen instead of a visit."""
        return self._desk is not None and not self._desk.isHidden()

    def _close_events(self) -> None:
        """Back to the visit before, or, where the logs were gone to straight away, to the one the ward is at."""
        if self.room.code == self.code:
            self.open_visit(self.room.visit)
        else:
            self.enter()

    def _turned(self) -> None:
        panel = self.room.panel
        if panel is not None:
            self._last[panel.key.subject, panel.key.visit] = panel.key
        self.show_strip()

    def _show_desk(self) -> EventsDesk:
        """The logs instead of the visit; they are made when they are first asked for."""
        if self._desk is None:
            self._desk = EventsDesk(self.session)
            self._desk.closed.connect(self._close_events)
            self.rows.addWidget(self._desk, 1)
        self.keep_draft()
        self._turn(to_desk=True)
        return self._desk

    def _hide_desk(self) -> None:
        self._turn(to_desk=False)

    def _turn(self, *, to_desk: bool) -> None:
        if self._desk is not None:
            self._desk.setVisible(to_desk)
        self.room.setVisible(bool(self.code) and not to_desk)
        if self._events is not None:
            self._events.setChecked(to_desk)
