"""A page as a whole: what applies, what is marked, what is found, where the caret is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Form, Level, Section
from desktop.models.protocol.v1.forms.results import panel
from desktop.models.records.answer import Answer, Answers
from desktop.models.text import Text, same
from desktop.views.forms.caption import Caption
from desktop.views.forms.form_view import FormView
from desktop.views.style import COLOURS
from tests.views.forms.pages import SAMPLE, committed, entered, page, pressed, seen, typed, words
from tests.views.layout import settle

F1, F2 = Qt.Key.Key_F1, Qt.Key.Key_F2
WRONG = Finding("TEMP", Level.MUST, "hard", Text("45 超出范围", "45 is outside"))
ODD = Finding("TEMP", Level.CHECK, "soft", Text("45 少见", "45 is unusual"))
KNOWN = Finding("TEMP", Level.NOTE, "fever", Text("发热", "Fever"))
CROSSED = Finding("TEMP", Level.MUST, "kind", Text("不是数值", "No number"))


def lines(view: FormView) -> list[str]:
    settle()
    return [one.objectName() for one in view.findChildren(QFrame) if one.property("kind") == "finding" and one.isVisibleTo(view)]


def test_what_depends_on_an_answer_appears_with_it_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    view = page(qtbot, {"PAIN": Answer("Y")})
    assert seen(view, "row_WHERE")
    view.go_to("WHERE")
    committed("右膝")
    no, yes = view.findChild(QPushButton, "PAIN_N"), view.findChild(QPushButton, "PAIN_Y")
    assert no is not None
    assert yes is not None
    no.click()
    assert not seen(view, "row_WHERE")
    assert view.answers() == Answers({"PAIN": Answer("N")})
    yes.click()
    assert view.answers() == Answers({"PAIN": Answer("Y"), "WHERE": Answer("右膝")})


def test_a_recorded_answer_that_no_longer_applies_stays_as_it_is_recorded(qtbot: QtBot) -> None:
    view = page(qtbot, {"PAIN": Answer("Y"), "WHERE": Answer("右膝")})
    no = view.findChild(QPushButton, "PAIN_N")
    assert no is not None
    no.click()
    assert view.answers() == Answers({"PAIN": Answer("N"), "WHERE": Answer("右膝")})


def test_an_answer_taken_back_is_named_as_not_answered(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer("36.8")})
    view.go_to("TEMP")
    pressed(Qt.Key.Key_Backspace)
    assert view.answers().by_key == {"TEMP": Answer()}


def test_an_answer_saved_and_then_taken_back_is_named_as_not_answered(qtbot: QtBot) -> None:
    """Before it was saved an emptied field is simply empty."""
    view = page(qtbot)
    view.go_to("TEMP")
    typed("3")
    pressed(Qt.Key.Key_Backspace)
    assert view.answers().by_key == {}
    typed("3")
    view.mark("TEMP", "saved")
    pressed(Qt.Key.Key_Backspace)
    assert view.answers().by_key == {"TEMP": Answer()}


def test_a_panel_that_was_not_tested_is_one_answer(qtbot: QtBot) -> None:
    tested = Form("F", same("F"), same("F"), (panel("chemistry", "CHEM", Text("血生化", "Chemistry"), SAMPLE[3:]),))
    view = page(qtbot, {}, tested)
    assert seen(view, "row_ALT")
    assert any(frame.isVisibleTo(view) for frame in view.findChildren(QFrame) if frame.property("kind") == "grid_head")
    no = view.findChild(QPushButton, "CHEMPERF_N")
    assert no is not None
    no.click()
    assert not any(seen(view, f"row_{key}") for key in ("CHEMDTC", "CHEMNAM", "ALT", "CREA"))
    assert not any(frame.isVisibleTo(view) for frame in view.findChildren(QFrame) if frame.property("kind") == "grid_head")


def test_a_calculated_value_follows_its_inputs(qtbot: QtBot) -> None:
    view = page(qtbot)
    assert words(view, "DOUBLE_value") == "—"
    view.go_to("TEMP")
    typed("18.4")
    assert words(view, "DOUBLE_value") == "36.8"
    pressed(Qt.Key.Key_Backspace)
    pressed(Qt.Key.Key_Backspace)
    assert words(view, "DOUBLE_value") == "36.0"
    assert "DOUBLE" not in view.answers().by_key


@pytest.mark.parametrize(
    ("found", "order", "state", "buttons"),
    [
        ((WRONG,), ["finding_TEMP_hard"], "must", ["confirm_TEMP_hard"]),
        ((KNOWN, ODD), ["finding_TEMP_soft", "finding_TEMP_fever"], "check", ["confirm_TEMP_soft"]),
        ((KNOWN,), ["finding_TEMP_fever"], "", []),
        ((CROSSED,), ["finding_TEMP_kind"], "must", []),
        ((), [], "", []),
    ],
)
def test_findings_stand_under_their_row_the_heaviest_first(
    qtbot: QtBot, found: Sequence[Finding], order: list[str], state: str, buttons: list[str]
) -> None:
    view = page(qtbot, {"TEMP": Answer("45")})
    view.show_findings([WRONG])
    view.show_findings(found)
    assert lines(view) == order
    field = view.findChild(QLineEdit, "TEMP_value")
    assert field is not None
    assert field.property("state") == state
    shown = [one.objectName() for one in view.findChildren(QPushButton) if one.objectName().startswith("confirm_")]
    assert shown == buttons


def test_a_finding_says_its_level_in_words(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer("45")})
    view.show_findings([ODD])
    line = view.findChild(QFrame, "finding_TEMP_soft")
    assert line is not None
    assert [one.text() for one in line.findChildren(QLabel) if one.text()] == ["请核对", "45 少见"]
    confirm = view.findChild(QPushButton, "confirm_TEMP_soft")
    assert confirm is not None
    with qtbot.waitSignal(view.confirm_wanted) as wanted:
        confirm.click()
    assert wanted.args == ["TEMP", "soft"]


def test_findings_may_be_refreshed_only_after_the_caret_left_the_item(qtbot: QtBot) -> None:
    """UX 27: nothing is found while somebody is typing."""
    view = page(qtbot)
    left: list[str] = []
    view.item_left.connect(left.append)
    view.go_to("TAKEN")
    entered("20260105")
    assert left == []
    entered("0740")
    assert left == ["TAKEN"]


def test_the_form_tells_where_the_caret_came_to(qtbot: QtBot) -> None:
    view = page(qtbot)
    come: list[str] = []
    view.focus_item.connect(come.append)
    view.go_to("TEMP")
    view.go_to("ALT")
    assert come == ["TEMP", "ALT"]
    row = view.findChild(QFrame, "row_ALT")
    assert row is not None
    assert row.property("state") == "current"


@pytest.mark.parametrize("key", ["TEMP", "GROUP", "ALT", "CREA", "TAKEN"])
def test_the_row_of_the_caret_is_in_view(qtbot: QtBot, key: str) -> None:
    view = page(qtbot)
    view.resize(700, 200)
    settle()
    view.go_to(key)
    row = view.field(key)
    placed = QRect(row.mapTo(view.viewport(), QPoint(0, 0)), row.size())
    assert view.viewport().rect().intersects(placed)
    assert placed.top() >= 0


def test_f1_and_f2_ask_for_provenance_and_history_of_the_item(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("TEMP")
    with qtbot.waitSignal(view.provenance_wanted) as provenance:
        pressed(F1)
    with qtbot.waitSignal(view.history_wanted) as history:
        pressed(F2)
    assert (provenance.args, history.args) == (["TEMP"], ["TEMP"])


def test_a_signed_item_asks_for_a_correction_also_from_its_menu_button(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer("36.8")})
    view.mark("TEMP", "locked")
    button = view.findChild(QPushButton, "TEMP_absent")
    assert button is not None
    with qtbot.waitSignal(view.change_wanted) as wanted:
        button.click()
    assert wanted.args == ["TEMP", ""]
    assert view.answers()["TEMP"] == Answer("36.8")


@pytest.mark.parametrize(
    ("state", "caption", "struck", "shown"),
    [
        ("draft", Text("草稿 09:31", "Draft 09:31"), "", ["草稿 09:31"]),
        ("corrected", Text("抄写错误 WJ", "Copying error WJ"), "64", ["64", "抄写错误 WJ"]),
        ("late", Text("补记 +2 h 18", "Late +2 h 18"), "", ["补记 +2 h 18"]),
        ("saved", None, "", []),
    ],
)
def test_what_an_item_is_marked_with_stands_under_it(qtbot: QtBot, state: str, caption: Text | None, struck: str, shown: list[str]) -> None:
    view = page(qtbot, {"TEMP": Answer("46")})
    view.mark("TEMP", state, caption, struck)
    told = [one for one in view.field("TEMP").findChildren(Caption) if one.isVisibleTo(view)]
    assert [words for one in told for words in (one.struck, one.words) if words] == shown


def test_the_old_value_of_a_correction_is_struck(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer("46")})
    view.mark("TEMP", "corrected", Text("抄写错误", "Copying error"), "64")
    told = view.field("TEMP").findChild(Caption)
    assert isinstance(told, Caption)
    ink = QColor(COLOURS.ink3).rgb()
    painted = told.grab().toImage()
    struck = max(sum(painted.pixel(x, y) == ink for x in range(painted.width())) for y in range(painted.height()))
    assert struck >= told.fontMetrics().horizontalAdvance("64") - 2, "a line through the whole of the old value"


def test_saving_with_the_caret_in_a_field_takes_what_stands_there(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("VISIT")
    typed("1.5")
    view.commit()
    assert view.answers()["VISIT"] == Answer("2026-01-05")


def test_a_draft_put_back_over_the_page_is_what_the_page_says(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer("36.8")})
    draft = Answers({"TEMP": Answer("37.9"), "PAIN": Answer("Y"), "WHERE": Answer("右膝"), "ALT": Answer("132", unit="U/L", uln="41")})
    view.put(draft)
    assert view.answers() == draft
    assert seen(view, "row_WHERE")


def test_every_field_says_which_item_it_is_for(qtbot: QtBot) -> None:
    view = page(qtbot)
    nameless = [one.objectName() for one in view.findChildren(QLineEdit) if not one.accessibleName()]
    wordless = [one.objectName() for one in view.findChildren(QPushButton) if not (one.text() or one.accessibleName())]
    assert (nameless, wordless) == ([], [])


def test_every_section_is_headed(qtbot: QtBot) -> None:
    view = page(qtbot)
    sections: Sequence[Section] = view._form.sections
    assert [words(view, f"title_{section.key}") for section in sections] == ["床旁", "检验"]
