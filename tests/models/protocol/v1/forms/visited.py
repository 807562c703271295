"""A subject with pages of any visit and log, and what a page's edit checks say beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.items import Derived
from desktop.models.records.answer import Answer
from desktop.models.text import Text
from desktop.models.values import Derivation
from tests.models.ward import CONSENT, PERSON, Visited, answers, book

TODAY = date(2027, 3, 1)
"""After week 52."""

Case: TypeAlias = tuple[str, Mapping[str, Answer | str], Visited]
"""An edit check, the page's answers, and the subject's other pages."""

CONSENTED: Visited = {("SCR", "ICF", 1): CONSENT}
KNOWN: Visited = {("SCR", "DM", 1): PERSON}


def said(forms: Sequence[Form], case: Case) -> Text | None:
    """What the page shows of the check, None where it says nothing or its item is not asked."""
    check, given, pages = case
    form = next(form for form in forms if any(candidate.key == check for candidate in form.checks))
    shown = findings(form, Context(answers(given), book(pages), TODAY))
    return next((finding.says for finding in shown if finding.check == check), None)


def silent(forms: Sequence[Form], case: Case) -> bool:
    """Whether the check itself says nothing, asked or not."""
    key, given, pages = case
    check = next(candidate for form in forms for candidate in form.checks if candidate.key == key)
    return check.says(Context(answers(given), book(pages), TODAY)) is None


def calculated(form: Form, item: str, given: Mapping[str, Answer | str], pages: Visited) -> Derivation | None:
    """What the page calculates for the item."""
    asked = form.item(item)
    assert isinstance(asked, Derived)
    return asked.compute(answers(given), book(pages))


def numbered(cases: Sequence[Case]) -> list[str]:
    """A name for each example: its check and its place."""
    return [f"{case[0]}-{number}" for number, case in enumerate(cases)]


def missing_examples(forms: Sequence[Form], fires: Sequence[Case], rests: Sequence[Case]) -> set[str]:
    """Checks that lack an example on one side of their limit."""
    keys = {check.key for form in forms for check in form.checks}
    return (keys - {case[0] for case in fires}) | (keys - {case[0] for case in rests})
