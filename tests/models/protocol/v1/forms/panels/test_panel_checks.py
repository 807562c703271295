"""The edit checks of the laboratory pages, on their limits and one step beside."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import Context
from desktop.models.protocol.v1.forms.panels import PANEL_FORMS
from desktop.models.records.answer import Answer
from tests.models.protocol.v1.forms.pages_asked import in_both_languages
from tests.models.protocol.v1.forms.visited import CONSENTED, TODAY, Case, missing_examples, numbered, said, silent
from tests.models.ward import answers, book, result

TIMES = [check.items[0] for form in PANEL_FORMS for check in form.checks if check.key.endswith("before_consent")]

FIRES: list[Case] = [
    *((f"{time.lower()}_before_consent", {time: "2026-01-02T08:59"}, CONSENTED) for time in TIMES),
    ("urine_blood_without_cells", {"UBLD": "2", "URBCHP": result("3", "/HPF", "", "3")}, {}),
    ("urine_protein_missing", {"UPDTC": "2026-01-05T08:00"}, {}),
    ("urine_volume_missing", {"UPRO24": result("0.8", "g/24h", "", "0.15")}, {}),
    ("troponin_raised", {"CTNI": result("0.041", "ng/mL", "", "0.04")}, {}),
    ("complement_swapped", {"C3": result("0.2", "g/L"), "C4": result("0.2", "g/L")}, {}),
    ("ana_negative_with_antibody", {"ANA": "NEG", "ABCENP": "POS"}, {}),
    ("anatitr_missing", {"ANA": "POS"}, {}),
    ("anatitr_unreadable", {"ANA": "POS", "ANATITR": "320"}, {}),
    ("dsdtitr_missing", {"DSDIIF": "POS"}, {}),
    ("dsdtitr_unreadable", {"DSDIIF": "POS", "DSDTITR": "1/10"}, {}),
    ("cd4_above_cd3", {"CD4": result("801", "/μL"), "CD3": result("0.8", "×10⁹/L")}, {}),
    ("cd8_above_cd3", {"CD8": result("801", "/μL"), "CD3": result("800", "/μL")}, {}),
    ("b_subsets_above_whole", {"BNAIVE": "60", "BUNSW": "20", "BSWIT": "20", "BDNEG": "1.1"}, {}),
    ("cd19_against_percent", {"CD19RES": "POS", "CD19PCT": "0"}, {}),
    ("cd19_against_percent", {"CD19RES": "NEG", "CD19PCT": "50"}, {}),
    ("carpct_below_limit", {"CARFRES": "QUANT", "CARPCT": "0.009", "CARFLOQ": "0.01"}, {}),
    ("carcopy_below_limit", {"CARQRES": "QUANT", "CARCOPY": "49", "CARQLOQ": "50"}, {}),
    ("copies_without_cells", {"CARQRES": "ND", "CARPCT": "10"}, {}),
    ("rcl_not_negative", {"RCLRES": "POS"}, {}),
    ("rcl_not_negative", {"RCLRES": "IND"}, {}),
    ("adatitr_missing", {"ADARES": "POS"}, {}),
    ("adatitr_unreadable", {"ADARES": "POS", "ADATITR": "positive"}, {}),
    ("hbeag_without_hbsag", {"HBEAG": "POS", "HBSAG": "NEG"}, {}),
    ("hbv_may_flare", {"HBCAB": "POS", "HBSAG": "NEG"}, {}),
    ("hbsag_contradicts", {"HBSAG": "NEG", "HBSAGQ": result("0.051", "IU/mL", "", "0.05")}, {}),
    ("hbsab_contradicts", {"HBSAB": "POS", "HBSABQ": result("<2", "mIU/mL", "", "10")}, {}),
    ("hbeag_contradicts", {"HBEAG": "POS", "HBEAGQ": result("1", "S/CO", "", "1")}, {}),
    ("hiv_to_be_confirmed", {"HIVAB": "REAC"}, {}),
    ("syphilis_tests_differ", {"TPAB": "NEG", "RPR": "POS"}, {}),
    ("syphilis_tests_differ", {"TPAB": "POS", "RPR": "NEG"}, {}),
    ("rprtitr_missing", {"RPR": "POS"}, {}),
    ("rprtitr_unreadable", {"RPR": "POS", "RPRTITR": "1:0"}, {}),
    ("tb_unclear", {"TBRES": "IND"}, {}),
    ("hcg_not_negative", {"HCGRES": "POS"}, {}),
    ("hcg_not_negative", {"HCGRES": "IND"}, {}),
    ("hcgres_contradicts", {"HCGRES": "NEG", "BHCG": result("5.1", "IU/L", "", "5")}, {}),
]
RESTS: list[Case] = [
    *((f"{time.lower()}_before_consent", {time: "2026-01-02T09:00"}, CONSENTED) for time in TIMES),
    ("urine_blood_without_cells", {"UBLD": "2", "URBCHP": result("4", "/HPF", "", "3")}, {}),
    ("urine_blood_without_cells", {"UBLD": "1", "URBCHP": result("0", "/HPF", "", "3")}, {}),
    ("urine_protein_missing", {"UPDTC": "2026-01-05T08:00", "UPCR": Answer(pending=True)}, {}),
    ("urine_volume_missing", {"UPRO24": result("0.8", "g/24h"), "UVOL24": "1600"}, {}),
    ("urine_volume_missing", {"UPRO24": Answer(pending=True)}, {}),
    ("troponin_raised", {"CTNI": result("0.04", "ng/mL", "", "0.04")}, {}),
    ("troponin_raised", {"CTNI": result("<0.1", "ng/mL", "", "0.04")}, {}),
    ("complement_swapped", {"C3": result("0.21", "g/L"), "C4": result("0.2", "g/L")}, {}),
    ("complement_swapped", {"C3": result("0.9", "g/L"), "C4": result("20", "mg/dL")}, {}),
    ("ana_negative_with_antibody", {"ANA": "NEG", "ABCENP": "WEAK", "ABRO52": "POS"}, {}),
    ("ana_negative_with_antibody", {"ANA": "POS", "ABSM": "POS"}, {}),
    ("anatitr_missing", {"ANA": "WEAK", "ANATITR": "1:100"}, {}),
    ("anatitr_missing", {"ANA": "NEG"}, {}),
    ("anatitr_unreadable", {"ANATITR": "1：3200"}, {}),
    ("dsdtitr_missing", {"DSDIIF": "POS", "DSDTITR": "1:10"}, {}),
    ("dsdtitr_unreadable", {"DSDTITR": "1: 10"}, {}),
    ("cd4_above_cd3", {"CD4": result("800", "/μL"), "CD3": result("0.8", "×10⁹/L")}, {}),
    ("cd8_above_cd3", {"CD8": result(">800", "/μL"), "CD3": result("700", "/μL")}, {}),
    ("b_subsets_above_whole", {"BNAIVE": "60", "BUNSW": "20", "BSWIT": "20", "BDNEG": "1"}, {}),
    ("cd19_against_percent", {"CD19RES": "POS", "CD19PCT": "0.1"}, {}),
    ("cd19_against_percent", {"CD19RES": "NEG", "CD19PCT": "49.9"}, {}),
    ("carpct_below_limit", {"CARPCT": "0.01", "CARFLOQ": "0.01"}, {}),
    ("carcopy_below_limit", {"CARCOPY": "50", "CARQLOQ": "50"}, {}),
    ("copies_without_cells", {"CARQRES": "ND", "CARPCT": "9.99"}, {}),
    ("copies_without_cells", {"CARQRES": "BLQ", "CARPCT": "40"}, {}),
    ("rcl_not_negative", {"RCLRES": "NEG"}, {}),
    ("adatitr_missing", {"ADARES": "IND"}, {}),
    ("adatitr_unreadable", {"ADATITR": "1:80"}, {}),
    ("hbeag_without_hbsag", {"HBEAG": "POS", "HBSAG": "POS"}, {}),
    ("hbv_may_flare", {"HBCAB": "NEG", "HBSAG": "NEG", "HBSAB": "POS"}, {}),
    ("hbsag_contradicts", {"HBSAG": "NEG", "HBSAGQ": result("0.05", "IU/mL", "", "0.05")}, {}),
    ("hbsag_contradicts", {"HBSAG": "NEG", "HBSAGQ": result("12", "IU/mL")}, {}),
    ("hbsab_contradicts", {"HBSAB": "POS", "HBSABQ": result("<20", "mIU/mL", "", "10")}, {}),
    ("hbeag_contradicts", {"HBEAG": "POS", "HBEAGQ": result("1.01", "S/CO", "", "1")}, {}),
    ("hiv_to_be_confirmed", {"HIVAB": "CONF"}, {}),
    ("syphilis_tests_differ", {"TPAB": "POS", "RPR": "POS"}, {}),
    ("syphilis_tests_differ", {"TPAB": "NEG"}, {}),
    ("rprtitr_missing", {"RPR": "POS", "RPRTITR": "1:4"}, {}),
    ("rprtitr_unreadable", {"RPRTITR": "1:4"}, {}),
    ("tb_unclear", {"TBRES": "NEG"}, {}),
    ("hcg_not_negative", {"HCGRES": "NEG"}, {}),
    ("hcgres_contradicts", {"HCGRES": "NEG", "BHCG": result("5", "IU/L", "", "5")}, {}),
    ("hcgres_contradicts", {"HCGRES": "IND", "BHCG": result("12", "IU/L", "", "5")}, {}),
]


@pytest.mark.parametrize("case", FIRES, ids=numbered(FIRES))
def test_results_that_disagree_are_asked_about_in_both_languages(case: Case) -> None:
    words = said(PANEL_FORMS, case)
    assert words is not None
    assert in_both_languages(words)


@pytest.mark.parametrize("case", RESTS, ids=numbered(RESTS))
def test_results_on_the_limit_of_a_check_pass_it(case: Case) -> None:
    assert silent(PANEL_FORMS, case)


def test_every_check_of_a_laboratory_page_has_an_example_on_both_sides() -> None:
    assert missing_examples(PANEL_FORMS, FIRES, RESTS) == set()
    empty = Context(answers({}), book({}), TODAY)
    assert [check.key for form in PANEL_FORMS for check in form.checks if check.says(empty)] == []
