"""Move the planned day of infusion: an entry with a reason; what was done stays judged by the plan of its time."""

from __future__ import annotations

from datetime import date

from desktop.models.accounts.permissions import Act, allowed
from desktop.models.failure import Failure, failure
from desktop.models.judgement.timetable import LYMPHODEPLETION, day_told
from desktop.models.protocol.v1.subject import consented_at, infusion_started, planned_d0, start_was_told
from desktop.models.records.answer import day_of
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.reasons import WRITE_IT, says_why
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text

_ANOTHER_DAY = Text("选择今天或以后的一天；已回输则在“F 输注”页录入 F04。", "Choose today or later; if it was given, record F04 on page F.")


def move_d0(site: Site, subject: str, day: date, reason: str) -> Change:
    """Plan the infusion for another day.

    Raises E-4010 (no reason), E-4011 (nothing planned yet, or the same day), E-4012 (the infusion has been given), E-4013 (before
    consent), E-4014 (a day gone by, or not after lymphodepletion), E-4015 (a start was recorded once: a physician moves it).
    """
    site.permit(Act.MOVE_INFUSION)
    book = site.subject(subject)
    planned = planned_d0(book)
    _demand_not_given(site, book)
    if planned is None or planned == day:
        raise failure(
            "E-4011",
            Text("没有可更改的计划回输日。", "There is no other planned day of infusion to move."),
            Text(
                "第一次的计划回输日在“人口学资料”页填写；改期须选另一天。",
                "The first is entered on Demographics; a move needs another day.",
            ),
        )
    if (refused := _no_plan(site, book, day)) is not None:
        raise refused
    if not says_why(reason):
        raise failure("E-4010", Text("改期须写明原因。", "Moving the day needs a reason."), WRITE_IT)
    payload = {"day": day.isoformat(), "before": planned.isoformat()}
    return append(site, [site.fact(Kind.PLAN_MOVED, PageKey(subject, "", "", 0), payload=payload, reason=reason.strip())])


def _demand_not_given(site: Site, book: SubjectBook) -> None:
    if infusion_started(book) is not None:
        raise failure(
            "E-4012",
            Text("已经回输，D0 是实际回输日，不能再改期。", "The infusion has been given: D0 is its real day and cannot be moved."),
            Text("如开始时间录错，请在“F 输注”页更正 F04。", "If the start was entered wrongly, correct F04 on page F."),
        )
    if start_was_told(book) and not allowed(site.person.role, Act.OVERRIDE_GATE):
        raise failure(
            "E-4015",
            Text(
                "曾录入回输开始时间（F04，后已更正），只有研究医生可以改期。",
                "A start (F04) was recorded and taken back: only a physician moves D0.",
            ),
            Text("请研究医生核对是否已回输，再登录改期。", "A physician checks whether it was given, logs in and moves it."),
        )


def _no_plan(site: Site, book: SubjectBook, day: date) -> Failure | None:
    """Why nobody can plan the infusion for that day; None where one can."""
    signed, today = consented_at(book), site.clock.now().date()
    depleted = max((held for visit in LYMPHODEPLETION if (held := day_of(day_told(book, visit)))), default=None)
    if signed is not None and day < signed.date():
        return failure(
            "E-4013",
            Text("{day} 早于签署知情同意（{signed}）。", "{day} lies before consent ({signed}).").fill(day=day, signed=signed.date()),
            _ANOTHER_DAY,
        )
    if day < today:
        return failure(
            "E-4014",
            Text("{day} 已过去，不能作为计划回输日。", "{day} has gone by and cannot be planned.").fill(day=day),
            _ANOTHER_DAY,
        )
    if depleted is not None and day <= depleted:
        return failure(
            "E-4014",
            Text("{day} 不晚于已录入的清淋（{done}）。", "{day} is not after the recorded lymphodepletion ({done}).").fill(
                day=day, done=depleted
            ),
            _ANOTHER_DAY,
        )
    return None
