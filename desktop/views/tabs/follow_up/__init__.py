"""随访: the visits from week 24 on, early termination, and the logs."""

from desktop.views.tabs.follow_up.tab import FollowUpTab

__all__ = ["FollowUpTab"]
