"""The list of 今日 is a pure reading of plan and answers: each row says why, of whom, what, who does it and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.holidays import WEEKENDS
from desktop.models.judgement.standing import standing
from desktop.models.judgement.today import VERDICT, Order, Pressing, Task, Unsaved, arranged, concerning, draft_tasks, tasks
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from tests.models.course import Course
from tests.models.ward import Given, eligible, subject

TODAY = date(2026, 1, 6)
"""D−14 of the eligible subject."""


def listed(pages: Mapping[tuple[str, int], Given], today: date = TODAY) -> tuple[Task, ...]:
    book = subject(pages)
    return tasks([(book, standing(PROTOCOL, book, today))], WEEKENDS)


def during(course: Course, today: date) -> tuple[Task, ...]:
    book = course.book()
    return tasks([(book, standing(PROTOCOL, book, today))], WEEKENDS)


def of(kind: Pressing, found: Iterable[Task]) -> list[Task]:
    return [task for task in found if task.pressing is kind]


def changed(form: str, **answers: Answer | str) -> dict[tuple[str, int], Given]:
    pages = eligible()
    pages[form, 1] |= answers
    return pages


def test_a_new_subject_is_one_row_that_names_its_pages() -> None:
    (row,) = listed({})
    assert (row.pressing, row.visit, row.form) == (Pressing.UNTOUCHED, "SCR", "ICF")
    assert row.what.zh.startswith("SCR ")
    assert row.detail.zh.startswith("知情同意、")


def test_pages_nobody_needs_yet_are_not_asked_for() -> None:
    """Optional pages, and those of visits still ahead, wait for nobody."""
    assert {task.visit for task in listed(eligible())} == {"SCR"}
    needed = {page.form.key for page in Course().standing(TODAY).visit("SCR").counted}
    assert "BM" not in needed
    assert "VS" in needed


def test_an_unfinished_page_says_how_far_it_is_and_what_is_missing() -> None:
    pages = eligible()
    del pages["VS", 1]["WEIGHT"]
    row = next(task for task in listed(pages) if task.form == "VS")
    assert row.pressing is Pressing.UNFINISHED
    assert "未填" in row.detail.zh
    assert row.item in {item.key for item in PROTOCOL.form("VS").items}


def test_complete_pages_of_a_visit_wait_for_the_nurse_in_one_row() -> None:
    (row,) = of(Pressing.UNSIGNED, [task for task in listed(eligible()) if Role.NURSE in task.roles])
    assert (row.visit, row.form, row.what.zh) == ("SCR", "ICF", "SCR 共 2 页")
    assert "知情同意" in row.detail.zh
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


def test_pending_criteria_are_a_row_only_when_every_page_they_read_was_begun() -> None:
    assert not of(Pressing.UNKNOWN, listed({("ICF", 1): eligible()["ICF", 1]}))
    (row,) = of(Pressing.UNKNOWN, listed(changed("LAB", ALT=Answer(pending=True))))
    assert "IN-04a" in row.detail.zh


def test_criteria_are_no_work_once_the_infusion_was_given() -> None:
    course = Course().fill("SCR", "DM", {"BRTHDTC": "1950-03-11"})
    assert of(Pressing.FAILED, during(course, TODAY))
    assert not of(Pressing.FAILED, during(course.infused("2026-01-20"), date(2026, 1, 21)))


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2026, 1, 10), None),
        (date(2026, 1, 11), Pressing.WINDOW),
        (date(2026, 1, 14), Pressing.WINDOW),
        (date(2026, 1, 15), Pressing.OVERDUE),
    ],
)
def test_screening_is_spoken_of_three_days_before_it_closes_and_is_overdue_after_it(today: date, kind: Pressing | None) -> None:
    """Planned D0 is 01-20, so screening closes on D−6, 01-14."""
    found = [task.pressing for task in listed(eligible(), today) if task.visit == "SCR"]
    assert [one for one in found if one in (Pressing.WINDOW, Pressing.OVERDUE)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2026, 2, 1), None),
        (date(2026, 2, 2), Pressing.DUE),
        (date(2026, 2, 3), Pressing.WINDOW),
        (date(2026, 2, 6), Pressing.WINDOW),
        (date(2026, 2, 7), Pressing.OVERDUE),
    ],
)
def test_a_visit_is_due_then_closes_then_is_overdue(today: date, kind: Pressing | None) -> None:
    """D14 with its default window of two days either side, counted from the real D0; its last three days are closing."""
    course = Course().depleted("2026-01-16", "2026-01-17", "2026-01-18").infused("2026-01-21")
    for visit, day in (("REST1", "2026-01-19"), ("REST2", "2026-01-20"), ("D4", "2026-01-25"), ("D7", "2026-01-28"), ("D10", "2026-01-31")):
        course.held(visit, day)
    calendar = (Pressing.DUE, Pressing.WINDOW, Pressing.OVERDUE)
    found = [task.pressing for task in during(course, today) if task.visit == "D14" and task.pressing in calendar]
    assert found == ([kind] if kind else [])


def test_missed_visits_of_a_subject_are_one_row() -> None:
    found = of(Pressing.OVERDUE, during(Course().infused("2026-01-20"), date(2026, 2, 20)))
    (row,) = [task for task in found if task.visit != "SCR"]
    assert row.what.zh.endswith("次访视逾窗")
    assert "D14" in row.detail.zh


def test_a_planned_day_that_passed_says_to_record_it_or_to_move_it() -> None:
    (row,) = [task for task in of(Pressing.OVERDUE, during(Course(), date(2026, 1, 22))) if task.visit != "SCR"]
    assert "改期" in row.detail.zh


def test_screening_pages_still_open_after_lymphodepletion_follow_the_moved_plan() -> None:
    """What became too old is done again until D−6 of the plan in force."""
    course = (
        Course()
        .depleted("2026-01-15", "2026-01-16", "2026-01-17")
        .moved("2026-01-24", "2026-01-20", datetime(2026, 1, 17, 9, tzinfo=SITE_ZONE))
    )
    (row,) = [task for task in during(course, date(2026, 1, 17)) if "筛选期" in task.what.zh and task.pressing is not Pressing.DEVIATION]
    assert (row.pressing, row.what.zh) == (Pressing.WINDOW, "筛选期 01-18 截止")


def test_no_visit_after_the_infusion_is_due_before_it_was_given() -> None:
    assert not [task for task in during(Course(), date(2026, 2, 3)) if task.visit == "D14"]


def test_no_visit_of_the_plan_is_due_after_the_subject_left() -> None:
    """Leaving the treatment alone keeps the follow-up."""
    course = Course().infused("2026-01-20")
    left = course.fill("LOG", "WD", {"WDDAT": "2026-02-10", "WDEXTENT": "TREATMENT"})
    assert {task.visit for task in of(Pressing.DUE, during(left, date(2026, 2, 14)))} == {"D28"}
    assert {task.visit for task in of(Pressing.DUE, during(left.fill("LOG", "WD", {"WDEXTENT": "ALL"}), date(2026, 2, 14)))} == {"ET"}


def test_a_day_that_falls_on_a_weekend_is_said_so() -> None:
    """2026-01-24 is a Saturday."""
    (row,) = [task for task in during(Course().infused("2026-01-20"), date(2026, 1, 23)) if task.visit == "D4"]
    assert "计划 01-24（周六）" in row.detail.zh


def test_a_moved_infusion_is_told_for_three_days() -> None:
    course = Course().moved("2026-01-24", "2026-01-20", datetime(2026, 1, 8, 9, tzinfo=SITE_ZONE))
    (row,) = of(Pressing.MOVED, during(course, date(2026, 1, 11)))
    assert (row.what.zh, row.detail.zh) == ("计划 D0 改为 01-24", "原 01-20：发热")
    assert not of(Pressing.MOVED, during(course, date(2026, 1, 12)))


def test_a_visit_that_took_place_asks_for_the_pages_nobody_began() -> None:
    course = Course().infused("2026-01-20").held("D4", "2026-01-24")
    (row,) = [task for task in of(Pressing.UNTOUCHED, during(course, date(2026, 1, 25))) if task.visit == "D4"]
    assert row.day == date(2026, 1, 24)


def test_an_event_is_a_row_of_its_own() -> None:
    (row,) = [task for task in during(Course().fill("LOG", "AE", {"AETERM": "发热"}, repeat=3), TODAY) if task.form == "AE"]
    assert (row.pressing, row.visit, row.repeat) == (Pressing.UNFINISHED, "LOG", 3)
    assert row.what.zh.endswith(" 3")


def test_a_draft_leads_to_its_page_and_says_how_much_waits() -> None:
    page = PageKey("S02", "D14", "LAB", 2)
    (row,) = draft_tasks([Unsaved(page, 3, datetime(2026, 1, 5, 9, 31, tzinfo=SITE_ZONE))], PROTOCOL.forms)
    assert (row.subject, row.visit, row.form, row.repeat, row.detail.zh) == ("S02", "D14", "LAB", 2, "3 项未保存 · 01-05 09:31")


def test_what_concerns_me_leaves_out_the_rows_of_other_roles() -> None:
    found = listed(changed("DM", BRTHDTC="1950-03-11"))
    assert not of(Pressing.FAILED, concerning(found, Role.NURSE))
    assert not of(Pressing.UNSIGNED, [task for task in concerning(found, Role.SUB_INVESTIGATOR) if task.form != "INV"])
    assert concerning(found, Role.ADMINISTRATOR) == ()


def test_by_time_what_closes_tonight_comes_before_what_is_wrong_and_that_before_what_has_waited() -> None:
    def row(subject: str, pressing: Pressing, day: date | None = None) -> Task:
        one = listed({})[0]
        return Task(pressing, subject, one.what, one.detail, one.roles, "SCR", "ICF", day=day)

    old, older = row("S02", Pressing.UNSIGNED, date(2026, 1, 2)), row("S04", Pressing.UNFINISHED, date(2026, 1, 1))
    wrong, tonight, draft = row("S01", Pressing.MUST), row("S02", Pressing.WINDOW, TODAY), row("S03", Pressing.DRAFT)
    assert arranged((old, wrong, older, draft, tonight), Order.TIME, TODAY) == (draft, tonight, wrong, older, old)


RANKS = {
    Pressing.OVERDUE: 0, Pressing.WINDOW: 0, Pressing.DUE: 0, Pressing.MUST: 1, Pressing.FAILED: 1, Pressing.BROKEN: 1
}  # fmt: skip
"""What comes before what by time; everything else comes last."""


def test_by_subject_each_is_together_the_most_pressing_first() -> None:
    one = listed({})[0]
    rows = [
        Task(pressing, subject, one.what, one.detail, one.roles, "SCR", "ICF", day=day)
        for pressing, subject, day in (
            (Pressing.UNSIGNED, "S02", date(2026, 1, 2)), (Pressing.MUST, "S01", None), (Pressing.DRAFT, "S03", None)
        )
    ]  # fmt: skip
    old, now, draft = rows
    assert arranged((old, now, draft), Order.SUBJECT, TODAY) == (draft, now, old)


@given(st.sets(st.sampled_from(sorted(eligible()))), st.dates(date(2025, 12, 1), date(2027, 3, 1)), st.sampled_from(Order))
def test_the_list_is_always_in_order_and_leads_to_pages_that_exist(left_out: set[tuple[str, int]], today: date, order: Order) -> None:
    found = arranged(listed({page: filled for page, filled in eligible().items() if page not in left_out}, today), order, today)
    pressing = list(Pressing)
    for one, other in pairwise(found):
        ranks = [RANKS.get(task.pressing, 2) if order is Order.TIME else 0 for task in (one, other)]
        same_day = order is Order.SUBJECT or (one.day or today) == (other.day or today)
        assert Pressing.DRAFT in (one.pressing, other.pressing) or ranks[0] <= ranks[1]
        assert ranks[0] != ranks[1] or not same_day or pressing.index(one.pressing) <= pressing.index(other.pressing)
    for task in found:
        assert task.roles
        assert task.form in {VERDICT, "", *(form.key for form in PROTOCOL.pages(task.visit))}
