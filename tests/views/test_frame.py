"""The frame: subjects told apart, today's list, the bars and the status line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.failure import Failed
from desktop.models.records.entry import Kind
from desktop.models.site.registering import register_subject
from desktop.models.text import Language, Text
from desktop.views.dialogs.failure import FailureDialog
from desktop.views.dialogs.register_subject import RegisterSubjectDialog
from desktop.views.frame.subject_chooser import SubjectChooser
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic
from tests.conftest import log_in
from tests.views.layout import SMALLEST, layout_faults, settle, spoken
from tests.views.looking import click, everything_said, kinds, words, work_page

FULL = Failed(
    "E-1204",
    Text("磁盘已满，没有写入。", "The disk is full, nothing was written."),
    Text("请删除其他文件后重试。", "Make room and try again."),
)


def test_an_empty_site_offers_one_button_and_a_subject_is_registered_by_keys(window: MainWindow) -> None:
    click(window, "register")
    dialog = window.findChild(RegisterSubjectDialog)
    assert isinstance(dialog, RegisterSubjectDialog)
    QTest.keyClicks(dialog.boxes[0], "l")
    for box, letter in zip(dialog.boxes[1:], "xyu", strict=True):
        assert dialog.focusWidget() is box
        QTest.keyClicks(box, letter)
    assert dialog.initials == "LXYU"
    click(dialog, "register_confirm")
    assert words(window, "banner_initials") == "LXYU"
    assert work_page(window).subject == "S01"
    assert kinds(window)[-1] is Kind.SUBJECT_REGISTERED


def test_initials_take_letters_alone_and_backspace_goes_back(window: MainWindow) -> None:
    work_page(window).register()
    dialog = window.findChild(RegisterSubjectDialog)
    assert isinstance(dialog, RegisterSubjectDialog)
    QTest.keyClicks(dialog.boxes[0], "1a")
    QTest.keyClicks(dialog.boxes[1], "b")
    QTest.keyClick(dialog.boxes[2], Qt.Key.Key_Backspace)
    assert (dialog.initials, dialog.focusWidget()) == ("A", dialog.boxes[1])
    confirm = dialog.findChild(QPushButton, "register_confirm")
    assert isinstance(confirm, QPushButton)
    assert not confirm.isEnabled()


def test_escape_registers_nobody(window: MainWindow) -> None:
    before = kinds(window)
    work_page(window).register()
    dialog = window.findChild(RegisterSubjectDialog)
    assert isinstance(dialog, RegisterSubjectDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert kinds(window) == before


def test_the_chooser_goes_by_arrows_and_enter(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    QTest.keyClick(busy_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    chooser = busy_window.findChild(SubjectChooser)
    assert isinstance(chooser, SubjectChooser)
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert work_page(busy_window).subject == "S02"
    assert words(busy_window, "banner_initials") == "ZHMI"


def test_the_banner_flashes_when_the_subject_changes_and_only_then(busy_window: MainWindow, busy_training: Clinic, qtbot: QtBot) -> None:
    log_in(busy_window, busy_training, NURSE)
    work = work_page(busy_window)
    work.show_subject("S01")
    assert not work.banner.flashing
    work.show_subject("S02")
    assert work.banner.flashing
    assert work.banner.block.property("inverted") is True
    qtbot.waitUntil(lambda: not work.banner.flashing)
    assert work.banner.block.property("inverted") is False


def test_the_banner_says_who_it_is_in_words_and_figures(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    work_page(busy_window).show_subject("S01")
    said = everything_said(work_page(busy_window).banner)
    for part in ("LXYU", "女 20 岁", "SLE", "D−15", "01-20 周二"):
        assert part in said


def test_cells_give_way_but_never_who_it_is_and_which_day(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    banner = work_page(busy_window).banner
    work_page(busy_window).show_subject("S02")
    banner.resize(520, banner.height())
    gone = {one.objectName() for one in banner.findChildren(QLabel) if not one.isVisible()}
    assert {"banner_date", "banner_screening", "banner_d0"} <= gone
    assert not {"banner_initials", "banner_sex_age", "banner_day"} & gone
    assert banner.block.isVisible()


def test_a_chip_of_the_banner_leads_to_where_it_is_settled(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    work_page(busy_window).show_subject("S02")
    click(work_page(busy_window).banner, "banner_must")
    place = work_page(busy_window).place()
    assert place is not None
    assert (place.subject, place.form) == ("S02", "LAB")


def test_a_row_of_today_leads_to_its_page(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    row = busy_window.findChild(QWidget, "work_awaited_S02_LAB")
    assert isinstance(row, QWidget)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    place = work_page(busy_window).place()
    assert place is not None
    assert (place.subject, place.form, place.item) == ("S02", "LAB", "ALT")


def test_a_draft_of_an_earlier_login_is_offered_and_comes_back(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    row = busy_window.findChild(QWidget, "work_draft_S02_MH")
    assert isinstance(row, QWidget)
    click(row, "work_open")
    assert kinds(busy_window)[-1] is Kind.DRAFT_RESTORED
    field = busy_window.findChild(QPlainTextEdit, "MHTERM_value")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "SLE"


def test_a_draft_given_up_leaves_the_list_and_stays_in_the_record(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    row = busy_window.findChild(QWidget, "work_draft_S02_MH")
    assert isinstance(row, QWidget)
    click(row, "draft_discard")
    settle()
    assert busy_window.findChild(QWidget, "work_draft_S02_MH") is None
    entry = busy_window.session.site.ledger.entries()[-1]
    assert (entry.kind, entry.payload["answers"]) == (Kind.DRAFT_DISCARDED, {"MHTERM": {"value": "SLE"}})


def test_the_list_can_show_the_rows_of_everybody(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, PHYSICIAN)
    assert busy_window.findChild(QWidget, "work_unsigned_S01_ICF") is None
    click(busy_window, "everybody")
    assert busy_window.findChild(QWidget, "work_unsigned_S01_ICF") is not None


def test_an_administrator_sees_no_subject_anywhere(busy_window: MainWindow, busy_training: Clinic) -> None:
    """R-IAM-03."""
    log_in(busy_window, busy_training, TECHNICIAN)
    QTest.keyClick(busy_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert busy_window.findChild(SubjectChooser) is None
    assert [tab.key for tab in work_page(busy_window).tabs] == ["today"]
    said = everything_said(busy_window)
    assert "本角色不显示临床数据" in said
    assert not any(code in said for code in ("S01", "S02", "LXYU"))


def test_the_language_changes_at_the_same_place(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    work_page(busy_window).show_subject("S02")
    click(work_page(busy_window).banner, "banner_must")
    place = work_page(busy_window).place()
    click(busy_window, "language")
    settle()
    assert words(busy_window, "banner_sex_age") == "female 20 years"
    assert work_page(busy_window).place() == place
    click(busy_window, "language")
    settle()
    assert words(busy_window, "banner_sex_age") == "女 20 岁"


def test_a_failure_waits_until_nobody_types(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)
    window.session.show_failure(FULL)
    QApplication.processEvents()
    assert window.findChild(FailureDialog) is None
    qtbot.waitUntil(lambda: window.findChild(FailureDialog) is not None)
    dialog = window.findChild(FailureDialog)
    assert isinstance(dialog, FailureDialog)
    assert words(dialog, "failure_what") == FULL.what.zh
    click(dialog, "failure_copy")
    assert QApplication.clipboard().text() == FULL.say(Language.ZH)
    click(dialog, "cancel")
    assert not dialog.isVisible()


def test_what_is_saved_is_told_with_its_place_in_the_ledger(window: MainWindow) -> None:
    work_page(window).register()
    dialog = window.findChild(RegisterSubjectDialog)
    assert isinstance(dialog, RegisterSubjectDialog)
    for box, letter in zip(dialog.boxes, "LXYU", strict=True):
        QTest.keyClicks(box, letter)
    click(dialog, "register_confirm")
    head = window.session.site.ledger.head
    assert words(window, "saved") == "已保存 10:41:22"
    assert words(window, "head") == f"记录 {head.sequence} · {head.short[:9]}"


def test_the_status_line_makes_room_for_what_is_saved(busy_window: MainWindow, busy_training: Clinic) -> None:
    busy_window.resize(*SMALLEST)
    with spoken("en"):
        log_in(busy_window, busy_training, NURSE)
        busy_window.session.run(register_subject, busy_window.session.site, "OYHQ")
        assert layout_faults(work_page(busy_window).status) == []


def test_an_altered_ledger_is_a_red_bar_and_nothing_can_be_registered(gate_window: MainWindow, training: Clinic) -> None:
    (training.folder / "anchors.log").unlink()
    log_in(gate_window, training, NURSE)
    assert words(gate_window, "alarm_words").startswith("只读：")
    assert gate_window.findChild(QPushButton, "register") is None


@pytest.mark.parametrize(("key", "tab"), [(Qt.Key.Key_2, "screening"), (Qt.Key.Key_1, "today")])
def test_tabs_turn_by_keys(busy_window: MainWindow, busy_training: Clinic, key: Qt.Key, tab: str) -> None:
    log_in(busy_window, busy_training, NURSE)
    QTest.keyClick(busy_window, key, Qt.KeyboardModifier.ControlModifier)
    assert work_page(busy_window).tab.key == tab


def test_closing_the_window_logs_out(window: MainWindow) -> None:
    window.close()
    assert not window.session.open
