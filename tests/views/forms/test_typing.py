"""A page is typed with keys alone, as hands on the ward type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.records.answer import Answer, Answers
from desktop.views.forms.form_view import FormView
from tests.views.forms.pages import (
    BEGAN,
    PAIN,
    STORY,
    TAKEN,
    TEMPERATURE,
    VISIT,
    WHERE,
    alone,
    caret_at,
    committed,
    entered,
    line,
    page,
    pressed,
    typed,
)

SPACE, DOWN, RIGHT, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return


def test_a_whole_page_is_typed_with_keys_alone(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("TAKEN")
    entered("20260105")
    entered("0740")
    entered("36.8")
    pressed(RIGHT)
    pressed(SPACE)
    pressed(RETURN)
    pressed(DOWN)
    pressed(DOWN)
    pressed(SPACE)
    pressed(RETURN)
    pressed(RIGHT)
    pressed(SPACE)
    pressed(RETURN)
    committed("右膝")
    pressed(RETURN)
    committed("昨日起")
    pressed(Qt.Key.Key_Tab)
    entered("202503")
    entered("t")
    pressed(SPACE)
    pressed(RETURN)
    entered("+-")
    entered("0735")
    committed("检验科")
    pressed(RETURN)
    entered("132")
    typed("84")
    assert view.answers().by_key == {
        "TAKEN": Answer("2026-01-05T07:40"),
        "TEMP": Answer("36.8"),
        "PLACE": Answer("ORAL"),
        "GROUP": Answer("C"),
        "PAIN": Answer("Y"),
        "WHERE": Answer("右膝"),
        "STORY": Answer("昨日起"),
        "BEGAN": Answer("2025-03-UK"),
        "VISIT": Answer("2026-01-05"),
        "DONE": Answer("N"),
        "SAMPLED": Answer("+-T07:35"),
        "LAB": Answer("检验科"),
        "ALT": Answer("132", unit="U/L", lln="7", uln="40"),
        "CREA": Answer("84", unit="μmol/L", lln="7", uln="40"),
    }


@pytest.mark.parametrize(
    ("commit", "kept"), [("１２．５", "12.5"), ("３６。８", "36.8"), ("＜０．５", "<0.5"), ("10²", "10²"), ("①", "①"), ("٣", "٣")]
)
def test_full_width_digits_are_understood_at_once_and_other_signs_stay_as_they_are(qtbot: QtBot, commit: str, kept: str) -> None:
    editor = alone(qtbot, TEMPERATURE)
    editor.setFocus()
    committed(commit)
    assert line(editor, "TEMP_value").text() == kept
    assert editor.answer() == Answer(kept)


def test_a_full_width_digit_in_the_middle_leaves_the_caret_behind_it(qtbot: QtBot) -> None:
    editor = alone(qtbot, TEMPERATURE)
    editor.setFocus()
    typed("38")
    line(editor, "TEMP_value").setCursorPosition(1)
    committed("７")
    typed(".")
    assert editor.answer() == Answer("37.8")


def test_letters_are_kept_so_that_the_finding_can_name_them(qtbot: QtBot) -> None:
    editor = alone(qtbot, TEMPERATURE)
    editor.setFocus()
    typed("abc")
    assert editor.answer() == Answer("abc")


@pytest.mark.parametrize("item", [TEMPERATURE, BEGAN, VISIT, TAKEN])
def test_the_input_method_is_off_where_figures_are_typed(qtbot: QtBot, item: object) -> None:
    editor = alone(qtbot, item)  # type: ignore[arg-type]
    fields = editor.findChildren(QLineEdit)
    assert fields
    assert [field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) for field in fields] == [False] * len(fields)


@pytest.mark.parametrize("item", [WHERE, STORY])
def test_the_input_method_is_on_for_free_text(qtbot: QtBot, item: object) -> None:
    editor = alone(qtbot, item)  # type: ignore[arg-type]
    assert editor.stops[0].inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True


@pytest.mark.parametrize("turn", [-120, 120])
def test_the_wheel_changes_no_answer(qtbot: QtBot, turn: int) -> None:
    unit = "mg/dL" if turn > 0 else "μmol/L"
    view = page(qtbot, {"TEMP": Answer("36.8"), "PLACE": Answer("EAR"), "CREA": Answer("1", unit=unit), "VISIT": Answer("2026-01-05")})
    before = view.answers()
    none, still = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    for widget in view.viewport().findChildren(QWidget):
        widget.setFocus()
        at, by = QPointF(5, 5), QPoint(0, turn)
        QApplication.sendEvent(widget, QWheelEvent(at, at, QPoint(), by, none, Qt.KeyboardModifier.NoModifier, still, False))
    assert view.answers() == before


def test_enter_goes_on_past_buttons_units_and_limits(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("ALT")
    pressed(RETURN)
    assert caret_at() == "CREA_value"


def test_enter_on_the_last_item_leaves_the_form_alone(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("CREA")
    entered("84")
    assert view.answers()["CREA"].value == "84"


def test_tab_follows_the_paper(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("TAKEN")
    order = [caret_at()]
    while order[-1] != "ALT_value" and len(order) < 40:
        pressed(Qt.Key.Key_Tab)
        order.append(caret_at())
    assert order == [
        "TAKEN_date", "TAKEN_time", "TAKEN_now", "TEMP_value", "PLACE_AXILLA", "GROUP_A", "PAIN_N", "STORY_value", "BEGAN_value",
        "BEGAN_never", "VISIT_value", "DONE_N", "SAMPLED_date", "SAMPLED_time", "SAMPLED_now", "LAB_value", "ALT_value",
    ]  # fmt: skip


def test_what_is_typed_over_a_figure_replaces_it(qtbot: QtBot) -> None:
    view = page(qtbot, {"TAKEN": Answer("2026-01-05T07:40"), "TEMP": Answer("36.8")})
    view.go_to("TAKEN")
    pressed(RETURN)
    pressed(RETURN)
    typed("37.1")
    assert view.answers()["TEMP"] == Answer("37.1")


def test_a_choice_is_taken_back_with_backspace_and_with_a_second_space(qtbot: QtBot) -> None:
    editor = alone(qtbot, PAIN)
    editor.setFocus()
    pressed(SPACE)
    assert editor.answer() == Answer("N")
    pressed(Qt.Key.Key_Backspace)
    assert editor.answer() == Answer()
    pressed(SPACE)
    pressed(SPACE)
    assert editor.answer() == Answer()


def test_arrows_move_without_choosing(qtbot: QtBot) -> None:
    editor = alone(qtbot, PAIN)
    editor.setFocus()
    pressed(RIGHT)
    pressed(RIGHT)
    assert caret_at() == "PAIN_U"
    pressed(RIGHT)
    assert caret_at() == "PAIN_N"
    assert editor.answer() == Answer()


def test_an_empty_field_is_not_zero(qtbot: QtBot) -> None:
    view = page(qtbot)
    assert view.answers() == Answers({})
    view.go_to("TEMP")
    typed("0")
    assert view.answers()["TEMP"] == Answer("0")
    pressed(Qt.Key.Key_Backspace)
    assert view.answers() == Answers({})


def test_a_thousand_times_ten_reads_in_groups_but_is_kept_as_typed(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("ALT")
    entered("18600")
    assert line(view, "ALT_value").text() == "18 600"
    assert view.answers()["ALT"].value == "18600"


def test_an_operator_stays_with_its_figure(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("ALT")
    entered("<0.5")
    assert line(view, "ALT_value").text() == "< 0.5"
    assert view.answers()["ALT"].value == "<0.5"


def test_control_z_takes_back_what_was_typed(qtbot: QtBot) -> None:
    view: FormView = page(qtbot)
    view.go_to("WHERE")
    view.go_to("TEMP")
    typed("36.8")
    pressed(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.answers()["TEMP"] == Answer()
