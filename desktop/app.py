"""The composition root: the application with its look and language, the site folder, the first window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop import __version__, paths
from desktop.log import PROGRAM, Log, broken
from desktop.models.clock import Clock, SystemClock
from desktop.models.failure import Failed, Failure
from desktop.models.text import Language, Text
from desktop.views import style
from desktop.views.language import SPEECH, current
from desktop.views.main_window import MainWindow
from desktop.views.session import Session

_FIRST_SIZE = (1092, 544)


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication with fonts, style sheet and Chinese; raises Failure where its own files are missing."""
    mend_input_method()
    style.before_application()
    QCoreApplication.setApplicationName("wardsource")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(arguments)
    style.apply(application)
    SPEECH.speak(Language.ZH)
    return application


def make_window(folder: Path, state: Path, clock: Clock) -> MainWindow:
    """A window on the site, which gets a training site if the folder is empty; raises Failure where it cannot be had."""
    return MainWindow(Session(folder, state, clock))


def run(folder: Path | None) -> int:
    """Open the window and stay until it is closed; 1 where it could not be opened."""
    application = make_application(sys.argv[:1])
    site, clock = folder or paths.training_site(), SystemClock()
    try:
        window = make_window(site, paths.machine_state(), clock)
    except Failure as failure:
        QMessageBox.critical(None, failure.failed.number, failure.failed.say(current()))
        return 1
    log = Log(site / "logs")
    PROGRAM.info("started %s", __version__)
    sys.excepthook = lambda kind, error, trace: told(window, clock, kind, error, trace)
    settings = QSettings(str(paths.user_data() / "window.ini"), QSettings.Format.IniFormat)
    place(window, settings)
    window.show()
    code = application.exec()
    settings.setValue("geometry", window.saveGeometry())
    window.session.close()
    log.close()
    return code


def told(window: MainWindow, clock: Clock, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: written down, told with a reference, and what is on the screen stays."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        QApplication.quit()
        return
    if isinstance(error, Failure):
        window.fail(error.failed)
        return
    window.fail(bug(broken(error, clock.now())))


def bug(reference: str) -> Failed:
    """How a bug is told."""
    return Failed(
        f"E-1901 · {reference}",
        Text("程序出现内部错误，您输入的内容仍在屏幕上。", "The program met an internal error; what you typed is still on the screen."),
        Text(
            "请继续；若再次出现，请把编号告诉信息科（日志在站点文件夹的 logs 中）。",
            "Go on; if it happens again, tell IT the reference (the log is in the site folder, in logs).",
        ),
    )


def place(window: QWidget, settings: QSettings) -> None:
    """Where the window was last time, but never outside the screens there are now."""
    window.resize(*_FIRST_SIZE)
    geometry = settings.value("geometry")
    if geometry is not None:
        window.restoreGeometry(geometry)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not any(screen.contains(window.geometry().center()) for screen in screens):
        window.move(screens[0].topLeft())


def mend_input_method() -> None:
    """PySide6 ships no fcitx plug-in; fcitx answers to the ibus one, and without it no Chinese can be typed."""
    if sys.platform == "linux" and os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
