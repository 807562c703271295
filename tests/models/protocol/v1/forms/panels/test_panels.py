"""The laboratory pages: their panels, words, limits and units."""

from __future__ import annotations

import re

import pytest

from desktop.models.protocol.form import CLINICAL, RECORD_AND_REVIEW, Form, Section
from desktop.models.protocol.items import Laboratory, Origin, YesNo
from desktop.models.protocol.v1.forms import FORMS
from desktop.models.protocol.v1.forms.panels import PANEL_FORMS
from desktop.models.protocol.v1.procedures import PROCEDURES
from desktop.models.records.answer import Answer, Answers
from desktop.models.scales.units import factor
from tests.models.protocol.v1.forms.pages_asked import crossed_limits, misnamed, unworded

SECTIONS = [(form, section) for form in PANEL_FORMS for section in form.sections]
RESULTS = [item for form in PANEL_FORMS for item in form.items if isinstance(item, Laboratory)]
FREE_OF_CONVERSION = {"copies/mL", "S/CO", "COI", "PEIU/mL", "U/mL"}
"""Units of an assay or a standard of its own: no factor is true for every laboratory."""


def named(pair: tuple[Form, Section]) -> str:
    return f"{pair[0].key}.{pair[1].key}"


@pytest.mark.parametrize("form", PANEL_FORMS, ids=lambda form: form.key)
def test_a_laboratory_page_is_worded_named_and_limited_throughout(form: Form) -> None:
    """R-SRC-01."""
    assert unworded(form) == []
    assert misnamed(form) == []
    assert crossed_limits(form) == []


@pytest.mark.parametrize("form", PANEL_FORMS, ids=lambda form: form.key)
def test_a_laboratory_page_repeats_and_is_recorded_by_the_ward_and_reviewed_by_a_physician(form: Form) -> None:
    assert form.repeats
    assert form.signers == RECORD_AND_REVIEW
    assert form.recorders == CLINICAL


@pytest.mark.parametrize("pair", SECTIONS, ids=named)
def test_every_panel_belongs_to_a_planned_procedure_and_has_one_sample(pair: tuple[Form, Section]) -> None:
    """R-TIM-02: the time of the sample is not the time of the entry."""
    form, section = pair
    assert section.procedure in {procedure.code for procedure in PROCEDURES}
    heads = [one for one in form.sections if any(item.key == section.time for item in one.items)]
    assert [one.procedure for one in heads] == [section.procedure]


def test_the_pages_cover_the_laboratory_procedures_that_the_first_page_leaves() -> None:
    covered = {section.procedure for _, section in SECTIONS}
    wanted = "CRP PCT FER ESR CYTO UA UPCR CARD IG COMP DSDNA ANA DCT LSUB BSUB CD19F CARF CARQ RCL ADA VIRS VIRR TB HCG TYPE"
    assert covered == set(wanted.split())


@pytest.mark.parametrize(("panel", "procedure"), [("count", "CBC"), ("chemistry", "CHEM"), ("coagulation", "COAG")])
def test_the_panels_of_the_first_page_name_their_procedure(panel: str, procedure: str) -> None:
    sections = [section for form in FORMS for section in form.sections if section.key == panel]
    assert [section.procedure for section in sections] == [procedure]


@pytest.mark.parametrize("pair", SECTIONS, ids=named)
def test_a_grid_keeps_screen_and_paper_in_one_order(pair: tuple[Form, Section]) -> None:
    """The screen draws a grid's words above its figures; the paper prints the items as they stand."""
    section = pair[1]
    kinds = [isinstance(item, Laboratory) for item in section.items]
    assert section.grid is any(kinds)
    assert not section.grid or kinds == sorted(kinds)
    assert sum(isinstance(item, YesNo) for item in section.items) <= 1


@pytest.mark.parametrize("form", PANEL_FORMS, ids=lambda form: form.key)
def test_a_panel_not_tested_asks_nothing_more(form: Form) -> None:
    untested = Answers({item.key: Answer("N") for item in form.items if item.key.endswith("PERF")})
    assert {item.key for item in form.asked(untested)} == set(untested)


@pytest.mark.parametrize("form", PANEL_FORMS, ids=lambda form: form.key)
def test_what_stands_on_a_report_has_the_laboratory_system_as_its_original(form: Form) -> None:
    own = {item.key for item in form.items if item.origin is Origin.APP}
    assert all(re.search("(PERF|DTC)$", key) for key in own)


@pytest.mark.parametrize("item", RESULTS, ids=lambda item: item.key)
def test_another_unit_of_a_report_is_converted_or_known_not_to_be(item: Laboratory) -> None:
    for unit in item.units[1:]:
        converts = factor(item.key, unit, item.units[0]) is not None
        assert converts is not bool({unit, item.units[0]} & FREE_OF_CONVERSION), unit


def test_a_viral_load_below_detection_is_kept_as_typed() -> None:
    result = Answers({"HBVDNA": Answer("<20", unit="IU/mL", uln="20")}).laboratory("HBVDNA")
    assert result is not None
    assert (result.reported.operator, str(result.reported.value), str(result.uln)) == ("<", "20", "20")


@pytest.mark.parametrize(
    ("form", "answers", "appears"),
    [
        ("VIRO", {"HCVAB": "POS"}, "HCVRNA"),
        ("VIRO", {"RPR": "POS"}, "RPRTITR"),
        ("VIRO", {"TBMETH": "SPOT"}, "TBESAT"),
        ("VIRO", {"TBMETH": "QFT"}, "TBIFN"),
        ("IMMU", {"ANA": "WEAK"}, "ANATITR"),
        ("IMMU", {"ABMSA": "POS"}, "ABMSASP"),
        ("LYMPH", {"CD19RES": "NE"}, "CD19WHY"),
        ("LYMPH", {"CD19RES": "NEG"}, "CD19PCT"),
        ("CART", {"CARQRES": "QUANT"}, "CARCOPY"),
        ("CART", {"CARFRES": "QUANT"}, "CARPCT"),
        ("TYPE", {"IRRAB": "POS"}, "IRRABSP"),
    ],
)
def test_what_only_one_answer_makes_sensible_is_asked_with_it(form: str, answers: dict[str, str], appears: str) -> None:
    page = next(one for one in PANEL_FORMS if one.key == form)
    assert appears not in {item.key for item in page.asked(Answers({}))}
    assert appears in {item.key for item in page.asked(Answers({key: Answer(value) for key, value in answers.items()}))}
