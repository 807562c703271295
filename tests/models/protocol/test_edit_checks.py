"""The edit checks of the pages that screening begins with, on their limits and one step beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.text import Text
from tests.models.ward import CHEMISTRY, CONSENT, HISTORY, PERSON, SIGNS, Given, Pages, Visited, answers, book, result, subject

FORMS = [PROTOCOL.form(key) for key in ("ICF", "DM", "MH", "VS", "LAB", "INV")]
"""The other pages have their examples beside their own tests, and so has what every dated page is asked."""
CHECKS = [(form, check) for form in FORMS for check in form.checks if not check.key.startswith("course_")]
CHINESE = re.compile("[\u4e00-\u9fff]")
TODAY = date(2026, 1, 10)

# Edit checks: the page's answers, the other pages, and what should fire.
Fires = tuple[str, Mapping[str, Answer | str], Pages]
LATER_CHEMISTRY: Given = {"CHEMDTC": "2026-01-08T07:40", "ALT": result("105", "U/L", "7", "40")}
FIRES: list[Fires] = [
    ("signed_before_version", {"ICFVDTC": "2026-01-03", "RFICDTC": "2026-01-02T09:00"}, {}),
    ("re_consent_earlier", {"RECYN": "Y", "RECDTC": "2026-01-02T09:00", "RFICDTC": "2026-01-02T09:00"}, {}),
    ("withdrawn_earlier", {"WDYN": "Y", "WDDTC": "2026-01-01", "RFICDTC": "2026-01-02T09:00"}, {}),
    ("icftime_no", {"ICFTIME": "N"}, {}),
    ("icfcopy_no", {"ICFCOPY": "N"}, {}),
    ("piplyn_no", {"PIPLYN": "N"}, {}),
    ("age_outside", {"BRTHDTC": "2008-01-03"}, {("ICF", 1): CONSENT}),
    ("born_after_consent", {"BRTHDTC": "2026-01-02"}, {("ICF", 1): CONSENT}),
    ("d0_too_soon", {"D0PLDTC": "2026-01-07"}, {("ICF", 1): CONSENT}),
    ("consent_before_window", {"D0PLDTC": "2026-01-31"}, {("ICF", 1): CONSENT}),
    ("diagnosed_before_symptoms", {"MHSTDTC": "2020-12-31", "SYMPDTC": "2021-UK-UK"}, {}),
    ("symptoms_before_birth", {"SYMPDTC": "2004-UK-UK"}, {("DM", 1): PERSON}),
    ("pressures_crossed", {"SYSBP": "72", "DIABP": "72"}, {}),
    ("weight_moved", {"WEIGHT": "60.0"}, {("VS", 1): SIGNS}),
    ("fever", {"TEMP": "38.0"}, {}),
    ("before_consent", {"VSDTC": "2026-01-02T08:59"}, {("ICF", 1): CONSENT}),
    ("neut_above_wbc", {"NEUT": result("4.3", "×10⁹/L"), "WBC": result("4299", "/μL")}, {}),
    ("lym_above_wbc", {"LYM": result("4.3", "×10⁹/L"), "WBC": result("4.2", "×10⁹/L")}, {}),
    ("dbil_above_tbil", {"DBIL": result("9.9", "μmol/L"), "TBIL": result("9.8", "μmol/L")}, {}),
    ("inr_without_pt", {"INR": result("1.3", "", "0.8", "1.2"), "PT": result("12", "s", "11", "13.7")}, {}),
    ("pt_and_inr", {"INR": result("1.1", "", "0.8", "1.2")}, {}),
    ("alt_jump", LATER_CHEMISTRY, {("LAB", 1): CHEMISTRY}),
    ("ast_jump", {**LATER_CHEMISTRY, "AST": result("93", "U/L", "13", "35")}, {("LAB", 1): CHEMISTRY}),
    ("tbil_jump", {**LATER_CHEMISTRY, "TBIL": result("29.4", "μmol/L", "", "21")}, {("LAB", 1): CHEMISTRY}),
    ("crea_jump", {**LATER_CHEMISTRY, "CREA": result("252", "μmol/L", "41", "73")}, {("LAB", 1): CHEMISTRY}),
    ("csf_after_sample", {"NEUT": result("1.9", "×10⁹/L"), "CBCDTC": "2026-01-05T07:40"}, {("MH", 1): {"CSFDTC": "2026-01-06"}}),
    ("cbcdtc_before_consent", {"CBCDTC": "2026-01-02T08:59"}, {("ICF", 1): CONSENT}),
    ("chemdtc_before_consent", {"CHEMDTC": "2026-01-02T08:59"}, {("ICF", 1): CONSENT}),
    ("coagdtc_before_consent", {"COAGDTC": "2026-01-02T08:59"}, {("ICF", 1): CONSENT}),
    ("cbcdtc_window", {"CBCDTC": "2025-12-22T07:40"}, {("DM", 1): PERSON}),
    ("chemdtc_window", {"CHEMDTC": "2026-01-15T07:40"}, {("DM", 1): PERSON}),
    ("coagdtc_window", {"COAGDTC": "2026-01-21T07:40"}, {("DM", 1): PERSON}),
    ("rise_not_judged", {}, {("LAB", 1): {"ALT": result("120.1", "U/L", "7", "40")}}),
]
RESTS: list[Fires] = [
    ("rise_not_judged", {}, {("LAB", 1): {"ALT": result("120", "U/L", "7", "40")}}),
    ("rise_not_judged", {"IIMALT": "N"}, {("LAB", 1): {"ALT": result("132", "U/L", "7", "40")}}),
    ("signed_before_version", {"ICFVDTC": "2026-01-02", "RFICDTC": "2026-01-02T09:00"}, {}),
    ("re_consent_earlier", {"RECYN": "N", "RECDTC": "2026-01-02T09:00", "RFICDTC": "2026-01-02T09:00"}, {}),
    ("withdrawn_earlier", {"WDYN": "Y", "WDDTC": "2026-01-02", "RFICDTC": "2026-01-02T09:00"}, {}),
    ("icftime_no", {"ICFTIME": ""}, {}),
    ("age_outside", {"BRTHDTC": "2008-01-02"}, {("ICF", 1): CONSENT}),
    ("born_after_consent", {"BRTHDTC": "2026-01-01"}, {("ICF", 1): CONSENT}),
    ("d0_too_soon", {"D0PLDTC": "2026-01-08"}, {("ICF", 1): CONSENT}),
    ("consent_before_window", {"D0PLDTC": "2026-01-30"}, {("ICF", 1): CONSENT}),
    ("diagnosed_before_symptoms", {"MHSTDTC": "2021-01-01", "SYMPDTC": "2021-UK-UK"}, {}),
    ("symptoms_before_birth", {"SYMPDTC": "2005-UK-UK"}, {("DM", 1): PERSON}),
    ("pressures_crossed", {"SYSBP": "73", "DIABP": "72"}, {}),
    ("weight_moved", {"WEIGHT": "59.95"}, {("VS", 1): SIGNS}),
    ("fever", {"TEMP": "37.9"}, {}),
    ("before_consent", {"VSDTC": "2026-01-02T09:00"}, {("ICF", 1): CONSENT}),
    ("neut_above_wbc", {"NEUT": result("4.2", "×10⁹/L"), "WBC": result("4.2", "×10⁹/L")}, {}),
    ("neut_above_wbc", {"NEUT": result(">4.3", "×10⁹/L"), "WBC": result("4.2", "×10⁹/L")}, {}),
    ("dbil_above_tbil", {"DBIL": result("9.9", "μmol/L"), "TBIL": result("0.5", "mg/dL")}, {}),
    ("inr_without_pt", {"INR": result("1.3", "", "0.8", "1.2"), "PT": result("14", "s", "11", "13.7")}, {}),
    ("inr_without_pt", {"INR": result("1.2", "", "0.8", "1.2"), "PT": result("12", "s", "11", "13.7")}, {}),
    ("pt_and_inr", {}, {}),
    ("alt_jump", {**LATER_CHEMISTRY, "ALT": result("104.9", "U/L")}, {("LAB", 1): CHEMISTRY}),
    ("alt_jump", {"ALT": result("105", "U/L")}, {("LAB", 1): CHEMISTRY}),
    ("alt_jump", {**LATER_CHEMISTRY, "CHEMDTC": "2026-01-05T07:40"}, {("LAB", 1): CHEMISTRY}),
    ("csf_after_sample", {"NEUT": result("1.9", "×10⁹/L"), "CBCDTC": "2026-01-05T07:40"}, {("MH", 1): {"CSFDTC": "2026-01-05"}}),
    ("csf_after_sample", {"NEUT": result("1.9", "×10⁹/L"), "CBCDTC": "2026-01-05T07:40"}, {("MH", 1): HISTORY}),
    ("cbcdtc_before_consent", {"CBCDTC": "2026-01-02T09:00"}, {("ICF", 1): CONSENT}),
    ("cbcdtc_window", {"CBCDTC": "2025-12-23T07:40"}, {("DM", 1): PERSON}),
    ("cbcdtc_window", {"CBCDTC": "2026-01-14T07:40"}, {("DM", 1): PERSON}),
]


def said(check: str, answers: Mapping[str, Answer | str], pages: Pages) -> Text | None:
    given = {key: answer if isinstance(answer, Answer) else Answer(answer) for key, answer in answers.items()}
    found = next(candidate for _, candidate in CHECKS if candidate.key == check)
    return found.says(Context(Answers(given), subject(pages), TODAY))


@pytest.mark.parametrize(("check", "answers", "pages"), FIRES, ids=[case[0] for case in FIRES])
def test_an_edit_check_speaks_in_both_languages_when_its_values_disagree(
    check: str, answers: Mapping[str, Answer | str], pages: Pages
) -> None:
    words = said(check, answers, pages)
    assert words is not None
    assert CHINESE.search(words.zh)
    assert not CHINESE.search(words.en)


@pytest.mark.parametrize(("check", "answers", "pages"), RESTS, ids=[f"{number}-{case[0]}" for number, case in enumerate(RESTS)])
def test_an_edit_check_is_silent_on_its_limit(check: str, answers: Mapping[str, Answer | str], pages: Pages) -> None:
    assert said(check, answers, pages) is None


def test_every_edit_check_has_an_example_and_is_silent_on_an_empty_page() -> None:
    assert {check.key for _, check in CHECKS} == {case[0] for case in FIRES}
    assert [check.key for _, check in CHECKS if check.says(Context(Answers({}), subject({}), TODAY))] == []
    assert len({check.key for form in PROTOCOL.forms for check in form.checks}) == sum(len(form.checks) for form in PROTOCOL.forms)


def test_a_sample_is_held_to_the_screening_window_only_at_screening() -> None:
    """A sample after the infusion is no late screening sample."""
    windows = {"cbcdtc_window", "chemdtc_window", "coagdtc_window"}
    made_at = {(visit.key, check.key) for visit in PROTOCOL.visits for form in PROTOCOL.pages(visit.key) for check in form.checks}
    assert {(visit, check) for visit, check in made_at if check in windows} == {("SCR", window) for window in windows}
    assert ("D4", "alt_jump") in made_at


def test_a_result_is_compared_with_the_newest_earlier_sample_of_any_visit() -> None:
    screened: Visited = {("SCR", "LAB", 1): CHEMISTRY}
    before: Visited = {("LD1", "LAB", 1): {"CHEMDTC": "2026-01-07T07:40", "ALT": result("52.5", "U/L")}}
    later: Visited = {("D4", "LAB", 1): {"CHEMDTC": "2026-01-09T07:40", "ALT": result("20", "U/L")}}
    jump = next(check for _, check in CHECKS if check.key == "alt_jump")
    now = answers(LATER_CHEMISTRY)
    assert jump.says(Context(now, book(screened), TODAY)) is not None
    assert jump.says(Context(now, book({**screened, **before, **later}), TODAY)) is None


def test_an_impossible_pair_must_be_resolved_and_a_strange_one_is_checked() -> None:
    levels = {check.key: check.level for _, check in CHECKS}
    assert (levels["pressures_crossed"], levels["neut_above_wbc"]) == (Level.MUST, Level.MUST)
    assert (levels["age_outside"], levels["alt_jump"], levels["cbcdtc_before_consent"]) == (Level.CHECK,) * 3
    assert levels["csf_after_sample"] is Level.NOTE
