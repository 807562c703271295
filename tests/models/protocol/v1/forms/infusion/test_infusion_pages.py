"""The pages of the day of infusion: the 47 steps, both languages, names, sources and who does what."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Choice, Derived, Item, Moment, Number
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.infusion import INFUSION_FORMS, thresholds
from desktop.models.protocol.v1.forms.infusion.thresholds import Threshold
from desktop.models.text import Language, Text
from tests.models.protocol.v1.forms.infusion.pages import STEPS

ITEMS = [(form, item) for form in INFUSION_FORMS for item in form.items]
SECTIONS = [section for form in INFUSION_FORMS for section in form.sections]
CHINESE = re.compile("[\u4e00-\u9fff]")
FORMS = {form.key: form for form in INFUSION_FORMS}
COUNTS = {"A": 12, "B": 6, "C": 6, "D": 2, "E": 5, "F": 10, "G": 6}


def of(pair: tuple[Form, Item]) -> str:
    return f"{pair[0].key}.{pair[1].key}"


@pytest.mark.parametrize("pair", ITEMS, ids=of)
@pytest.mark.parametrize("language", Language)
def test_an_item_is_worded_in_both_languages_and_says_where_it_comes_from(pair: tuple[Form, Item], language: Language) -> None:
    """R-SRC-01."""
    item = pair[1]
    words = [item.text, *([item.hint] if item.hint else []), *((one.text for one in item.options) if isinstance(item, Choice) else ())]
    assert all(bool(CHINESE.search(text.say(language))) is (language is Language.ZH) for text in words)
    assert re.fullmatch("[A-Z][A-Z0-9]{0,7}", item.key)
    assert item.source.sentence


@pytest.mark.parametrize("language", Language)
def test_every_heading_is_worded_in_both_languages(language: Language) -> None:
    heads: list[Text] = [text for form in INFUSION_FORMS for text in (form.text, form.short)] + [section.text for section in SECTIONS]
    assert all(bool(CHINESE.search(text.say(language))) is (language is Language.ZH) or "CRS" in text.en for text in heads)


def test_the_checklist_has_its_47_steps_in_order_each_on_the_page_of_its_phase() -> None:
    for phase, count in COUNTS.items():
        numbers = [section.step.number for section in FORMS[f"INF{phase}"].sections if section.step]
        assert numbers == [f"{phase}{place:02d}" for place in range(1, count + 1)]
    assert sum(COUNTS.values()) == 47


@pytest.mark.parametrize("section", [section for section in SECTIONS if section.step], ids=lambda section: section.key)
def test_a_step_asks_last_when_it_was_done_and_whether(section: Section) -> None:
    step = section.step
    assert step is not None
    *_, when, whether = section.items
    assert isinstance(when, Moment)
    assert (when.key, whether.key, section.time) == (step.time, step.done, step.time)
    assert all(item.key.startswith(step.number) for item in section.items)


def test_not_applicable_is_offered_only_where_the_protocol_may_not_ask_for_the_step() -> None:
    """A step set aside would pass its gate."""
    closing = {section.step.number: section.items[-1] for section in SECTIONS if section.step}
    offered = {number for number, item in closing.items() if isinstance(item, Choice) and "NA" in {option.code for option in item.options}}
    assert offered == {"E05"}


def test_the_second_person_holds_another_place_at_the_bedside_than_the_first() -> None:
    checked = {number: (step.performer.key, step.checker.key) for number, step in STEPS.items() if step.checker}
    assert len(checked) == 17
    assert all(first != second for first, second in checked.values())
    assert checked["C04"] == checked["F01"] == ("NURSE1", "NURSE2")


def test_only_the_ordered_dose_and_the_doses_given_need_a_second_person() -> None:
    """R-SRC-08."""
    assert [item.key for _, item in ITEMS if item.critical] == ["CYGIV", "FLUGIV", "A11DOSE"]


def test_no_page_asks_for_a_name_a_hospital_number_or_a_phone() -> None:
    asked = " ".join(item.text.zh for _, item in ITEMS)
    assert not re.search("姓名(?!缩写)|住院号|门诊号|电话|身份证|地址", asked)


def test_an_item_is_asked_on_one_page_only() -> None:
    keys = [item.key for _, item in ITEMS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("pair", [pair for pair in ITEMS if isinstance(pair[1], Number)], ids=of)
def test_usual_values_lie_inside_possible_ones(pair: tuple[Form, Item]) -> None:
    item = pair[1]
    assert isinstance(item, Number)
    ends = [item.soft.low, item.soft.high] + ([item.reference.low, item.reference.high] if item.reference else [])
    assert all(item.hard.holds(end) for end in ends if end is not None)


def test_every_limit_of_a_gate_says_where_it_comes_from() -> None:
    limits = [value for value in vars(thresholds).values() if isinstance(value, Threshold)]
    assert len(limits) >= 25
    assert all(limit.source.sentence for limit in limits)


def test_consecutive_rows_of_a_table_ask_the_same_things() -> None:
    for form in INFUSION_FORMS:
        rows = [section for section in form.sections if section.row]
        for first, second in pairwise(rows):
            if len(first.items) == len(second.items):
                assert [item.text for item in first.items] == [item.text for item in second.items]
    assert len([section for section in FORMS["VSG"].sections if section.row]) == 13
    assert len([section for section in FORMS["MON"].sections if section.row]) == 9


def test_bags_tables_and_days_repeat_and_nothing_else() -> None:
    assert [form.key for form in INFUSION_FORMS if form.repeats] == ["INFE", "INFF", "VSG", "MON"]


def test_a_calculated_value_stands_nowhere_as_a_question() -> None:
    """Laboratory results and doses are read where they were entered."""
    assert {item.key for _, item in ITEMS if isinstance(item, Derived)} >= {"A07CRCL", "A07ALT", "C06DOSE", "C06DEV", "CYCALC", "FLUCALC"}


def test_a_gate_that_only_records_still_needs_no_override() -> None:
    assert {number for number, step in STEPS.items() if step.gate is Gate.INFO} == {"F05", "F10"}
    assert {number for number, step in STEPS.items() if step.gate is Gate.WARN} == {"B04", "D01", "D02", "E05", "F08", "G02", "G03", "L02"}
