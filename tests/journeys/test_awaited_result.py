"""A result that was awaited comes in: the reason it is entered now is the first that is offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from desktop.models.records.answer import Answer
from desktop.models.records.entry import PageKey
from tests.held_visits import look_at_today, write_page
from tests.journeys.conftest import CONTROL, Ward

SAMPLE = PageKey("S01", "SCR", "LAB")
TAKEN = {"CHEMDTC": Answer("2026-01-05T10:20"), "ALT": Answer(pending=True), "AST": Answer(pending=True), "TBIL": Answer("9.8")}


@pytest.fixture
def sampled(nurse: Ward) -> Ward:
    """The sample is taken, ALT and AST are not reported."""
    session = nurse.window.session
    assert session.run(write_page, session.site, SAMPLE, TAKEN) is not None
    nurse.open_page("LAB")
    return nurse


def enter(ward: Ward, **results: str) -> QWidget:
    """Type the results over what stands there and save: the dialog that asks why."""
    for item, value in results.items():
        ward.hands.fill(f"{item}_value", value)
    ward.hands.press(Qt.Key.Key_Return, CONTROL)
    return ward.hands.see("reasons_dialog")


def reasons(dialog: QWidget) -> list[str]:
    return [tile.text() for tile in dialog.findChildren(QRadioButton) if tile.objectName().startswith("reason_")]


def recorded(ward: Ward, item: str) -> tuple[str, str]:
    """The value that stands, and why it was entered."""
    entry = ward.window.session.casebook.book("S01").page(SAMPLE).values(item)[-1]
    return str(entry.payload["value"]), entry.reason


def test_the_first_reason_is_that_the_result_was_reported(sampled: Ward) -> None:
    assert any(row.startswith("未报告 S01") and "ALT、AST" in row for row in look_at_today(sampled))
    sampled.open_page("LAB")
    assert reasons(enter(sampled, ALT="35", AST="31"))[:2] == ["结果已报告", "录入错误"]
    sampled.hands.click("reason_first")
    sampled.hands.click("reasons_save")
    assert sampled.hands.until(lambda: recorded(sampled, "ALT") == ("35", "结果已报告"))
    assert recorded(sampled, "AST") == ("31", "结果已报告")
    assert not [row for row in look_at_today(sampled) if row.startswith("未报告")]


def test_a_result_beside_it_that_is_corrected_is_asked_for_a_reason_of_its_own(sampled: Ward) -> None:
    dialog = enter(sampled, ALT="35", TBIL="8.9")
    together = dialog.findChild(QCheckBox, "one_for_all")
    assert together is not None
    assert not together.isChecked()
    sampled.hands.click("reason_first")
    assert not sampled.hands.see("reasons_save").isEnabled()
    sampled.hands.click("pick_TBIL")
    sampled.hands.click("reason_1")
    sampled.hands.click("reasons_save")
    assert sampled.hands.until(lambda: recorded(sampled, "TBIL") == ("8.9", "抄写错误"))
    assert recorded(sampled, "ALT") == ("35", "结果已报告")


def test_a_correction_of_a_result_that_stood_is_not_offered_it(sampled: Ward) -> None:
    assert "结果已报告" not in reasons(enter(sampled, TBIL="8.9"))
