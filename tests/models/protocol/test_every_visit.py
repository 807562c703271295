"""Every page of every visit, taken from the protocol itself: a new page is covered by standing in it."""

from __future__ import annotations

import pytest

from desktop.models.judgement.completeness import completeness
from desktop.models.protocol.form import Form
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Need, Visit
from tests.models.protocol.filled import filled
from tests.models.protocol.v1.forms.pages_asked import in_both_languages, unworded

PAGES = [(visit, form) for visit in PROTOCOL.visits for form in PROTOCOL.pages(visit.key)]


def named(page: tuple[Visit, Form]) -> str:
    return f"{page[0].key}-{page[1].key}"


@pytest.mark.parametrize("page", PAGES, ids=named)
class TestEachPage:
    def test_everything_on_it_is_in_both_languages(self, page: tuple[Visit, Form]) -> None:
        assert unworded(page[1]) == []

    def test_it_asks_each_item_once_and_in_the_order_of_the_whole_form(self, page: tuple[Visit, Form]) -> None:
        """Screen and paper read the items of a page in this one order; a visit only leaves sections out."""
        asked = [item.key for item in page[1].items]
        whole = [item.key for item in PROTOCOL.form(page[1].key).items]
        assert asked
        assert asked == [key for key in whole if key in set(asked)]
        assert len(set(asked)) == len(asked)

    def test_an_item_that_an_answer_brings_up_stands_behind_it(self, page: tuple[Visit, Form]) -> None:
        """One that is asked from the start and only taken away (a step 不适用) may stand before it."""
        order = [item.key for item in page[1].items]
        brought_up = [(item.key, item.asked_when.item) for item in page[1].items if item.asked_when and "" not in item.asked_when.codes]
        assert [key for key, on in brought_up if order.index(on) >= order.index(key)] == []

    def test_it_can_be_completed(self, page: tuple[Visit, Form]) -> None:
        """An answer to everything it asks leaves nothing missing, so nothing on it keeps it from being signed for ever."""
        form = page[1]
        answers = filled(form, "2026-01-05")
        assert len(answers.by_key) > len(form.items) / 4
        assert completeness(form, answers).missing == ()


@pytest.mark.parametrize("visit", PROTOCOL.visits, ids=lambda visit: visit.key)
def test_a_visit_says_its_name_and_every_condition_in_both_languages(visit: Visit) -> None:
    texts = [visit.text, *(planned.condition.text for planned in visit.planned if planned.condition)]
    assert [text for text in texts if not in_both_languages(text)] == []
    assert PROTOCOL.pages(visit.key)


@pytest.mark.parametrize("visit", PROTOCOL.visits, ids=lambda visit: visit.key)
def test_every_procedure_a_visit_plans_has_a_page_that_records_it(visit: Visit) -> None:
    recorded = {section.procedure or form.procedure for form in PROTOCOL.pages(visit.key) for section in form.sections}
    assert [planned.procedure for planned in visit.planned if planned.procedure not in recorded] == []


def test_what_is_done_if_indicated_says_when() -> None:
    silent = [
        (visit.key, planned.procedure)
        for visit in PROTOCOL.visits
        for planned in visit.planned
        if planned.need is Need.CONDITIONAL and planned.condition is None
    ]
    assert silent == []


def test_every_form_stands_in_a_visit_and_every_item_of_it_is_asked_somewhere() -> None:
    asked: dict[str, set[str]] = {}
    for _, form in PAGES:
        asked.setdefault(form.key, set()).update(item.key for item in form.items)
    assert {form.key: {item.key for item in form.items} - asked.get(form.key, set()) for form in PROTOCOL.forms} == {
        form.key: set() for form in PROTOCOL.forms
    }


def test_the_second_unscheduled_visit_asks_what_the_first_asked() -> None:
    assert PROTOCOL.pages("UNS2") == PROTOCOL.pages("UNS")
    assert PROTOCOL.visit("UNS99").text.zh.endswith("99")
    for key in ("UNS1", "UNS100", "UNS02x", "D02", "ET2"):
        with pytest.raises(KeyError):
            PROTOCOL.visit(key)
