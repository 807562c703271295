"""The bedside pages: their words and names, who fills them, and what they calculate."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.protocol.form import CLINICAL, PHYSICIAN_ONLY, PHYSICIANS, RECORD_AND_REVIEW, Form
from desktop.models.protocol.items import Choice
from desktop.models.protocol.v1.forms import FORMS
from desktop.models.protocol.v1.forms.bedside import BEDSIDE_FORMS
from desktop.models.protocol.v1.procedures import PROCEDURES
from desktop.models.records.answer import Absent, Answer
from tests.models.protocol.v1.forms.bedside.examples import FULL, WRITING_NOT_DONE, kidney
from tests.models.protocol.v1.forms.pages_asked import crossed_limits, misnamed, unworded
from tests.models.protocol.v1.forms.visited import calculated
from tests.models.ward import Given, answers, result

BY_KEY = {form.key: form for form in BEDSIDE_FORMS}
KIDNEY = kidney("2.55")


@pytest.mark.parametrize("form", BEDSIDE_FORMS, ids=lambda form: form.key)
def test_a_bedside_page_is_worded_named_and_limited_throughout(form: Form) -> None:
    """R-SRC-01."""
    assert unworded(form) == []
    assert misnamed(form) == []
    assert crossed_limits(form) == []


@pytest.mark.parametrize("form", BEDSIDE_FORMS, ids=lambda form: form.key)
def test_a_bedside_page_records_one_planned_procedure_and_when_it_was_done(form: Form) -> None:
    """R-TIM-02."""
    codes = {section.procedure for section in form.sections}
    assert len(codes) == 1
    assert codes <= {procedure.code for procedure in PROCEDURES}
    assert all(section.time for section in form.sections)


def test_no_bedside_page_uses_an_item_name_of_another_page() -> None:
    others = [form for form in FORMS if form.key not in {one.key for one in BEDSIDE_FORMS}]
    names = [item.key for form in (*BEDSIDE_FORMS, *others) for item in form.items]
    assert sorted(names) == sorted(set(names))


def test_examinations_and_toxicity_grades_are_for_a_physician_alone() -> None:
    """R-SIG-09."""
    judged = {form.key for form in BEDSIDE_FORMS if form.signers == PHYSICIAN_ONLY}
    assert judged == {"IER", "PE", "NEURO", "CRSA", "ICANSA", "LICATSA"}
    assert all(BY_KEY[key].recorders == PHYSICIANS for key in judged)
    assert all(form.signers == RECORD_AND_REVIEW and form.recorders == CLINICAL for form in BEDSIDE_FORMS if form.key not in judged)


def test_a_second_organ_gets_a_page_of_its_own() -> None:
    assert [form.key for form in BEDSIDE_FORMS if form.repeats] == ["LICATSA"]


def test_the_five_parts_of_ice_make_ten_points_with_their_working() -> None:
    """R-SRC-07."""
    total = calculated(BY_KEY["ICE"], "ICETOT", FULL, {})
    assert total is not None
    assert (total.value, total.shown) == (Decimal(10), "10")
    assert [points for _, points in total.inputs] == ["4", "3", "1", "1", "1"]
    full = [item.options[-1].code for item in BY_KEY["ICE"].items if isinstance(item, Choice)]
    assert sum(map(int, full)) == 10


@pytest.mark.parametrize("part", FULL)
def test_a_part_of_ice_that_was_not_done_is_never_nought(part: str) -> None:
    """R-SRC-07."""
    assert calculated(BY_KEY["ICE"], "ICETOT", {**FULL, part: Answer(absent=Absent.ND, why="手部受限")}, {}) is None
    assert calculated(BY_KEY["ICE"], "ICETOT", {key: value for key, value in FULL.items() if key != part}, {}) is None
    assert calculated(BY_KEY["ICE"], "ICETOT", WRITING_NOT_DONE, {}) is None


def test_all_wrong_answers_are_nought_points() -> None:
    total = calculated(BY_KEY["ICE"], "ICETOT", dict.fromkeys(FULL, "0"), {})
    assert total is not None
    assert total.value == 0


def clearance(at: str, **more: Given) -> str:
    found = calculated(BY_KEY["CRCL"], "CLEARCG", {"CLEARDTC": at}, {**KIDNEY, **{("LD2", form, 1): given for form, given in more.items()}})
    return found.shown if found else ""


def test_clearance_follows_the_newest_weight_and_creatinine_before_the_page() -> None:
    later: Given = {"CHEMDTC": "2026-01-16T07:00", "CREA": result("1.70", "mg/dL")}
    assert clearance("2026-01-15T07:10") == "40.0"
    assert clearance("2026-01-16T07:00", LAB=later) == "60.0"
    assert clearance("2026-01-16T06:59", LAB=later) == "40.0"
    assert clearance("2026-01-16T08:00", VS={"VSDTC": "2026-01-16T07:30", "WEIGHT": "36"}) == "20.0"


@pytest.mark.parametrize(
    "laboratory",
    [
        {"CHEMDTC": "2026-01-16T07:00", "CREA": result("150")},
        {"CHEMDTC": "2005-01-01T07:00", "CREA": result("1.70", "mg/dL")},
        {"CHEMDTC": "2026-01-16T07:00", "CREA": result("0", "mg/dL")},
        {"CHEMDTC": "2026-01-16T07:00", "CREA": result(">1500", "μmol/L")},
    ],
)
def test_nothing_is_calculated_from_a_creatinine_that_cannot_be_used(laboratory: Given) -> None:
    pages = {key: given for key, given in KIDNEY.items() if key[1] != "LAB"}
    assert calculated(BY_KEY["CRCL"], "CLEARCG", {"CLEARDTC": "2026-01-16T08:00"}, {**pages, ("LD1", "LAB", 1): laboratory}) is None


@pytest.mark.parametrize("form", ["DM", "VS", "LAB"])
def test_nothing_is_calculated_without_person_weight_or_creatinine(form: str) -> None:
    pages = {key: given for key, given in KIDNEY.items() if key[1] != form}
    assert calculated(BY_KEY["CRCL"], "CLEARCG", {"CLEARDTC": "2026-01-16T08:00"}, pages) is None


def test_nothing_is_calculated_before_the_page_has_its_time() -> None:
    assert clearance("") == ""
    assert clearance("2026-01-15T07:09") == ""


def test_a_missed_visit_asks_for_the_reason_instead_of_the_day() -> None:
    visit = BY_KEY["SV"]
    assert {item.key for item in visit.asked(answers({"SVOCCUR": "Y"}))} == {"SVOCCUR", "SVDTC", "SVWAY", "SVWHY"}
    assert {item.key for item in visit.asked(answers({"SVOCCUR": "N"}))} == {"SVOCCUR", "SVREAS", "SVREASTX"}


def test_a_normal_system_asks_for_no_finding() -> None:
    physical = BY_KEY["PE"]
    asked = {item.key for item in physical.asked(answers({"PESKIN": "NORMAL", "PELUNG": "CS", "PEABD": "NCS"}))}
    assert "PESKINF" not in asked
    assert {"PELUNGF", "PEABDF"} <= asked


def test_without_a_reaction_only_the_grade_is_asked() -> None:
    asked = [item.key for item in BY_KEY["LICATSA"].asked(answers({"LICYN": "N"}))]
    assert asked == ["LICDTC", "LICYN", "LICGR", "LICCOM"]
