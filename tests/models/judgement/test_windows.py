"""Visit windows: the days of the registry, and the days beside them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.judgement.windows import Timing, shown_day, study_day, visit_window
from desktop.models.protocol.source import Basis
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Visit

D0 = date(2026, 1, 20)
DAYS = {
    "SCR": (None, -28, -6),
    "LD1": (-5, -5, -5),
    "LD2": (-4, -4, -4),
    "LD3": (-3, -3, -3),
    "REST1": (-2, -2, -2),
    "REST2": (-1, -1, -1),
    "D0": (0, 0, 0),
    "D4": (4, 3, 5),
    "D7": (7, 6, 8),
    "D10": (10, 9, 11),
    "D14": (14, 12, 16),
    "D21": (21, 19, 23),
    "D28": (28, 25, 31),
    "W8": (56, 49, 63),
    "W12": (84, 77, 91),
    "W24": (168, 154, 182),
    "W36": (252, 238, 266),
    "W52": (364, 350, 378),
}

PLANNED = tuple(visit for visit in PROTOCOL.visits if visit.window)


def test_the_schedule_holds_every_visit_with_its_window() -> None:
    assert {visit.key: (visit.nominal_day, visit.days.opens, visit.days.closes) for visit in PLANNED} == DAYS


@pytest.mark.parametrize("visit", PLANNED, ids=lambda visit: visit.key)
class TestEachVisit:
    def done(self, visit: Visit, day: int) -> Timing:
        return visit_window(visit, D0, D0 + timedelta(day), D0).timing

    def not_done(self, visit: Visit, day: int) -> Timing:
        return visit_window(visit, D0, None, D0 + timedelta(day)).timing

    def test_both_edges_belong_to_the_window(self, visit: Visit) -> None:
        opens, closes = visit.days.opens, visit.days.closes
        assert [self.done(visit, day) for day in (opens - 1, opens, closes, closes + 1)] == [
            Timing.EARLY,
            Timing.IN_WINDOW,
            Timing.IN_WINDOW,
            Timing.LATE,
        ]

    def test_a_visit_not_done_is_missed_only_after_its_window(self, visit: Visit) -> None:
        opens, closes = visit.days.opens, visit.days.closes
        assert [self.not_done(visit, day) for day in (opens - 1, opens, closes, closes + 1)] == [
            Timing.AHEAD,
            Timing.OPEN,
            Timing.OPEN,
            Timing.MISSED,
        ]

    def test_a_window_after_the_infusion_is_a_site_default_and_its_day_is_from_the_registry(self, visit: Visit) -> None:
        assert visit.day_source.basis is Basis.REGISTRY
        assert (visit.days.source.basis is Basis.SITE_DEFAULT) is (visit.days.opens > 0)

    def test_the_planned_day_lies_in_the_window(self, visit: Visit) -> None:
        window = visit_window(visit, D0, None, D0)
        assert window.nominal is None or window.opens <= window.nominal <= window.closes
        assert (window.nominal is None) is (visit.key == "SCR")


def test_windows_do_not_overlap() -> None:
    edges = [(visit.days.opens, visit.days.closes) for visit in PLANNED]
    assert all(closes < opens for (_, closes), (opens, _) in pairwise(edges))


def test_an_unscheduled_visit_and_an_early_termination_have_no_window() -> None:
    assert [visit.key for visit in PROTOCOL.visits if visit.window is None and visit.planned] == ["UNS", "ET"]
    with pytest.raises(ValueError, match="UNS"):
        visit_window(PROTOCOL.visit("UNS"), D0, None, D0)


@pytest.mark.parametrize(("day", "number", "shown"), [("2026-01-19", -1, "D−1"), ("2026-01-20", 0, "D0"), ("2026-01-21", 1, "D1")])
def test_there_is_a_day_0(day: str, number: int, shown: str) -> None:
    assert study_day(date.fromisoformat(day), D0) == number
    assert shown_day(number) == shown


def test_a_window_runs_over_a_leap_day() -> None:
    window = visit_window(PROTOCOL.visit("D28"), date(2028, 2, 1), None, date(2028, 2, 1))
    assert (window.opens, window.nominal, window.closes) == (date(2028, 2, 26), date(2028, 2, 29), date(2028, 3, 3))


def test_every_timing_has_its_word() -> None:
    assert len({timing.text.zh for timing in Timing}) == len(Timing) == 7


@given(st.sampled_from(PLANNED), st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(-400, 800))
def test_moving_d0_moves_the_whole_window(visit: Visit, d0: date, day: int) -> None:
    here, there = visit_window(visit, D0, D0 + timedelta(day), D0), visit_window(visit, d0, d0 + timedelta(day), D0)
    assert (here.timing, here.study_day) == (there.timing, there.study_day)
    assert there.opens - d0 == here.opens - D0
