"""安全性访视: the visits to week 12, the unscheduled ones, the daily sheets and the logs."""

from desktop.views.tabs.safety_visits.tab import SafetyVisitsTab

__all__ = ["SafetyVisitsTab"]
