"""Signing: nothing by mere click, nothing by Enter, the password at this moment (R-SIG-01)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.models.records.entry import Kind
from desktop.models.records.person import Meaning
from desktop.models.site.signing import prepare
from desktop.views.dialogs.sign import SignDialog
from desktop.views.dialogs.signing_sheet import names
from desktop.views.session import Session
from tests.clinic import NURSE, VITALS, Clinic, with_subject, write_vitals


@pytest.fixture
def session(training: Clinic, qapp: QApplication) -> Iterator[Session]:
    assert not qapp.closingDown()
    made = Session(training.folder, training.state, training.clock)
    assert made.log_in(NURSE, training.password(NURSE))
    with_subject(made.site)
    write_vitals(made.site)
    yield made
    made.close()


@pytest.fixture
def dialog(empty_window: QMainWindow, session: Session) -> Iterator[SignDialog]:
    made = opened(empty_window, session)
    yield made
    if isValid(made):
        made.reject()


def opened(window: QMainWindow, session: Session) -> SignDialog:
    prepared = prepare(session.site, (VITALS,), Meaning.RECORD)
    made = SignDialog(window, session, session.site.protocol.form("VS"), prepared, "S01")
    made.open()
    return made


def field(dialog: SignDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def words(dialog: SignDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def signatures(session: Session) -> int:
    return sum(entry.kind is Kind.SIGNATURE for entry in session.site.ledger.entries())


def test_the_first_signature_asks_for_user_and_password(dialog: SignDialog) -> None:
    QTest.keyClicks(field(dialog, "sign_password"), "something")
    assert not dialog.sign.isEnabled()
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    assert dialog.sign.isEnabled()


def test_enter_never_signs(dialog: SignDialog, session: Session, training: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    password = field(dialog, "sign_password")
    QTest.keyClicks(password, training.password(NURSE))
    QTest.keyClick(password, Qt.Key.Key_Return)
    dialog.sign.setFocus()
    QTest.keyClick(dialog.sign, Qt.Key.Key_Return)
    assert dialog.sign.text() == dialog.tr("Sign")
    assert signatures(session) == 0


def test_the_password_signs_and_the_entry_is_there(qtbot: QtBot, dialog: SignDialog, session: Session, training: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    QTest.keyClicks(field(dialog, "sign_password"), training.password(NURSE))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
    assert signatures(session) == 1
    assert session.identified


@pytest.mark.parametrize("typed", ["U-0101", "u-0101", " u 0101 ", "U0101", "0101", "101", "ｕ－０１０１", "U–0101"])
def test_the_user_id_is_understood_however_it_is_typed(typed: str) -> None:
    assert names(typed, "U-0101")


@pytest.mark.parametrize("typed", ["", " ", "U", "U-", "U-0102", "A-0101", "1011", "10", "U-0101-0102", "王静"])
def test_another_id_is_not_taken_for_the_own(typed: str) -> None:
    assert not names(typed, "U-0101")


def test_a_small_letter_in_the_id_signs(qtbot: QtBot, dialog: SignDialog, session: Session, training: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), "u 0101")
    QTest.keyClicks(field(dialog, "sign_password"), training.password(NURSE))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
    assert signatures(session) == 1


def test_while_it_signs_the_dialog_says_so_and_neither_starts_again_nor_closes(
    qtbot: QtBot, dialog: SignDialog, session: Session, training: Clinic
) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    QTest.keyClicks(field(dialog, "sign_password"), training.password(NURSE))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
        assert dialog.sign.text() == "正在签名…"
        assert not dialog.sign.isEnabled()
        dialog.sign.click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
    assert signatures(session) == 1


def test_a_wrong_password_is_told_in_the_dialog_and_written_down(qtbot: QtBot, dialog: SignDialog, session: Session) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    QTest.keyClicks(field(dialog, "sign_password"), "not this one")
    dialog.sign.click()
    qtbot.waitUntil(lambda: "E-3101" in words(dialog, "sign_refusal"), timeout=20_000)
    assert field(dialog, "sign_password").text() == ""
    assert signatures(session) == 0
    assert session.site.ledger.entries()[-1].kind is Kind.SIGNATURE_REFUSED


def test_the_id_of_somebody_else_signs_nothing(dialog: SignDialog, session: Session, training: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), "U-0102")
    QTest.keyClicks(field(dialog, "sign_password"), training.password("U-0102"))
    dialog.sign.click()
    assert words(dialog, "sign_refusal")
    assert signatures(session) == 0


def test_a_later_signature_of_the_session_asks_for_the_password_only(empty_window: QMainWindow, session: Session) -> None:
    session.identified = True
    second = opened(empty_window, session)
    assert second.findChild(QLineEdit, "sign_user") is None
    QTest.keyClicks(field(second, "sign_password"), "x")
    assert second.sign.isEnabled()
    second.reject()


def test_a_lock_asks_for_the_user_again(session: Session) -> None:
    session.identified = True
    session.lock()
    assert not session.identified


def test_only_the_meaning_whose_turn_it_is_can_be_given(dialog: SignDialog) -> None:
    """R-SIG-02."""
    record, review = (dialog.findChild(QPushButton, f"meaning_{name}") for name in ("record", "review"))
    assert record is not None
    assert review is not None
    assert record.isChecked()
    assert not review.isEnabled()


def test_the_password_is_never_shown(dialog: SignDialog) -> None:
    assert field(dialog, "sign_password").echoMode() is QLineEdit.EchoMode.Password
