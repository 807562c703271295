"""Staff ids on a page: an id nobody has, and one's own where another person is meant."""

from __future__ import annotations

import pytest

from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import PageKey
from tests.models.protocol.v1.forms.visited import TODAY
from tests.models.ward import Visited, answers, book

PEOPLE = ("N001", "N002", "D001")
PAGES = {"G06RN": "INFG", "C05TO": "INFC", "B06WHO": "INFB"}


def asked(item: str, typed: str, recorded: Visited | None = None, people: tuple[str, ...] = PEOPLE, person: str = "D001") -> list[str]:
    """The checks of the id that fire."""
    form = PROTOCOL.form(PAGES[item])
    page = PageKey("S01", "D0", form.key)
    context = Context(answers({item: typed}), book(recorded or {}), TODAY, page=page, people=people, person=person)
    found = [one for one in findings(form, context) if one.item == item]
    assert all(one.level is Level.CHECK for one in found)
    return [one.check for one in found]


@pytest.mark.parametrize("item", PAGES)
def test_an_id_that_is_no_account_is_asked_about(item: str) -> None:
    assert asked(item, "N009") == [f"{item.lower()}_no_account"]
    assert asked(item, "李护士") == [f"{item.lower()}_no_account"]
    assert asked(item, "N002") == []


def test_each_of_several_ids_is_looked_up() -> None:
    assert asked("B06WHO", "N001、N002, D001") == []
    assert asked("B06WHO", "N001、N003") == ["b06who_no_account"]


def test_nobody_reviews_the_own_record() -> None:
    """N001 recorded it; whoever looks at it later is asked as well."""
    recorded: Visited = {("D0", "INFG", 1): {"G06RN": "N001"}}
    assert asked("G06RN", "N001", recorded) == ["g06rn_oneself"]
    assert asked("G06RN", "N002", recorded, person="N002") == ["g06rn_oneself"]
    assert asked("G06RN", "N002", {("D0", "INFG", 1): {"G06RN": "N002"}}, person="N002") == []


def test_nothing_is_asked_where_the_accounts_are_not_known() -> None:
    assert asked("G06RN", "N009", people=(), person="") == []
