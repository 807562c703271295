"""The login page: getting in, not getting in, and a blank sheet for whoever cannot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.models.records.entry import Kind
from desktop.views.frame.idle import LOCKS_AFTER
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, PHYSICIAN, Clinic
from tests.conftest import log_in
from tests.views.looking import click, login_page, words, work_page


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


def test_the_login_page_does_not_lock(gate_window: MainWindow, training: Clinic) -> None:
    training.clock.pass_by(seconds=LOCKS_AFTER * 2)
    gate_window.idle.look()
    assert gate_window.lock_page is None
