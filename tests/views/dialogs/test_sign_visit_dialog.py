"""Signing a visit in the window: the list, one password, and what happens when the person leaves in the middle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.records.entry import Kind
from desktop.models.records.person import Meaning
from desktop.views.dialogs.preview import PreviewDialog
from desktop.views.dialogs.sign_visit import SignVisitDialog
from desktop.views.pages.signing_visit import ask_page_signature, ask_visit_signature
from desktop.views.session import Session
from tests.clinic import NURSE, PHYSICIAN, Clinic, with_subject
from tests.models.site.visits import PHYSICIANS_OWN, RECORDED, VISIT, write
from tests.views.layout import SIZES, TONGUES, layout_faults, leaked_english, settle, spoken


@pytest.fixture
def session(training: Clinic, qapp: QApplication) -> Iterator[Session]:
    """The nurse has recorded three pages of the visit."""
    assert not qapp.closingDown()
    made = Session(training.folder, training.state, training.clock)
    assert made.log_in(NURSE, training.password(NURSE))
    with_subject(made.site)
    write(made.site, *RECORDED)
    made._casebook = None
    yield made
    made.close()


def opened(window: QMainWindow, session: Session) -> SignVisitDialog:
    ask_visit_signature(window, session, "S01", VISIT, lambda: None)
    return shown(window)


def shown(window: QMainWindow) -> SignVisitDialog:
    return next(one for one in window.findChildren(SignVisitDialog) if one.isVisible())


def type_password(dialog: SignVisitDialog, user: str, password: str) -> None:
    for name, typed in (("sign_user", user), ("sign_password", password)):
        line = dialog.findChild(QLineEdit, name)
        if line is not None:
            QTest.keyClicks(line, typed)


def words(dialog: SignVisitDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def signatures(session: Session) -> int:
    return len(session.site.ledger.entries_of_kind(Kind.SIGNATURE))


def states(session: Session) -> set[SignState]:
    site, book = session.site, session.site.subject("S01")
    return {sign_state(site.protocol.page(key.visit, key.form), book.page(key), book, site.protocol.version) for key in RECORDED}


def test_the_dialog_lists_what_is_signed_and_what_is_left_out(empty_window: QMainWindow, session: Session) -> None:
    dialog = opened(empty_window, session)
    said = words(dialog)
    assert "S01-D4-v01" in said
    assert all(session.site.protocol.page(VISIT, key.form).text.zh in said for key in RECORDED)
    assert "3/3" in said
    assert "未录入" in said
    dialog.reject()


def test_one_password_signs_every_document_of_the_gesture(
    qtbot: QtBot, empty_window: QMainWindow, session: Session, training: Clinic
) -> None:
    dialog = opened(empty_window, session)
    type_password(dialog, NURSE, training.password(NURSE))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
    session.log_out()
    session.log_in(PHYSICIAN, training.password(PHYSICIAN))
    write(session.site, *PHYSICIANS_OWN)
    dialog = opened(empty_window, session)
    type_password(dialog, PHYSICIAN, training.password(PHYSICIAN))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
    assert signatures(session) == 3
    assert states(session) == {SignState.SIGNED}


@pytest.mark.parametrize("leave", ["lock", "log_out"])
def test_who_leaves_in_the_middle_has_signed_nothing(
    qtbot: QtBot, empty_window: QMainWindow, session: Session, training: Clinic, leave: str
) -> None:
    dialog = opened(empty_window, session)
    type_password(dialog, NURSE, training.password(NURSE))
    with qtbot.waitSignal(session.busy, timeout=20_000, check_params_cb=lambda busy: not busy):
        dialog.sign.click()
        getattr(session, leave)()
        settle()
        assert not isValid(dialog)
    if leave == "log_out":
        session.log_in(NURSE, training.password(NURSE))
    assert signatures(session) == 0
    assert states(session) == {SignState.UNSIGNED}
    assert not session.identified
    assert session.site.faults == ()


def test_another_person_who_logs_in_meanwhile_finds_nothing_signed(
    qtbot: QtBot, empty_window: QMainWindow, session: Session, training: Clinic
) -> None:
    dialog = opened(empty_window, session)
    type_password(dialog, NURSE, training.password(NURSE))
    with qtbot.waitSignal(session.busy, timeout=20_000, check_params_cb=lambda busy: not busy):
        dialog.sign.click()
        session.log_out()
        session.log_in(PHYSICIAN, training.password(PHYSICIAN))
    assert signatures(session) == 0
    assert not session.identified


def test_with_nothing_to_sign_it_says_why_and_asks_for_no_password(empty_window: QMainWindow, session: Session, training: Clinic) -> None:
    session.log_out()
    session.log_in(PHYSICIAN, training.password(PHYSICIAN))
    dialog = opened(empty_window, session)
    assert not dialog.sign.isVisible()
    assert dialog.findChild(QLineEdit, "sign_password") is None
    assert "等待“记录”签名（研究护士、临床协调员）" in words(dialog)
    dialog.reject()


def test_reviewing_one_page_of_a_visit_document_lists_all_its_pages(
    qtbot: QtBot, empty_window: QMainWindow, session: Session, training: Clinic
) -> None:
    dialog = opened(empty_window, session)
    type_password(dialog, NURSE, training.password(NURSE))
    with qtbot.waitSignal(dialog.signed, timeout=20_000):
        dialog.sign.click()
    session.log_out()
    session.log_in(PHYSICIAN, training.password(PHYSICIAN))
    ask_page_signature(empty_window, session, RECORDED[1], Meaning.REVIEW, look=lambda _over: None, signed=lambda: None)
    listed = words(shown(empty_window))
    assert all(session.site.protocol.page(VISIT, key.form).text.zh in listed for key in RECORDED)
    shown(empty_window).reject()


def test_the_document_can_be_looked_at_before_it_is_signed(empty_window: QMainWindow, session: Session) -> None:
    dialog = opened(empty_window, session)
    look = dialog.findChild(QPushButton, "preview_S01-D4")
    assert look is not None
    look.click()
    preview = dialog.findChild(PreviewDialog)
    assert preview is not None
    assert preview.pages >= 1
    preview.reject()
    dialog.reject()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
def test_the_dialog_is_readable_at_every_size_and_in_every_language(
    empty_window: QMainWindow, session: Session, size: tuple[int, int], tongue: str
) -> None:
    empty_window.resize(*size)
    with spoken(tongue):
        dialog = opened(empty_window, session)
        settle()
        assert layout_faults(dialog) == []
        assert tongue != "zh" or leaked_english(dialog) == []
        dialog.reject()
