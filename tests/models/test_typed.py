"""What hands type keeps its meaning: full-width digits, short dates and times; never a guess beyond a year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.typed import cleaned, day_text, number_text, partial_day_text, time_text

TODAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("１２．５", "12.5"),
        ("12。5", "12.5"),
        ("＜０．５", "<0.5"),
        ("<=3", "≤3"),
        (" 1 860 ", "1860"),
        ("１０⁹", "10⁹"),
        ("②", "②"),
        ("٣", "٣"),
    ],
)
def test_full_width_digits_are_understood_and_other_signs_keep_their_meaning(typed: str, meant: str) -> None:
    """Never NFKC: it would turn 10⁹ into 109."""
    assert number_text(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20260105", "2026-01-05"),
        ("2026-1-5", "2026-01-05"),
        ("2026/01/05", "2026-01-05"),
        ("2026年1月5日", "2026-01-05"),
        ("1.5", "2026-01-05"),
        ("0105", "2026-01-05"),
        ("12-31", "2025-12-31"),
        ("t", "2026-01-05"),
        ("今天", "2026-01-05"),
        ("２０２６０１０５", "2026-01-05"),
        ("20260230", None),
        ("0230", None),
        ("13.1", None),
        ("昨天", None),
        ("", None),
        ("260105", None),
    ],
)
def test_a_short_date_is_read_as_the_nearest_one(typed: str, meant: str | None) -> None:
    assert day_text(typed, TODAY) == meant


def test_a_relative_day_counts_from_the_infusion_day_and_needs_one() -> None:
    assert day_text("+7", TODAY, date(2026, 1, 20)) == "2026-01-27"
    assert day_text("d-13", TODAY, date(2026, 1, 20)) == "2026-01-07"
    assert day_text("+7", TODAY) is None


@given(month=st.integers(1, 12), day=st.integers(1, 28), today=st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_date_without_a_year_is_never_further_than_half_a_year_away(month: int, day: int, today: date) -> None:
    read = day_text(f"{month}.{day}", today)
    assert read is not None
    assert abs(date.fromisoformat(read) - today) <= timedelta(days=183)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021", "2021-UK-UK"),
        ("202203", "2022-03-UK"),
        ("2022-3", "2022-03-UK"),
        ("2022-UK-UK", "2022-UK-UK"),
        ("2022-03-uk", "2022-03-UK"),
        ("20220311", "2022-03-11"),
        ("2022-13", None),
        ("0105", "2026-01-05"),
    ],
)
def test_history_that_is_not_known_to_the_day_stays_partial(typed: str, meant: str | None) -> None:
    assert partial_day_text(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0830", "08:30"),
        ("8:30", "08:30"),
        ("８：３０", "08:30"),
        ("8.30", "08:30"),
        ("830", "08:30"),
        ("2400", None),
        ("1260", None),
        ("现在", None),
    ],
)
def test_a_time_is_read_as_twenty_four_hours(typed: str, meant: str | None) -> None:
    assert time_text(typed) == meant


def test_signs_that_cannot_be_seen_are_taken_out_of_free_text() -> None:
    assert cleaned(" 王\u200b静\u202e\x07 ") == "王静"


@given(st.text())
def test_nothing_typed_makes_a_parser_fail(typed: str) -> None:
    for read in (number_text(typed), day_text(typed, TODAY, TODAY), partial_day_text(typed, TODAY), time_text(typed)):
        assert read is None or isinstance(read, str)
