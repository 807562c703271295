"""Timed lines as one table: what is typed into a cell, what stands under a line, and what folds in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer
from desktop.views.forms.box import Box
from desktop.views.forms.editor import Editor
from desktop.views.forms.form_view import FormView
from desktop.views.forms.row_table import RowTable
from tests.bench import START, StoppedClock
from tests.views.forms.pages import BOOK, caret_at, entered, line, page, pressed, typed
from tests.views.layout import TONGUES, layout_faults, settle, spoken

SIGNS, SHEET = PROTOCOL.page("D0", "VSG"), PROTOCOL.page("DAILY", "MON")


def signs(qtbot: QtBot, **given: str) -> FormView:
    view = page(qtbot, {key: Answer(value) for key, value in given.items()}, form=SIGNS)
    settle()
    settle()
    return view


def box(view: FormView, item: str) -> Box:
    view.go_to(item)
    found = view.findChild(Box, f"{item}_value")
    assert found is not None
    return found


def test_the_times_of_a_page_are_one_table_and_other_lines_another(qtbot: QtBot) -> None:
    view = page(qtbot, form=SHEET)
    view.go_to(SHEET.items[-1].key)
    tables = view.findChildren(RowTable)
    assert [len(table.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)) for table in tables] == [7, 4]


def test_enter_goes_through_the_cells_in_paper_order(qtbot: QtBot) -> None:
    view = signs(qtbot)
    view.go_to("V01DTC")
    entered("0740")
    entered("36.8")
    assert caret_at() == "V01LOC_value"
    pressed(Qt.Key.Key_Return)
    entered("80")
    assert caret_at() == "V01RESP_value"
    given = view.answers()
    assert [given[key].value for key in ("V01DTC", "V01TEMP", "V01PULSE")] == ["2026-01-05T07:40", "36.8", "80"]


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("0740", "2026-01-05T07:40"),
        ("0104 2355", "2026-01-04T23:55"),
        ("n", f"{START:%Y-%m-%dT%H:%M}"),
        ("2570", "2570"),
        ("abc", "abc"),
    ],
)
def test_a_time_is_typed_short_and_what_is_none_is_kept_as_typed(qtbot: QtBot, keys: str, value: str) -> None:
    view = signs(qtbot)
    view.go_to("V01DTC")
    typed(keys)
    assert view.answers()["V01DTC"].value == value


def test_a_choice_is_made_with_the_keyboard_and_taken_back(qtbot: QtBot) -> None:
    view = signs(qtbot)
    cell = box(view, "V01YN")
    pressed(Qt.Key.Key_Down)
    assert (view.answers()["V01YN"].value, cell.currentText()) == ("DONE", "已完成")
    pressed(Qt.Key.Key_Up)
    assert not view.answers()["V01YN"].given


def test_a_recorded_choice_is_read_before_anybody_comes_to_it(qtbot: QtBot) -> None:
    view = signs(qtbot, V02YN="NA")
    cell = view.findChild(Box, "V02YN_value")
    assert cell is not None
    assert cell.words == "不适用"
    assert cell.count() == 0, "the list behind it is made when the caret comes"


def test_a_line_that_was_not_taken_asks_nothing_more(qtbot: QtBot) -> None:
    view = signs(qtbot, V02YN="NA")
    shown = {key for key in ("V02YN", "V02DTC", "V02SYM") if view.field(key).isVisibleTo(view)}
    assert shown == {"V02YN"}
    lines = {number: view.findChild(QFrame, f"line_v0{number}") for number in (2, 3)}
    assert lines[2] is not None
    assert lines[3] is not None
    assert lines[2].height() < lines[3].height()


def test_a_finding_stands_under_its_line_and_names_the_item(qtbot: QtBot) -> None:
    view = signs(qtbot, V01YN="DONE", V01SYSBP="80", V01DIABP="95")
    now = StoppedClock().now()
    view.show_findings(findings(SIGNS, Context(view.answers(), BOOK, now.date(), now)))
    line = view.findChild(QFrame, "line_v01")
    assert line is not None
    told = [label.text() for label in line.findChildren(QLabel)]
    assert "舒张压" in told
    assert any("不低于收缩压" in words for words in told)
    assert view.field("V01DIABP").findChild(QFrame) is None


def test_a_cell_says_why_it_is_empty(qtbot: QtBot) -> None:
    view = signs(qtbot, V01YN="DONE")
    editor = view.findChild(Editor, "V01TEMP")
    assert editor is not None
    editor.take_absent(Absent.ND, "患者拒绝")
    assert line(view, "V01TEMP_value").placeholderText() == "ND"
    assert any("患者拒绝" in label.text() for label in view.findChildren(QLabel))


def test_an_empty_cell_says_what_goes_into_it(qtbot: QtBot) -> None:
    """In a small window the head of the table is out of sight."""
    view = signs(qtbot)
    view.go_to("V02SYSBP")
    assert [line(view, f"V02{sign}_value").placeholderText() for sign in ("DTC", "SYSBP", "OXSAT")] == ["测量时间", "收缩压", "血氧"]


def test_a_line_of_signs_takes_two_lines_beside_the_findings_on_the_ward_s_screen(qtbot: QtBot) -> None:
    view = signs(qtbot)
    view.resize(682, 420)
    settle()
    tops = {view.field(item.key).y() for item in SIGNS.items if item.key.startswith("V01") and view.field(item.key).isVisibleTo(view)}
    assert len(tops) == 2


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("width", [900, 628, 550])
@pytest.mark.parametrize("form", [SIGNS, SHEET], ids=lambda form: form.key)
def test_a_table_is_readable_in_every_width_and_tongue(qtbot: QtBot, form: Form, width: int, tongue: str) -> None:
    with spoken(tongue):
        view = page(qtbot, form=form)
        view.resize(width, 420)
        view.go_to(form.items[-1].key)
        assert layout_faults(view) == []


def test_the_head_stays_in_sight_while_its_lines_scroll(qtbot: QtBot) -> None:
    view = signs(qtbot)
    view.resize(1150, 500)
    settle()
    table = view.findChild(RowTable)
    assert table is not None
    head = next(child for child in table.findChildren(QFrame) if child.property("kind") == "grid_head")
    assert head.y() == 0
    bar = view.verticalScrollBar()
    bar.setValue(table.y() + 60)
    assert head.y() == 60
