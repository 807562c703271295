"""What every dated page is asked along the course: no consent, before it, after the end, another day than the visit's."""

from __future__ import annotations

import pytest

from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import PageKey
from tests.models.protocol.v1.forms.pages_asked import in_both_languages
from tests.models.protocol.v1.forms.visited import CONSENTED, TODAY
from tests.models.ward import Given, Visited, answers, book

END = "2026-02-10"
HELD: Given = {"SVOCCUR": "Y", "SVDTC": "2026-02-17", "SVWAY": "OUTPAT"}
DEAD: Visited = {**CONSENTED, ("LOG", "DD", 1): {"DTHDAT": END}}
FAILED: Visited = {**CONSENTED, ("LOG", "DS", 1): {"DSTERM": "SCREENFAIL", "DSSTDAT": END}}


def left(extent: str, **more: str) -> Visited:
    return {**CONSENTED, ("LOG", "WD", 1): {"WDDAT": END, "WDEXTENT": extent, "WDBY": "SUBJECT", **more}}


def asked(visit: str, form: str, given: Given, pages: Visited) -> list[tuple[str, Level]]:
    """What the page is asked along the course: the kind of check and how much it weighs."""
    key = PageKey("S01", visit, form)
    page = PROTOCOL.page(visit, form)
    found = findings(page, Context(answers(given), book(pages), TODAY, page=key))
    course = [one for one in found if one.check.startswith("course_")]
    assert all(in_both_languages(one.says) for one in course)
    return [(one.check.split("_", 3)[3], one.level) for one in course]


@pytest.mark.parametrize("ended", [DEAD, FAILED, left("ALL"), left("CONSENT", WDFUP="Y"), {**DEAD, **left("CONSENT")}])
def test_a_day_after_the_end_is_asked_about(ended: Visited) -> None:
    assert asked("D28", "SV", HELD, ended) == [("after_end", Level.CHECK)]
    assert asked("D28", "LAB", {"CBCDTC": "2026-02-11T08:00"}, ended) == [("after_end", Level.CHECK)]


def test_a_day_after_a_withdrawn_consent_must_be_resolved() -> None:
    assert asked("D28", "SV", HELD, left("CONSENT")) == [("after_withdrawal", Level.MUST)]
    assert asked("ET", "SV", HELD, left("CONSENT", WDLAST="N")) == [("after_withdrawal", Level.MUST)]


def test_the_last_examination_that_was_agreed_to_is_not_asked_about() -> None:
    assert asked("ET", "SV", HELD, left("CONSENT", WDLAST="Y")) == []
    assert asked("ET", "SV", HELD, left("ALL")) == []
    assert asked("ET", "SV", HELD, DEAD) == [("after_end", Level.CHECK)]


def test_the_day_of_the_end_itself_and_leaving_the_treatment_alone_are_not_asked_about() -> None:
    assert asked("D28", "SV", {**HELD, "SVDTC": END}, DEAD) == []
    assert asked("D28", "SV", HELD, left("TREATMENT")) == []


def test_without_a_consent_on_file_every_procedure_asks_and_a_visit_cannot_be_signed() -> None:
    assert asked("LD1", "SV", HELD, {}) == [("no_consent", Level.MUST)]
    assert asked("LD1", "LD", {"LDDTC": "2026-01-15T09:00"}, {}) == [("no_consent", Level.MUST)]
    assert asked("SCR", "VS", {"VSDTC": "2026-01-05T09:00"}, {}) == [("no_consent", Level.CHECK)]
    assert asked("D0", "INFF", {"F04DTC": "2026-01-20T09:00"}, {}) == [("no_consent", Level.CHECK)]
    assert asked("LD1", "SV", HELD, CONSENTED) == []


def test_a_procedure_before_the_consent_is_asked_about_on_pages_without_a_question_of_their_own() -> None:
    assert asked("LD1", "LD", {"LDDTC": "2026-01-01T09:00"}, CONSENTED) == [("before_consent", Level.MUST)]
    assert asked("SCR", "PE", {"PEDTC": "2026-01-01T09:00"}, CONSENTED) == [("before_consent", Level.CHECK)]
    assert asked("SCR", "VS", {"VSDTC": "2026-01-01T09:00"}, CONSENTED) == []


def test_the_steps_of_one_morning_are_one_question() -> None:
    steps: Given = {f"F{number:02}DTC": "2026-01-20T09:00" for number in range(1, 11)}
    assert len(asked("D0", "INFF", steps, {})) == 1


def test_a_bedside_page_of_another_day_than_its_visit_is_asked_about() -> None:
    held: Visited = {**CONSENTED, ("D4", "SV", 1): {**HELD, "SVDTC": "2026-01-24"}}
    assert asked("D4", "VS", {"VSDTC": "2026-01-25T08:00"}, held) == [("another_day", Level.CHECK)]
    assert asked("D4", "VS", {"VSDTC": "2026-01-24T23:59"}, held) == []
    assert asked("D7", "VS", {"VSDTC": "2026-01-27T08:00"}, held) == []
    assert asked("D4", "LAB", {"CBCDTC": "2026-01-25T08:00"}, held) == []
    assert asked("D4", "SV", {**HELD, "SVDTC": "2026-01-25"}, held) == []


def test_an_unscheduled_visit_is_held_to_its_own_day() -> None:
    first: Visited = {**CONSENTED, ("UNS", "SV", 1): {**HELD, "SVDTC": "2026-01-24"}}
    both: Visited = {**first, ("UNS2", "SV", 1): {**HELD, "SVDTC": "2026-02-01"}}
    assert asked("UNS2", "VS", {"VSDTC": "2026-02-01T08:00"}, both) == []
    assert asked("UNS2", "VS", {"VSDTC": "2026-01-24T08:00"}, both) == [("another_day", Level.CHECK)]
