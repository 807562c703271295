"""改期: another planned day of infusion is shown with what it does before it is recorded."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from desktop.models.protocol.v1.subject import planned_d0
from desktop.models.records.entry import Kind
from desktop.views.dialogs.move_d0 import MoveD0Dialog
from desktop.views.main_window import MainWindow
from desktop.views.tabs.tab import Place
from tests.clinic import NURSE, Clinic
from tests.conftest import log_in
from tests.views.layout import SIZES, TONGUES, layout_faults, settle, spoken
from tests.views.looking import click, everything_said, kinds, words, work_page


def asked(window: MainWindow) -> MoveD0Dialog:
    work_page(window).go(Place("S01", visit="LD1"))
    click(window, "move_d0")
    dialog = window.findChild(MoveD0Dialog)
    assert isinstance(dialog, MoveD0Dialog)
    return dialog


def type_day(dialog: MoveD0Dialog, day: str) -> None:
    field = dialog.editor.stops[0]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, day)
    dialog.reasons.own.setFocus()
    settle()


def confirm(dialog: MoveD0Dialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "move_confirm")
    assert isinstance(found, QPushButton)
    return found


@pytest.fixture
def dialog(busy_window: MainWindow, busy_training: Clinic) -> MoveD0Dialog:
    log_in(busy_window, busy_training, NURSE)
    return asked(busy_window)


def test_a_move_needs_another_day_and_a_reason(dialog: MoveD0Dialog, busy_window: MainWindow) -> None:
    assert not confirm(dialog).isEnabled()
    type_day(dialog, "20260124")
    assert not confirm(dialog).isEnabled()
    reason = dialog.findChild(QRadioButton, "move_reason_0")
    assert isinstance(reason, QRadioButton)
    reason.setChecked(True)
    assert confirm(dialog).isEnabled()
    confirm(dialog).click()
    settle()
    book = busy_window.session.casebook.book("S01")
    assert str(planned_d0(book)) == "2026-01-24"
    assert kinds(busy_window)[-1] is Kind.PLAN_MOVED
    assert book.moves[-1].reason == "受试者病情"


def test_what_moves_is_shown_before_anything_is_recorded(dialog: MoveD0Dialog, busy_window: MainWindow) -> None:
    before = kinds(busy_window)
    type_day(dialog, "20260124")
    assert words(dialog, "moved_count").startswith("18")
    told = everything_said(dialog)
    assert "2026-01-15" in told, "lymphodepletion so far"
    assert "2026-01-19" in told, "and after the move"
    assert "周六" in told, "the new day is a Saturday"
    assert kinds(busy_window) == before


def test_the_planned_day_itself_is_no_move(dialog: MoveD0Dialog) -> None:
    type_day(dialog, "20260120")
    assert dialog.day is None
    assert not confirm(dialog).isEnabled()


@pytest.mark.parametrize(("size", "tongue"), [(size, tongue) for size in SIZES for tongue in TONGUES])
def test_the_dialog_can_be_read(busy_window: MainWindow, busy_training: Clinic, size: tuple[int, int], tongue: str) -> None:
    busy_window.resize(*size)
    with spoken(tongue):
        log_in(busy_window, busy_training, NURSE)
        dialog = asked(busy_window)
        type_day(dialog, "20260124")
        assert layout_faults(dialog) == []
        dialog.close()
