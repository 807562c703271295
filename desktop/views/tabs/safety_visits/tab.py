"""The 安全性访视 tab."""

from __future__ import annotations

from desktop.models.protocol.visit import Period
from desktop.views.pages.page_rows import DAILY_VISIT
from desktop.views.session import Session
from desktop.views.visits.arrangement import next_unscheduled
from desktop.views.visits.visit_tab import VisitTab


class SafetyVisitsTab(VisitTab):
    """D4 to W12; an unscheduled visit is added where it is needed, every day to D14 has its sheet."""

    key = "safety_visits"
    period = Period.SAFETY

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._daily = self.offer(self.tr("Daily sheets"), f"visit_{DAILY_VISIT}", "calendar")
        self._daily.setCheckable(True)
        self._daily.clicked.connect(lambda: self.open_visit(DAILY_VISIT))
        self._add = self.offer(self.tr("Unscheduled visit"), "add_unscheduled", "plus")
        self._add.clicked.connect(self._add_visit)

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Safety visits")

    def show_strip(self) -> None:
        """The visits as they stand."""
        super().show_strip()
        self._daily.setChecked(self.room.visit == DAILY_VISIT and not self.in_events)

    def _add_visit(self) -> None:
        """The next one nobody planned; it is in the record once something of it is."""
        self.open_visit(next_unscheduled(self.session.site.protocol, self.book, self.period))
