"""What stands in the columns of a log."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import Form
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.text import Language, Text
from desktop.views.tables.log_columns import Column, cell, columns, widest
from tests.clinic import answers

LOGS = PROTOCOL.pages("LOG")
EVENT = PROTOCOL.page("LOG", "AE")


def told(item: str, given: dict[str, str], language: Language = Language.ZH) -> str:
    return cell(EVENT, Column(item, Text("列", "Column")), answers(given), language)


@pytest.mark.parametrize("form", LOGS, ids=[form.key for form in LOGS])
def test_every_log_shows_items_it_asks_and_never_gives_all_of_them_away(form: Form) -> None:
    shown = columns(form)
    assert {column.item for column in shown} <= {item.key for item in form.items}
    assert not shown[widest(form, shown)].gives_way
    assert any(not column.gives_way for column in shown)


def test_a_page_without_columns_of_its_own_shows_what_it_asks_first() -> None:
    form = PROTOCOL.form("VS")
    required = [item.key for item in form.items if item.required]
    assert [column.item for column in columns(form)] == required[:4]


def test_an_end_that_has_not_come_says_that_it_goes_on() -> None:
    assert told("AEENDAT", {"AEONGO": "Y"}) == "仍在持续"
    assert told("AEENDAT", {"AEONGO": "Y"}, Language.EN) == "Ongoing"


def test_an_end_nobody_answered_is_not_called_ongoing() -> None:
    assert told("AEENDAT", {}) == "—"
    assert told("AEENDAT", {"AEONGO": "N"}) == "—"


def test_a_date_stands_as_typed_without_its_weekday() -> None:
    assert told("AESTDAT", {"AESTDAT": "2026-01-05"}) == "2026-01-05"
    assert told("AESTDAT", {"AESTDAT": "2026-01-UK"}) == "2026-01-UK"


def test_a_choice_stands_in_the_words_of_the_paper() -> None:
    assert told("AEREL", {"AEREL": "NOT RELATED"}) == "无关"
    assert told("AEREL", {"AEREL": "NOT RELATED"}, Language.EN) == "Not related"
    assert told("AESER", {"AESER": "Y"}) == "是"
