"""A nurse at the real window who types and saves without pause and tells what was acknowledged; the process is killed, never ended.

Runs in a server that has imported everything, so that each of many typists is there in a moment.
"""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import make_application, make_window
from desktop.models.clock import SystemClock
from desktop.rehearsal.hands import Hands
from desktop.views.pages.form_panel import FormPanel
from tests.clinic import NURSE

_EVERY = 6
"""Values typed between two saves."""


def type_without_pause(folder: Path, state: Path, password: str, first: int, told: Connection, every: int = _EVERY) -> None:
    """Type ever new numbers into 收缩压; `draft n` once it is kept, `saved n` once the window says so."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a killed window has nothing to say
    _application = make_application(["typist"])
    window = make_window(folder, state, SystemClock())
    window.resize(1092, 540)
    window.show()
    hands = Hands(window)
    panel = _open_page(hands, password)
    panel.kept.connect(lambda draft: told.send(f"draft {draft.answers['SYSBP']['value']}"))
    told.send("ready")
    number = first
    while True:
        number += 1
        hands.fill("SYSBP_value", str(number))
        QTest.qWait(40)
        if number % every == 0:
            _save(hands)
            told.send(f"saved {number}")


def _open_page(hands: Hands, password: str) -> FormPanel:
    hands.click(f"user_{NURSE}")
    hands.fill("password", password)
    hands.click("login_button")
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.click("choose_S01")
    hands.click("page_VS")
    panel = hands.see("form_VS")
    assert isinstance(panel, FormPanel)
    if hands.sees("draft_restore"):
        hands.click("draft_restore")
    return panel


def _save(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if hands.sees("reasons_dialog"):
        hands.click("reason_0")
        hands.click("reasons_save")
    assert hands.until(lambda: hands.sees("saved_state"))
