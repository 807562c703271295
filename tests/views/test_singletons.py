"""PySide6 6.12 on CPython 3.11 drops references to None; the program outlives it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import desktop.views
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(50_000):
    widget.update()
    widget.isVisible()
print("alive")
"""


def test_the_program_outlives_many_calls_that_return_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, "-platform", "offscreen"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
