"""What every dated page is asked about along a subject's course: the consent before it, the end behind it, the day of its visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.sources import GCP, PLAUSIBILITY
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.protocol.v1.taking_part import EARLY_TERMINATION, Ending, ending
from desktop.models.text import Text

_VISIT, _LYMPHODEPLETION = "SV", "LD"
_PROCEDURES = (_VISIT, _LYMPHODEPLETION)
"""The pages that cannot be signed while no consent is on file."""
_NO_CONSENT = Text("未录入知情同意；请先录入“知情同意”页，或核对", "No consent is recorded; enter it on Informed consent, or check")
_BEFORE = Text("{day} 早于签署知情同意（{signed}）；请核对", "{day} lies before consent ({signed}); please check")
_AFTER = Text("{day} 在参加试验结束（{way}，{end}）之后；请核对日期，或说明", "{day} lies after the end ({way}, {end}); check, or explain")
_ANOTHER_DAY = Text("{day} 不是本次访视的日期（{held}）；请核对，或说明", "{day} is not the day of the visit ({held}); check, or explain")

_Asks = Callable[[Context, date], Text | None]


def along_the_course(form: Form, *, at_the_visit: bool = False) -> Form:
    """The page with these checks at each of its times; one that is done at the visit itself is also held to the visit's day."""
    times = tuple(dict.fromkeys(section.time for section in form.sections if section.time))
    own = {check.items[0] for check in form.checks if check.key.endswith("before_consent")}
    return replace(form, checks=(*form.checks, *_checks(form, times, own, at_the_visit)))


def _checks(form: Form, times: tuple[str, ...], own: set[str], at_the_visit: bool) -> Iterator[Check]:
    consent = Level.MUST if form.key in _PROCEDURES else Level.CHECK
    for time in times:
        name = f"course_{form.key.lower()}_{time.lower()}"
        yield Check(f"{name}_no_consent", consent, (time,), _first(form, times, time, _no_consent), GCP)
        if time not in own:
            yield Check(f"{name}_before_consent", consent, (time,), _first(form, times, time, _before_consent), GCP)
        yield Check(f"{name}_after_end", Level.CHECK, (time,), _first(form, times, time, _after_end), PLAUSIBILITY)
        yield Check(f"{name}_after_withdrawal", Level.MUST, (time,), _first(form, times, time, _after_withdrawal), GCP)
        if at_the_visit and form.key != _VISIT:
            yield Check(f"{name}_another_day", Level.CHECK, (time,), _first(form, times, time, _another_day), PLAUSIBILITY)


def _first(form: Form, times: tuple[str, ...], time: str, asks: _Asks) -> Callable[[Context], Text | None]:
    """Asked once a page, at the first of its times that gives cause: twelve steps of one morning are one question."""

    def says(context: Context) -> Text | None:
        words = _at(time, context, asks)
        if words is None or time == times[0]:
            return words
        asked = {item.key for item in form.asked(context.answers)}
        before = (one for one in times[: times.index(time)] if one in asked)
        return None if any(_at(one, context, asks) for one in before) else words

    return says


def _at(time: str, context: Context, asks: _Asks) -> Text | None:
    day = context.answers.day(time)
    return asks(context, day) if day is not None else None


def _no_consent(context: Context, _day: date) -> Text | None:
    return _NO_CONSENT if consented_at(context.book) is None else None


def _before_consent(context: Context, day: date) -> Text | None:
    signed = consented_at(context.book)
    return _BEFORE.fill(day=day, signed=signed.date()) if signed is not None and day < signed.date() else None


def _after_end(context: Context, day: date) -> Text | None:
    end = ending(context.book)
    if end is None or day <= end.on or _forbidden(end, context) or (_at_last_visit(context) and end.last_examination):
        return None
    return _AFTER.fill(day=day, way=end.way, end=end.on)


def _after_withdrawal(context: Context, day: date) -> Text | None:
    end = ending(context.book)
    if end is None or day <= end.on or not _forbidden(end, context):
        return None
    return _AFTER.fill(day=day, way=end.way, end=end.on)


def _forbidden(end: Ending, context: Context) -> bool:
    """Whether the consent that was withdrawn leaves no room for the page: neither a last examination nor follow-up for safety."""
    if end.died or not end.consent_withdrawn or end.followed_for_safety:
        return False
    return not (_at_last_visit(context) and end.last_examination)


def _at_last_visit(context: Context) -> bool:
    return context.page is not None and context.page.visit == EARLY_TERMINATION


def _another_day(context: Context, day: date) -> Text | None:
    if context.page is None:
        return None
    records = context.book.repeats(context.page.visit, _VISIT)
    record = records[-1].answers if records else None
    held = record.day("SVDTC") if record is not None and record.code("SVOCCUR") == "Y" else None
    return _ANOTHER_DAY.fill(day=day, held=held) if held is not None and held != day else None
