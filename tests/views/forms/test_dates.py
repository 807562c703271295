"""A date in all the ways it is typed, taken and shown back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.protocol.items import Item
from desktop.models.records.answer import Answer
from desktop.views.forms.calendar import Calendar
from tests.views.forms.pages import (
    BEGAN,
    TAKEN,
    alone,
    entered,
    line,
    page,
    typed,
)


@pytest.mark.parametrize(
    ("keys", "kept", "shown"),
    [
        ("20260105", "2026-01-05", "2026-01-05 周一 (D−15)"),
        ("1.5", "2026-01-05", "2026-01-05 周一 (D−15)"),
        ("t", "2026-01-05", "2026-01-05 周一 (D−15)"),
        ("+0", "2026-01-20", "2026-01-20 周二 (D0)"),
        ("+7", "2026-01-27", "2026-01-27 周二 (D+7)"),
        ("+366", "2027-01-21", "2027-01-21 周四 (D+366)"),
        ("19800229", "1980-02-29", "1980-02-29 周五"),
        ("20260230", "20260230", "20260230"),
    ],
)
def test_a_date_is_shown_back_with_weekday_and_study_day(qtbot: QtBot, keys: str, kept: str, shown: str) -> None:
    view = page(qtbot)
    view.go_to("VISIT")
    entered(keys)
    assert view.answers()["VISIT"] == Answer(kept)
    field = line(view, "VISIT_value")
    assert field.text() == shown
    assert field.fontMetrics().horizontalAdvance(shown) < field.width() - 20


def test_the_caret_finds_the_bare_date_again(qtbot: QtBot) -> None:
    view = page(qtbot, {"VISIT": Answer("2026-01-05")})
    view.go_to("VISIT")
    assert line(view, "VISIT_value").text() == "2026-01-05"


def test_never_is_an_answer_and_a_date_takes_it_back(qtbot: QtBot) -> None:
    view = page(qtbot)
    never = view.findChild(QPushButton, "BEGAN_never")
    assert never is not None
    never.click()
    assert view.answers()["BEGAN"] == Answer("NONE")
    view.go_to("BEGAN")
    typed("2025")
    assert view.answers()["BEGAN"] == Answer("2025-UK-UK")
    assert not never.isChecked()


def test_now_takes_the_present_of_the_one_clock(qtbot: QtBot) -> None:
    view = page(qtbot)
    now = view.findChild(QPushButton, "TAKEN_now")
    assert now is not None
    now.click()
    assert view.answers()["TAKEN"] == Answer("2026-01-05T10:41")


@pytest.mark.parametrize("item", [BEGAN, TAKEN])
def test_the_calendar_is_the_second_way_to_a_date(qtbot: QtBot, item: Item) -> None:
    editor = alone(qtbot, item)
    editor.put(Answer("2026-01-05T07:40" if item is TAKEN else "2026-01-05"))
    opener = editor.findChild(QPushButton, f"{item.key}_calendar")
    assert opener is not None
    opener.click()
    calendar = editor.findChild(Calendar)
    assert calendar is not None
    chosen = calendar.days.selectedDate()
    assert chosen.toString(Qt.DateFormat.ISODate) == "2026-01-05"
    calendar.days.clicked.emit(chosen.addDays(1))
    assert editor.answer() == Answer("2026-01-06T07:40" if item is TAKEN else "2026-01-06")
