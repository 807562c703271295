"""Which earlier steps a later one waits for."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.steps import earlier_open, open_before, step_state, step_states
from desktop.models.protocol.form import Context
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PageKey
from tests.models.ward import PERSON, Visited, book, subject

FORM = PROTOCOL.page("D0", "INFE")
PAGE = Page(PageKey("S01", "D0", "INFE"), ())


def context(given: dict[str, str]) -> Context:
    return Context(Answers({key: Answer(value) for key, value in given.items()}), subject({("DM", 1): PERSON}), date(2026, 1, 20))


def waits(given: dict[str, str], number: str) -> list[str]:
    return [one.step.number for one in earlier_open(step_states(FORM, PAGE, context(given)), number)]


def test_an_unrecorded_hard_step_keeps_every_later_one_waiting() -> None:
    assert waits({}, "E01") == []
    assert waits({}, "E03") == ["E01", "E02"]


def test_a_step_that_is_done_and_passes_keeps_nobody_waiting() -> None:
    assert waits({"E01YN": "DONE", "E01TEMP": "37.0"}, "E02") == []


def test_a_step_that_is_done_against_its_gate_keeps_the_next_waiting() -> None:
    assert waits({"E01YN": "DONE", "E01TEMP": "45.0"}, "E02") == ["E01"]


def test_a_page_without_that_step_says_so() -> None:
    with pytest.raises(KeyError):
        step_state(FORM, "A01", PAGE, context({}))


NOON = datetime(2026, 1, 20, 12, tzinfo=SITE_ZONE)
EMERGENCY = [f"B0{number}" for number in range(1, 7) if number != 4]
STOPPED = {"E01YN": "DONE", "E01TEMP": "45.0"}
THAWED = {f"E0{number}YN": "DONE" for number in range(1, 5)}


def before(form: str, pages: Visited, repeat: int = 1) -> list[str]:
    """The open steps of the pages before this one."""
    found = open_before(PROTOCOL.pages("D0"), PageKey("S01", "D0", form, repeat), book(pages), NOON)
    return [state.step.number for state in found]


def test_a_page_of_the_checklist_waits_for_the_open_hard_steps_of_the_pages_before_it() -> None:
    assert before("INFA", {}) == []
    assert before("INFC", {})[-5:] == EMERGENCY
    assert before("INFC", {("D0", "INFB", 1): {f"{number}YN": "DONE" for number in EMERGENCY}})[-1:] == ["A12"]


def test_a_step_of_a_later_page_waits_for_those_pages_before_the_open_steps_of_its_own() -> None:
    page = Page(PageKey("S01", "D0", "INFF"), ())
    pages: Visited = {("D0", "INFE", 1): {**THAWED, **STOPPED}}
    states = step_states(PROTOCOL.page("D0", "INFF"), page, context({}), open_before(PROTOCOL.pages("D0"), page.key, book(pages), NOON))
    waiting = [one.step.number for one in earlier_open(states, "F03")]
    assert waiting[-3:] == ["E01", "F01", "F02"]
    assert waiting[0] == "A01"


def test_a_warning_or_a_step_that_passes_keeps_no_later_page_waiting() -> None:
    assert "B04" not in before("INFC", {})
    assert [number for number in before("INFF", {("D0", "INFE", 1): THAWED}) if number.startswith("E")] == []


def test_a_bag_waits_for_its_own_thaw_and_for_the_bag_before_it_not_for_the_next() -> None:
    pages: Visited = {("D0", "INFE", 1): THAWED, ("D0", "INFE", 2): STOPPED}
    assert [number for number in before("INFF", pages) if number > "E"] == []
    assert [number for number in before("INFE", pages, 2) if number > "E"] == [f"F0{number}" for number in (1, 2, 3, 4, 6, 7, 9)]
    assert before("INFF", pages, 2).count("E01") == 1


def test_the_end_of_the_day_waits_for_every_bag() -> None:
    pages: Visited = {("D0", "INFF", 1): {"F01YN": "DONE"}, ("D0", "INFF", 2): {"F02YN": "DONE"}}
    assert (before("INFG", pages).count("F01"), before("INFG", pages).count("F02"), before("INFG", pages).count("F03")) == (1, 1, 2)


def test_a_page_that_is_no_checklist_and_the_days_before_wait_for_none() -> None:
    assert before("VS", {}) == []
    assert open_before(PROTOCOL.pages("LD2"), PageKey("S01", "LD2", "LD"), book({}), NOON) == ()
