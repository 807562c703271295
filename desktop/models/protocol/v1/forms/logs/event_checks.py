"""What an adverse event's answers must not say of each other."""

from __future__ import annotations

from datetime import timedelta

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.source import guideline, site_default
from desktop.models.protocol.v1.forms.logs.event_options import RECOVERED
from desktop.models.protocol.v1.forms.logs.order import not_before, not_before_consent, not_before_moment
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.protocol.v1.subject import infusion_started
from desktop.models.text import Text

SERIOUSNESS = guideline("ICH E2A Clinical safety data management: what makes an event serious")
_REPORT = site_default("How soon a serious event is reported is not in the registry record; 24 hours as usual in hospitals")
_TO_THE_MINUTE = site_default("Which events need a start time is not in the registry record")
_REPORT_WITHIN = timedelta(hours=24)
_CRITERIA = ("AESDTH", "AESLIFE", "AESHOSP", "AESDISAB", "AESCONG", "AESMIE")
_SCALE_OF = {"CRS": "ASTCT2019", "ICANS": "ASTCT2019", "ICAHT": "EHAEBMT2023", "IECHS": "IECHS2023", "LICATS": "LICATS2025"}


def _another_day(context: Context) -> Text | None:
    at, on = context.answers.day("AESTTIM"), context.answers.day("AESTDAT")
    if at is None or on is None or at == on:
        return None
    return Text(f"开始时间在 {at}，开始日期为 {on}；请核对", f"The start time is on {at}, the start date {on}; please check")


def _no_time(context: Context) -> Text | None:
    began, infused = context.answers.day("AESTDAT"), infusion_started(context.book)
    on_the_day = began is not None and infused is not None and began == infused.date()
    if context.answers["AESTTIM"].given or not (on_the_day or context.answers.code("AESITYP") == "CRS"):
        return None
    return Text("回输当日起病或 CRS 须填开始时间", "On the day of infusion, and for CRS, the start time is needed")


def _no_criterion(context: Context) -> Text | None:
    answers = context.answers
    if answers.code("AESER") != "Y" or any(answers.code(item) != "N" for item in _CRITERIA):
        return None
    return Text("判为严重，但六项标准均为“否”；请核对", "Called serious, yet all six criteria are “No”; please check")


def _death_disagrees(context: Context) -> Text | None:
    grade, outcome = context.answers.code("AETOXGR"), context.answers.code("AEOUT")
    if not grade or not outcome or (grade == "5") is (outcome == "FATAL"):
        return None
    return Text("5 级与转归“致死”须同时成立；请核对两项", "Grade 5 and the outcome “fatal” go together; check both")


def _fatal_not_serious(context: Context) -> Text | None:
    answers = context.answers
    if answers.code("AEOUT") != "FATAL" or (answers.code("AESER") != "N" and answers.code("AESDTH") != "N"):
        return None
    return Text("转归为致死，严重性却未填“导致死亡”；请核对", "The outcome is fatal, yet death is not among the criteria; please check")


def _recovered_yet_ongoing(context: Context) -> Text | None:
    if context.answers.code("AEOUT") not in RECOVERED or context.answers.code("AEONGO") != "Y":
        return None
    return Text("转归为痊愈，却填“仍在持续”；请核对", "Recovered, yet answered as ongoing; please check")


def _other_scale(context: Context) -> Text | None:
    wanted, used = _SCALE_OF.get(context.answers.code("AESITYP")), context.answers.code("AECTCVER")
    if context.answers.code("AEESI") != "Y" or not wanted or not used or used == wanted:
        return None
    return Text("该类事件通常用其专用标准分级；请核对分级标准", "This kind of event usually has its own grading; check which was used")


def _reported_late(context: Context) -> Text | None:
    aware, reported = context.answers.moment("AEAWDAT"), context.answers.moment("AERPTDAT")
    if aware is None or reported is None or reported - aware <= _REPORT_WITHIN:
        return None
    return Text("上报距获知超过 24 小时；请填写原因", "Reported more than 24 hours after awareness; give the reason")


EVENT_CHECKS = (
    not_before("event_ended_early", "AEENDAT", "AESTDAT", Text("结束日期早于开始日期；请核对", "Ended before it began; please check")),
    Check("event_another_day", Level.MUST, ("AESTTIM", "AESTDAT"), _another_day, PLAUSIBILITY),
    Check("event_without_time", Level.CHECK, ("AESTTIM", "AESTDAT", "AESITYP"), _no_time, _TO_THE_MINUTE),
    not_before_consent(
        "event_before_consent",
        "AESTDAT",
        Level.CHECK,
        Text("开始于签署知情同意之前；应记入病史，或说明", "Began before consent; it belongs to the history, or explain"),
    ),
    Check("event_no_criterion", Level.MUST, ("AESER", *_CRITERIA), _no_criterion, SERIOUSNESS),
    Check("event_death_disagrees", Level.MUST, ("AEOUT", "AETOXGR"), _death_disagrees, PLAUSIBILITY),
    Check("event_fatal_not_serious", Level.MUST, ("AEOUT", "AESER", "AESDTH"), _fatal_not_serious, SERIOUSNESS),
    Check("event_recovered_ongoing", Level.MUST, ("AEOUT", "AEONGO"), _recovered_yet_ongoing, PLAUSIBILITY),
    Check("event_other_scale", Level.CHECK, ("AECTCVER", "AESITYP"), _other_scale, PLAUSIBILITY),
    not_before_moment(
        "event_reported_early", "AERPTDAT", "AEAWDAT", Text("上报早于获知；请核对两个时间", "Reported before awareness; check both times")
    ),
    Check("event_reported_late", Level.CHECK, ("AERPTDAT", "AEAWDAT"), _reported_late, _REPORT),
    not_before(
        "event_death_early", "AEDTHDAT", "AESTDAT", Text("死亡日期早于事件开始；请核对", "Death before the event began; please check")
    ),
)
