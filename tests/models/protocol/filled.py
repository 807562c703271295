"""Plausible answers to everything a page asks, whatever the page: made from the kinds of its items, never listed by hand."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.records.answer import Answer, Answers
from desktop.models.values import Bounds


def filled(form: Form, day: str) -> Answers:
    """An answer to every item that applies, on that day; a question on which others depend is answered so that they are asked."""
    given: dict[str, Answer] = {}
    for item in form.items:
        if not isinstance(item, Derived) and (item.asked_when is None or item.asked_when.holds(Answers(given))):
            given[item.key] = _answer(item, form, day)
    return Answers(given)


def _answer(item: Item, form: Form, day: str) -> Answer:
    match item:
        case Choice():
            return Answer(_opening(item, form) or item.options[0].code)
        case YesNo():
            return Answer(_opening(item, form) or "Y")
        case Number():
            return Answer(_usual(item.soft, item.decimals))
        case Laboratory():
            return Answer(_usual(item.soft, item.decimals), unit=item.units[0], lln="0.1", uln="99.9")
        case Day():
            return Answer(day)
        case Moment():
            return Answer(f"{day}T09:30")
        case Note():
            return Answer(f"{item.key}：如实记录"[: item.limit])
        case Derived():
            raise ValueError(f"{item.key} is calculated, not answered")


def _opening(item: Choice | YesNo, form: Form) -> str:
    """The code on which most other items of the page are asked."""
    asked_on = [code for other in form.items if other.asked_when and other.asked_when.item == item.key for code in other.asked_when.codes]
    return max((code for code in asked_on if code), key=asked_on.count, default="")


def _usual(bounds: Bounds, decimals: int) -> str:
    """The middle of the usual values, as it is read off a device."""
    low = bounds.low if bounds.low is not None else Decimal(0)
    high = bounds.high if bounds.high is not None else low + 10
    return str(((low + high) / 2).quantize(Decimal(1).scaleb(-decimals)))
