"""The edit checks of the infusion pages, on their limits and one step beside."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from desktop.models.protocol.form import Level
from desktop.models.records.answer import Answer
from tests.models.protocol.v1.forms.infusion.pages import CHECKS, LABORATORY, RELEASED, SCREENED, STARTED, THAWED, context, raised, rows
from tests.models.ward import Visited

Case = tuple[str, str, Mapping[str, Answer | str], Visited]
BAG: Visited = {("D0", "INFF", 1): STARTED}
DOSED: Visited = {**SCREENED, ("LD1", "LAB", 1): LABORATORY}

FIRES: list[Case] = [
    ("INFA", "last_ld_differs", {"A01LAST": "2026-01-17"}, {("LD3", "LD", 1): {"LDDTC": "2026-01-16"}}),
    ("INFA", "long_qt", {"A06QTCF": "501"}, {}),
    ("INFA", "ice_unexplained", {"A08ICE": "9"}, {}),
    ("INFA", "woman_not_applicable", {"A09HCG": "NA"}, SCREENED),
    ("INFA", "consent_day_differs", {"A10SIGN": "2026-01-03"}, SCREENED),
    ("INFB", "one_dose", {"B01DOSE": "1"}, {}),
    ("INFE", "slow_thaw", {"E02START": "2026-01-20T10:00", "E02END": "2026-01-20T10:11"}, {}),
    ("INFE", "more_bags_than_released", {"E02BAG": "2"}, {("D0", "INFC", 1): RELEASED}),
    ("INFF", "first_bag_day_of_visit", {"F04START": "2026-01-20T10:00"}, {("D0", "SV", 1): {"SVOCCUR": "Y", "SVDTC": "2026-01-19"}}),
    ("INFF", "first_bag_day_of_visit", {"F04START": "2026-01-20T10:00"}, {("D0", "SV", 1): {"SVOCCUR": "N"}}),
    ("INFF", "long_infusion", {"F04START": "2026-01-20T10:00", "F09END": "2026-01-20T10:31"}, {}),
    ("INFF", "resumed_before_pause", {"F07PAUSE": "2026-01-20T10:20", "F07AGAIN": "2026-01-20T10:19"}, {}),
    ("INFA", "a06dtc_before", {"A06DTC": "2026-01-20T07:59", "A06ECG": "2026-01-20T08:00"}, {}),
    ("INFC", "c01dtc_before", {"C01DTC": "2026-01-20T08:35", "C01RECV": "2026-01-20T08:45"}, {}),
    ("INFC", "c05dtc_before", {"C05DTC": "2026-01-20T08:49", "C05HAND": "2026-01-20T08:50"}, {}),
    ("INFD", "d01dtc_before", {"D01DTC": "2026-01-20T09:00", "D01APYN": "Y", "D01APT": "2026-01-20T09:15"}, {}),
    ("INFE", "e02dtc_before", {"E02DTC": "2026-01-20T10:04", **THAWED}, {}),
    ("INFE", "e04dtc_before", {"E04DTC": "2026-01-20T09:40", **THAWED}, {}),
    ("INFE", "e05dtc_before", {"E05DTC": "2026-01-20T10:04", **THAWED}, {}),
    ("INFF", "f02dtc_before", {"F01BAG": "1", "F02DTC": "2026-01-20T10:11"}, {("D0", "VSG", 1): rows("V01")}),
    ("INFF", "f09dtc_before", {"F09DTC": "2026-01-20T10:34", **STARTED}, {}),
    ("INFG", "g01dtc_before", {"G01DTC": "2026-01-20T10:11"}, {("D0", "VSG", 1): rows("V05", "V13")}),
    ("VSG", "v01_window", {"VSGBAG": "1", "V01DTC": "2026-01-20T09:44"}, BAG),
    ("VSG", "v02_window", {"VSGBAG": "1", "V02DTC": "2026-01-20T10:26"}, BAG),
    ("VSG", "v13_window", {"VSGBAG": "1", "V13DTC": "2026-01-20T16:51"}, BAG),
    ("VSG", "v03diabp_crossed", {"V03SYSBP": "72", "V03DIABP": "72"}, {}),
    ("VSG", "v04temp_fever", {"V04TEMP": "38.0"}, {}),
    ("MON", "outside_the_period", {"MONDTC": "2026-02-04"}, SCREENED),
    ("MON", "outside_the_period", {"MONDTC": "2026-01-19"}, SCREENED),
    ("MON", "m1dtc_day", {"MONDTC": "2026-01-21", "M1DTC": "2026-01-20T23:50"}, {}),
    ("MON", "mbdtc_day", {"MONDTC": "2026-01-21", "MBDTC": "2026-01-22T00:10"}, {}),
    ("MON", "m2diabp_crossed", {"M2SYSBP": "70", "M2DIABP": "71"}, {}),
    ("MON", "m3temp_fever", {"M3TEMP": "39.2"}, {}),
    ("MON", "m3_fever_and_pulse", {"M3TEMP": "38.0", "M3PULSE": "101"}, {}),
    ("LD", "cy_off_dose", {"CYM2": "300", "CYGIV": "493.4"}, DOSED),
    ("LD", "flu_off_dose", {"FLUM2": "30", "FLUGIV": "44"}, DOSED),
    ("LD", "cy_off_regimen", {"LDREG": "FC30500", "CYM2": "300"}, {}),
    ("LD", "flu_off_regimen", {"LDREG": "FC25250", "FLUM2": "30"}, {}),
    ("LD", "cy_ends_first", {"CYST": "2026-01-15T10:00", "CYEN": "2026-01-15T10:00"}, {}),
    ("LD", "flu_ends_first", {"FLUST": "2026-01-15T10:00", "FLUEN": "2026-01-15T09:59"}, {}),
    ("LD", "cy_another_day", {"LDDTC": "2026-01-15", "CYST": "2026-01-16T10:00"}, {}),
    ("LD", "flu_another_day", {"LDDTC": "2026-01-15", "FLUST": "2026-01-14T10:00"}, {}),
    ("LD", "flu_reduced", {"FLUYN": "Y"}, raised("CREA", "120", "73")),
    ("LD", "steroid_as_antiemetic", {"LDSTER": "Y"}, {}),
    ("LD", "reaction_not_described", {"LDHAEM": "Y"}, {}),
    ("LD", "lv1diabp_crossed", {"LV1SYSBP": "72", "LV1DIABP": "80"}, {}),
    ("LD", "lv2temp_fever", {"LV2TEMP": "38.0"}, {}),
]
RESTS: list[Case] = [
    ("INFF", "first_bag_day_of_visit", {"F04START": "2026-01-20T10:00"}, {("D0", "SV", 1): {"SVOCCUR": "Y", "SVDTC": "2026-01-20"}}),
    ("INFF", "first_bag_day_of_visit", {"F04START": "2026-01-21T00:20"}, {**BAG, ("D0", "SV", 1): {"SVOCCUR": "Y", "SVDTC": "2026-01-20"}}),
    (
        "INFA",
        "last_ld_differs",
        {"A01LAST": "2026-01-17"},
        {("LD2", "LD", 1): {"LDDTC": "2026-01-16"}, ("LD3", "LD", 1): {"LDDTC": "2026-01-17"}},
    ),
    ("INFA", "long_qt", {"A06QTCF": "500"}, {}),
    ("INFA", "ice_unexplained", {"A08ICE": "10"}, {}),
    ("INFA", "ice_unexplained", {"A08ICE": "9", "A08LIM": "手指硬化"}, {}),
    ("INFA", "woman_not_applicable", {"A09HCG": "NEG"}, SCREENED),
    ("INFA", "consent_day_differs", {"A10SIGN": "2026-01-02"}, SCREENED),
    ("INFB", "one_dose", {"B01DOSE": "2"}, {}),
    ("INFE", "slow_thaw", {"E02START": "2026-01-20T10:00", "E02END": "2026-01-20T10:10"}, {}),
    ("INFE", "more_bags_than_released", {"E02BAG": "1"}, {("D0", "INFC", 1): RELEASED}),
    ("INFF", "long_infusion", {"F04START": "2026-01-20T10:00", "F09END": "2026-01-20T10:30"}, {}),
    ("INFF", "resumed_before_pause", {"F07PAUSE": "2026-01-20T10:20", "F07AGAIN": "2026-01-20T10:20"}, {}),
    ("INFA", "a06dtc_before", {"A06DTC": "2026-01-20T08:00", "A06ECG": "2026-01-20T08:00"}, {}),
    ("INFC", "c01dtc_before", {"C01DTC": "2026-01-20T08:45", "C01RECV": "2026-01-20T08:45"}, {}),
    ("INFC", "c05dtc_before", {"C05DTC": "2026-01-20T08:50", "C05HAND": "2026-01-20T08:50"}, {}),
    ("INFD", "d01dtc_before", {"D01DTC": "2026-01-20T09:00", "D01APYN": "N", "D01APT": "2026-01-20T09:15"}, {}),
    ("INFE", "e04dtc_before", {"E04DTC": "2026-01-20T10:05", **THAWED}, {}),
    ("INFF", "f02dtc_before", {"F01BAG": "1", "F02DTC": "2026-01-20T10:12"}, {("D0", "VSG", 1): rows("V01")}),
    ("INFF", "f02dtc_before", {"F01BAG": "2", "F02DTC": "2026-01-20T10:11"}, {("D0", "VSG", 1): rows("V01")}),
    ("INFF", "f09dtc_before", {"F09DTC": "2026-01-20T10:35", **STARTED}, {}),
    ("INFG", "g01dtc_before", {"G01DTC": "2026-01-20T10:12"}, {("D0", "VSG", 1): rows("V05", "V13")}),
    ("VSG", "v01_window", {"VSGBAG": "1", "V01DTC": "2026-01-20T09:45"}, BAG),
    ("VSG", "v02_window", {"VSGBAG": "1", "V02DTC": "2026-01-20T10:25"}, BAG),
    ("VSG", "v02_window", {"VSGBAG": "2", "V02DTC": "2026-01-20T10:26"}, BAG),
    ("VSG", "v13_window", {"VSGBAG": "1", "V13DTC": "2026-01-20T16:50"}, BAG),
    ("VSG", "v03diabp_crossed", {"V03SYSBP": "72", "V03DIABP": "71"}, {}),
    ("VSG", "v04temp_fever", {"V04TEMP": "37.9"}, {}),
    ("MON", "outside_the_period", {"MONDTC": "2026-02-03"}, SCREENED),
    ("MON", "outside_the_period", {"MONDTC": "2026-01-20"}, SCREENED),
    ("MON", "m1dtc_day", {"MONDTC": "2026-01-21", "M1DTC": "2026-01-21T00:00"}, {}),
    ("MON", "mbdtc_day", {"MONDTC": "2026-01-21", "MBDTC": "2026-01-21T23:59"}, {}),
    ("MON", "m2diabp_crossed", {"M2SYSBP": "71", "M2DIABP": "70"}, {}),
    ("MON", "m3temp_fever", {"M3TEMP": "37.9"}, {}),
    ("MON", "m3_fever_and_pulse", {"M3TEMP": "38.0", "M3PULSE": "100"}, {}),
    ("LD", "cy_off_dose", {"CYM2": "300", "CYGIV": "493.2"}, DOSED),
    ("LD", "flu_off_dose", {"FLUM2": "30", "FLUGIV": "46"}, DOSED),
    ("LD", "cy_off_regimen", {"LDREG": "FC30300", "CYM2": "300"}, {}),
    ("LD", "flu_off_regimen", {"LDREG": "OTHER", "FLUM2": "28"}, {}),
    ("LD", "cy_ends_first", {"CYST": "2026-01-15T10:00", "CYEN": "2026-01-15T10:01"}, {}),
    ("LD", "flu_ends_first", {"FLUST": "2026-01-15T10:00"}, {}),
    ("LD", "cy_another_day", {"LDDTC": "2026-01-15", "CYST": "2026-01-15T10:00"}, {}),
    ("LD", "flu_another_day", {"LDDTC": "2026-01-15", "FLUST": "2026-01-15T10:00"}, {}),
    ("LD", "flu_reduced", {"FLUYN": "Y"}, DOSED),
    ("LD", "flu_reduced", {"FLUYN": "N"}, raised("CREA", "120", "73")),
    ("LD", "steroid_as_antiemetic", {"LDSTER": "N"}, {}),
    ("LD", "reaction_not_described", {"LDHAEM": "Y", "LDREACT": "血尿，加强水化"}, {}),
    ("LD", "reaction_not_described", {"LDHAEM": "N"}, {}),
    ("LD", "lv1diabp_crossed", {"LV1SYSBP": "118", "LV1DIABP": "80"}, {}),
    ("LD", "lv2temp_fever", {"LV2TEMP": "37.9"}, {}),
]


def named(cases: list[Case]) -> list[str]:
    return [f"{place}-{form}-{check}" for place, (form, check, _, _) in enumerate(cases)]


@pytest.mark.parametrize("case", FIRES, ids=named(FIRES))
def test_a_check_fires_on_its_limit(case: Case) -> None:
    form, check, answers, pages = case
    assert CHECKS[form, check].says(context(answers, pages)) is not None


@pytest.mark.parametrize("case", RESTS, ids=named(RESTS))
def test_a_check_rests_one_step_beside(case: Case) -> None:
    form, check, answers, pages = case
    assert CHECKS[form, check].says(context(answers, pages)) is None


def kind(form: str, check: str) -> tuple[str, str]:
    """The check without its line of the table: the lines share their checks."""
    shared = ("_window", "diabp_crossed", "temp_fever", "dtc_day", "dtc_before", "_fever_and_pulse")
    return form, next((end for end in shared if check.endswith(end)), check)


def test_every_kind_of_check_has_both_examples() -> None:
    known = {kind(form, check) for form, check in CHECKS}
    assert known == {kind(case[0], case[1]) for case in FIRES} == {kind(case[0], case[1]) for case in RESTS}


@pytest.mark.parametrize("name", CHECKS, ids="-".join)
def test_a_check_is_silent_on_an_empty_page(name: tuple[str, str]) -> None:
    assert CHECKS[name].says(context({}, {})) is None


def test_what_cannot_have_happened_must_be_resolved() -> None:
    must = {kind(*name)[1] for name, check in CHECKS.items() if check.level is Level.MUST}
    assert must == {
        "first_bag_day_of_visit",
        "resumed_before_pause",
        "diabp_crossed",
        "dtc_day",
        "cy_ends_first",
        "flu_ends_first",
        "cy_another_day",
        "flu_another_day",
    }
