"""A site with one subject, and an empty window for a dialog to stand before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.models.site.site import Site
from tests.clinic import Clinic, with_subject
from tests.views.layout import DESIGNED


@pytest.fixture
def site(training: Clinic) -> Iterator[Site]:
    """The nurse is logged in and has registered S01."""
    with training.opened() as opened:
        with_subject(opened)
        yield opened


@pytest.fixture
def empty_window(qtbot: QtBot) -> QMainWindow:
    """As large as the window was designed, nothing in it."""
    made = QMainWindow()
    made.resize(*DESIGNED)
    qtbot.addWidget(made)
    made.show()
    return made
