"""The logs: their words and names, which of them have rows, and what a row asks and calculates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.protocol.form import CLINICAL, RECORD_AND_REVIEW, Form
from desktop.models.protocol.v1.forms import FORMS
from desktop.models.protocol.v1.forms.logs import LOG_FORMS
from desktop.models.protocol.v1.logbook import rows, unlisted
from tests.models.protocol.v1.forms.pages_asked import crossed_limits, misnamed, unworded
from tests.models.protocol.v1.forms.visited import calculated
from tests.models.ward import Given, Visited, answers, book

BY_KEY = {form.key: form for form in LOG_FORMS}
INFUSED: Visited = {("D0", "INFF", 1): {"F04START": "2026-01-20T10:15"}}
WHOLE: Given = {"AESTDAT": "2026-01-24", "AEONGO": "N", "AEENDAT": "2026-01-26"}


@pytest.mark.parametrize("form", LOG_FORMS, ids=lambda form: form.key)
def test_a_log_is_worded_named_and_limited_throughout(form: Form) -> None:
    """R-SRC-01."""
    assert unworded(form) == []
    assert misnamed(form) == []
    assert crossed_limits(form) == []


@pytest.mark.parametrize("form", LOG_FORMS, ids=lambda form: form.key)
def test_a_log_belongs_to_no_procedure_and_is_reviewed_by_a_physician(form: Form) -> None:
    """R-SIG-09: nurses write the row, the physician answers for what it judges."""
    assert {section.procedure for section in form.sections} == {""}
    assert form.signers == RECORD_AND_REVIEW
    assert form.recorders == CLINICAL


def test_no_log_uses_an_item_name_of_another_page() -> None:
    others = [form for form in FORMS if form not in LOG_FORMS]
    names = [item.key for form in (*LOG_FORMS, *others) for item in form.items]
    assert sorted(names) == sorted(set(names))


def test_what_can_happen_only_once_has_no_second_row() -> None:
    assert {form.key for form in LOG_FORMS if not form.repeats} == {"WD", "DD", "DS"}


def test_an_adverse_event_keeps_the_fields_of_the_exported_data_set() -> None:
    """R-SRC-05."""
    fields = (
        "AETERM AEPRESP AECAT AESTDAT AESTTIM AEENDAT AEONGO AETOXGR AECTCVER AESEV AESER AESDTH AESLIFE AESHOSP AESDISAB AESCONG AESMIE "
        "AEREL AERELLD AERELPRC AERELDIS AEACN AEACNOTH AEOUT AEESI AESITYP AEDLT AEEXP AEAWDAT AERPTDAT AESTUDYD AEDUR"
    )
    assert set(fields.split()) <= {item.key for item in BY_KEY["AE"].items}


@pytest.mark.parametrize("serious", ["", "N", "Y"])
def test_the_six_criteria_and_the_report_are_asked_of_a_serious_event_alone(serious: str) -> None:
    """R-SRC-05."""
    asked = {item.key for item in BY_KEY["AE"].asked(answers({"AESER": serious}))}
    only_serious = {"AESDTH", "AESLIFE", "AESHOSP", "AESDISAB", "AESCONG", "AESMIE", "AEEXP", "AEAWDAT", "AERPTDAT"}
    assert asked & only_serious == (only_serious if serious == "Y" else set())


@pytest.mark.parametrize(("log", "ongoing", "end"), [("AE", "AEONGO", "AEENDAT"), ("CM", "CMONGO", "CMENDAT"), ("HO", "HOONGO", "HOENDAT")])
def test_an_end_is_asked_only_of_what_is_over(log: str, ongoing: str, end: str) -> None:
    def asks(answer: str) -> bool:
        return end in {item.key for item in BY_KEY[log].asked(answers({ongoing: answer}))}

    assert [asks(answer) for answer in ("", "Y", "N")] == [False, False, True]


@pytest.mark.parametrize(("began", "day"), [("2026-01-19", -1), ("2026-01-20", 0), ("2026-01-21", 1), ("2026-02-17", 28)])
def test_the_day_of_infusion_is_study_day_nought(began: str, day: int) -> None:
    found = calculated(BY_KEY["AE"], "AESTUDYD", {"AESTDAT": began}, INFUSED)
    assert found is not None
    assert found.value == Decimal(day)
    assert [value for _, value in found.inputs] == [began, "2026-01-20"]


def test_there_is_no_study_day_before_the_infusion_or_from_a_partial_date() -> None:
    assert calculated(BY_KEY["AE"], "AESTUDYD", {"AESTDAT": "2026-01-21"}, {}) is None
    assert calculated(BY_KEY["AE"], "AESTUDYD", {"AESTDAT": "2026-01-UK"}, INFUSED) is None


def test_an_event_lasts_from_its_first_to_its_last_day_both_counted() -> None:
    three = calculated(BY_KEY["AE"], "AEDUR", WHOLE, {})
    one = calculated(BY_KEY["AE"], "AEDUR", {**WHOLE, "AEENDAT": WHOLE["AESTDAT"]}, {})
    assert three is not None
    assert one is not None
    assert (three.shown, one.shown) == ("3", "1")


@pytest.mark.parametrize(
    "change", [{"AEONGO": "Y"}, {"AEONGO": ""}, {"AEENDAT": "2026-01-UK"}, {"AEENDAT": "2026-01-23"}, {"AESTDAT": "2026-UK-UK"}]
)
def test_what_lasts_or_has_a_doubtful_date_has_no_duration(change: Given) -> None:
    assert calculated(BY_KEY["AE"], "AEDUR", {**WHOLE, **change}, {}) is None


def test_a_row_that_was_emptied_is_no_row() -> None:
    pages: Visited = {("LOG", "AE", 1): {"AETERM": "发热"}, ("LOG", "AE", 2): {"AETERM": ""}, ("D4", "AE", 3): {"AETERM": "头痛"}}
    assert [row.key.repeat for row in rows(book(pages), "AE")] == [1]


@pytest.mark.parametrize(("typed", "missing"), [("1", ()), ("1、2", (2,)), ("2,3 和 1", (2, 3)), ("12", (12,)), ("", ()), ("不详", ())])
def test_numbers_are_found_however_they_are_separated(typed: str, missing: tuple[int, ...]) -> None:
    assert unlisted(typed, book({("LOG", "AE", 1): {"AETERM": "发热"}}), "AE") == missing
