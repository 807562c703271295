"""A real site and a real window: encrypted files, three people, a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import make_window
from desktop.models.text import Language
from desktop.views import style
from desktop.views.language import SPEECH
from desktop.views.main_window import MainWindow
from tests.bench import StoppedClock
from tests.clinic import NURSE, Clinic, clinic
from tests.views.layout import DESIGNED
from tests.views.wards import busy

settings.register_profile("ward", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ward")
"""The first Chinese text that hypothesis draws takes it seconds on a slow PC: that says nothing of ours."""


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as `run` makes it: its fonts, its style sheet, Chinese."""
    style.apply(qapp)
    SPEECH.speak(Language.ZH)
    return qapp


@pytest.fixture
def training(tmp_path: Path) -> Clinic:
    """A training site of its own, nobody logged in."""
    return clinic(tmp_path)


@pytest.fixture
def site_folder(training: Clinic) -> Path:
    return training.folder


@pytest.fixture
def clock(training: Clinic) -> StoppedClock:
    return training.clock


@pytest.fixture
def gate_window(training: Clinic, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on that site at its login page, as large as it was designed."""
    yield from _shown(training, qtbot)


@pytest.fixture
def window(gate_window: MainWindow, training: Clinic) -> MainWindow:
    """The same window with the nurse logged in."""
    log_in(gate_window, training, NURSE)
    return gate_window


@pytest.fixture
def busy_training(tmp_path: Path) -> Clinic:
    """A training site with three subjects at different stages."""
    return busy(tmp_path)


@pytest.fixture
def busy_window(busy_training: Clinic, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on that site at its login page."""
    yield from _shown(busy_training, qtbot)


def _shown(ward: Clinic, qtbot: QtBot) -> Iterator[MainWindow]:
    window = make_window(ward.folder, ward.state, ward.clock)
    qtbot.addWidget(window)
    window.resize(*DESIGNED)
    window.show()
    yield window
    window.close()
    window.session.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if SPEECH.language is not Language.ZH:
        SPEECH.speak(Language.ZH)


def log_in(window: MainWindow, ward: Clinic, user: str) -> None:
    """Without keys, for tests of what comes after; the journeys type."""
    if window.work is not None:
        window.log_out()
    assert window.session.log_in(user, ward.password(user))
