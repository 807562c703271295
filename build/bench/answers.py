"""A plausible answer to every item of the protocol, so that a subject can be filled without naming a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.needs import planned_on
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.visit import Need, Visit
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.values import Bounds

SCREENED, INFUSED, CLOSED = date(2025, 1, 6), date(2025, 1, 27), date(2026, 3, 2)
"""Consent, D0, and the day after everything on which the bench stands."""
STANDS = datetime(CLOSED.year, CLOSED.month, CLOSED.day, 9, 0, tzinfo=SITE_ZONE)

_KNOWN: Mapping[str, str] = {
    "SEX": "F",
    "BRTHDTC": "1990-03-11",
    "DXGRP": "SLE",
    "D0PLDTC": INFUSED.isoformat(),
    "RFICDTC": f"{SCREENED.isoformat()}T08:00",
    "F04START": f"{INFUSED.isoformat()}T10:30",
    "SVOCCUR": "Y",
}
"""What other pages, visits and windows are judged by."""


def pages(protocol: Protocol, subject: str) -> Iterator[tuple[PageKey, Answers]]:
    """Every page that a visit cannot do without, in the order of the visits, and one page of each log."""
    for visit in protocol.visits:
        for form in protocol.pages(visit.key):
            if form.key in visit.forms or any(one.need is Need.REQUIRED for one in planned_on(visit, form)):
                yield PageKey(subject, visit.key, form.key), answered(form, _day(visit))


def _day(visit: Visit) -> date:
    if visit.nominal_day is not None:
        return INFUSED + timedelta(days=visit.nominal_day)
    return SCREENED if visit.window else INFUSED + timedelta(days=9)


def answered(form: Form, day: date) -> Answers:
    """Whatever the form asks once all of it is answered, as it would be on that day."""
    every = Answers({item.key: _answer(item, day) for item in form.items})
    return Answers({item.key: every[item.key] for item in form.asked(every) if not isinstance(item, Derived)})


def _answer(item: Item, day: date) -> Answer:
    if item.key in _KNOWN:
        return Answer(_KNOWN[item.key])
    match item:
        case Choice():
            return Answer(item.options[0].code)
        case YesNo():
            return Answer("Y")
        case Day():
            return Answer(day.isoformat())
        case Moment():
            return Answer(f"{day.isoformat()}T08:30")
        case Note():
            return Answer("平稳，无特殊")
        case Number():
            return Answer(_middle(item.reference or item.soft, item.decimals))
        case Laboratory():
            return _result(item)
        case Derived():
            return NOT_ANSWERED


def _result(item: Laboratory) -> Answer:
    limits = item.reference_female
    low, high = ("" if limit is None else str(limit) for limit in (limits.low, limits.high))
    return Answer(_middle(limits, item.decimals), unit=item.units[0], lln=low, uln=high)


def _middle(bounds: Bounds, decimals: int) -> str:
    """A value inside, written as a laboratory would; an open end is taken as near the other."""
    low = Decimal(0) if bounds.low is None else bounds.low
    high = low + 2 if bounds.high is None else bounds.high
    return f"{(low + high) / 2:.{decimals}f}"
