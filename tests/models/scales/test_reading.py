"""Units, limits, ages and half-known dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.scales.age import completed_years
from desktop.models.scales.interpret import Flag, interpret, multiple
from desktop.models.scales.partial_date import earliest_day, latest_day
from desktop.models.scales.units import converted, factor, unit_of
from desktop.models.values import LabResult, Reported


def read(value: str, lln: str = "", uln: str = "") -> str:
    reported = Reported.read(value)
    assert reported is not None
    return interpret(LabResult(reported, "", Decimal(lln) if lln else None, Decimal(uln) if uln else None)).text.zh


@pytest.mark.parametrize(
    ("value", "lln", "uln", "shown"),
    [
        ("132", "7", "40", "↑ 3.30×ULN"),
        ("91", "115", "150", "↓ 0.79×LLN"),
        ("40", "7", "40", "正常"),
        ("7", "7", "40", "正常"),
        ("40.1", "7", "40", "↑ 1.003×ULN"),
        ("6.99", "7", "40", "↓ 0.999×LLN"),
        ("120.1", "7", "40", "↑ 3.003×ULN"),
        ("120", "7", "40", "↑ 3.00×ULN"),
        ("12", "", "21", "正常"),
        ("35", "", "", "不判读"),
        ("<5", "7", "40", "↓ <0.71×LLN"),
        ("<10", "7", "40", "不判读"),
        (">40", "7", "40", "↑ >1.00×ULN"),
        ("5", "0", "0", "↑"),
    ],
)
def test_a_result_is_read_against_its_own_limits_unrounded(value: str, lln: str, uln: str, shown: str) -> None:
    assert read(value, lln, uln) == shown


@given(st.decimals("0", "999999999999", places=8), st.decimals("0.00000001", "999999999999", places=8))
def test_a_multiple_is_never_rounded_onto_a_limit_it_does_not_have(value: Decimal, limit: Decimal) -> None:
    shown = Decimal(multiple(Reported(value), limit, "ULN").removesuffix("×ULN"))
    if -shown.as_tuple().exponent < 8:  # type: ignore[operator]
        assert shown % Decimal("0.5") != 0 or shown * limit == value


def test_every_flag_has_words_and_only_two_an_arrow() -> None:
    assert {flag.text.zh for flag in Flag} == {"偏高", "偏低", "正常", "不判读"}
    assert [flag.arrow for flag in Flag] == ["↑", "↓", "", ""]


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("x10^9/L", "×10⁹/L"),
        ("×10⁹/L", "×10⁹/L"),
        ("10^9/L", "×10⁹/L"),
        ("x10^12/L", "×10¹²/L"),
        ("umol/L", "μmol/L"),
        ("µmol/L", "μmol/L"),
        ("cells/uL", "/μL"),
        ("G/DL", "g/dL"),
        ("ratio", ""),
        ("furlong", "furlong"),
    ],
)
def test_a_unit_has_one_spelling(typed: str, unit: str) -> None:
    assert unit_of(typed) == unit


def test_a_factor_is_exact_and_belongs_to_its_analyte() -> None:
    assert factor("CREA", "mg/dL", "umol/L") == Decimal("88.4")
    assert factor("TBIL", "mg/dL", "umol/L") == Decimal("17.104")
    assert factor("WBC", "/uL", "x10^9/L") == Decimal("0.001")
    assert factor("GLU", "mg/dL", "μmol/L") is None
    assert converted(Reported(Decimal(2), "<"), "CREA", "mg/dL", "umol/L") == Reported(Decimal("176.8"), "<")


@pytest.mark.parametrize(
    ("analyte", "unit", "wanted", "by"),
    [
        ("CD4", "×10⁹/L", "/μL", "1000"),
        ("CRP", "mg/dL", "mg/L", "10"),
        ("IGG", "mg/dL", "g/L", "0.01"),
        ("FER", "ng/mL", "ug/L", "1"),
        ("PCT", "μg/L", "ng/mL", "1"),
        ("IL6", "ng/L", "pg/mL", "1"),
        ("CTNI", "ng/L", "ng/mL", "0.001"),
        ("CTNI", "pg/mL", "ng/mL", "0.001"),
        ("BHCG", "mIU/mL", "IU/L", "1"),
        ("UPRO24", "mg/24h", "g/24h", "0.001"),
        ("UPCR", "g/g", "mg/g", "1000"),
        ("UPCR", "mg/mmol", "mg/g", "8.84"),
    ],
)
def test_masses_and_counts_convert_exactly(analyte: str, unit: str, wanted: str, by: str) -> None:
    assert factor(analyte, unit, wanted) == Decimal(by)


def test_copies_of_a_virus_are_not_converted_to_international_units() -> None:
    assert factor("HBVDNA", "copies/mL", "IU/mL") is None


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2000-06-15", "2018-06-14", 17),
        ("2000-06-15", "2018-06-15", 18),
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
    ],
)
def test_age_counts_birthdays_lived_through(born: str, on: str, years: int) -> None:
    assert completed_years(date.fromisoformat(born), date.fromisoformat(on)) == years


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-UK", "2025-03-01", "2025-03-31"),
        ("2024-02-UK", "2024-02-01", "2024-02-29"),
        ("2025-UK-UK", "2025-01-01", "2025-12-31"),
        ("2025-03-09", "2025-03-09", "2025-03-09"),
        ("2025-03-09T08:00", "2025-03-09", "2025-03-09"),
    ],
)
def test_a_half_known_date_is_a_stretch_of_days(text: str, first: str, last: str) -> None:
    assert (earliest_day(text), latest_day(text)) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "NONE", "2025-13-UK", "2025-02-30", "2025-UK-09", "0000-UK-UK", "20250309"])
def test_what_is_no_date_has_no_days(text: str) -> None:
    assert earliest_day(text) is None
    assert latest_day(text) is None


@given(st.text(max_size=20))
def test_reading_a_unit_or_a_date_never_fails(text: str) -> None:
    assert isinstance(unit_of(text), str)
    assert (earliest_day(text) is None) is (latest_day(text) is None)
