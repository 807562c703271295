"""A subject with pages of any visit and log, and what a page's edit checks say beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from desktop.models.judgement.findings import findings
from desktop.models.protocol.items import Context, Derived, Form
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import SubjectBook, folded
from desktop.models.records.entry import Kind
from desktop.models.text import Text
from desktop.models.values import Derivation
from tests.models.ward import CONSENT, PERSON, entry

TODAY = date(2027, 3, 1)
"""After week 52."""

Visited: TypeAlias = Mapping[tuple[str, str, int], Mapping[str, Answer | str]]
"""Visit, form and repeat to the answers."""
Case: TypeAlias = tuple[str, Mapping[str, Answer | str], Visited]
"""An edit check, the page's answers, and the subject's other pages."""

CONSENTED: Visited = {("SCR", "ICF", 1): CONSENT}
KNOWN: Visited = {("SCR", "DM", 1): PERSON}


def book(pages: Visited) -> SubjectBook:
    """S01 with these pages."""
    entries = [entry(Kind.SUBJECT_REGISTERED, 1, payload={"initials": "LXYU", "screening_number": "1"})]
    for (visit, form, repeat), answers in pages.items():
        for item, payload in ((item, _answer(given).payload()) for item, given in answers.items()):
            entries.append(entry(Kind.ANSWER, len(entries) + 1, visit=visit, form=form, item=item, repeat=repeat, payload=payload))
    return folded(entries)


def answered(answers: Mapping[str, Answer | str]) -> Answers:
    """The answers of a page."""
    return Answers({item: _answer(given) for item, given in answers.items()})


def _answer(given: Answer | str) -> Answer:
    return given if isinstance(given, Answer) else Answer(given)


def said(forms: Sequence[Form], case: Case) -> Text | None:
    """What the page shows of the check, None where it says nothing or its item is not asked."""
    check, answers, pages = case
    form = next(form for form in forms if any(candidate.key == check for candidate in form.checks))
    shown = findings(form, Context(answered(answers), book(pages), TODAY))
    return next((finding.says for finding in shown if finding.check == check), None)


def silent(forms: Sequence[Form], case: Case) -> bool:
    """Whether the check itself says nothing, asked or not."""
    key, answers, pages = case
    check = next(candidate for form in forms for candidate in form.checks if candidate.key == key)
    return check.says(Context(answered(answers), book(pages), TODAY)) is None


def calculated(form: Form, item: str, answers: Mapping[str, Answer | str], pages: Visited) -> Derivation | None:
    """What the page calculates for the item."""
    asked = form.item(item)
    assert isinstance(asked, Derived)
    return asked.compute(answered(answers), book(pages))


def numbered(cases: Sequence[Case]) -> list[str]:
    """A name for each example: its check and its place."""
    return [f"{case[0]}-{number}" for number, case in enumerate(cases)]


def missing_examples(forms: Sequence[Form], fires: Sequence[Case], rests: Sequence[Case]) -> set[str]:
    """Checks that lack an example on one side of their limit."""
    keys = {check.key for form in forms for check in form.checks}
    return (keys - {case[0] for case in fires}) | (keys - {case[0] for case in rests})
