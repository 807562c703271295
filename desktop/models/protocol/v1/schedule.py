"""The visits of the trial with their windows; study day 0 is the day of infusion."""

from __future__ import annotations

from desktop.models.protocol.source import Source, registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.logs import LOG_FORMS
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.protocol.v1.matrix import planned
from desktop.models.protocol.v1.sources import SCREENING
from desktop.models.protocol.visit import Period, Visit, Window
from desktop.models.text import Text

_LYMPHODEPLETION = registry(sentences.LYMPHODEPLETION)
_REST = registry(sentences.REST)
_OBSERVED = registry(sentences.OBSERVATION)
_PRIMARY = registry(sentences.PRIMARY_EFFICACY)
_FOLLOW_UP = registry(sentences.FOLLOW_UP)
_WIDTH = site_default("The registry record gives the day and no window")
_PRIMARY_ENDS = 84
"""Study day of week 12: the primary endpoint is observed until then, follow-up comes after."""


_EXTRA = registry(sentences.EXTRA_EFFICACY)
_SITE = site_default("The registry record does not name this visit")


def _exact(key: str, day: int, text: Text, source: Source) -> Visit:
    return Visit(key, text, Period.INFUSION, day, Window(day, day, source), source, planned(key))


def _after(day: int, spread: int, source: Source, week: int | None = None) -> Visit:
    text = Text(f"回输后第{week}周", f"Week {week}") if week else Text(f"回输后第{day}天", f"Day {day}")
    key = f"W{week}" if week else f"D{day}"
    period = Period.FOLLOW_UP if day > _PRIMARY_ENDS else Period.SAFETY
    return Visit(key, text, period, day, Window(day - spread, day + spread, _WIDTH), source, planned(key))


def _unplanned(key: str, period: Period, text: Text, source: Source, *, repeats: bool = False) -> Visit:
    return Visit(key, text, period, None, None, source, planned(key), repeats=repeats)


def _beside(key: str, text: Text, forms: tuple[str, ...]) -> Visit:
    return Visit(key, text, Period.SAFETY, None, None, _SITE, forms=forms)


VISITS = (
    Visit("SCR", Text("筛选期访视", "Screening"), Period.SCREENING, None, Window(-28, -6, SCREENING), SCREENING, planned("SCR")),
    _exact("LD1", -5, Text("清淋第1天", "Lymphodepletion day 1"), _LYMPHODEPLETION),
    _exact("LD2", -4, Text("清淋第2天", "Lymphodepletion day 2"), _LYMPHODEPLETION),
    _exact("LD3", -3, Text("清淋第3天", "Lymphodepletion day 3"), _LYMPHODEPLETION),
    _exact("REST1", -2, Text("休息观察", "Rest and observation"), _REST),
    _exact("REST2", -1, Text("休息观察与回输前评估", "Rest, pre-infusion check"), _REST),
    _exact("D0", 0, Text("回输日", "Infusion day"), registry(sentences.INFUSION)),
    _after(4, 1, _OBSERVED),
    _after(7, 1, _OBSERVED),
    _after(10, 1, _OBSERVED),
    _after(14, 2, _OBSERVED),
    _after(21, 2, _OBSERVED),
    _after(28, 3, _OBSERVED),
    _after(56, 7, _PRIMARY, week=8),
    _after(84, 7, _PRIMARY, week=12),
    _after(168, 14, _FOLLOW_UP, week=24),
    _after(252, 14, _FOLLOW_UP, week=36),
    _after(364, 14, _FOLLOW_UP, week=52),
    _unplanned("UNS", Period.SAFETY, Text("计划外访视", "Unscheduled visit"), _EXTRA, repeats=True),
    _unplanned("ET", Period.FOLLOW_UP, Text("提前退出/终止访视", "Early termination"), _SITE),
    _beside("DAILY", Text("日常监测", "Daily monitoring"), ("MON",)),
    _beside(LOG_VISIT, Text("事件登记", "Event logs"), tuple(form.key for form in LOG_FORMS)),
)
"""The visits in order, then what stands beside them: daily monitoring sheets and the logs."""
