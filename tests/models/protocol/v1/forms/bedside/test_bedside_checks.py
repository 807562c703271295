"""The edit checks of the bedside pages, on their limits and one step beside."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1.forms.bedside import BEDSIDE_FORMS
from desktop.models.records.answer import Absent, Answer
from tests.models.protocol.v1.forms.bedside.examples import FULL, WRITING_NOT_DONE, kidney
from tests.models.protocol.v1.forms.pages_asked import in_both_languages
from tests.models.protocol.v1.forms.visited import CONSENTED, KNOWN, TODAY, Case, missing_examples, numbered, said, silent
from tests.models.ward import PERSON, Given, answers, book

NINE: Given = {**FULL, "ICEWRITE": "0"}
NO_SUPPORT: Given = {"CRSHYPO": "NONE", "CRSOXY": "NONE"}
ALERT: Given = {"ICANICE": "10", "ICANCONS": "AWAKE", "ICANSEIZ": "NONE", "ICANMOT": "NONE", "ICANOED": "NOTDONE", "ICANICP": "NONE"}
IN_LOG = {("LOG", "AE", 1): {"AETERM": "发热"}, ("LOG", "AE", 3): {"AETERM": "头痛"}}
STARTED = {("D0", "INFF", 1): {"F04START": "2026-01-20T23:50"}, ("D0", "INFF", 2): {"F04START": "2026-01-21T00:40"}}
MALE = {("SCR", "DM", 1): {**PERSON, "SEX": "M"}}

FIRES: list[Case] = [
    ("visit_before_consent", {"SVOCCUR": "Y", "SVDTC": "2026-01-01"}, CONSENTED),
    ("visit_day_of_first_bag", {"SVOCCUR": "Y", "SVDTC": "2026-01-19"}, STARTED),
    ("visit_not_held_but_infused", {"SVOCCUR": "N"}, STARTED),
    ("svoccur_not_told", {"SVOCCUR": Answer(absent=Absent.ND, why="未安排")}, {}),
    ("svoccur_not_told", {"SVOCCUR": Answer(absent=Absent.UK, why="不详")}, {}),
    ("svdtc_not_told", {"SVOCCUR": "Y", "SVDTC": Answer(absent=Absent.UK, why="不详")}, {}),
    ("infuse_though_forbidden", {"IERGO": "GO", "IERHCG": "POS"}, {}),
    ("infuse_though_forbidden", {"IERGO": "GO", "IERCONS": "N"}, {}),
    ("infuse_though_doubtful", {"IERGO": "GO", "IERINF": "Y", "IERHCG": "NEG", "IERCONS": "Y"}, {}),
    ("infuse_though_doubtful", {"IERGO": "GO", "IERCHG": "Y"}, {}),
    ("aeq_log_empty", {"AEQYN": "Y"}, {("LOG", "CM", 1): {"CMTRT": "泼尼松"}}),
    ("aeq_number", {"AEQYN": "Y", "AEQNUM": "1、2"}, IN_LOG),
    ("cmq_log_empty", {"CMQYN": "Y"}, IN_LOG),
    ("cmq_number", {"CMQYN": "Y", "CMQNUM": "1"}, IN_LOG),
    ("ecog_against_kps", {"ECOG": "1", "KPS": "90"}, {}),
    ("ecog_against_kps", {"ECOG": "1", "KPS": "60"}, {}),
    ("ecog_against_kps", {"ECOG": "5", "KPS": "10"}, {}),
    ("ice_below_baseline", NINE, {("REST2", "ICE", 1): FULL}),
    ("ice_below_baseline", NINE, {("SCR", "ICE", 1): FULL, ("REST2", "ICE", 1): WRITING_NOT_DONE}),
    ("ice_loss_unexplained", {**NINE, "ICELIM": "N"}, {}),
    ("crs_fever_below_limit", {"CRSFEV": "Y", "CRSTMAX": "37.9"}, {}),
    ("crs_flow_for_device", {"CRSOXY": "NASAL", "CRSFLOW": "6.1"}, {}),
    ("crs_flow_for_device", {"CRSOXY": "HFNC", "CRSFLOW": "6"}, {}),
    ("crs_graded_without_fever", {"CRSGR": "1", "CRSFEV": "N", "CRSCYTO": "N"}, {}),
    ("crs_graded_below_support", {**NO_SUPPORT, "CRSGR": "1", "CRSHYPO": "FLUID"}, {}),
    ("crs_graded_below_support", {**NO_SUPPORT, "CRSGR": "0", "CRSOXY": "NASAL"}, {}),
    ("icans_scored_unarousable", {"ICANICE": "1", "ICANCONS": "VIGOROUS"}, {}),
    ("icans_scored_unarousable", {"ICANICE": "1", "ICANCONS": "COMA"}, {}),
    ("icans_zero_with_findings", {**ALERT, "ICANGR": "0", "ICANICE": "9"}, {}),
    ("icans_zero_with_findings", {**ALERT, "ICANGR": "0", "ICANCONS": "SELF"}, {}),
    ("icans_zero_with_findings", {**ALERT, "ICANGR": "0", "ICANSEIZ": "BRIEF"}, {}),
    ("icans_zero_with_findings", {**ALERT, "ICANGR": "0", "ICANOED": "FOCAL"}, {}),
    ("icans_graded_without_findings", {**ALERT, "ICANGR": "1"}, {}),
    ("licats_ended_early", {"LICYN": "Y", "LICSTDAT": "2026-02-UK", "LICENDAT": "2026-01-31"}, {}),
    ("licats_grade", {"LICYN": "Y", "LICGR": "0"}, {}),
    ("licats_grade", {"LICYN": "N", "LICGR": "1"}, {}),
    ("licats_organ_new", {"LICYN": "Y", "LICPREV": "N"}, {}),
    ("clearance_below_30", {"CLEARDTC": "2026-01-15T08:00"}, kidney("3.41")),
    ("clearance_outdated", {"CLEARDTC": "2026-01-23T00:00"}, kidney("2.55")),
    ("contraception_other_sex", {"CONTWHO": "MALE"}, KNOWN),
    ("contraception_other_sex", {"CONTWHO": "FEMALE"}, MALE),
    ("contraception_declined", {"CONTWHO": "FEMALE", "CONTAGR": "N"}, {}),
    ("wallet_card_missing", {"CARDHAS": "N", "CARDNEW": "N"}, {}),
]
RESTS: list[Case] = [
    ("visit_day_of_first_bag", {"SVOCCUR": "Y", "SVDTC": "2026-01-20"}, STARTED),
    ("visit_not_held_but_infused", {"SVOCCUR": "N"}, {}),
    ("svoccur_not_told", {"SVOCCUR": "N"}, {}),
    ("svdtc_not_told", {"SVOCCUR": "Y", "SVDTC": "2026-01-20"}, {}),
    ("visit_before_consent", {"SVOCCUR": "Y", "SVDTC": "2026-01-02"}, CONSENTED),
    ("infuse_though_forbidden", {"IERGO": "DELAY", "IERHCG": "POS", "IERCONS": "N"}, {}),
    ("infuse_though_forbidden", {"IERGO": "GO", "IERHCG": "NA", "IERCONS": "Y", "IERINF": "Y"}, {}),
    ("infuse_though_doubtful", {"IERGO": "DELAY", "IERINF": "Y"}, {}),
    ("infuse_though_doubtful", {"IERGO": "GO", "IERINF": "N", "IERCHG": "N"}, {}),
    ("infuse_though_doubtful", {"IERGO": "GO", "IERINF": "Y", "IERHCG": "POS"}, {}),
    ("aeq_log_empty", {"AEQYN": "Y"}, IN_LOG),
    ("aeq_log_empty", {"AEQYN": "N"}, {}),
    ("aeq_number", {"AEQYN": "Y", "AEQNUM": "1, 3"}, IN_LOG),
    ("cmq_log_empty", {"CMQYN": "Y"}, {("LOG", "CM", 1): {"CMTRT": "泼尼松"}}),
    ("cmq_number", {"CMQYN": "Y", "CMQNUM": "2"}, {("LOG", "CM", 2): {"CMTRT": "泼尼松"}}),
    ("ecog_against_kps", {"ECOG": "1", "KPS": "80"}, {}),
    ("ecog_against_kps", {"ECOG": "1", "KPS": "70"}, {}),
    ("ecog_against_kps", {"ECOG": "5", "KPS": "0"}, {}),
    ("ice_below_baseline", NINE, {("REST2", "ICE", 1): NINE}),
    ("ice_below_baseline", NINE, {("SCR", "ICE", 1): FULL, ("REST2", "ICE", 1): NINE}),
    ("ice_below_baseline", NINE, {("D4", "ICE", 1): FULL}),
    ("ice_below_baseline", WRITING_NOT_DONE, {("REST2", "ICE", 1): FULL}),
    ("ice_loss_unexplained", {**FULL, "ICELIM": "N"}, {}),
    ("ice_loss_unexplained", {**NINE, "ICELIM": "Y"}, {}),
    ("ice_loss_unexplained", {**NINE, "ICELIM": "N"}, {("REST2", "ICE", 1): FULL}),
    ("crs_fever_below_limit", {"CRSFEV": "Y", "CRSTMAX": "38.0"}, {}),
    ("crs_flow_for_device", {"CRSOXY": "NASAL", "CRSFLOW": "6"}, {}),
    ("crs_flow_for_device", {"CRSOXY": "HFNC", "CRSFLOW": "6.1"}, {}),
    ("crs_flow_for_device", {"CRSOXY": "MASK", "CRSFLOW": "5"}, {}),
    ("crs_graded_without_fever", {"CRSGR": "1", "CRSFEV": "N", "CRSCYTO": "Y"}, {}),
    ("crs_graded_without_fever", {"CRSGR": "0", "CRSFEV": "N", "CRSCYTO": "N"}, {}),
    ("crs_graded_below_support", {**NO_SUPPORT, "CRSGR": "1"}, {}),
    ("crs_graded_below_support", {**NO_SUPPORT, "CRSGR": "2", "CRSHYPO": "FLUID"}, {}),
    ("crs_graded_below_support", {**NO_SUPPORT, "CRSGR": "0", "CRSOXY": "NASAL", "CRSOTHER": "Y"}, {}),
    ("icans_scored_unarousable", {"ICANICE": "0", "ICANCONS": "COMA"}, {}),
    ("icans_scored_unarousable", {"ICANICE": "1", "ICANCONS": "TOUCH"}, {}),
    ("icans_zero_with_findings", {**ALERT, "ICANGR": "0"}, {}),
    ("icans_zero_with_findings", {**ALERT, "ICANGR": "0", "ICANICE": "9", "ICANOTH": "Y"}, {}),
    ("icans_graded_without_findings", {**ALERT, "ICANGR": "1", "ICANICE": "9"}, {}),
    ("icans_graded_without_findings", {**ALERT, "ICANGR": "0"}, {}),
    ("licats_ended_early", {"LICYN": "Y", "LICSTDAT": "2026-02-UK", "LICENDAT": "2026-02-01"}, {}),
    ("licats_grade", {"LICYN": "Y", "LICGR": "1"}, {}),
    ("licats_grade", {"LICYN": "N", "LICGR": "0"}, {}),
    ("licats_organ_new", {"LICYN": "Y", "LICPREV": "Y"}, {}),
    ("clearance_below_30", {"CLEARDTC": "2026-01-15T08:00"}, kidney("3.40")),
    ("clearance_outdated", {"CLEARDTC": "2026-01-22T23:59"}, kidney("2.55")),
    ("contraception_other_sex", {"CONTWHO": "FEMALE"}, KNOWN),
    ("contraception_other_sex", {"CONTWHO": "NONE"}, MALE),
    ("contraception_declined", {"CONTWHO": "FEMALE", "CONTAGR": "Y"}, {}),
    ("wallet_card_missing", {"CARDHAS": "N", "CARDNEW": "Y"}, {}),
]


@pytest.mark.parametrize("case", FIRES, ids=numbered(FIRES))
def test_a_bedside_check_speaks_in_both_languages_when_its_values_disagree(case: Case) -> None:
    words = said(BEDSIDE_FORMS, case)
    assert words is not None
    assert in_both_languages(words)


@pytest.mark.parametrize("case", RESTS, ids=numbered(RESTS))
def test_a_bedside_check_is_silent_on_its_limit(case: Case) -> None:
    assert silent(BEDSIDE_FORMS, case)


def test_every_bedside_check_has_an_example_on_both_sides_and_rests_on_an_empty_page() -> None:
    assert missing_examples(BEDSIDE_FORMS, FIRES, RESTS) == set()
    empty = Context(answers({}), book({}), TODAY)
    assert [check.key for form in BEDSIDE_FORMS for check in form.checks if check.says(empty)] == []


def test_only_what_cannot_be_true_must_be_resolved_before_signing() -> None:
    must = {check.key for form in BEDSIDE_FORMS for check in form.checks if check.level is Level.MUST}
    assert must == {
        "visit_before_consent",
        "visit_day_of_first_bag",
        "visit_not_held_but_infused",
        "svoccur_not_told",
        "svdtc_not_told",
        "infuse_though_forbidden",
        "crs_fever_below_limit",
        "icans_scored_unarousable",
        "licats_ended_early",
        "licats_grade",
        "contraception_other_sex",
    }
