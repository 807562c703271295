"""What the infusion pages calculate: the cells against the order, the drugs of lymphodepletion, days and hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1.forms.infusion import INFUSION_FORMS
from desktop.models.protocol.v1.forms.infusion.lymphodepletion_dose import renal_share
from desktop.models.protocol.v1.forms.infusion.readings import current_weight
from desktop.models.protocol.v1.subject import day_zero
from desktop.models.records.answer import Answer, Answers
from tests.models.protocol.v1.forms.infusion.pages import LABORATORY, RELEASED, SCREENED, STARTED, context, raised
from tests.models.ward import Visited, book

CALCULATED = {item.key: item for form in INFUSION_FORMS for item in form.items if isinstance(item, Derived)}
RESULTS: Visited = {**SCREENED, ("REST2", "LAB", 1): LABORATORY}
ORDERED: Visited = {**SCREENED, ("D0", "INFA", 1): {"A11DOSE": "200"}}
SECOND_BAG = {**STARTED, "F01BAG": "2", "F04START": "2026-01-21T00:20", "F09END": "2026-01-21T00:40"}


def shown(key: str, answers: Mapping[str, Answer | str], pages: Visited) -> str:
    seen = context(answers, pages)
    found = CALCULATED[key].compute(seen.answers, seen.book)
    return f"{found.shown} {found.unit}".strip() if found else ""


@pytest.mark.parametrize(
    ("key", "answers", "pages", "value"),
    [
        ("A01GAP", {"A01LAST": "2026-01-17"}, SCREENED, "3 d"),
        ("A07CREA", {}, RESULTS, "84.0 μmol/L"),
        ("A07CRCL", {}, RESULTS, "81.3 mL/min"),
        ("A07ALT", {}, RESULTS, "0.88 ×ULN"),
        ("A07AST", {}, RESULTS, "0.89 ×ULN"),
        ("A07TBIL", {}, RESULTS, "0.47 ×ULN"),
        ("A07AGE", {"A07DTC": "2026-01-20T08:30"}, RESULTS, "25.5 h"),
        ("C06DOSE", RELEASED, {}, "160.00 ×10⁶"),
        ("C06DOSE", {**RELEASED, "C03BASE": "VIABLE"}, {}, "200.00 ×10⁶"),
        ("C06KG", RELEASED, SCREENED, "2.936 ×10⁶/kg"),
        ("C06DEV", RELEASED, ORDERED, "20.0 %"),
        ("LDBSA", {}, SCREENED, "1.57 m²"),
        ("CYCALC", {"CYM2": "300"}, SCREENED, "470 mg"),
        ("FLUREN", {}, RESULTS, "1.0"),
        ("FLUCALC", {"FLUM2": "30"}, RESULTS, "47.0 mg"),
        ("FLUCALC", {"FLUM2": "30"}, raised("CREA", "120", "73"), "37.6 mg"),
        ("MONDAY", {"MONDTC": "2026-01-24"}, SCREENED, "4 d"),
    ],
)
def test_a_value_is_calculated_from_what_the_pages_hold(key: str, answers: Mapping[str, Answer | str], pages: Visited, value: str) -> None:
    assert shown(key, answers, pages) == value


@pytest.mark.parametrize("key", CALCULATED)
def test_nothing_is_calculated_from_nothing(key: str) -> None:
    assert shown(key, {}, {}) == ""


@pytest.mark.parametrize("left_out", ["C03VOL", "C03CONC", "C03CAR", "C03VIAB", "C03BASE"])
def test_no_dose_is_calculated_from_half_a_certificate(left_out: str) -> None:
    assert shown("C06DOSE", {key: value for key, value in RELEASED.items() if key != left_out}, {}) == ""


@pytest.mark.parametrize(
    ("creatinine", "share"),
    [("85.3", "1.0"), ("85.4", "0.8"), ("136.5", "0.8"), ("136.7", "0.6"), ("227.5", "0.6"), ("227.9", "0.0")],
)
def test_fludarabine_is_reduced_by_the_unrounded_clearance(creatinine: str, share: str) -> None:
    """Clearance falls below 80, 50 and 30 between these values; shown digits never decide."""
    found = renal_share(Answers({}), book(raised("CREA", creatinine, "73")))
    assert found is not None
    assert found.shown == share


@given(st.decimals(min_value=1, max_value=500, places=1), st.decimals(min_value=1, max_value=100, places=1))
def test_the_deviation_is_the_same_above_and_below_the_order(ordered: Decimal, off: Decimal) -> None:
    def deviation(cells: Decimal) -> str:
        certificate = {"C03VOL": str(cells), "C03CONC": "1", "C03CAR": "100", "C03VIAB": "100", "C03BASE": "VIABLE"}
        return shown("C06DEV", certificate, {("D0", "INFA", 1): {"A11DOSE": str(ordered)}})

    lower = ordered - ordered * off / 100
    assert deviation(ordered + ordered * off / 100) == deviation(lower) == f"{off} %"


def test_the_newest_weight_and_chemistry_are_used() -> None:
    pages = {
        **RESULTS,
        ("LD1", "VS", 1): {"VSDTC": "2026-01-15T08:00", "WEIGHT": "56.0"},
        ("LD1", "LAB", 1): {**LABORATORY, "CHEMDTC": "2026-01-15T07:00", "CREA": Answer("300", unit="μmol/L")},
    }
    assert current_weight(book(pages)) == (Decimal("56.0"), date(2026, 1, 15))
    assert shown("A07CREA", {}, pages) == "84.0 μmol/L"


def test_d0_is_the_day_the_first_bag_was_started() -> None:
    two_bags: Visited = {**SCREENED, ("D0", "INFF", 1): {**STARTED, "F04START": "2026-01-20T23:50"}, ("D0", "INFF", 2): SECOND_BAG}
    assert day_zero(book(SCREENED)) == date(2026, 1, 20)
    assert day_zero(book(two_bags)) == date(2026, 1, 20)
    assert day_zero(book({**SCREENED, ("D0", "INFF", 1): SECOND_BAG})) == date(2026, 1, 21)
    assert day_zero(book({})) is None
