"""今日: what is to be done over all subjects, and where each subject stands."""

from desktop.views.tabs.today.tab import TodayTab

__all__ = ["TodayTab"]
