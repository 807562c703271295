"""After the end: what is still due is asked for, what no longer is falls silent, and the calendar says so."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.judgement.deviations import proposals
from desktop.models.judgement.holidays import WEEKENDS
from desktop.models.judgement.standing import standing
from desktop.models.judgement.task import Pressing, Task
from desktop.models.judgement.today import tasks
from desktop.models.judgement.windows import Timing
from desktop.models.protocol.v1 import PROTOCOL
from tests.models.course import Course
from tests.models.ward import Given

LEFT = "2026-02-10"
"""D21, the window of which is D19 to D23."""
DEAD: Given = {"DTHDAT": LEFT, "DTHAWDAT": f"{LEFT}T14:00", "DTHSRC": "RECORD"}
CALENDAR = (Pressing.DUE, Pressing.WINDOW, Pressing.OVERDUE)


def infused() -> Course:
    """Infused as planned, every visit held on its day to D14."""
    course = Course().depleted("2026-01-15", "2026-01-16", "2026-01-17").infused("2026-01-20")
    for visit, day in (("REST1", "18"), ("REST2", "19"), ("D4", "24"), ("D7", "27"), ("D10", "30")):
        course.held(visit, f"2026-01-{day}")
    return course.held("D14", "2026-02-03")


def left(extent: str, by: str = "SUBJECT", **more: str) -> Course:
    return infused().fill("LOG", "WD", {"WDDAT": LEFT, "WDEXTENT": extent, "WDBY": by, **more})


def during(course: Course, today: date) -> tuple[Task, ...]:
    book = course.book()
    return tasks([(book, standing(PROTOCOL, book, today))], WEEKENDS)


def asked_to_come(course: Course, today: date) -> set[str]:
    """The visits that the calendar asks for."""
    return {task.visit for task in during(course, today) if task.pressing in CALENDAR and task.visit != "SCR"}


def rows(course: Course, form: str, today: date = date(2026, 2, 12)) -> list[Task]:
    return [task for task in during(course, today) if task.form == form and task.visit in ("LOG", "SCR")]


def timing(course: Course, visit: str, today: date = date(2026, 6, 1)) -> Timing | None:
    window = course.standing(today).visit(visit).appointment.window
    return window.timing if window else None


@pytest.mark.parametrize("ended", [left("ALL"), left("CONSENT"), infused().fill("LOG", "DD", DEAD)])
def test_whoever_is_no_longer_in_the_trial_has_the_page_of_completion_due(ended: Course) -> None:
    (row,) = rows(ended, "DS")
    assert (row.pressing, row.visit, row.repeat, row.day) == (Pressing.UNTOUCHED, "LOG", 1, date(2026, 2, 10))
    assert not [task for task in rows(ended.fill("LOG", "DS", {"DSTERM": "WITHDRAWAL"}), "DS") if task.pressing is Pressing.UNTOUCHED]


def test_the_last_visit_of_the_plan_makes_the_page_of_completion_due_too() -> None:
    assert not rows(infused(), "DS")
    assert rows(infused().held("W52", "2027-01-19"), "DS", date(2027, 1, 19))


def test_leaving_the_treatment_alone_ends_nothing() -> None:
    course = left("TREATMENT")
    assert course.standing(date(2026, 2, 12)).ended is None
    assert not rows(course, "DS")
    assert asked_to_come(course, date(2026, 2, 17)) == {"D21", "D28"}


@pytest.mark.parametrize(
    ("course", "examined"),
    [
        (left("ALL"), True),
        (left("ALL", WDLAST="N"), True),
        (left("CONSENT"), False),
        (left("CONSENT", WDLAST="N"), False),
        (left("CONSENT", WDLAST="Y"), True),
        (infused().fill("LOG", "DD", DEAD), False),
        (left("ALL").fill("LOG", "DD", DEAD), False),
    ],
)
def test_the_last_examination_is_due_as_far_as_the_subject_still_agrees(course: Course, examined: bool) -> None:
    """After the consent was withdrawn nobody is called, unless this examination was agreed on; the dead are not asked to come."""
    assert ("ET" in asked_to_come(course, date(2026, 2, 12))) is examined


@pytest.mark.parametrize("held", [{"SVOCCUR": "Y", "SVDTC": "2026-02-11"}, {"SVOCCUR": "N", "SVREAS": "REFUSED"}])
def test_the_last_examination_is_due_until_it_was_held_or_recorded_as_not_held(held: Given) -> None:
    course = left("ALL").fill("ET", "SV", held)
    assert "ET" not in asked_to_come(course, date(2026, 2, 12))
    untouched = [task for task in during(course, date(2026, 2, 12)) if task.visit == "ET" and task.pressing is Pressing.UNTOUCHED]
    assert bool(untouched) is (held["SVOCCUR"] == "Y"), "pages of a visit that was not held are no work"


def test_who_left_before_any_treatment_has_no_last_examination_due() -> None:
    course = Course().fill("LOG", "WD", {"WDDAT": "2026-01-08", "WDEXTENT": "ALL", "WDBY": "SUBJECT"})
    assert asked_to_come(course, date(2026, 1, 16)) == set()
    assert rows(course, "DS", date(2026, 1, 16))


@pytest.mark.parametrize(("extent", "by", "asked"), [("ALL", "SUBJECT", True), ("CONSENT", "SUBJECT", True), ("ALL", "PHYSICIAN", False)])
def test_the_consent_page_is_asked_for_the_withdrawal_where_it_was_the_subjects(extent: str, by: str, asked: bool) -> None:
    course = left(extent, by)
    found = [task for task in rows(course, "ICF") if task.item == "WDYN"]
    assert bool(found) is asked
    course.fill("SCR", "ICF", {"WDYN": "Y"})
    assert not [task for task in rows(course, "ICF") if task.item == "WDYN" and task.day == date(2026, 2, 10)]


@pytest.mark.parametrize(
    ("course", "d21"),
    [(left("ALL"), Timing.MISSED), (left("CONSENT"), Timing.LAPSED), (infused().fill("LOG", "DD", DEAD), Timing.LAPSED)],
)
def test_later_visits_no_longer_apply_and_what_was_held_stays_as_it_was(course: Course, d21: Timing) -> None:
    """Of the visit whose window was open that day an account is owed, unless nobody could be asked to come any more."""
    assert timing(course, "D14") is Timing.IN_WINDOW
    assert timing(course, "D21") is d21
    assert {timing(course, visit) for visit in ("D28", "W8", "W12", "W24", "W36", "W52")} == {Timing.LAPSED}


def test_a_visit_missed_before_the_end_is_still_to_be_accounted_for() -> None:
    course = Course().depleted("2026-01-15", "2026-01-16", "2026-01-17").infused("2026-01-20").fill("LOG", "DD", DEAD)
    assert timing(course, "D7") is Timing.MISSED
    assert timing(course, "D28") is Timing.LAPSED


def test_a_visit_that_no_longer_applied_is_no_deviation_even_where_it_is_recorded_as_not_held() -> None:
    course = left("ALL").not_held("D21").not_held("D28")
    book = course.book()
    found = [one.visit for one in proposals(book, standing(PROTOCOL, book, date(2026, 6, 1)))]
    assert "D21" in found
    assert "D28" not in found


@pytest.mark.parametrize(
    ("died", "on"),
    [
        ({"DTHDAT": "2026-02-UK", "DTHAWDAT": "2026-02-20T10:00"}, date(2026, 2, 28)),
        ({"DTHAWDAT": "2026-02-20T10:00", "DTHSRC": "FAMILY"}, date(2026, 2, 20)),
        ({"DTHSRC": "FAMILY"}, date(2026, 1, 5)),
    ],
)
def test_a_death_whose_day_is_not_known_ends_it_as_well(died: Given, on: date) -> None:
    """Nobody calls the family for a visit because the day is missing: by the awareness, else by the day it was written down."""
    course = infused().fill("LOG", "DD", died)
    assert course.standing(date(2026, 3, 1)).ended == on
    assert "W8" not in asked_to_come(course, date(2026, 3, 16))


def test_what_was_begun_before_the_end_is_still_to_be_finished_and_signed() -> None:
    course = left("CONSENT").fill("D14", "VS", {"VSDTC": "2026-02-03T09:00"})
    (row,) = [task for task in during(course, date(2026, 2, 12)) if (task.visit, task.form) == ("D14", "VS")]
    assert row.pressing is Pressing.UNFINISHED
