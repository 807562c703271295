"""The list of 今日 is a pure reading of plan and answers: the most pressing first, each row with who does it and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.standing import standing
from desktop.models.judgement.today import VERDICT, Pressing, Task, Unsaved, concerning, draft_tasks, tasks
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from tests.models.ward import Given, eligible, subject

SCREENING = PROTOCOL.visit("SCR")
TODAY = date(2026, 1, 6)
"""D−14 of the eligible subject."""


def listed(pages: Mapping[tuple[str, int], Given], today: date = TODAY) -> tuple[Task, ...]:
    book = subject(pages)
    return tasks(SCREENING, [(book, standing(PROTOCOL, book, today))], today)


def of(kind: Pressing, found: Iterable[Task]) -> list[Task]:
    return [task for task in found if task.pressing is kind]


def changed(form: str, **answers: Answer | str) -> dict[tuple[str, int], Given]:
    pages = eligible()
    pages[form, 1] |= answers
    return pages


def whole() -> dict[tuple[str, int], Given]:
    """The same pages with every other item that is asked marked not done, with its reason."""
    pages = eligible()
    for (key, _repeat), filled in pages.items():
        form = PROTOCOL.form(key)
        while missing := completeness(form, Answers({item: _answer(value) for item, value in filled.items()})).missing:
            filled |= {item: Answer(absent=Absent.ND, why="未采") for item in missing}
    return pages


def _answer(value: Answer | str) -> Answer:
    return value if isinstance(value, Answer) else Answer(value)


def test_a_new_subject_is_one_row_that_names_its_pages() -> None:
    (row,) = listed({})
    assert (row.pressing, row.form, row.what.zh) == (Pressing.UNTOUCHED, "ICF", "筛选 6 页未录入")
    assert row.detail.zh.startswith("知情同意、")


def test_an_unfinished_page_says_how_far_it_is_and_what_is_missing() -> None:
    pages = eligible()
    del pages["VS", 1]["WEIGHT"]
    row = next(task for task in listed(pages) if task.form == "VS")
    assert row.pressing is Pressing.UNFINISHED
    assert "未填" in row.detail.zh
    assert row.item in {item.key for item in PROTOCOL.form("VS").items}


def test_a_complete_page_waits_for_the_nurse_to_sign() -> None:
    row = next(task for task in listed(eligible()) if task.form == "ICF")
    assert row.pressing is Pressing.UNSIGNED
    assert Role.NURSE in row.roles
    assert Role.SUB_INVESTIGATOR not in row.roles


def test_a_physicians_own_page_concerns_physicians_alone() -> None:
    rows = [task for task in listed(eligible()) if task.form == "INV"]
    assert {Role.SUB_INVESTIGATOR, Role.INVESTIGATOR} == set(rows[0].roles)


def test_an_impossible_value_comes_before_the_signature() -> None:
    found = [task for task in listed(changed("VS", HEIGHT="1620")) if task.form == "VS"]
    assert [task.pressing for task in found] == [Pressing.MUST]


def test_a_result_not_yet_reported_stays_on_the_list_by_name() -> None:
    (row,) = of(Pressing.AWAITED, listed(changed("LAB", ALT=Answer(pending=True))))
    assert (row.detail.zh, row.item) == ("ALT", "ALT")


def test_a_criterion_that_fails_is_told_to_physicians_at_once() -> None:
    (row,) = of(Pressing.FAILED, listed(changed("DM", BRTHDTC="1950-03-11")))
    assert (row.form, row.detail.zh) == (VERDICT, "IN-01")
    assert Role.NURSE not in row.roles


def test_pending_criteria_are_a_row_only_when_every_page_was_begun() -> None:
    assert not of(Pressing.UNKNOWN, listed({("ICF", 1): eligible()["ICF", 1]}))
    (row,) = of(Pressing.UNKNOWN, listed(changed("LAB", ALT=Answer(pending=True))))
    assert "IN-04a" in row.detail.zh


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2026, 1, 10), None),
        (date(2026, 1, 11), Pressing.WINDOW),
        (date(2026, 1, 14), Pressing.WINDOW),
        (date(2026, 1, 15), Pressing.OVERDUE),
    ],
)
def test_the_window_is_spoken_of_three_days_before_it_closes_and_is_overdue_after_it(today: date, kind: Pressing | None) -> None:
    """Planned D0 is 01-20, so screening closes on D−6, 01-14."""
    pages = eligible()
    del pages["INV", 1]
    found = [task.pressing for task in listed(pages, today) if task.pressing in (Pressing.WINDOW, Pressing.OVERDUE)]
    assert found == ([kind] if kind else [])


def test_a_window_that_closed_over_complete_pages_is_no_work() -> None:
    found = listed(whole(), date(2026, 2, 1))
    assert not [*of(Pressing.OVERDUE, found), *of(Pressing.WINDOW, found)]


def test_a_draft_leads_to_its_page_and_says_how_much_waits() -> None:
    page = PageKey("S02", "SCR", "LAB", 2)
    (row,) = draft_tasks([Unsaved(page, 3, datetime(2026, 1, 5, 9, 31, tzinfo=SITE_ZONE))], PROTOCOL.forms)
    assert (row.subject, row.form, row.repeat, row.detail.zh) == ("S02", "LAB", 2, "3 项未保存 · 01-05 09:31")


def test_what_concerns_me_leaves_out_the_rows_of_other_roles() -> None:
    found = listed(changed("DM", BRTHDTC="1950-03-11"))
    assert not of(Pressing.FAILED, concerning(found, Role.NURSE))
    assert not of(Pressing.UNSIGNED, [task for task in concerning(found, Role.SUB_INVESTIGATOR) if task.form != "INV"])
    assert concerning(found, Role.ADMINISTRATOR) == ()


@given(st.sets(st.sampled_from(sorted(eligible()))), st.dates(date(2025, 12, 1), date(2026, 3, 1)))
def test_the_list_is_always_in_order_and_leads_to_pages_that_exist(left_out: set[tuple[str, int]], today: date) -> None:
    found = listed({page: filled for page, filled in eligible().items() if page not in left_out}, today)
    order = list(Pressing)
    assert all(order.index(one.pressing) <= order.index(other.pressing) for one, other in pairwise(found))
    assert {task.form for task in found} <= {*SCREENING.forms, VERDICT}
    assert all(task.roles for task in found)
