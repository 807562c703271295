"""The day of infusion stands on two pages, the record of the visit and the first bag: each asks where they contradict each other."""

from __future__ import annotations

from datetime import date

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.protocol.v1.subject import infusion_started
from desktop.models.records.answer import Answers
from desktop.models.text import Text

INFUSION_VISIT = "D0"
_OTHER_DAY = Text(
    "访视记录的日期是 {visit}，首袋开始于 {start}，不是同一天；请核对并更正",
    "The visit is recorded on {visit}, the first bag was started on {start}: not the same day; check and correct",
)
_NOT_HELD = Text(
    "访视记录写“未进行”，但首袋已于 {start} 开始；请核对并更正",
    "The visit is recorded as not held, but the first bag was started on {start}; check and correct",
)


def _visit_on_another_day(context: Context) -> Text | None:
    started = infusion_started(context.book)
    return _contradiction(context.answers, started.date()) if started else None


def _visit_not_held(context: Context) -> Text | None:
    started = infusion_started(context.book)
    return _NOT_HELD.fill(start=started.date()) if started and context.answers.code("SVOCCUR") == "N" else None


def _started_on_another_day(context: Context) -> Text | None:
    """Only of the first bag: a later one may be started after midnight."""
    start, records = context.answers.moment("F04START"), context.book.repeats(INFUSION_VISIT, "SV")
    others = (page.answers.moment("F04START") for page in context.book.repeats(INFUSION_VISIT, "INFF") if page.key != context.page)
    if start is None or not records or any(other and other < start for other in others):
        return None
    visit = records[-1].answers
    if visit.code("SVOCCUR") == "N":
        return _NOT_HELD.fill(start=start.date())
    return _contradiction(visit, start.date())


def _contradiction(visit: Answers, start: date) -> Text | None:
    day = visit.day("SVDTC") if visit.code("SVOCCUR") == "Y" else None
    return None if day is None or day == start else _OTHER_DAY.fill(visit=day, start=start)


OF_THE_VISIT = (
    Check("visit_day_of_first_bag", Level.MUST, ("SVDTC",), _visit_on_another_day, PLAUSIBILITY, visits=(INFUSION_VISIT,)),
    Check("visit_not_held_but_infused", Level.MUST, ("SVOCCUR",), _visit_not_held, PLAUSIBILITY, visits=(INFUSION_VISIT,)),
)
OF_THE_BAG = Check("first_bag_day_of_visit", Level.MUST, ("F04START",), _started_on_another_day, PLAUSIBILITY)
