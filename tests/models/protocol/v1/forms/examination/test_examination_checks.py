"""The edit checks of the examination pages, on their limits and one step beside."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1.forms.examination import EXAMINATION_FORMS
from tests.models.protocol.v1.forms.pages_asked import in_both_languages
from tests.models.protocol.v1.forms.visited import CONSENTED, TODAY, Case, missing_examples, numbered, said, silent
from tests.models.ward import Visited, answers, book

WOMAN: Visited = {("SCR", "DM", 1): {"SEX": "F"}}
MAN: Visited = {("SCR", "DM", 1): {"SEX": "M"}}
HEART: Visited = {("SCR", "ECHO", 1): {"LVEF": "62"}}
LUNG: Visited = {("SCR", "PFT", 1): {"FVC": "2.40", "FVCPCT": "80"}}
TIMES = [check.items[0] for form in EXAMINATION_FORMS for check in form.checks if check.key.endswith("before_consent")]

FIRES: list[Case] = [
    *((f"{time.lower()}_before_consent", {time: "2026-01-02T08:59"}, CONSENTED) for time in TIMES),
    ("qrs_above_qt", {"EGQRS": "96", "EGQT": "96"}, {}),
    ("qt_above_cycle", {"EGQT": "600", "EGHR": "100"}, {}),
    ("qtcf_unusual", {"EGQT": "521", "EGHR": "60"}, {}),
    ("qtcf_unusual", {"EGQT": "329", "EGHR": "60"}, {}),
    ("qtcf_long", {"EGQT": "471", "EGHR": "60"}, WOMAN),
    ("qtcf_long", {"EGQT": "451", "EGHR": "60"}, MAN),
    ("lvef_fell", {"LVEF": "52"}, HEART),
    ("ct_normal_with_findings", {"CTINT": "NORM", "GGO": "Y"}, {}),
    ("ct_normal_with_findings", {"CTINT": "NORM", "ILD": "YES"}, {}),
    ("ground_glass_without_hrct", {"CTMETH": "PLAIN", "GGO": "Y"}, {}),
    ("fev1_above_fvc", {"FEV1": "2.41", "FVC": "2.40"}, {}),
    ("fvc_predicted_moved", {"FVC": "2.40", "FVCPCT": "66.6"}, LUNG),
    ("fvc_predicted_moved", {"FVC": "2.40", "FVCPCT": "100.1"}, LUNG),
    ("pft_poor_effort", {"PFQUAL": "N"}, {}),
    ("us_normal_with_findings", {"USINT": "NORM", "ASCITES": "SMALL"}, {}),
    ("us_normal_with_findings", {"USINT": "NORM", "SPLEEN": "Y"}, {}),
    ("mri_acute_not_significant", {"MRHAEM": "Y", "MRINT": "NCS"}, {}),
    ("megakaryocytes_against_count", {"MEGAK": "INC", "MEGAKN": "0"}, {}),
    ("marrow_other_disease", {"BLAST": "5.1"}, {}),
    ("marrow_other_disease", {"DYSPLAS": "Y", "BLAST": "1"}, {}),
    ("marrow_diluted", {"BMQUAL": "N", "MEGAK": "DEC"}, {}),
]
RESTS: list[Case] = [
    *((f"{time.lower()}_before_consent", {time: "2026-01-02T09:00"}, CONSENTED) for time in TIMES),
    ("qrs_above_qt", {"EGQRS": "96", "EGQT": "97"}, {}),
    ("qt_above_cycle", {"EGQT": "599", "EGHR": "100"}, {}),
    ("qtcf_unusual", {"EGQT": "520", "EGHR": "60"}, {}),
    ("qtcf_unusual", {"EGQT": "330", "EGHR": "60"}, {}),
    ("qtcf_long", {"EGQT": "470", "EGHR": "60"}, WOMAN),
    ("qtcf_long", {"EGQT": "450", "EGHR": "60"}, MAN),
    ("qtcf_long", {"EGQT": "500", "EGHR": "60"}, {}),
    ("qtcf_long", {"EGQT": "521", "EGHR": "60"}, MAN),
    ("lvef_fell", {"LVEF": "53"}, HEART),
    ("lvef_fell", {"LVEF": "40"}, {}),
    ("ct_normal_with_findings", {"CTINT": "NCS", "GGO": "Y"}, {}),
    ("ct_normal_with_findings", {"CTINT": "NORM", "ILD": "SUSP", "GGO": "N"}, {}),
    ("ground_glass_without_hrct", {"CTMETH": "HRCT", "GGO": "Y"}, {}),
    ("ground_glass_without_hrct", {"CTMETH": "PLAIN", "GGO": "N"}, {}),
    ("fev1_above_fvc", {"FEV1": "2.40", "FVC": "2.40"}, {}),
    ("fvc_predicted_moved", {"FVC": "1.80", "FVCPCT": "60"}, LUNG),
    ("fvc_predicted_moved", {"FVC": "2.40", "FVCPCT": "100"}, LUNG),
    ("fvc_predicted_moved", {"FVC": "2.40", "FVCPCT": "0"}, LUNG),
    ("pft_poor_effort", {"PFQUAL": "Y"}, {}),
    ("us_normal_with_findings", {"USINT": "NORM", "ASCITES": "NONE", "SPLEEN": "N"}, {}),
    ("us_normal_with_findings", {"USINT": "CS", "ASCITES": "SMALL"}, {}),
    ("mri_acute_not_significant", {"MRHAEM": "Y", "MRINT": "CS"}, {}),
    ("mri_acute_not_significant", {"MRWHITE": "Y", "MRINT": "NCS"}, {}),
    ("megakaryocytes_against_count", {"MEGAK": "INC", "MEGAKN": "1"}, {}),
    ("megakaryocytes_against_count", {"MEGAK": "DEC", "MEGAKN": "0"}, {}),
    ("marrow_other_disease", {"BLAST": "5", "DYSPLAS": "N"}, {}),
    ("marrow_diluted", {"BMQUAL": "Y", "MEGAK": "DEC"}, {}),
    ("marrow_diluted", {"BMQUAL": "N"}, {}),
]


@pytest.mark.parametrize("case", FIRES, ids=numbered(FIRES))
def test_findings_that_disagree_are_asked_about_in_both_languages(case: Case) -> None:
    words = said(EXAMINATION_FORMS, case)
    assert words is not None
    assert in_both_languages(words)


@pytest.mark.parametrize("case", RESTS, ids=numbered(RESTS))
def test_findings_on_the_limit_of_a_check_pass_it(case: Case) -> None:
    assert silent(EXAMINATION_FORMS, case)


def test_every_check_of_an_examination_has_an_example_on_both_sides() -> None:
    assert missing_examples(EXAMINATION_FORMS, FIRES, RESTS) == set()
    empty = Context(answers({}), book({}), TODAY)
    assert [check.key for form in EXAMINATION_FORMS for check in form.checks if check.says(empty)] == []


def test_only_what_cannot_be_true_stands_in_the_way_of_a_signature() -> None:
    must = [check.key for form in EXAMINATION_FORMS for check in form.checks if check.level is Level.MUST]
    assert must == ["qrs_above_qt", "fev1_above_fvc"]
