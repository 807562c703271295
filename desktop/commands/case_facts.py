"""The facts of a criterion read from a row of a table of cases instead of from a subject's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from desktop.commands.cases import BadCell, Row
from desktop.models.clock import SystemClock
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.protocol.plan import Criterion, Need
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import day_of, moment_of
from desktop.models.records.facts import Fact, Facts
from desktop.models.scales.partial_date import earliest_day
from desktop.models.scales.units import unit_of
from desktop.models.values import LabResult

_YES_NO = {"yes": "Y", "no": "N", "unknown": "U", "1": "Y", "0": "N"}
_ALIASES = {"pt_s_uln": "pt_uln", "pt_s_lln": "pt_lln"}
"""The criteria table calls the limit of `pt_s` so."""
_FIRST_PROCEDURE = "first_procedure"
_DATES = {
    _FIRST_PROCEDURE: "earliest sample or measurement, YYYY-MM-DDTHH:MM or YYYY-MM-DD",
    "enrolment_date": "YYYY-MM-DD",
    "planned_d0": "YYYY-MM-DD",
    "today": "YYYY-MM-DD, enrolment_date where empty; a sample dated after a stated day is a conflict",
}


def facts(criterion: Criterion, row: Row) -> Facts:
    """The facts the criterion needs; BadCell where a cell is not what its column holds."""
    by_name = {need.name: fact for need in criterion.needs if (fact := _fact(need, row)) is not None}
    if first := row.day_or_moment(_FIRST_PROCEDURE):
        by_name[_FIRST_PROCEDURE] = Fact(value=first)
    enrolled = row.day("enrolment_date")
    return Facts(by_name, _today(row, enrolled, by_name), row.day("planned_d0"), enrolled)


def after_enrolment(facts: Facts) -> Iterator[str]:
    """The facts dated after the enrolment they are to support; the registry does not say what day that is, so they are only named."""
    for name, fact in facts.by_name.items():
        if facts.enrolment_date and fact.on and fact.on > facts.enrolment_date:
            yield f"{name} of {fact.on} is dated after enrolment ({facts.enrolment_date})"


def columns(criteria: Iterable[Criterion]) -> dict[str, str]:
    """Every column a criterion may read, with its unit or allowed values."""
    named: dict[str, str] = {}
    for need in (need for criterion in criteria for need in criterion.needs):
        item = _item(need)
        named[need.name] = _allowed(item)
        if isinstance(item, Laboratory):
            named |= {_ALIASES.get(f"{need.name}{end}", f"{need.name}{end}"): "in the unit of the result" for end in ("_uln", "_lln")}
            named[f"{need.name}_unit"] = f"{', '.join(unit or 'none' for unit in item.units)}; the first where empty"
        if not isinstance(item, Day | Moment | Note | Choice):
            named[f"{need.name}_date"] = "YYYY-MM-DD or YYYY-MM-DDTHH:MM"
    return named | _DATES


def _today(row: Row, enrolled: date | None, by_name: Mapping[str, Fact]) -> date:
    """The day stated; a case that states none is judged when its newest fact was there."""
    if stated := row.day("today"):
        return stated
    return max(enrolled or SystemClock().now().date(), *(fact.on for fact in by_name.values() if fact.on), date.min)


def _item(need: Need) -> Item:
    return PROTOCOL.form(need.form).item(need.item)


def _allowed(item: Item) -> str:
    match item:
        case YesNo():
            return "yes, no, unknown"
        case Choice():
            return ", ".join(option.code for option in item.options)
        case Day():
            return "YYYY-MM-DD (UK for an unknown month or day), none, unknown" if item.never else "YYYY-MM-DD"
        case Moment():
            return "YYYY-MM-DDTHH:MM or YYYY-MM-DD"
        case Number():
            return item.unit
        case Laboratory():
            return f"number with or without <, <=, >, >=, default unit {item.units[0] or 'none'}"
        case Note():
            return "text"
        case Derived():
            return "calculated"
        case _:
            assert_never(item)


def _fact(need: Need, row: Row) -> Fact | None:
    item = _item(need)
    if isinstance(item, Laboratory):
        return _laboratory(need.name, item, row)
    if not row.text(need.name):
        return None
    value = _value(need.name, item, row)
    return Fact(value=value, on=day_of(row.day_or_moment(f"{need.name}_date"))) if value else None


def _value(name: str, item: Item, row: Row) -> str:
    match item:
        case YesNo():
            return _YES_NO[row.code(name, tuple(_YES_NO))]
        case Choice():
            return row.code(name, tuple(option.code for option in item.options))
        case Day():
            return _day(name, item, row)
        case Moment():
            return row.day_or_moment(name)
        case Number():
            return str(row.number(name))
        case _:
            return row.text(name)


def _day(name: str, item: Day, row: Row) -> str:
    text = row.text(name)
    if item.never and text in ("none", "unknown"):
        return "NONE" if text == "none" else ""
    if item.partial and earliest_day(text) is not None:
        return text
    day = row.day(name)
    return day.isoformat() if day else ""


def _laboratory(name: str, item: Laboratory, row: Row) -> Fact | None:
    reported = row.reported(name)
    if reported is None:
        return None
    sampled = row.day_or_moment(f"{name}_date")
    unit = unit_of(row.text(f"{name}_unit")) or item.units[0]
    result = LabResult(reported, unit, _limit(name, "_lln", row), _limit(name, "_uln", row), moment_of(sampled))
    return Fact(laboratory=result, on=day_of(sampled))


def _limit(name: str, end: str, row: Row) -> Decimal | None:
    own, alias = row.maybe_number(f"{name}{end}"), row.maybe_number(_ALIASES.get(f"{name}{end}", ""))
    if own is not None and alias is not None and own != alias:
        raise BadCell(f"{name}{end} and {_ALIASES[f'{name}{end}']} differ")
    return alias if own is None else own
