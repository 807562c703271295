"""Worksheets from the dialog: one page at once, many off the GUI thread with progress, and nothing after cancel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QProgressBar, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.models.records.entry import Kind
from desktop.views.dialogs.worksheet import WorksheetDialog
from desktop.views.session import Session
from tests.clinic import NURSE, VITALS, Clinic, with_subject


@pytest.fixture
def session(training: Clinic, qapp: QApplication) -> Iterator[Session]:
    assert not qapp.closingDown()
    made = Session(training.folder, training.state, training.clock)
    assert made.log_in(NURSE, training.password(NURSE))
    with_subject(made.site)
    yield made
    made.close()


@pytest.fixture
def dialog(empty_window: QMainWindow, session: Session) -> WorksheetDialog:
    made = WorksheetDialog(empty_window, session, session.site.protocol.form("VS"), VITALS)
    made.open()
    return made


def issued(session: Session) -> int:
    return session.site.ledger.count(Kind.WORKSHEET_ISSUED)


def choose(dialog: WorksheetDialog, name: str) -> None:
    tile = dialog.findChild(QRadioButton, name)
    assert tile is not None
    tile.click()


def press(dialog: WorksheetDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_one_page_is_issued_at_once(dialog: WorksheetDialog, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.issued) as told:
        press(dialog, "worksheet_issue")
    name, pdf = told.args or ("", b"")
    assert (name, pdf[:5], issued(session)) == ("WS-0001-S01-SCR-VS.pdf", b"%PDF-", 1)


def test_a_whole_visit_shows_its_progress_and_is_issued_when_drawn(dialog: WorksheetDialog, session: Session, qtbot: QtBot) -> None:
    choose(dialog, "worksheet_visit")
    bar = dialog.findChild(QProgressBar, "worksheet_progress")
    assert bar is not None
    reached: list[int] = []
    bar.valueChanged.connect(reached.append)
    with qtbot.waitSignal(dialog.issued, timeout=20_000):
        press(dialog, "worksheet_issue")
        assert bar.isVisible()
    assert issued(session) == len(session.site.protocol.pages("SCR")) == max(reached)


def test_cancel_while_sheets_are_drawn_issues_nothing(dialog: WorksheetDialog, session: Session, qtbot: QtBot) -> None:
    choose(dialog, "worksheet_subject")
    press(dialog, "worksheet_issue")
    with qtbot.waitSignal(dialog.rejected, timeout=20_000):
        press(dialog, "cancel")
    assert issued(session) == 0


def test_locking_the_window_stops_the_drawing(dialog: WorksheetDialog, session: Session, qtbot: QtBot) -> None:
    choose(dialog, "worksheet_subject")
    press(dialog, "worksheet_issue")
    with qtbot.waitSignal(dialog.rejected, timeout=20_000):
        session.lock()
    assert issued(session) == 0
