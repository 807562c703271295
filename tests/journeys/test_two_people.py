"""Two people share the ward PC: what one has begun and not saved is never mixed with what the other records."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.clinic import NURSE, PHYSICIAN, Clinic
from tests.held_visits import PLANNED, be_there, infused, look_at_today, said_in, take, turn_to
from tests.journeys.conftest import Ward

TODAY = f"{PLANNED + timedelta(14):%Y%m%d}"


@pytest.fixture
def training(tmp_path: Path) -> Clinic:
    return infused(tmp_path)


@pytest.fixture
def day_14(ward: Ward) -> Ward:
    be_there(ward, 14)
    return ward


def begin_event(ward: Ward, user: str, **given: str) -> None:
    """A new row of the log of events, typed and not saved."""
    ward.log_in(user)
    ward.choose("S01")
    turn_to(ward, "D14")
    for name in ("events", "log_AE", "new_row"):
        ward.hands.click(name)
    ward.hands.see("form_AE")
    ward.hands.answer_all(given)


def events(ward: Ward) -> list[tuple[int, str, str]]:
    """The recorded rows: number, name, grade."""
    pages = ward.window.session.casebook.book("S01").repeats("LOG", "AE")
    return [(page.key.repeat, page.answers.code("AETERM"), page.answers.code("AETOXGR")) for page in pages if page.last_sequence]


def test_two_events_begun_under_the_same_number_are_two_rows(day_14: Ward) -> None:
    """The grade of one event never stands on the row of the other."""
    begin_event(day_14, NURSE, AETERM="Fever", AESTDAT=TODAY, AETOXGR="1")
    day_14.log_out()
    begin_event(day_14, PHYSICIAN, AETERM="Rash", AESTDAT=TODAY)
    day_14.save()
    day_14.log_out()
    day_14.log_in()
    (row,) = [row for row in look_at_today(day_14) if row.startswith("草稿 S01")]
    assert "不良事件 2" in row
    assert "第 1 号已由他人使用，改为第 2 号" in row
    take(day_14, "work_draft_S01_AE")
    day_14.hands.see("form_AE")
    assert day_14.value("AETERM") == "Fever"
    day_14.save()
    assert events(day_14) == [(1, "Rash", ""), (2, "Fever", "1")]


def test_a_moved_draft_is_offered_with_what_became_of_its_number(day_14: Ward) -> None:
    """It may be the same event: then the second of it is given up."""
    begin_event(day_14, NURSE, AETERM="Fever")
    day_14.log_out()
    begin_event(day_14, PHYSICIAN, AETERM="Fever")
    day_14.save()
    day_14.hands.press(Qt.Key.Key_Escape)
    day_14.log_out()
    day_14.log_in()
    day_14.choose("S01")
    turn_to(day_14, "D14")
    for name in ("events", "log_AE"):
        day_14.hands.click(name)
    day_14.hands.press(Qt.Key.Key_Down)
    day_14.hands.press(Qt.Key.Key_Return)
    day_14.hands.see("form_AE")
    told = said_in(day_14.hands.see("draft_banner")).partition("09:00:00")[2]
    assert [letter for letter in told if letter.isdigit()] == ["1", "2"], "under which number it was begun, and its number now"
    day_14.hands.click("draft_discard")
    assert not day_14.hands.sees("draft_banner")
    assert events(day_14) == [(1, "Fever", "")]
