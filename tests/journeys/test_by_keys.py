"""A nurse without a mouse: from the password to the next page, and the caret always where work goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.clinic import NURSE
from tests.journeys.conftest import CONTROL, Ward


def focused(ward: Ward) -> str:
    return ward.hands.focused.objectName()


def enter_the_password(ward: Ward) -> None:
    assert ward.hands.until(lambda: focused(ward).endswith("password"))
    ward.hands.type(ward.clinic.password(NURSE))
    ward.hands.press(Qt.Key.Key_Return)


@pytest.fixture
def keyboard(ward: Ward) -> Ward:
    """Logged in and one subject registered, by keys."""
    enter_the_password(ward)
    ward.hands.press(Qt.Key.Key_Return)
    ward.hands.see("register_dialog")
    ward.hands.type("LXYU")
    ward.hands.press(Qt.Key.Key_Return)
    ward.hands.see("screening")
    return ward


def walk_to(ward: Ward, form: str) -> None:
    """From the list of pages."""
    for _ in range(12):
        if focused(ward) == f"page_{form}":
            break
        ward.hands.press(Qt.Key.Key_Down)
    ward.hands.press(Qt.Key.Key_Return)
    ward.hands.see(f"form_{form}")


def test_from_the_password_to_the_next_page_without_a_mouse(keyboard: Ward) -> None:
    """A8 rule 11."""
    assert focused(keyboard) == "page_verdict"
    walk_to(keyboard, "VS")
    assert focused(keyboard) == "VSDTC_date"
    for keys in ("20260105", "1030", "36.6"):
        keyboard.hands.type(keys)
        keyboard.hands.press(Qt.Key.Key_Return)
    keyboard.save()
    keyboard.hands.press(Qt.Key.Key_PageDown, CONTROL)
    keyboard.hands.see("form_CMQ")
    keyboard.hands.press(Qt.Key.Key_PageUp, CONTROL)
    assert focused(keyboard).startswith("TEMPLOC"), "the last field used on that page"
    book = keyboard.window.session.casebook.book("S01")
    assert book.answer("SCR", "VS", "TEMP").value == "36.6"


def test_a_correction_is_reasoned_and_saved_by_keys_and_the_caret_comes_back(keyboard: Ward) -> None:
    walk_to(keyboard, "VS")
    for keys in ("20260105", "1030", "36.6"):
        keyboard.hands.type(keys)
        keyboard.hands.press(Qt.Key.Key_Return)
    keyboard.save()
    keyboard.hands.go_to("TEMP_value")
    keyboard.hands.type("38.6")
    keyboard.hands.press(Qt.Key.Key_Return, CONTROL)
    keyboard.hands.see("reasons_dialog")
    assert focused(keyboard) == "reason_0"
    keyboard.hands.press(Qt.Key.Key_Space)
    keyboard.hands.press(Qt.Key.Key_Return)
    assert focused(keyboard) == "reasons_save"
    keyboard.hands.press(Qt.Key.Key_Return)
    assert keyboard.hands.until(lambda: keyboard.hands.sees("saved_state"))
    assert focused(keyboard) == "TEMP_value"


def test_a_waiting_draft_takes_the_caret_and_enter_restores_it(keyboard: Ward) -> None:
    walk_to(keyboard, "VS")
    keyboard.hands.fill("TEMP_value", "38.6")
    keyboard.log_out()
    enter_the_password(keyboard)
    keyboard.choose("S01")
    walk_to(keyboard, "VS")
    assert focused(keyboard) == "draft_restore"
    keyboard.hands.press(Qt.Key.Key_Return)
    assert keyboard.hands.typed("TEMP_value") == "38.6"
    assert focused(keyboard) == "TEMP_value"


def test_after_a_lock_the_caret_stands_where_it_stood(keyboard: Ward) -> None:
    walk_to(keyboard, "VS")
    keyboard.hands.go_to("PULSE_value")
    keyboard.hands.press(Qt.Key.Key_L, CONTROL)
    enter_the_password(keyboard)
    assert focused(keyboard) == "PULSE_value"


def test_a_dialog_left_by_escape_gives_the_caret_back(keyboard: Ward) -> None:
    walk_to(keyboard, "VS")
    keyboard.hands.go_to("PULSE_value")
    keyboard.hands.click("not_done")
    assert focused(keyboard) == "reason_0"
    keyboard.hands.press(Qt.Key.Key_Escape)
    assert keyboard.hands.until(lambda: focused(keyboard) == "PULSE_value")
