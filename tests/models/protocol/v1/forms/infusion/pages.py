"""Pages of the day of infusion as the casebook folds them, and what a gate or a check says of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.models.protocol.form import Context
from desktop.models.protocol.steps import Step
from desktop.models.protocol.v1.forms.infusion import INFUSION_FORMS
from desktop.models.records.answer import Answer
from desktop.models.text import Text
from tests.models.ward import CHEMISTRY, CONSENT, PERSON, SIGNS, Given, Visited, answers, book, result

TODAY = date(2026, 1, 20)

STEPS: dict[str, Step] = {section.step.number: section.step for form in INFUSION_FORMS for section in form.sections if section.step}
CHECKS = {(form.key, check.key): check for form in INFUSION_FORMS for check in form.checks}

SCREENED: Visited = {("SCR", "ICF", 1): CONSENT, ("SCR", "DM", 1): PERSON, ("SCR", "VS", 1): SIGNS}
LABORATORY: Given = {**CHEMISTRY, "CHEMDTC": "2026-01-19T07:00"}
RELEASED: Given = {"C03VOL": "50", "C03CONC": "10", "C03CAR": "40", "C03VIAB": "80", "C03BASE": "TOTAL", "C03BAGS": "1"}
"""160 × 10⁶ CAR+ viable T cells."""
THAWED: Given = {"E02BAG": "1", "E02START": "2026-01-20T10:00", "E02END": "2026-01-20T10:05"}
STARTED: Given = {"F01BAG": "1", "F01DTC": "2026-01-20T10:10", "F04START": "2026-01-20T10:15", "F09END": "2026-01-20T10:35"}


def row(prefix: str, at: str) -> Given:
    """One whole line of vital signs."""
    signs = {"TEMP": "36.6", "PULSE": "84", "RESP": "18", "SYSBP": "118", "DIABP": "72", "OXSAT": "98"}
    return {f"{prefix}YN": "DONE", f"{prefix}DTC": at, **{prefix + sign: value for sign, value in signs.items()}}


def rows(*prefixes: str) -> Given:
    """Lines of the first bag's table."""
    lines: Given = {"VSGBAG": "1"}
    for prefix in prefixes:
        lines |= row(prefix, "2026-01-20T10:12")
    return lines


def context(given: Mapping[str, Answer | str], pages: Visited) -> Context:
    """What a check of a page with these answers may look at."""
    return Context(answers(given), book(pages), TODAY)


def gate(number: str, given: Mapping[str, Answer | str], pages: Visited) -> Text | None:
    """Why the step does not pass."""
    return STEPS[number].judge(context(given, pages))


def raised(item: str, value: str, uln: str) -> Visited:
    """Screening with one chemistry result changed."""
    return {**SCREENED, ("REST2", "LAB", 1): {**LABORATORY, item: result(value, "μmol/L" if item in ("TBIL", "CREA") else "U/L", "", uln)}}
