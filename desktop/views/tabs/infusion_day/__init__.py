"""输注日: lymphodepletion, rest and the day of infusion with its phases."""

from desktop.views.tabs.infusion_day.tab import InfusionDayTab

__all__ = ["InfusionDayTab"]
