"""筛选: the screening pages and the eligibility verdict of one subject."""

from desktop.views.tabs.screening.tab import ScreeningTab

__all__ = ["ScreeningTab"]
