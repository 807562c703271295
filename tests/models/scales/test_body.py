from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.scales.body import BSA_FORMULAS, bmi, bsa

HEIGHT, WEIGHT = st.decimals("100", "230", places=1), st.decimals("20", "250", places=1)


@pytest.mark.parametrize(
    ("formula", "value"),
    [("mosteller", "1.8630"), ("dubois", "1.8638"), ("stevenson", "1.8285")],
)
def test_each_formula_gives_the_area_worked_out_with_logarithms_for_175_cm_and_71_4_kg(formula: str, value: str) -> None:
    """Du Bois: e^(ln 0.007184 + 0.425 ln 71.4 + 0.725 ln 175)."""
    assert f"{bsa(Decimal(175), Decimal('71.4'), formula).value:.4f}" == value


def test_the_root_is_not_rounded() -> None:
    assert bsa(Decimal(180), Decimal(80)).value == 2
    area = bsa(Decimal(162), Decimal("54.5")).value
    assert abs(area * area - Decimal(162) * Decimal("54.5") / 3600) < Decimal("1e-25")


def test_body_mass_index_of_180_cm_and_81_kg_is_25() -> None:
    assert bmi(Decimal(180), Decimal(81)).value == 25


@given(HEIGHT, WEIGHT, st.sampled_from(BSA_FORMULAS))
def test_a_heavier_person_has_more_surface_and_the_formulas_agree_roughly(height: Decimal, weight: Decimal, formula: str) -> None:
    area = bsa(height, weight, formula).value
    assert area < bsa(height, weight + 1, formula).value
    assert abs(area - bsa(height, weight).value) < bsa(height, weight).value * Decimal("0.5")


@pytest.mark.parametrize(("height", "weight"), [("0", "70"), ("170", "0")])
def test_a_body_without_height_or_weight_is_refused(height: str, weight: str) -> None:
    with pytest.raises(ValueError, match="above 0"):
        bsa(Decimal(height), Decimal(weight))
    with pytest.raises(ValueError, match="above 0"):
        bmi(Decimal(height), Decimal(weight))


def test_a_formula_that_gives_no_area_says_so() -> None:
    with pytest.raises(ValueError, match="no area"):
        bsa(Decimal(1), Decimal(1), "stevenson")
