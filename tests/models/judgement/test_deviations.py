"""The calendar proposes deviations by window and by sequence; what was recorded or dismissed is not proposed again."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.judgement.deviations import Proposal, prefilled, proposals
from desktop.models.protocol.v1 import PROTOCOL
from tests.models.course import Course

LATER = date(2026, 3, 1)
ON_PLAN = ("2026-01-15", "2026-01-16", "2026-01-17")


def proposed(course: Course, today: date = LATER) -> dict[str, Proposal]:
    return {one.rule: one for one in proposals(course.book(), course.standing(today))}


def regular() -> Course:
    """Lymphodepletion, rest and infusion as planned, and the visits to week 4 on their days."""
    course = Course().depleted(*ON_PLAN).held("REST1", "2026-01-18").held("REST2", "2026-01-19").infused("2026-01-20")
    for visit, day in (("D4", "01-24"), ("D7", "01-27"), ("D10", "01-30"), ("D14", "02-03"), ("D21", "02-10"), ("D28", "02-17")):
        course.held(visit, f"2026-{day}")
    return course


def test_a_course_on_plan_has_none() -> None:
    assert proposed(regular()) == {}


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2026-02-01", None),
        ("2026-02-05", None),
        ("2026-01-31", "WINDOW:D14:EARLY"),
        ("2026-02-06", "WINDOW:D14:LATE"),
    ],
)
def test_a_visit_outside_its_window_is_proposed(day: str, rule: str | None) -> None:
    """Day 14 is 02-03, two days either side by default."""
    found = proposed(regular().held("D14", day))
    assert list(found) == ([rule] if rule else [])


def test_a_visit_recorded_as_not_held_is_proposed() -> None:
    (found,) = proposed(regular().not_held("D21")).values()
    assert (found.rule, found.category, found.on) == ("WINDOW:D21:MISSED", "WINDOW", date(2026, 2, 12))


def test_a_visit_passed_over_is_proposed_once_a_later_one_was_held() -> None:
    course = (
        Course().depleted(*ON_PLAN).held("REST1", "2026-01-18").held("REST2", "2026-01-19").infused("2026-01-20").held("D4", "2026-01-24")
    )
    assert proposed(course) == {}
    assert list(proposed(course.held("D10", "2026-01-30"))) == ["WINDOW:D7:MISSED"]


def test_lymphodepletion_before_consent_is_proposed() -> None:
    found = proposed(Course(consented="2026-01-16T09:00").depleted("2026-01-15"), date(2026, 1, 16))
    assert "SEQUENCE:LD:CONSENT" in found
    assert "尚无" in proposed(Course(consented="").depleted("2026-01-15"), date(2026, 1, 16))["SEQUENCE:LD:CONSENT"].text.zh


def test_an_infusion_without_lymphodepletion_is_proposed() -> None:
    assert "SEQUENCE:D0:LD" in proposed(Course().infused("2026-01-20"), date(2026, 1, 20))


def test_an_infusion_put_off_after_lymphodepletion_is_one_deviation() -> None:
    """The days of lymphodepletion stay judged by the plan they were held under."""
    course = Course().depleted(*ON_PLAN).infused("2026-01-24")
    (found,) = [one for one in proposed(course, date(2026, 1, 24)).values() if one.category == "SEQUENCE"]
    assert found.rule == "SEQUENCE:D0:INTERVAL"
    assert "7 天，方案为 3 天" in found.text.zh


def test_a_visit_held_before_the_one_that_comes_before_it_is_proposed() -> None:
    found = proposed(regular().held("D10", "2026-01-29").held("D7", "2026-01-30"))
    assert "SEQUENCE:D10:ORDER" in found


def test_a_recorded_one_is_not_proposed_again() -> None:
    course = regular().not_held("D21")
    assert proposed(course.fill("LOG", "DV", {"DVAUTO": "WINDOW:D21:MISSED"})) == {}


def test_a_late_infusion_stays_a_deviation_when_its_start_is_saved() -> None:
    course = Course().depleted(*ON_PLAN).infused("2026-01-24")
    assert "WINDOW:D0:LATE" in proposed(course, date(2026, 1, 24))


def test_a_dismissed_one_is_not_proposed_again_but_another_of_the_same_visit_is() -> None:
    course = regular().held("D14", "2026-02-06")
    (late,) = proposed(course).values()
    course.dismissed(late.rule, late.facts)
    assert proposed(course) == {}
    assert list(proposed(course.held("D14", "2026-02-09"))) == ["WINDOW:D14:LATE"], "three days more were not looked at"
    course.held("D14", "2026-02-06")
    assert proposed(course) == {}
    assert list(proposed(course.held("D14", "2026-01-31"))) == ["WINDOW:D14:EARLY"]


def test_a_row_starts_with_what_the_calendar_says() -> None:
    (found,) = proposed(regular().held("D14", "2026-02-06")).values()
    filled = prefilled(found, LATER)
    asked = {item.key for item in PROTOCOL.form("DV").items}
    assert filled.keys() <= asked
    assert (filled["DVAUTO"].value, filled["DVSTDAT"].value, filled["DVNOTDAT"].value) == ("WINDOW:D14:LATE", "2026-02-06", "2026-03-01")
