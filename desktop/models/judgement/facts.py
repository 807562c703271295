"""The facts of a subject, gathered from the screening pages under the names the criteria know."""

from __future__ import annotations

from datetime import date

from desktop.models.judgement.remembered import Remembered
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Laboratory
from desktop.models.protocol.plan import Need, Protocol
from desktop.models.protocol.v1.subject import SCREENING_VISIT, planned_d0
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.facts import Fact, Facts


def facts_of(protocol: Protocol, book: SubjectBook, today: date) -> Facts:
    """What the screening pages say today; an item not answered, awaited, or ND, UK, NA is no fact."""
    needs = {need.name: need for criterion in protocol.criteria for need in criterion.needs}
    facts = {name: fact for name, need in needs.items() if (fact := fact_of(protocol, book, need)) is not None}
    if (first := first_procedure(protocol, book)) is not None:
        facts["first_procedure"] = first
    return Facts(facts, today, planned_d0(book))


def fact_of(protocol: Protocol, book: SubjectBook, need: Need) -> Fact | None:
    """The fact a need names: of several samples the latest that has the item."""
    page = page_with(protocol, book, need)
    return None if page is None else _read(protocol.form(need.form), need.item, page)


def page_with(protocol: Protocol, book: SubjectBook, need: Need) -> Page | None:
    """The page whose value of the item counts; a sample without a time is taken for the latest, until the time is entered."""
    form = protocol.form(need.form)
    having = [page for page in book.repeats(SCREENING_VISIT, need.form) if _has(form, need.item, page)]
    return max(having, key=lambda page: _sampled(form, need.item, page), default=None)


def first_procedure(protocol: Protocol, book: SubjectBook) -> Fact | None:
    """The earliest sample or measurement on a page done for the study; the signing of consent is none."""
    moments = [
        Fact(value=page.answers[section.time].value, page=page.key.shown)
        for form in protocol.forms
        if form.key in ("VS", "LAB")
        for section in form.sections
        for page in book.repeats(SCREENING_VISIT, form.key)
        if page.answers.moment(section.time) is not None and _has(form, section.time, page)
    ]
    return min(moments, key=lambda fact: fact.value, default=None)


_ASKED: Remembered[frozenset[str]] = Remembered()


def _has(form: Form, item: str, page: Page) -> bool:
    answer = page.answers[item]
    asked = _ASKED.get(page, form.key, lambda: frozenset(applies.key for applies in form.asked(page.answers)))
    readable = page.answers.laboratory(item) is not None if isinstance(form.item(item), Laboratory) else bool(answer.value)
    return item in asked and readable


def _sampled(form: Form, item: str, page: Page) -> tuple[str, int]:
    """Sorts by sample time; the tilde stands after every digit."""
    moment = page.answers.moment(form.section_of(item).time)
    return ("~" if moment is None else moment.isoformat(), page.key.repeat)


def _read(form: Form, item: str, page: Page) -> Fact:
    section = form.section_of(item)
    on = page.answers.day(section.time) if section.time else None
    if isinstance(form.item(item), Laboratory):
        return Fact(laboratory=page.answers.laboratory(item, section.time, section.laboratory), on=on, page=page.key.shown)
    return Fact(value=page.answers[item].value, on=on, page=page.key.shown)
