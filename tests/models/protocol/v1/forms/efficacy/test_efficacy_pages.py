"""The pages of efficacy and of what patients report: words, scores by disease group, and their edit checks."""

from __future__ import annotations

import re

import pytest

from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import PHYSICIAN_ONLY, RECORD_AND_REVIEW, Context, Form, Level
from desktop.models.protocol.items import Day, Number, Origin
from desktop.models.protocol.v1.forms import FORMS
from desktop.models.protocol.v1.forms.efficacy import EFFICACY_FORMS
from tests.models.protocol.v1.forms.pages_asked import crossed_limits, in_both_languages, misnamed, unworded
from tests.models.protocol.v1.forms.visited import KNOWN, TODAY, Case, missing_examples, numbered, said, silent
from tests.models.ward import Given, answers, book

BY_KEY = {form.key: form for form in EFFICACY_FORMS}
REPORTED = [form for form in EFFICACY_FORMS if form.key != "EFF"]
CATEGORIES = ("HAQDRESS", "HAQRISE", "HAQEAT", "HAQWALK", "HAQHYG", "HAQREACH", "HAQGRIP", "HAQACT")
ONES: Given = dict.fromkeys(CATEGORIES, "1")
"""The mean is 1."""
SIX: Given = dict.fromkeys(CATEGORIES[:6], "1")
FIVE: Given = dict.fromkeys(CATEGORIES[:5], "1")
THIRDS: Given = {**dict.fromkeys(CATEGORIES[:4], "1"), "HAQHYG": "2", "HAQREACH": "2"}
"""Six categories; the mean is 1.333…"""

FIRES: list[Case] = [
    ("efficacy_other_arm", {"EFFARM": "ITP"}, KNOWN),
    ("efficacy_sampled_later", {"EFFARM": "ITP", "EFFDTC": "2026-02-17", "EFFPLTDT": "2026-02-18"}, {}),
    ("haq_overall_differs", {**ONES, "HAQDI": "1.011"}, {}),
    ("haq_overall_differs", {**ONES, "HAQDI": "0.989"}, {}),
    ("haq_overall_differs", {**THIRDS, "HAQDI": "1"}, {}),
    ("haq_too_few_categories", {**FIVE, "HAQDI": "1"}, {}),
]
RESTS: list[Case] = [
    ("efficacy_other_arm", {"EFFARM": "SLE"}, KNOWN),
    ("efficacy_other_arm", {"EFFARM": "ITP"}, {}),
    ("efficacy_sampled_later", {"EFFARM": "ITP", "EFFDTC": "2026-02-17", "EFFPLTDT": "2026-02-17"}, {}),
    ("haq_overall_differs", {**ONES, "HAQDI": "1.01"}, {}),
    ("haq_overall_differs", {**ONES, "HAQDI": "0.99"}, {}),
    ("haq_overall_differs", {**THIRDS, "HAQDI": "1.33"}, {}),
    ("haq_overall_differs", {**FIVE, "HAQDI": "3"}, {}),
    ("haq_too_few_categories", {**SIX, "HAQDI": "1"}, {}),
    ("haq_too_few_categories", FIVE, {}),
]


@pytest.mark.parametrize("form", EFFICACY_FORMS, ids=lambda form: form.key)
def test_an_efficacy_page_is_worded_named_and_limited_throughout(form: Form) -> None:
    """R-SRC-01."""
    assert unworded(form) == []
    assert misnamed(form) == []
    assert crossed_limits(form) == []


def test_no_efficacy_page_uses_an_item_name_of_another_page() -> None:
    others = [form for form in FORMS if form.key not in {one.key for one in EFFICACY_FORMS}]
    names = [item.key for form in (*EFFICACY_FORMS, *others) for item in form.items]
    assert sorted(names) == sorted(set(names))


