"""A page whose values were all taken back: it stays in the record, and nobody waits for it unless the visit requires it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.holidays import WEEKENDS
from desktop.models.judgement.page_standing import PageStanding
from desktop.models.judgement.standing import standing
from desktop.models.judgement.task import Task
from desktop.models.judgement.to_sign import Reader, to_sign
from desktop.models.judgement.today import tasks
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Need
from desktop.models.records.answer import NOT_ANSWERED
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Person, Role
from tests.models.course import Course

HELD, TODAY = "2026-02-03", date(2026, 2, 3)
VITALS = {"VSDTC": f"{HELD}T09:00", "TEMP": "36.6"}
QUESTIONNAIRE = {"FACITDTC": HELD, "FACITTOT": "31"}
"""Optional at D14."""


def emptied(form: str, given: dict[str, str], repeat: int = 1, course: Course | None = None) -> Course:
    """Written on D14 by mistake, and taken back."""
    course = course or Course().infused("2026-01-20").held("D14", HELD)
    course.fill("D14", form, dict(given), repeat)
    return course.fill("D14", form, dict.fromkeys(given, NOT_ANSWERED), repeat)


def pages(course: Course, form: str) -> list[PageStanding]:
    return [page for page in course.standing(TODAY).visit("D14").counted if page.form.key == form]


def waiting(course: Course, form: str) -> list[Task]:
    book = course.book()
    found = tasks([(book, standing(PROTOCOL, book, TODAY))], WEEKENDS)
    return [task for task in found if (task.visit, task.form) == ("D14", form)]


def left_out(course: Course) -> set[str]:
    """The pages that the dialog of signing the visit names as not signed now."""
    nurse = Person("N001", "李䶮", Role.NURSE)
    reader = Reader(PROTOCOL, course.book(), nurse, datetime(2026, 2, 3, 12, tzinfo=SITE_ZONE))
    return {f"{one.key.form}{one.key.repeat}" for one in to_sign(reader, "D14").left_out}


def test_an_optional_page_taken_back_is_nobodys_work_and_holds_up_no_signature() -> None:
    course = emptied("FACIT", QUESTIONNAIRE)
    assert pages(course, "FACIT") == []
    assert waiting(course, "FACIT") == []
    assert "FACIT1" not in left_out(course)


def test_it_stays_in_the_record_with_what_it_said() -> None:
    book = emptied("FACIT", QUESTIONNAIRE).book()
    page = book.page(PageKey("S01", "D14", "FACIT"))
    assert [entry.payload["value"] for entry in page.values("FACITTOT")] == ["31", None]
    (shown,) = [one for one in standing(PROTOCOL, book, TODAY).visit("D14").pages if one.form.key == "FACIT"]
    assert (shown.begun, shown.counts) == (True, False)


def test_a_required_page_taken_back_is_missing_as_before() -> None:
    course = emptied("VS", VITALS)
    (page,) = pages(course, "VS")
    assert page.need is Need.REQUIRED
    assert waiting(course, "VS")
    assert "VS1" in left_out(course)


def test_a_second_sample_taken_back_leaves_the_first_to_stand_alone() -> None:
    course = Course().infused("2026-01-20").held("D14", HELD).fill("D14", "LAB", {"CBCDTC": f"{HELD}T07:40"})
    emptied("LAB", {"CBCDTC": f"{HELD}T08:40", "WBC": "4.2"}, 2, course)
    assert [page.key.repeat for page in pages(course, "LAB")] == [1]
    assert {"LAB1"} == {name for name in left_out(course) if name.startswith("LAB")}


def test_something_written_on_it_again_makes_it_count_again() -> None:
    course = emptied("FACIT", QUESTIONNAIRE).fill("D14", "FACIT", {"FACITTOT": "30"})
    assert len(pages(course, "FACIT")) == 1
    assert waiting(course, "FACIT")


@pytest.mark.parametrize("form", ["AE", "CM"])
def test_a_row_of_a_log_taken_back_is_no_row(form: str) -> None:
    course = Course().fill("LOG", form, {f"{form}STDAT": "2026-01-05"})
    assert [page.form.key for page in course.standing(TODAY).beside] == [form]
    assert course.fill("LOG", form, {f"{form}STDAT": NOT_ANSWERED}).standing(TODAY).beside == ()
