"""The pages of version 1: names, both languages, limits, and the edit checks they make of themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Form
from desktop.models.protocol.items import Choice, Derived, Item, Laboratory, Number
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.v1 import subject as screening
from desktop.models.records.answer import Answer, Answers
from desktop.models.text import Language, Text
from desktop.models.values import Bounds
from tests.models.ward import CHEMISTRY, D0, PERSON, SIGNS, Pages, eligible, result, subject

ITEMS = [(form, item) for form in PROTOCOL.forms for item in form.items]
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


def test_weight_and_every_dose_need_a_second_person() -> None:
    """R-SRC-08: clearance and doses rest on the weight, the subject's safety on the doses."""
    assert [item.key for _, item in ITEMS if item.critical] == ["WEIGHT", "CYGIV", "FLUGIV", "A11DOSE"]


def test_what_only_a_physician_may_judge_is_signed_by_a_physician_alone() -> None:
    """R-SIG-09: eligibility, examination, grades of toxicity, efficacy."""
    alone = [form.key for form in PROTOCOL.forms if form.signers == PHYSICIAN_ONLY]
    assert alone == ["IER", "PE", "NEURO", "CRSA", "ICANSA", "LICATSA", "EFF", "INV"]


def test_a_page_of_laboratory_results_repeats_and_no_other_page_is_a_grid() -> None:
    grids = [form for form in PROTOCOL.forms if any(section.grid for section in form.sections)]
    assert [form.key for form in grids] == ["LAB", "INFL", "URIN", "CARD", "IMMU", "LYMPH", "VIRO", "HCG"]
    assert all(form.repeats for form in grids)
    assert all(section.grid for section in PROTOCOL.form("LAB").sections)


def test_a_panel_not_tested_this_time_is_not_asked() -> None:
    """A repeat of one panel is a page of one panel."""
    form = PROTOCOL.form("LAB")
    asked = {item.key for item in form.asked(Answers({"CHEMPERF": Answer("N"), "COAGPERF": Answer("N")}))}
    assert {"CHEMPERF", "WBC", "CBCDTC"} <= asked
    assert not asked & {"ALT", "CHEMDTC", "CRCL", "INR"}


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
