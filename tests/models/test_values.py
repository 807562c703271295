"""Reported numbers, intervals and verdicts: an operator leaves open what it leaves open, and nothing is rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.text import Text
from desktop.models.values import Bounds, Derivation, Reason, Reported, Truth, Verdict

NUMBERS = st.decimals(Decimal(0), Decimal(100), places=2)


@pytest.mark.parametrize("typed", ["", "abc", "-1", "1e3", "1.", ".5", "１", "٣", "1 2", "+3", "<", "12345678901234"])
def test_what_is_no_reported_number_is_not_read_as_one(typed: str) -> None:
    assert Reported.read(typed) is None


def test_the_digits_are_kept_as_reported() -> None:
    assert Reported.read("0.40") == Reported(Decimal("0.40"))
    assert str(Reported.read("<=3.10").value) == "3.10"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "at_least", "at_most"),
    [
        ("3", Truth.MET, Truth.MET),
        ("2.99", Truth.NOT_MET, Truth.MET),
        ("3.01", Truth.MET, Truth.NOT_MET),
        ("<3", Truth.NOT_MET, Truth.MET),
        ("≤3", Truth.UNKNOWN, Truth.MET),
        (">3", Truth.MET, Truth.NOT_MET),
        ("≥3", Truth.MET, Truth.UNKNOWN),
        ("<5", Truth.UNKNOWN, Truth.UNKNOWN),
        (">1", Truth.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_a_result_is_compared_with_three_as_far_as_its_operator_allows(typed: str, at_least: Truth, at_most: Truth) -> None:
    reported = Reported.read(typed)
    assert reported is not None
    assert (reported.at_least(Decimal(3)), reported.at_most(Decimal(3))) == (at_least, at_most)


@given(value=NUMBERS, limit=NUMBERS, true_value=NUMBERS, operator=st.sampled_from(["<", "≤", ">", "≥"]))
def test_a_definite_answer_holds_for_every_true_value_the_operator_admits(
    value: Decimal, limit: Decimal, true_value: Decimal, operator: str
) -> None:
    admits = {"<": true_value < value, "≤": true_value <= value, ">": true_value > value, "≥": true_value >= value}[operator]
    if admits:
        reported = Reported(value, operator)
        assert reported.at_least(limit) in (Truth.UNKNOWN, Truth.MET if true_value >= limit else Truth.NOT_MET)
        assert reported.at_most(limit) in (Truth.UNKNOWN, Truth.MET if true_value <= limit else Truth.NOT_MET)


def test_an_interval_includes_its_ends_and_an_open_end_admits_everything() -> None:
    assert Bounds(Decimal(1), Decimal(2)).holds(Decimal(2))
    assert not Bounds(Decimal(1), Decimal(2)).holds(Decimal("2.0000001"))
    assert Bounds(high=Decimal(2)).holds(Decimal(-5))
    assert (Bounds(Decimal(1), Decimal(2)).shown, Bounds(high=Decimal(2)).shown, Bounds(Decimal(1)).shown, Bounds().shown) == (
        "1–2",
        "≤ 2",
        "≥ 1",
        "",
    )


def test_an_unknown_verdict_says_why_and_a_definite_one_does_not() -> None:
    with pytest.raises(ValueError, match="unknown verdict"):
        Verdict(Truth.UNKNOWN, Text("缺", "missing"))
    with pytest.raises(ValueError, match="unknown verdict"):
        Verdict(Truth.MET, Text("是", "yes"), Reason.STALE)


def test_the_shown_digits_never_replace_the_value() -> None:
    derived = Derivation(Decimal("29.9558"), 1, "mL/min", Text("公式", "formula"))
    assert derived.shown == "30.0"
    assert derived.value < 30
