"""Which earlier steps a later one waits for."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.judgement.steps import earlier_open, step_state, step_states
from desktop.models.protocol.form import Context
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PageKey
from tests.models.ward import PERSON, subject

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
