from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.scales.cardiac import qtcf

QT, RATE = st.decimals("150", "900", places=0), st.decimals("20", "250", places=0)


@pytest.mark.parametrize(
    ("qt", "rate", "value"), [("400", "60", "400.0"), ("360", "90", "412.1"), ("440", "48", "408.5"), ("300", "480", "600.0")]
)
def test_qtcf_is_qt_by_the_cube_root_of_the_cycle_in_seconds(qt: str, rate: str, value: str) -> None:
    """90 per minute is a cycle of 2/3 s, whose cube root is 0.87358; at 480 the cycle is 1/8 s, its root a half."""
    assert f"{qtcf(Decimal(qt), Decimal(rate)).value:.1f}" == value


@given(QT, RATE)
def test_the_cube_of_the_correction_is_the_rate_in_cycles_per_second(qt: Decimal, rate: Decimal) -> None:
    correction = qtcf(qt, rate).value / qt
    assert abs(correction**3 - rate / 60) < Decimal("1e-20")


def test_the_working_names_the_formula_and_both_inputs() -> None:
    derived = qtcf(Decimal(380), Decimal(72))
    assert (derived.shown, derived.unit) == ("404", "ms")
    assert "Fridericia" in derived.formula.zh
    assert [value for _, value in derived.inputs] == ["380", "72"]


@pytest.mark.parametrize(("qt", "rate"), [("0", "60"), ("400", "0")])
def test_no_beat_has_no_corrected_interval(qt: str, rate: str) -> None:
    with pytest.raises(ValueError, match="above 0"):
        qtcf(Decimal(qt), Decimal(rate))
