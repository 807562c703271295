"""The frame: getting in, being told apart, being left alone, coming back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.failure import Failed
from desktop.models.records.entry import Kind
from desktop.models.site.drafting import waiting_drafts
from desktop.models.site.registering import register_subject
from desktop.models.text import Language, Text
from desktop.views.dialogs.failure import FailureDialog
from desktop.views.dialogs.register_subject import RegisterSubjectDialog
from desktop.views.frame.idle import COUNTS_DOWN, LOCKS_AFTER
from desktop.views.frame.subject_chooser import SubjectChooser
from desktop.views.frame.work_page import WorkPage
from desktop.views.lock import LockPage
from desktop.views.login import LoginPage
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic
from tests.conftest import log_in
from tests.views.layout import SMALLEST, layout_faults, settle, spoken

FULL = Failed(
    "E-1204",
    Text("磁盘已满，没有写入。", "The disk is full, nothing was written."),
    Text("请删除其他文件后重试。", "Make room and try again."),
)


def login_page(window: MainWindow) -> LoginPage:
    assert window.login is not None
    return window.login


def work_page(window: MainWindow) -> WorkPage:
    assert window.work is not None
    return window.work


def lock_page(window: MainWindow) -> LockPage:
    assert window.lock_page is not None
    return window.lock_page


def words(top: QWidget, name: str) -> str:
    found = top.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text()


def click(top: QWidget, name: str) -> None:
    found = top.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def kinds(window: MainWindow) -> list[Kind]:
    return [entry.kind for entry in window.session.site.ledger.entries()]


def everything_said(top: QWidget) -> str:
    settle()
    return " ".join(one.text() for one in top.findChildren(QLabel) if one.isVisible())


def test_a_nurse_gets_in_by_keys_alone(gate_window: MainWindow, training: Clinic) -> None:
    page = login_page(gate_window)
    assert QApplication.focusWidget() is page.password
    QTest.keyClicks(page.password, training.password(NURSE))
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    bar = work_page(gate_window).bar
    assert (words(bar, "chip_name"), words(bar, "chip_role")) == ("王静", "研究护士")


def test_any_of_the_people_gets_in_at_the_own_tile(gate_window: MainWindow, training: Clinic) -> None:
    click(gate_window, f"user_{PHYSICIAN}")
    QTest.keyClicks(login_page(gate_window).password, training.password(PHYSICIAN))
    click(gate_window, "login_button")
    assert gate_window.session.site.person.id == PHYSICIAN


def test_a_wrong_password_is_told_beside_the_field_and_opens_no_dialog(gate_window: MainWindow) -> None:
    page = login_page(gate_window)
    QTest.keyClicks(page.password, "not-the-password")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert words(page, "login_refusal").startswith("E-3101 ")
    assert page.password.text() == ""
    assert QApplication.activeModalWidget() is None


def test_an_empty_password_is_no_try(gate_window: MainWindow, training: Clinic) -> None:
    before = (training.folder / "gate.log").read_text()
    QTest.keyClick(login_page(gate_window).password, Qt.Key.Key_Return)
    assert (training.folder / "gate.log").read_text() == before


def test_the_training_site_shows_its_passwords_and_the_stripes(gate_window: MainWindow, training: Clinic) -> None:
    assert words(gate_window, f"training_password_{NURSE}") == training.password(NURSE)
    log_in(gate_window, training, NURSE)
    stripes = [one for one in work_page(gate_window).findChildren(QWidget) if one.accessibleName().startswith("培训数据")]
    assert [one.height() for one in stripes] == [32]


def test_a_blank_sheet_is_printed_without_a_login_and_noted(gate_window: MainWindow, training: Clinic) -> None:
    click(gate_window, "emergency")
    dialog = next(one for one in gate_window.findChildren(QDialog) if one.objectName() == "emergency_dialog")
    click(dialog, "emergency_VS")
    preview = next(one for one in gate_window.findChildren(QDialog) if one.objectName() == "emergency_preview")
    assert preview.isVisible()
    preview.reject()
    dialog.reject()
    assert "emergency_print" in (training.folder / "gate.log").read_text()
    log_in(gate_window, training, NURSE)
    gate = [entry for entry in gate_window.session.site.ledger.entries() if entry.kind is Kind.GATE]
    assert gate[-1].payload["emergency_prints"] == "1"


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


def test_locking_hides_every_value_and_unlocking_returns_to_the_same_place(busy_window: MainWindow, busy_training: Clinic) -> None:
    """R-IAM-07."""
    log_in(busy_window, busy_training, NURSE)
    work_page(busy_window).show_subject("S02")
    click(work_page(busy_window).banner, "banner_must")
    place = work_page(busy_window).place()
    work_page(busy_window).register()
    busy_window.lock()
    settle()
    visible = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert visible == [busy_window]
    assert "S02" not in everything_said(busy_window)
    QTest.keyClicks(lock_page(busy_window).password, busy_training.password(NURSE))
    QTest.keyClick(lock_page(busy_window).password, Qt.Key.Key_Return)
    assert busy_window.lock_page is None
    assert work_page(busy_window).place() == place
    assert [kind for kind in kinds(busy_window) if kind in (Kind.LOCK, Kind.UNLOCK)] == [Kind.LOCK, Kind.UNLOCK]


def test_a_wrong_password_does_not_unlock(window: MainWindow) -> None:
    window.lock()
    page = lock_page(window)
    QTest.keyClicks(page.password, "not-the-password")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert words(page, "unlock_refusal").startswith("E-3101 ")
    assert window.lock_page is page


def test_another_person_at_a_locked_window_is_a_full_log_out(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    busy_window.lock()
    click(busy_window, "lock_switch")
    assert not busy_window.session.open
    log_in(busy_window, busy_training, NURSE)
    assert len(waiting_drafts(busy_window.session.site)) == 1


def test_a_window_nobody_touches_counts_down_in_plain_view_and_locks(window: MainWindow, training: Clinic) -> None:
    """R-IAM-07."""
    training.clock.pass_by(seconds=LOCKS_AFTER - COUNTS_DOWN)
    window.idle.look()
    assert words(window, "self_check") == "60 秒后自动锁定，草稿会保留"
    training.clock.pass_by(seconds=COUNTS_DOWN - 1)
    window.idle.look()
    assert words(window, "self_check").startswith("1 秒")
    training.clock.pass_by(seconds=1)
    window.idle.look()
    assert window.lock_page is not None


def test_a_key_stops_the_countdown(window: MainWindow, training: Clinic) -> None:
    training.clock.pass_by(seconds=LOCKS_AFTER - 10)
    window.idle.look()
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert words(window, "self_check").startswith("数据完整")
    training.clock.pass_by(seconds=10)
    window.idle.look()
    assert window.lock_page is None


def test_the_login_page_does_not_lock(gate_window: MainWindow, training: Clinic) -> None:
    training.clock.pass_by(seconds=LOCKS_AFTER * 2)
    gate_window.idle.look()
    assert gate_window.lock_page is None


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