def test_the_assessment_is_a_physician_s_and_the_questionnaires_are_recorded_from_paper() -> None:
    """R-SIG-09, R-SRC-01."""
    assert BY_KEY["EFF"].signers == PHYSICIAN_ONLY
    assert all(form.signers == RECORD_AND_REVIEW for form in REPORTED)
    assert {item.origin for form in REPORTED for item in form.items} == {Origin.PAPER}


def test_every_page_belongs_to_the_procedure_that_plans_it() -> None:
    assert {section.procedure for section in BY_KEY["EFF"].sections} == {"EFF"}
    assert {section.procedure for form in REPORTED for section in form.sections} == {"PRO"}


@pytest.mark.parametrize(
    ("arm", "scores"),
    [
        ("SLE", {"SLEDAI", "SLEPGA", "BILAG"}),
        ("SSc", {"MRSS", "EFFFVC", "EFFFVCML"}),
        ("IIM", {"MMT8", "IIMPHGA"}),
        ("ITP", {"EFFPLT", "EFFPLTDT", "EFFBLEED"}),
        ("", set()),
    ],
)
def test_only_the_instruments_of_the_subject_s_disease_group_are_asked(arm: str, scores: set[str]) -> None:
    asked = {item.key for item in BY_KEY["EFF"].asked(answers({"EFFARM": arm}))}
    assert asked == {"EFFDTC", "EFFBY", "EFFARM", "EFFCOM"} | scores


@pytest.mark.parametrize(
    ("form", "item", "highest", "above"),
    [
        ("EFF", "SLEDAI", "105", "106"),
        ("EFF", "SLEPGA", "3", "3.1"),
        ("EFF", "MRSS", "51", "52"),
        ("EFF", "MMT8", "150", "151"),
        ("EFF", "IIMPHGA", "10", "10.1"),
        ("HAQ", "HAQDI", "3", "3.125"),
        ("FACIT", "FACITTOT", "52", "53"),
        ("VAS", "VASPAIN", "10", "10.1"),
        ("VAS", "VASFATIG", "10", "10.1"),
    ],
)
def test_a_score_above_the_full_score_of_its_instrument_is_impossible(form: str, item: str, highest: str, above: str) -> None:
    arms = {"SLEDAI": "SLE", "SLEPGA": "SLE", "MRSS": "SSc", "MMT8": "IIM", "IIMPHGA": "IIM"}
    assert Level.MUST not in levels(BY_KEY[form], item, {"EFFARM": arms.get(item, ""), **ONES, item: highest})
    assert Level.MUST in levels(BY_KEY[form], item, {"EFFARM": arms.get(item, ""), **ONES, item: above})


def levels(form: Form, item: str, given: Given) -> set[Level]:
    return {finding.level for finding in findings(form, Context(answers(given), book({}), TODAY)) if finding.item == item}


def test_a_questionnaire_page_keeps_scores_and_a_day_and_none_of_its_questions() -> None:
    scores = [form for form in REPORTED if form.key != "HAQ"]
    assert all(isinstance(item, Day | Number) for form in scores for item in form.items)
    assert not re.search("[？?]", "".join(item.text.zh + item.text.en for form in REPORTED for item in form.items))


@pytest.mark.parametrize("case", FIRES, ids=numbered(FIRES))
def test_an_efficacy_check_speaks_in_both_languages_when_its_values_disagree(case: Case) -> None:
    words = said(EFFICACY_FORMS, case)
    assert words is not None
    assert in_both_languages(words)


@pytest.mark.parametrize("case", RESTS, ids=numbered(RESTS))
def test_an_efficacy_check_is_silent_on_its_limit(case: Case) -> None:
    assert silent(EFFICACY_FORMS, case)


def test_every_efficacy_check_has_an_example_on_both_sides_and_rests_on_an_empty_page() -> None:
    assert missing_examples(EFFICACY_FORMS, FIRES, RESTS) == set()
    empty = Context(answers({}), book({}), TODAY)
    assert [check.key for form in EFFICACY_FORMS for check in form.checks if check.says(empty)] == []
