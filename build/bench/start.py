"""One start until the login page is painted, in a process of its own: ``python -m bench.start PLACE``; without PLACE a bare window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.timing import Figure, median_ms
from bench.ward import Ward


def figure(ward: Ward) -> Figure:
    """From the command to the painted login page."""
    return Figure("start", _started_ms(str(ward.place)), "a bare window", _started_ms())


def _started_ms(*place: str) -> float:
    command = [sys.executable, "-m", "bench.start", *place]
    return median_ms(lambda: subprocess.run(command, check=True, capture_output=True))


def _start(place: list[str]) -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    if not place:
        application = QApplication([])
        window = QWidget()
        window.show()
        application.processEvents()
        return
    from bench.window import at_work
    from desktop.app import make_application

    made = make_application([])
    with at_work(Ward(Path(place[0]))):
        made.processEvents()


if __name__ == "__main__":
    _start(sys.argv[1:])
