"""What a test reads off the frame of the window, and what it clicks there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.models.records.entry import Kind
from desktop.views.frame.work_page import WorkPage
from desktop.views.lock import LockPage
from desktop.views.login import LoginPage
from desktop.views.main_window import MainWindow
from tests.views.layout import settle


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
