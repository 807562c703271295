"""Every editor shows every state, in both languages, and gives back exactly the answer it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.protocol.form import Level
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.records.answer import Absent, Answer
from desktop.views.forms.editor import Editor
from desktop.views.forms.editors import editor_for
from tests.bench import StoppedClock
from tests.views.forms.pages import BOOK, DOUBLE, GROUP, KINDS, PAIN, PLACE, SAMPLE, TEMPERATURE, alone, pressed, typed, words
from tests.views.layout import spoken

ONE_OF_EACH = pytest.mark.parametrize("item", KINDS, ids=lambda item: item.key)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)


def value_of(item: Item) -> str:
    match item:
        case Choice():
            return item.options[1].code
        case YesNo():
            return "Y"
        case Number() | Laboratory():
            return "36.8"
        case Day():
            return "2026-01-05"
        case Moment():
            return "2026-01-05T07:40"
        case Note() | Derived():
            return "右膝"


def answer_of(item: Item) -> Answer:
    return Answer(value_of(item), unit="U/L", lln="1", uln="9") if isinstance(item, Laboratory) else Answer(value_of(item))


def fields(editor: Editor) -> list[QLineEdit | QPlainTextEdit]:
    return [*editor.findChildren(QLineEdit), *editor.findChildren(QPlainTextEdit)]


def worn(editor: Editor) -> set[str]:
    parts = [widget for widget in editor.findChildren(QWidget) if widget.property("kind") in ("segments", "tiles", "figure")]
    shown = parts or [field for field in fields(editor) if field.property("kind") != "limit"]
    return {str(widget.property("state") or "") for widget in shown}


@ONE_OF_EACH
@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize(
    ("mark", "level", "answer", "look"),
    [
        ("", None, Answer(), ""),
        ("saved", None, None, ""),
        ("draft", None, None, "draft"),
        ("corrected", None, None, ""),
        ("late", None, None, ""),
        ("locked", None, None, "locked"),
        ("draft", Level.MUST, None, "must"),
        ("draft", Level.CHECK, None, "check"),
        ("saved", Level.NOTE, None, ""),
        ("saved", None, Answer(absent=Absent.NA, why="未安排"), "absent"),
        ("saved", None, Answer(pending=True), "pending"),
    ],
)
def test_every_editor_wears_every_state(
    qtbot: QtBot, item: Item, tongue: str, mark: str, level: Level | None, answer: Answer | None, look: str
) -> None:
    with spoken(tongue):
        editor = alone(qtbot, item)
        shown = answer_of(item) if answer is None else answer
        editor.put(shown)
        editor.mark(mark)
        editor.weigh(level)
        assert worn(editor) == {look}
        assert editor.answer() == shown
        assert editor.accessibleName() == (item.text.zh if tongue == "zh" else item.text.en)


@ONE_OF_EACH
def test_not_answered_is_shown_and_is_no_value(qtbot: QtBot, item: Item) -> None:
    editor = alone(qtbot, item)
    editor.put(answer_of(item))
    editor.put(Answer())
    assert editor.answer() == Answer()
    assert not any(cell.isChecked() for cell in editor.findChildren(QAbstractButton) if cell.isCheckable())
    figures = [field for field in fields(editor) if field.property("kind") != "limit"]
    assert all(field.placeholderText() in ("未填", "--:--") for field in figures)
    assert not any(field.text() if isinstance(field, QLineEdit) else field.toPlainText() for field in figures)


@pytest.mark.parametrize("item", [TEMPERATURE, *SAMPLE[2:4]], ids=lambda item: item.key)
def test_an_empty_field_says_whether_it_must_be_filled(qtbot: QtBot, item: Item) -> None:
    """Nobody looks for a result that was never asked for."""
    with spoken("en"):
        told = {alone(qtbot, one).empty_words: one.required for one in (item, replace(item, required=False))}
    assert told == {"Empty": True, "Optional": False}


@ONE_OF_EACH
def test_nothing_is_emitted_by_showing_an_answer(qtbot: QtBot, item: Item) -> None:
    editor = alone(qtbot, item)
    told: list[str] = []
    editor.changed.connect(lambda: told.append(item.key))
    editor.put(answer_of(item))
    editor.put(Answer(absent=Absent.UK, why="其他：家属不知"))
    editor.settle()
    assert told == []


@ONE_OF_EACH
def test_a_locked_item_asks_for_a_correction_instead_of_changing(qtbot: QtBot, item: Item) -> None:
    editor = alone(qtbot, item)
    editor.put(answer_of(item))
    editor.mark("locked")
    editor.setFocus()
    with qtbot.waitSignal(editor.change_wanted) as asked:
        pressed(Qt.Key.Key_Space) if isinstance(item, Choice | YesNo) else typed("7")
    assert asked.args is not None
    assert asked.args[0] == item.key
    assert asked.args[1] in ("7", ""), "what was typed goes to the new value"
    assert editor.answer() == answer_of(item)


@ONE_OF_EACH
def test_an_absent_item_says_its_code_and_a_value_replaces_it(qtbot: QtBot, item: Item) -> None:
    editor = alone(qtbot, item)
    editor.take_absent(Absent.ND, "患者拒绝")
    assert editor.answer() == Answer(absent=Absent.ND, why="患者拒绝")
    assert editor.empty_words == "ND"
    editor.setFocus()
    pressed(Qt.Key.Key_Space) if isinstance(item, Choice | YesNo) else typed("1")
    assert editor.answer().absent is None
    assert editor.answer().value


@given(value=WORDS, absent=st.none() | st.sampled_from(Absent), why=WORDS, pending=st.booleans(), unit=WORDS, lln=WORDS, uln=WORDS)
@settings(max_examples=40, deadline=None)
@pytest.mark.usefixtures("qapp")
@ONE_OF_EACH
def test_an_answer_comes_back_as_it_was_put(item: Item, **parts: Any) -> None:
    """R-AUD-01: nothing on the screen may turn a record into another one."""
    editor = editor_for(item, clock=StoppedClock(), book=BOOK, sex="F")
    answer = Answer(**parts)
    editor.put(answer)
    editor.settle()
    editor.mark("saved")
    assert editor.answer() == answer
    editor.deleteLater()


def test_short_answers_stand_in_one_edge_and_long_ones_on_tiles(qtbot: QtBot) -> None:
    assert [cell.property("kind") for cell in alone(qtbot, PLACE).findChildren(QAbstractButton)] == ["segment"] * 3
    tiles = alone(qtbot, GROUP).findChildren(QAbstractButton)
    assert [cell.property("kind") for cell in tiles] == ["tile"] * 4
    assert all(cell.height() >= 40 for cell in tiles)


def test_yes_no_offers_not_known_only_where_that_is_an_answer(qtbot: QtBot) -> None:
    assert [cell.text() for cell in alone(qtbot, PAIN).findChildren(QPushButton)] == ["否", "是", "不详"]
    assert [cell.text() for cell in alone(qtbot, SAMPLE[0]).findChildren(QPushButton)] == ["否", "是"]


def test_a_choice_can_be_clicked(qtbot: QtBot) -> None:
    editor = alone(qtbot, PLACE)
    cell = editor.findChild(QPushButton, "PLACE_EAR")
    assert cell is not None
    with qtbot.waitSignal(editor.changed):
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert editor.answer() == Answer("EAR")


def test_the_unit_and_what_is_normal_stand_beside_a_number(qtbot: QtBot) -> None:
    editor = alone(qtbot, TEMPERATURE)
    assert [one.text() for one in editor.findChildren(QLabel)] == ["℃", "参考 36.0–37.2"]


def test_a_range_the_site_chose_itself_stands_in_a_dotted_edge(qtbot: QtBot) -> None:
    editor = alone(qtbot, TEMPERATURE)
    assert editor.findChildren(QLabel)[1].property("kind") == "default_tag"


def test_a_calculated_value_is_never_typed_into(qtbot: QtBot) -> None:
    editor = alone(qtbot, DOUBLE)
    assert editor.stops == ()
    assert fields(editor) == []
    assert words(editor, "DOUBLE_value") == "—"
