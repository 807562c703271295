"""Signing: nothing by mere click, nothing by Enter, the password at this moment (R-SIG-01)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.records.entry import Kind
from desktop.models.records.person import Meaning
from desktop.models.site.signing import prepare
from desktop.views.dialogs.sign import SignDialog
from desktop.views.session import Session
from tests.clinic import NURSE, VITALS, Clinic, clinic, with_subject, write_vitals


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    return clinic(tmp_path)


@pytest.fixture
def session(ward: Clinic, qapp: QApplication) -> Iterator[Session]:
    assert not qapp.closingDown()
    made = Session(ward.folder, ward.state, ward.clock)
    assert made.log_in(NURSE, ward.password(NURSE))
    with_subject(made.site)
    write_vitals(made.site)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1092, 544)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QMainWindow, session: Session) -> SignDialog:
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


def test_enter_never_signs(dialog: SignDialog, session: Session, ward: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    password = field(dialog, "sign_password")
    QTest.keyClicks(password, ward.password(NURSE))
    QTest.keyClick(password, Qt.Key.Key_Return)
    dialog.sign.setFocus()
    QTest.keyClick(dialog.sign, Qt.Key.Key_Return)
    assert dialog.sign.text() == dialog.tr("Sign")
    assert signatures(session) == 0


def test_the_password_signs_and_the_entry_is_there(qtbot: QtBot, dialog: SignDialog, session: Session, ward: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    QTest.keyClicks(field(dialog, "sign_password"), ward.password(NURSE))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
    assert signatures(session) == 1
    assert session.identified


def test_a_wrong_password_is_told_in_the_dialog_and_written_down(qtbot: QtBot, dialog: SignDialog, session: Session) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), NURSE)
    QTest.keyClicks(field(dialog, "sign_password"), "not this one")
    dialog.sign.click()
    qtbot.waitUntil(lambda: "E-3101" in words(dialog, "sign_refusal"), timeout=20_000)
    assert field(dialog, "sign_password").text() == ""
    assert signatures(session) == 0
    assert session.site.ledger.entries()[-1].kind is Kind.SIGNATURE_REFUSED


def test_the_id_of_somebody_else_signs_nothing(dialog: SignDialog, session: Session, ward: Clinic) -> None:
    QTest.keyClicks(field(dialog, "sign_user"), "U-0102")
    QTest.keyClicks(field(dialog, "sign_password"), ward.password("U-0102"))
    dialog.sign.click()
    assert words(dialog, "sign_refusal")
    assert signatures(session) == 0


def test_a_later_signature_of_the_session_asks_for_the_password_only(window: QMainWindow, session: Session) -> None:
    session.identified = True
    prepared = prepare(session.site, (VITALS,), Meaning.RECORD)
    second = SignDialog(window, session, session.site.protocol.form("VS"), prepared, "S01")
    second.open()
    assert second.findChild(QLineEdit, "sign_user") is None
    QTest.keyClicks(field(second, "sign_password"), "x")
    assert second.sign.isEnabled()


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
