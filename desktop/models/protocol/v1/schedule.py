"""The visits of the trial with their windows; study day 0 is the day of infusion."""

from __future__ import annotations

from desktop.models.protocol.plan import Visit, Window
from desktop.models.protocol.source import Source, registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.sources import SCREENING
from desktop.models.text import Text

_LYMPHODEPLETION = registry(sentences.LYMPHODEPLETION)
_REST = registry(sentences.REST)
_OBSERVED = registry(sentences.OBSERVATION)
_PRIMARY = registry(sentences.PRIMARY_EFFICACY)
_FOLLOW_UP = registry(sentences.FOLLOW_UP)
_WIDTH = site_default("The registry record gives the day and no window")


def _exact(key: str, day: int, text: Text, source: Source) -> Visit:
    return Visit(key, text, day, Window(day, day, source), source)


def _after(day: int, spread: int, source: Source, week: int | None = None) -> Visit:
    text = Text(f"回输后第{week}周", f"Week {week}") if week else Text(f"回输后第{day}天", f"Day {day}")
    return Visit(f"W{week}" if week else f"D{day}", text, day, Window(day - spread, day + spread, _WIDTH), source)


VISITS = (
    Visit(
        "SCR",
        Text("筛选期访视", "Screening"),
        None,
        Window(-28, -6, SCREENING),
        SCREENING,
        ("ICF", "DM", "MH", "VS", "LAB", "INV"),
    ),
    _exact("LD1", -5, Text("清淋第1天", "Lymphodepletion day 1"), _LYMPHODEPLETION),
    _exact("LD2", -4, Text("清淋第2天", "Lymphodepletion day 2"), _LYMPHODEPLETION),
    _exact("LD3", -3, Text("清淋第3天", "Lymphodepletion day 3"), _LYMPHODEPLETION),
    _exact("REST1", -2, Text("休息观察", "Rest and observation"), _REST),
    _exact("REST2", -1, Text("休息观察与回输前评估", "Rest, pre-infusion check"), _REST),
    _exact("D0", 0, Text("回输日", "Infusion day"), _OBSERVED),
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
)
