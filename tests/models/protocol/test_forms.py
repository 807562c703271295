"""The pages of version 1: names, both languages, limits, and the edit checks they make of themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from desktop.models.protocol.items import PHYSICIAN_ONLY, Check, Choice, Context, Derived, Form, Item, Laboratory, Level, Number
from desktop.models.protocol.v1 import PROTOCOL, subject as screening
from desktop.models.records.answer import Answer, Answers
from desktop.models.text import Language, Text
from desktop.models.values import Bounds
from tests.models.ward import CHEMISTRY, CONSENT, D0, HISTORY, PERSON, SIGNS, Pages, eligible, result, subject

ITEMS = [(form, item) for form in PROTOCOL.forms for item in form.items]
CHECKS = [(form, check) for form in PROTOCOL.forms for check in form.checks]
CHINESE = re.compile("[\u4e00-\u9fff]")
TODAY = date(2026, 1, 10)


def words(form: Form) -> list[Text]:
    texts = [form.text, form.short, *(section.text for section in form.sections)]
    for item in form.items:
        texts += [item.text] + ([item.hint] if item.hint else [])
        texts += [option.text for option in item.options] if isinstance(item, Choice) else []
    return texts


def form_of(pair: tuple[Form, Item | Check]) -> str:
    return f"{pair[0].key}.{pair[1].key}"


@pytest.mark.parametrize("pair", ITEMS, ids=form_of)
def test_an_item_has_a_short_upper_case_name_and_says_where_it_comes_from(pair: tuple[Form, Item]) -> None:
    """R-SRC-01: the name is the one of the exported data set, eight characters at most."""
    assert re.fullmatch("[A-Z][A-Z0-9]{0,7}", pair[1].key)
    assert pair[1].source.sentence


@pytest.mark.parametrize("form", PROTOCOL.forms, ids=lambda form: form.key)
@pytest.mark.parametrize("language", Language)
def test_every_form_is_worded_in_both_languages(form: Form, language: Language) -> None:
    for text in words(form):
        assert bool(CHINESE.search(text.say(language))) is (language is Language.ZH), text


def test_no_page_asks_for_a_name_a_hospital_number_or_a_phone() -> None:
    asked = " ".join(item.text.zh for _, item in ITEMS)
    assert not re.search("姓名(?!缩写)|住院号|门诊号|电话|身份证|地址", asked)


def test_keys_are_not_used_twice_across_pages() -> None:
    keys = [item.key for _, item in ITEMS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("pair", [pair for pair in ITEMS if isinstance(pair[1], Laboratory)], ids=form_of)
def test_a_laboratory_item_has_usual_values_inside_possible_ones_and_limits_inside_usual_ones(pair: tuple[Form, Item]) -> None:
    item = pair[1]
    assert isinstance(item, Laboratory)
    assert inside(item.soft, item.hard)
    assert inside(item.reference("M"), item.soft)
    assert inside(item.reference("F"), item.soft)
    assert item.reference("") is None
    assert item.reference_source.sentence


@pytest.mark.parametrize("pair", [pair for pair in ITEMS if isinstance(pair[1], Number)], ids=form_of)
def test_a_measured_item_has_usual_values_inside_possible_ones(pair: tuple[Form, Item]) -> None:
    item = pair[1]
    assert isinstance(item, Number)
    assert inside(item.soft, item.hard)
    assert item.reference is None or inside(item.reference, item.soft)


def inside(inner: Bounds | None, outer: Bounds) -> bool:
    assert inner is not None
    assert inner.low is None or inner.high is None or inner.low < inner.high
    return all(outer.holds(end) for end in (inner.low, inner.high) if end is not None)


def test_weight_needs_a_second_person() -> None:
    """R-SRC-08: clearance and dose rest on it."""
    assert [item.key for _, item in ITEMS if item.critical] == ["WEIGHT"]


def test_the_judgement_is_signed_by_a_physician_alone() -> None:
    """R-SIG-09."""
    assert [form.key for form in PROTOCOL.forms if form.signers == PHYSICIAN_ONLY] == ["INV"]


def test_only_laboratory_pages_repeat_and_their_results_are_a_grid() -> None:
    assert [form.key for form in PROTOCOL.forms if form.repeats] == ["LAB"]
    assert all(section.grid for section in PROTOCOL.form("LAB").sections)


def test_a_panel_not_tested_this_time_is_not_asked() -> None:
    """A repeat of one panel is a page of one panel."""
    form = PROTOCOL.form("LAB")
    asked = {item.key for item in form.asked(Answers({"CHEMPERF": Answer("N"), "COAGPERF": Answer("N")}))}
    assert {"CHEMPERF", "WBC", "CBCDTC"} <= asked
    assert not asked & {"ALT", "CHEMDTC", "CRCL", "INR"}


# Edit checks: the page's answers, the other pages, and what should fire.
Fires = tuple[str, Mapping[str, Answer | str], Pages]
LATER_CHEMISTRY = {"CHEMDTC": "2026-01-08T07:40", "ALT": result("105", "U/L", "7", "40")}
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
]
RESTS: list[Fires] = [
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
    assert len({check.key for _, check in CHECKS}) == len(CHECKS)


def test_an_impossible_pair_must_be_resolved_and_a_strange_one_is_checked() -> None:
    levels = {check.key: check.level for _, check in CHECKS}
    assert (levels["pressures_crossed"], levels["neut_above_wbc"]) == (Level.MUST, Level.MUST)
    assert (levels["age_outside"], levels["alt_jump"], levels["cbcdtc_before_consent"]) == (Level.CHECK,) * 3
    assert levels["csf_after_sample"] is Level.NOTE


def derived(form: str, item: str, answers: Mapping[str, Answer | str], pages: Pages) -> str:
    asked = PROTOCOL.form(form).item(item)
    assert isinstance(asked, Derived)
    given = {key: answer if isinstance(answer, Answer) else Answer(answer) for key, answer in answers.items()}
    found = asked.compute(Answers(given), subject(pages))
    return found.shown if found else ""


def test_the_page_calculates_from_its_own_values_and_the_subject_s() -> None:
    assert derived("VS", "BMI", SIGNS, {}) == "20.8"
    assert derived("VS", "BSA", SIGNS, {}) == "1.57"
    assert derived("LAB", "CRCL", CHEMISTRY, eligible()) == "81.3"


@pytest.mark.parametrize(
    ("answers", "pages"),
    [
        ({}, eligible()),
        ({**CHEMISTRY, "CREA": result("84")}, eligible()),
        ({**CHEMISTRY, "CREA": result("<20", "μmol/L")}, eligible()),
        ({**CHEMISTRY, "CREA": result("0", "μmol/L")}, eligible()),
        ({**CHEMISTRY, "CHEMDTC": ""}, eligible()),
        ({**CHEMISTRY, "CHEMDTC": "2001-01-01T08:00"}, eligible()),
        (CHEMISTRY, {("DM", 1): PERSON}),
        (CHEMISTRY, {("VS", 1): SIGNS}),
    ],
)
def test_nothing_is_calculated_from_half_the_inputs(answers: Mapping[str, Answer | str], pages: Pages) -> None:
    assert derived("LAB", "CRCL", answers, pages) == ""


def test_nothing_is_calculated_without_height_or_weight() -> None:
    assert derived("VS", "BMI", {"HEIGHT": "162"}, {}) == derived("VS", "BSA", {"WEIGHT": "0", "HEIGHT": "162"}, {}) == ""


def test_the_screening_pages_tell_who_the_subject_is() -> None:
    book = subject(eligible())
    assert screening.sex(book) == "F"
    assert screening.birth_date(book) == date(2005, 3, 11)
    assert screening.planned_d0(book) == date.fromisoformat(D0)
    assert (screening.height_cm(book), screening.weight_kg(book)) == (Decimal(162), Decimal("54.5"))
    signed = screening.consented_at(book)
    assert signed is not None
    assert signed.isoformat() == "2026-01-02T09:00:00+08:00"
    assert screening.planned_d0(subject({})) is None
