"""Where a subject stands over all visits, and that what did not change is not worked out twice."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.standing import standing
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Need
from desktop.models.records.entry import Kind
from tests.models.course import Course
from tests.models.ward import entry


@pytest.mark.parametrize(
    ("today", "visit"),
    [
        (date(2026, 1, 6), "SCR"),
        (date(2026, 1, 14), "SCR"),
        (date(2026, 1, 15), "LD1"),
        (date(2026, 1, 17), "LD3"),
        (date(2026, 1, 20), "D0"),
        (date(2026, 1, 24), "SCR"),  # D4 by the plan, which nobody kept
    ],
)
def test_the_visit_the_ward_is_at_follows_the_plan(today: date, visit: str) -> None:
    assert Course().standing(today).current.visit.key == visit


def test_the_visit_the_ward_is_at_is_the_latest_begun() -> None:
    now = Course().infused("2026-01-20").held("D4", "2026-01-24").standing(date(2026, 1, 25))
    assert now.current.visit.key == "D4"
    assert now.next is not None
    assert now.next.visit.key == "D7"


def test_a_page_of_a_man_is_left_out_where_its_condition_does_not_hold() -> None:
    """The pregnancy test and the talk about contraception are for women."""
    course = Course()
    of_a_woman = {page.form.key for page in course.standing(date(2026, 1, 6)).visit("SCR").pages}
    of_a_man = {page.form.key for page in course.fill("SCR", "DM", {"SEX": "M"}).standing(date(2026, 1, 6)).visit("SCR").pages}
    assert of_a_woman - of_a_man == {"HCG", "CONTRA"}


def test_an_optional_page_counts_once_it_is_begun() -> None:
    course, today = Course().held("D14", "2026-02-03"), date(2026, 2, 3)
    visit = course.standing(today).visit("D14")
    optional = next(page for page in visit.pages if page.need is Need.OPTIONAL)
    assert optional not in visit.counted
    item = optional.form.items[0].key
    again = course.fill("D14", optional.form.key, {item: "2026-02-03T08:00"}).standing(today).visit("D14")
    assert optional.form.key in {page.form.key for page in again.counted}


def test_day_zero_is_the_real_one_once_the_infusion_was_given() -> None:
    course = Course()
    before = course.standing(date(2026, 1, 6))
    after = course.infused("2026-01-22").standing(date(2026, 1, 23))
    assert (before.day_zero, before.infused) == (date(2026, 1, 20), False)
    assert (after.day_zero, after.infused) == (date(2026, 1, 22), True)


def test_every_repeat_of_a_page_stands_for_itself() -> None:
    course = Course()
    for repeat in (1, 2):
        course.fill("SCR", "LAB", {"CBCDTC": f"2026-01-0{repeat}T08:00"}, repeat=repeat)
    pages = course.standing(date(2026, 1, 6)).visit("SCR").pages
    assert [page.key.repeat for page in pages if page.form.key == "LAB"] == [1, 2]


def test_the_same_book_on_the_same_day_is_worked_out_once() -> None:
    book = Course().book()
    first = standing(PROTOCOL, book, date(2026, 1, 6))
    assert standing(PROTOCOL, book, date(2026, 1, 6)) is first
    assert standing(PROTOCOL, book, date(2026, 1, 7)) is not first


def test_a_value_that_is_corrected_changes_what_is_counted_at_once() -> None:
    course = Course().fill("SCR", "VS", {"HEIGHT": "1620"})
    book, today = course.book(), date(2026, 1, 6)
    assert standing(PROTOCOL, book, today).must == 1
    correction = entry(
        Kind.CORRECTION, book.sequence + 1, visit="SCR", form="VS", item="HEIGHT", repeat=1, payload={"value": "162"}, reason="录错"
    )
    assert standing(PROTOCOL, book.after([correction]), today).must == 0


def test_what_was_worked_out_is_forgotten_with_the_object() -> None:
    class Book:
        pass

    def answered(question: int) -> int:
        asked.append(question)
        return question

    known: Remembered[int] = Remembered()
    asked: list[int] = []
    book = Book()
    for question in (1, 1, 2):
        assert known.get(book, question, partial(answered, question)) == question
    assert (asked, len(known)) == ([1, 2], 1)
    del book
    assert len(known) == 0
