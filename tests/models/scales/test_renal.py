from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.scales.renal import cockcroft_gault

ABOVE_NOTHING = st.decimals("0.1", "3000", places=1)


def clearance(sex: str, age: str, weight: str, creatinine: str, unit: str = "umol/L") -> Decimal:
    return cockcroft_gault(sex, Decimal(age), Decimal(weight), Decimal(creatinine), unit).value


@pytest.mark.parametrize(
    ("sex", "age", "weight", "creatinine", "shown"),
    [("F", "60", "54", "150", "30.056"), ("M", "40", "61", "250", "29.958"), ("M", "68", "60", "176.8", "30.000")],
)
def test_the_constant_is_exact_where_the_rounded_one_would_flip_the_decision(
    sex: str, age: str, weight: str, creatinine: str, shown: str
) -> None:
    value = clearance(sex, age, weight, creatinine)
    assert f"{value:.3f}" == shown
    assert (value >= 30) is (shown >= "30")


def test_both_units_give_the_same_clearance() -> None:
    assert clearance("M", "50", "70", "88.4") == clearance("M", "50", "70", "1", "mg/dL") == Decimal("87.5")


def test_the_working_names_what_went_in() -> None:
    derived = cockcroft_gault("F", Decimal(20), Decimal("54.5"), Decimal(84), "μmol/L")
    assert [value for _, value in derived.inputs] == ["F", "20", "54.5", "84 μmol/L"]
    assert (derived.unit, derived.shown) == ("mL/min", f"{derived.value:.1f}")


@given(ABOVE_NOTHING, ABOVE_NOTHING, st.decimals("0", "139", places=0))
def test_a_woman_has_85_per_cent_and_more_creatinine_means_less_clearance(weight: Decimal, creatinine: Decimal, age: Decimal) -> None:
    man = cockcroft_gault("M", age, weight, creatinine, "umol/L").value
    woman = cockcroft_gault("F", age, weight, creatinine, "umol/L").value
    assert abs(woman - man * Decimal("0.85")) < man * Decimal("1e-25")
    assert cockcroft_gault("M", age, weight, creatinine + 1, "umol/L").value < man


@pytest.mark.parametrize(
    ("sex", "age", "weight", "creatinine", "unit"),
    [
        ("X", "50", "70", "84", "umol/L"),
        ("M", "140", "70", "84", "umol/L"),
        ("M", "50", "0", "84", "umol/L"),
        ("M", "50", "70", "0", "umol/L"),
        ("M", "50", "70", "84", "mmol/L"),
    ],
)
def test_what_no_person_can_have_is_refused(sex: str, age: str, weight: str, creatinine: str, unit: str) -> None:
    with pytest.raises(ValueError, match=r"sex|weight"):
        clearance(sex, age, weight, creatinine, unit)
