"""The 输注日 tab: the days before the infusion, and its day with the phases A to G."""

from __future__ import annotations

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.judgement.timetable import INFUSION_VISIT
from desktop.models.protocol.v1.subject import infusion_started, planned_d0
from desktop.models.protocol.visit import Period
from desktop.views.dialogs.move_d0 import MoveD0Dialog
from desktop.views.painted.phase_strip import HEIGHT, PhaseStrip
from desktop.views.session import Session
from desktop.views.tabs.infusion_day.phases import cell, phases
from desktop.views.visits.visit_tab import VisitTab


class InfusionDayTab(VisitTab):
    """LD1 to LD3, REST1, REST2 and D0."""

    key = "infusion_day"
    period = Period.INFUSION
    offers_events = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._phases = PhaseStrip()
        self._phases.chosen.connect(self.room.open_form)
        self.rows.insertWidget(2, self._phases)
        self._phases.hide()
        self._move = self.offer(self.tr("Move D0"), "move_d0", "calendar")
        self._move.clicked.connect(self._ask_move)

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Infusion day")

    def show_room(self, *, shown: bool) -> None:
        """Whether there is a subject to show."""
        super().show_room(shown=shown)
        self._phases.hide()

    def show_strip(self) -> None:
        """The visits as they stand, and on the day of infusion its phases."""
        super().show_strip()
        on_the_day = self.room.visit == INFUSION_VISIT
        self._phases.setVisible(on_the_day)
        self.share_height()
        may = allowed(self.session.site.person.role, Act.MOVE_INFUSION)
        self._move.setEnabled(may and planned_d0(self.book) is not None and infusion_started(self.book) is None)
        if on_the_day and self.room.panel is not None:
            found = phases(self.session.site, self.book)
            self._phases.show_phases([cell(one) for one in found], self.room.panel.key.form)

    def share_height(self, besides: int = 0) -> None:
        """The strip is low where the page would have no room."""
        super().share_height(besides + (HEIGHT if self._phases.isVisibleTo(self) else 0))

    def _ask_move(self) -> None:
        MoveD0Dialog(self, self.session, self.code).open()
