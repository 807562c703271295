"""The composition root: what happens before the first window and after a bug."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.log import PROGRAM, Log, broken
from desktop.models.failure import Failure
from desktop.models.text import Language
from desktop.views.dialogs.failure import FailureDialog
from desktop.views.main_window import MainWindow
from tests.bench import START, StoppedClock
from tests.clinic import NURSE, Clinic
from tests.conftest import log_in


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    opened = Log(tmp_path / "logs")
    yield tmp_path / "logs" / "wardsource.log"
    opened.close()
    faulthandler.enable(sys.__stderr__ or sys.stderr)


def raised(value: str) -> ValueError:
    try:
        int(value)
    except ValueError as error:
        return error
    raise AssertionError(value)


def test_the_log_of_a_bug_names_the_place_and_never_the_value(log: Path) -> None:
    reference = broken(raised("LXYU 91 g/L"), START)
    written = log.read_text(encoding="utf-8")
    assert f"bug {reference}: ValueError at test_app.py:" in written
    assert "LXYU" not in written


@pytest.mark.qt_no_exception_capture
def test_what_qt_has_to_say_is_in_the_log(log: Path) -> None:
    qWarning("the printer is out of paper")
    assert "WARNING wardsource.qt the printer is out of paper" in log.read_text(encoding="utf-8")


def test_a_closed_log_takes_nothing_more(tmp_path: Path) -> None:
    opened = Log(tmp_path)
    opened.close()
    faulthandler.enable(sys.__stderr__ or sys.stderr)
    PROGRAM.log(logging.INFO, "after the end")
    assert (tmp_path / "wardsource.log").read_text() == ""


def test_a_bug_is_told_with_a_reference_and_the_page_stays(window: MainWindow, clock: StoppedClock, log: Path, qtbot: QtBot) -> None:
    error = raised("x")
    app.told(window, clock, type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: window.findChild(FailureDialog) is not None)
    dialog = window.findChild(FailureDialog)
    assert isinstance(dialog, FailureDialog)
    about = dialog.findChild(QLabel, "sheet_about")
    assert isinstance(about, QLabel)
    assert about.text().startswith("E-1901 · 0105-104122")
    assert "0105-104122" in log.read_text(encoding="utf-8")
    assert window.work is not None
    dialog.reject()


@pytest.mark.parametrize(("method", "used"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("xim", "xim")])
@pytest.mark.skipif(sys.platform != "linux", reason="input methods of Linux")
def test_fcitx_is_spoken_to_through_ibus(monkeypatch: pytest.MonkeyPatch, method: str, used: str) -> None:
    monkeypatch.setenv("QT_IM_MODULE", method)
    app.mend_input_method()
    assert os.environ["QT_IM_MODULE"] == used


@pytest.mark.usefixtures("qapp")
def test_a_window_saved_on_a_screen_that_is_gone_comes_back_on_one_there_is(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    far = QWidget()
    far.setGeometry(QRect(90_000, 90_000, 1092, 544))
    settings.setValue("geometry", far.saveGeometry())
    near = QWidget()
    app.place(near, settings)
    assert any(screen.availableGeometry().intersects(near.geometry()) for screen in QGuiApplication.screens())


def test_a_second_program_on_the_same_site_is_told_who_has_it(window: MainWindow, training: Clinic) -> None:
    assert window.session.open
    with pytest.raises(Failure) as told:
        app.make_window(training.folder, training.state, training.clock)
    assert told.value.failed.number == "E-1301"


def test_the_window_says_which_study_and_which_hospital(gate_window: MainWindow, training: Clinic) -> None:
    log_in(gate_window, training, NURSE)
    assert gate_window.windowTitle() == "WardSource 床旁源数据 — 中国医科大学附属第一医院 NCT07193667"
    assert app.bug("0105-1").say(Language.ZH).startswith("E-1901 · 0105-1 ")
