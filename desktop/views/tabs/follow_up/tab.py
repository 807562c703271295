"""The 随访 tab."""

from __future__ import annotations

from desktop.models.protocol.visit import Period
from desktop.views.visits.visit_tab import VisitTab


class FollowUpTab(VisitTab):
    """W24 to W52 and early termination."""

    key = "follow_up"
    period = Period.FOLLOW_UP

    def title(self) -> str:
        """The tab's name."""
        return self.tr("Follow-up")
