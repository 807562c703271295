"""A subject's calendar: windows counted from the planned, the moved and the real day of infusion."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.judgement.timetable import Appointment, timetable
from desktop.models.judgement.windows import Timing
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Visit
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import Kind
from tests.models.ward import CONSENT, D0, PERSON, Given, Visited, book, entry

PLANNED = date.fromisoformat(D0)
MOVED, REAL = PLANNED + timedelta(4), PLANNED + timedelta(5)
SCREENED: Visited = {("SCR", "ICF", 1): CONSENT, ("SCR", "DM", 1): PERSON}
INFUSED: Visited = {**SCREENED, ("D0", "INFF", 1): {"F04START": f"{REAL}T10:15"}}
DATED = [visit for visit in PROTOCOL.visits if visit.window]
BEFORE = [visit for visit in DATED if visit.nominal_day is not None and visit.nominal_day < 0]
AFTER = [visit for visit in DATED if visit.nominal_day is not None and visit.nominal_day > 0]


def held(day: date) -> Given:
    """The record of a visit that took place."""
    return {"SVOCCUR": "Y", "SVDTC": day.isoformat()}


def moved(subject: SubjectBook, to: date = MOVED) -> SubjectBook:
    """The subject after the infusion was planned for another day."""
    return subject.after([entry(Kind.PLAN_MOVED, subject.sequence + 1, payload={"day": to.isoformat()}, reason="受试者发热")])


def recorded(subject: SubjectBook, visit: str, form: str, given: Given) -> SubjectBook:
    """The subject after one more page was written."""
    new = [
        entry(Kind.ANSWER, subject.sequence + number, visit=visit, form=form, item=item, repeat=1, payload={"value": str(value)})
        for number, (item, value) in enumerate(given.items(), 1)
    ]
    return subject.after(new)


def of(subject: SubjectBook, visit: str, today: date = PLANNED) -> Appointment:
    return next(one for one in timetable(PROTOCOL, subject, today) if one.visit.key == visit)


def timing(appointment: Appointment) -> Timing:
    assert appointment.window is not None
    return appointment.window.timing


def edges(visit: Visit, day_zero: date) -> list[date]:
    """The day before the window, its first and last day, and the day after."""
    return [day_zero + timedelta(days) for days in (visit.days.opens - 1, visit.days.opens, visit.days.closes, visit.days.closes + 1)]


EDGES = [Timing.EARLY, Timing.IN_WINDOW, Timing.IN_WINDOW, Timing.LATE]
STILL_TO_DO = [Timing.AHEAD, Timing.OPEN, Timing.OPEN, Timing.MISSED]


@pytest.mark.parametrize("visit", AFTER, ids=lambda visit: visit.key)
def test_a_visit_after_the_infusion_is_counted_from_its_real_day(visit: Visit) -> None:
    found = [timing(of(book({**INFUSED, (visit.key, "SV", 1): held(day)}), visit.key)) for day in edges(visit, REAL)]
    assert found == EDGES
    assert of(moved(book(INFUSED)), visit.key).day_zero == REAL, "what the plan was no longer matters"


@pytest.mark.parametrize("visit", DATED[1:], ids=lambda visit: visit.key)
def test_a_visit_to_come_is_counted_from_the_plan_as_it_stands(visit: Visit) -> None:
    planned, later = book(SCREENED), moved(book(SCREENED))
    assert [timing(of(planned, visit.key, today)) for today in edges(visit, PLANNED)] == STILL_TO_DO
    assert [timing(of(later, visit.key, today)) for today in edges(visit, MOVED)] == STILL_TO_DO


@pytest.mark.parametrize("visit", BEFORE, ids=lambda visit: visit.key)
def test_a_visit_before_the_infusion_is_judged_by_the_plan_of_its_time(visit: Visit) -> None:
    """Moving the infusion by four days after lymphodepletion does not make the lymphodepletion early."""
    on_time = PLANNED + timedelta(visit.days.opens)
    done = moved(recorded(book(SCREENED), visit.key, "SV", held(on_time)))
    afterwards = moved(book(SCREENED))
    assert timing(of(done, visit.key)) is Timing.IN_WINDOW
    assert timing(of(recorded(done, "D0", "INFF", {"F04START": f"{REAL}T10:15"}), visit.key)) is Timing.IN_WINDOW
    assert timing(of(recorded(afterwards, visit.key, "SV", held(on_time)), visit.key)) is Timing.EARLY


@pytest.mark.parametrize("visit", BEFORE, ids=lambda visit: visit.key)
def test_a_visit_that_was_never_held_is_missed_against_the_real_infusion(visit: Visit) -> None:
    assert timing(of(book(INFUSED), visit.key, REAL)) is Timing.MISSED
    assert of(book(INFUSED), visit.key, REAL).day_zero == REAL


@pytest.mark.parametrize(("signed", "expected"), [(-29, Timing.EARLY), (-28, Timing.IN_WINDOW), (-6, Timing.IN_WINDOW), (-5, Timing.LATE)])
def test_screening_took_place_when_consent_was_signed(signed: int, expected: Timing) -> None:
    day = PLANNED + timedelta(signed)
    found = of(book({**SCREENED, ("SCR", "ICF", 1): {**CONSENT, "RFICDTC": f"{day}T09:00"}}), "SCR")
    assert (found.actual, timing(found)) == (day, expected)


@pytest.mark.parametrize(("begun", "expected"), [((), Timing.EARLY), (("LD1",), Timing.IN_WINDOW)])
def test_screening_follows_the_plan_until_lymphodepletion_begins(begun: tuple[str, ...], expected: Timing) -> None:
    """Consent on D−25 of the plan is on D−29 of the moved one."""
    subject = book({**SCREENED, ("SCR", "ICF", 1): {**CONSENT, "RFICDTC": f"{PLANNED - timedelta(25)}T09:00"}})
    for visit in begun:
        subject = recorded(subject, visit, "SV", held(PLANNED - timedelta(5)))
    assert timing(of(moved(subject), "SCR")) is expected


def test_the_infusion_took_place_on_the_day_its_first_bag_was_started() -> None:
    second: Visited = {**INFUSED, ("D0", "INFF", 2): {"F04START": f"{REAL + timedelta(1)}T00:20"}}
    found = of(book(second), "D0")
    assert found.actual == REAL
    assert found.window is not None
    assert found.window.study_day == 0


@pytest.mark.parametrize(("by", "expected"), [(-1, Timing.EARLY), (0, Timing.IN_WINDOW), (3, Timing.LATE)])
def test_the_infusion_is_judged_by_the_day_it_was_planned_for(by: int, expected: Timing) -> None:
    """Saving the start of the bag does not make a late infusion one on its day."""
    start: Given = {"F04START": f"{PLANNED + timedelta(by)}T10:15"}
    given = recorded(book(SCREENED), "D0", "INFF", start)
    assert (of(given, "D0").day_zero, timing(of(given, "D0"))) == (PLANNED, expected)
    put_off = recorded(moved(book(SCREENED), PLANNED + timedelta(by)), "D0", "INFF", start) if by else given
    assert timing(of(put_off, "D0")) is Timing.IN_WINDOW


def test_a_move_after_the_day_was_recorded_does_not_make_it_in_time() -> None:
    held_late = recorded(book(SCREENED), "D0", "SV", held(REAL))
    then = recorded(moved(held_late, REAL), "D0", "INFF", {"F04START": f"{REAL}T10:15"})
    assert timing(of(then, "D0")) is Timing.LATE


def test_a_start_that_was_taken_back_does_not_fix_the_plan() -> None:
    wrong = recorded(book(SCREENED), "D0", "INFF", {"F04START": f"{PLANNED}T10:15"})
    empty = {"kind": Kind.CORRECTION, "visit": "D0", "form": "INFF", "item": "F04START", "repeat": 1, "reason": "录错受试者"}
    back = wrong.after([entry(sequence=wrong.sequence + 1, payload={"value": ""}, **empty)])  # type: ignore[arg-type]
    then = recorded(moved(back, REAL), "D0", "INFF", {"F04START": f"{REAL}T10:15"})
    assert timing(of(then, "D0")) is Timing.IN_WINDOW


def test_a_visit_said_not_to_have_taken_place_has_no_day_and_is_told() -> None:
    subject = book({**INFUSED, ("D7", "SV", 1): {"SVOCCUR": "N"}})
    assert (of(subject, "D7").missed, of(subject, "D7").actual) == (True, None)
    assert (of(subject, "D10").missed, of(subject, "D10").actual) == (False, None)


def test_without_a_planned_day_there_is_no_window() -> None:
    found = timetable(PROTOCOL, book({("SCR", "ICF", 1): CONSENT}), PLANNED)
    assert [one.visit for one in found] == DATED
    assert {(one.window, one.day_zero) for one in found} == {(None, None)}


def test_unscheduled_visits_stand_behind_the_plan_once_they_are_begun() -> None:
    more: Visited = {
        **INFUSED,
        ("ET", "SV", 1): held(REAL),
        ("UNS2", "SV", 1): held(REAL),
        ("UNS", "SV", 1): held(REAL),
        ("DAILY", "MON", 3): {"MONDTC": str(REAL)},
    }
    found = timetable(PROTOCOL, book(more), REAL)
    assert [one.visit.key for one in found[len(DATED) :]] == ["UNS", "UNS2", "ET"]
    assert [(one.window, one.actual) for one in found[len(DATED) :]] == [(None, REAL)] * 3


def test_the_tenth_unscheduled_visit_stands_behind_the_ninth() -> None:
    keys = ["UNS", *(f"UNS{number}" for number in range(2, 12))]
    found = timetable(PROTOCOL, book({**INFUSED, **{(key, "SV", 1): held(REAL) for key in keys}}), REAL)
    assert [one.visit.key for one in found[len(DATED) :]] == keys
