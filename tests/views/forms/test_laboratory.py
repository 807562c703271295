"""A laboratory result with its unit, and with the limits of the report or those on offer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.models.protocol.form import Level
from desktop.models.protocol.items import Laboratory
from desktop.models.records.answer import Answer
from desktop.views.forms.box import Box
from desktop.views.forms.editor import Editor
from desktop.views.forms.laboratory import LaboratoryEditor
from tests.views.forms.pages import (
    SAMPLE,
    alone,
    line,
    pressed,
    typed,
    words,
)

ALT, CREATININE = SAMPLE[3], SAMPLE[4]


def limit(editor: Editor, name: str) -> QLineEdit:
    return line(editor, f"{editor.key}_{name}")


def default_shown(editor: Editor) -> bool:
    found = editor.findChild(QLabel, f"{editor.key}_default")
    assert found is not None
    return found.isVisible()


def test_limits_on_offer_are_marked_until_those_of_the_report_are_typed(qtbot: QtBot) -> None:
    editor = alone(qtbot, ALT)
    assert (limit(editor, "lln").text(), limit(editor, "uln").text()) == ("7", "40")
    assert default_shown(editor)
    editor.setFocus()
    typed("132")
    assert editor.answer() == Answer("132", unit="U/L", lln="7", uln="40")
    limit(editor, "uln").setFocus()
    typed("45")
    assert editor.answer() == Answer("132", unit="U/L", lln="7", uln="45")
    assert not default_shown(editor)
    assert limit(editor, "uln").property("state") == ""


def test_limits_typed_before_the_figure_wait_for_it(qtbot: QtBot) -> None:
    editor = alone(qtbot, ALT)
    limit(editor, "uln").setFocus()
    typed("45")
    assert editor.answer() == Answer()
    limit(editor, "value").setFocus()
    typed("132")
    assert editor.answer() == Answer("132", unit="U/L", lln="7", uln="45")


@pytest.mark.parametrize(
    ("figure", "reading", "strong"),
    [("132", "↑ 3.30×ULN", "strong"), ("3.5", "↓ 0.50×LLN", "strong"), ("20", "正常", ""), ("<8", "不判读", ""), ("abc", "", "")],
)
def test_a_result_reads_against_its_limits_while_it_is_typed(qtbot: QtBot, figure: str, reading: str, strong: str) -> None:
    editor = alone(qtbot, ALT)
    editor.setFocus()
    typed(figure)
    assert words(editor, "ALT_reading") == reading
    found = editor.findChild(QLabel, "ALT_reading")
    assert found is not None
    assert (found.property("rank") or "") == strong


def test_an_impossible_result_is_not_read(qtbot: QtBot) -> None:
    editor = alone(qtbot, ALT)
    editor.put(Answer("4500", unit="U/L", lln="7", uln="40"))
    editor.weigh(Level.MUST)
    assert words(editor, "ALT_reading") == "不判读"


def test_another_unit_asks_for_the_limits_of_the_report(qtbot: QtBot) -> None:
    editor = alone(qtbot, CREATININE)
    editor.setFocus()
    typed("0.9")
    unit = editor.findChild(QComboBox)
    assert unit is not None
    unit.setFocus()
    pressed(Qt.Key.Key_Down)
    assert editor.answer() == Answer("0.9", unit="mg/dL")
    assert not default_shown(editor)
    pressed(Qt.Key.Key_Up)
    assert editor.answer() == Answer("0.9", unit="μmol/L", lln="7", uln="40")


def test_a_recorded_unit_that_is_not_on_offer_is_shown_as_it_is(qtbot: QtBot) -> None:
    editor = alone(qtbot, CREATININE)
    editor.put(Answer("0.9", unit="mg/L"))
    unit = editor.findChild(Box)
    assert unit is not None
    assert unit.words == "mg/L"
    unit.setFocus()
    assert unit.words == "mg/L"
    assert [unit.itemText(at) for at in range(unit.count())] == ["μmol/L", "mg/dL"]


def test_without_a_known_sex_no_limits_are_offered(qtbot: QtBot) -> None:
    assert isinstance(ALT, Laboratory)
    editor = LaboratoryEditor(ALT, "")
    qtbot.addWidget(editor)
    assert (limit(editor, "lln").text(), limit(editor, "uln").text()) == ("", "")
