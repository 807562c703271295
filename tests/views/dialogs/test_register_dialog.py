"""Registering a subject: what the dialog says before anything is written."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.views.dialogs.register_subject import RegisterSubjectDialog
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, Clinic
from tests.conftest import log_in


def typed(window: MainWindow, initials: str) -> RegisterSubjectDialog:
    dialog = RegisterSubjectDialog(window, window.session)
    dialog.open()
    for box, letter in zip(dialog.boxes, initials, strict=True):
        QTest.keyClicks(box, letter)
    return dialog


def warning(dialog: RegisterSubjectDialog) -> QLabel:
    found = dialog.findChild(QLabel, "register_twice")
    assert isinstance(found, QLabel)
    return found


def test_initials_known_already_are_warned_about_and_can_be_registered(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    dialog = typed(busy_window, "LXYU")
    assert warning(dialog).isVisible()
    assert "S01" in warning(dialog).text()
    confirm = dialog.findChild(QPushButton, "register_confirm")
    assert isinstance(confirm, QPushButton)
    assert confirm.isEnabled()
    dialog.reject()


def test_new_initials_are_not_warned_about(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    dialog = typed(busy_window, "OYHQ")
    assert not warning(dialog).isVisible()
    dialog.reject()
