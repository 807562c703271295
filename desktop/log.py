"""The log beside the records: what the program did and what broke, never a value of a subject."""

from __future__ import annotations

import faulthandler
import logging
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_MEGABYTE = 1 << 20
_FILES = 5
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
PROGRAM = logging.getLogger("wardsource")
QT = logging.getLogger("wardsource.qt")


class Log:
    """Open while the program runs; a crash of the interpreter itself writes its stack beside it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(folder / "wardsource.log", maxBytes=_MEGABYTE, backupCount=_FILES, encoding="utf-8")
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._crash: TextIO = (folder / "crash.log").open("a", encoding="utf-8")
        PROGRAM.setLevel(logging.INFO)
        PROGRAM.addHandler(self._handler)
        faulthandler.enable(self._crash)
        qInstallMessageHandler(_from_qt)

    def close(self) -> None:
        """Let go of the files."""
        qInstallMessageHandler(None)
        faulthandler.disable()
        PROGRAM.removeHandler(self._handler)
        self._handler.close()
        self._crash.close()


def broken(error: BaseException, now: datetime) -> str:
    """Write down a bug and answer the reference a user reads to IT.

    The stack is kept; the message of the error is not, because it may quote a value.
    """
    reference = f"{now:%m%d-%H%M%S}"
    frames = []
    at = error.__traceback__
    while at is not None:
        frames.append(f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno} {at.tb_frame.f_code.co_name}")
        at = at.tb_next
    PROGRAM.error("bug %s: %s at %s", reference, type(error).__name__, " < ".join(reversed(frames)))
    return reference


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    QT.log(_LEVELS[kind], "%s", message)
