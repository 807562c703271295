"""What looks like a deviation from the plan, by window and by sequence; a person says whether it is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.models.judgement.standing import Standing
from desktop.models.judgement.timetable import INFUSION_VISIT, LYMPHODEPLETION, Appointment
from desktop.models.judgement.windows import Timing, VisitWindow
from desktop.models.protocol.v1.logbook import LOG_VISIT, rows
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.records.answer import Answer
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import Entry, Kind, PageKey
from desktop.models.records.prompt import Prompt
from desktop.models.text import Text

DEVIATION_FORM, RULE_ITEM = "DV", "DVAUTO"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One departure that the calendar shows."""

    rule: str
    """What it was proposed from, `WINDOW:D14:LATE`; kept with the row, so that it is proposed once."""
    category: str
    """Option of DVCAT: `WINDOW` or `SEQUENCE`."""
    visit: str
    text: Text
    on: date
    """The day it happened."""
    facts: str
    """The days it follows from: saying that it is none covers these and no others."""


def proposals(book: SubjectBook, standing: Standing) -> tuple[Proposal, ...]:
    """The departures that nobody has recorded or dismissed yet, in the order of the visits."""
    recorded = {row.answers.code(RULE_ITEM) for row in rows(book, DEVIATION_FORM)}
    none = {(prompt.check, prompt.value) for prompt in (Prompt.from_payload(entry.payload) for entry in dismissed_entries(book))}
    return tuple(one for one in departures(book, standing) if one.rule not in recorded and (one.rule, one.facts) not in none)


def departures(book: SubjectBook, standing: Standing) -> tuple[Proposal, ...]:
    """Every departure the calendar shows, settled or not."""
    calendar = [one.appointment for one in standing.visits]
    return (*_by_window(calendar), *_before_consent(book, calendar), *_infusion(book, calendar), *_out_of_order(calendar))


def dismissed_entries(book: SubjectBook) -> tuple[Entry, ...]:
    """Every time somebody said that a proposal is no deviation, the oldest first."""
    return tuple(one for one in book.page(dismissals(book.code)).history(RULE_ITEM) if one.kind is Kind.PROMPT_ANSWERED)


def dismissals(subject: str) -> PageKey:
    """Where it is kept that a proposal is no deviation: before the first row of the log."""
    return PageKey(subject, LOG_VISIT, DEVIATION_FORM, 0)


def prefilled(proposal: Proposal, noticed: date) -> dict[str, Answer]:
    """What a new row of the log starts with; the rest is for the person who saves it."""
    return {
        RULE_ITEM: Answer(proposal.rule),
        "DVTERM": Answer(proposal.text.zh),
        "DVCAT": Answer(proposal.category),
        "DVSTDAT": Answer(proposal.on.isoformat()),
        "DVNOTDAT": Answer(noticed.isoformat()),
    }


def _by_window(calendar: list[Appointment]) -> Iterator[Proposal]:
    last = max((one.actual for one in calendar if one.actual), default=date.min)
    for one in calendar:
        if one.window is None:
            continue
        opens, closes = one.window.opens, one.window.closes
        span = {"visit": one.visit.text, "window": opens if opens == closes else f"{opens} – {closes}", "day": one.actual}
        if one.window.timing is Timing.EARLY and one.actual:
            text = Text("{visit}于 {day} 进行，早于窗口 {window}", "{visit} on {day}, before its window {window}")
            yield _window(one, Timing.EARLY, text.fill(**span), one.actual)
        elif one.window.timing is Timing.LATE and one.actual:
            text = Text("{visit}于 {day} 进行，晚于窗口 {window}", "{visit} on {day}, after its window {window}")
            yield _window(one, Timing.LATE, text.fill(**span), one.actual)
        elif _missed(one, one.window, last):
            text = Text("{visit}未进行，窗口 {window}", "{visit} did not take place, window {window}")
            yield _window(one, Timing.MISSED, text.fill(**span), one.window.closes)


def _missed(one: Appointment, window: VisitWindow, last: date) -> bool:
    """Recorded as not held once its window has opened, or passed over by a later visit."""
    if one.missed:
        return window.timing not in (Timing.AHEAD, Timing.LAPSED)
    return window.timing is Timing.MISSED and last > window.closes


def _window(one: Appointment, timing: Timing, text: Text, on: date) -> Proposal:
    window = one.window
    facts = _days(one.actual, window.opens, window.closes) if window else _days(one.actual)
    return Proposal(f"WINDOW:{one.visit.key}:{timing.name}", "WINDOW", one.visit.key, text, on, facts)


def _days(*days: date | None) -> str:
    return " ".join("-" if day is None else day.isoformat() for day in days)


def _before_consent(book: SubjectBook, calendar: list[Appointment]) -> Iterator[Proposal]:
    """Lymphodepletion before, or without, a signed consent."""
    signed = consented_at(book)
    first = _done(calendar, LYMPHODEPLETION)
    if not first or (signed is not None and signed.date() <= first[0][1]):
        return
    day = first[0][1]
    text = Text("清淋（{day}）早于签署知情同意", "Lymphodepletion ({day}) before consent was signed").fill(day=day)
    if signed is None:
        text = Text("清淋（{day}）时尚无签署知情同意的记录", "Lymphodepletion ({day}) without a record of consent").fill(day=day)
    yield Proposal("SEQUENCE:LD:CONSENT", "SEQUENCE", first[0][0].visit.key, text, day, _days(day, signed.date() if signed else None))


def _infusion(book: SubjectBook, calendar: list[Appointment]) -> Iterator[Proposal]:
    """The infusion without lymphodepletion, or with another interval after it than planned."""
    infusion = next(iter(_done(calendar, (INFUSION_VISIT,))), None)
    if infusion is None:
        return
    day, depleted = infusion[1], _done(calendar, LYMPHODEPLETION)
    if not depleted and not any(key.visit in LYMPHODEPLETION for key in book.pages):
        text = Text("{day} 回输前没有清淋记录", "Infusion on {day} without a record of lymphodepletion").fill(day=day)
        yield Proposal("SEQUENCE:D0:LD", "SEQUENCE", INFUSION_VISIT, text, day, _days(day))
    elif depleted:
        last, given = depleted[-1]
        planned, real = -(last.visit.nominal_day or 0), (day - given).days
        if planned != real:
            text = Text("{visit}至回输 {real} 天，方案为 {planned} 天", "{real} days from {visit} to the infusion, the plan says {planned}")
            filled = text.fill(visit=last.visit.text, real=real, planned=planned)
            yield Proposal("SEQUENCE:D0:INTERVAL", "SEQUENCE", INFUSION_VISIT, filled, day, _days(given, day))


def _out_of_order(calendar: list[Appointment]) -> Iterator[Proposal]:
    """A visit of the plan that was held on an earlier day than the one before it."""
    held = [(one, one.actual) for one in calendar if one.actual and one.visit.nominal_day is not None]
    for (before, earlier), (one, day) in pairwise(held):
        if day < earlier:
            text = Text("{visit}（{day}）早于{before}（{earlier}）", "{visit} ({day}) was held before {before} ({earlier})")
            filled = text.fill(visit=one.visit.text, day=day, before=before.visit.text, earlier=earlier)
            yield Proposal(f"SEQUENCE:{one.visit.key}:ORDER", "SEQUENCE", one.visit.key, filled, day, _days(earlier, day))


def _done(calendar: list[Appointment], visits: tuple[str, ...]) -> list[tuple[Appointment, date]]:
    return [(one, one.actual) for one in calendar if one.visit.key in visits and one.actual]
