"""`python -m desktop.rehearsal.demo --out DIR`: types and clicks one day on the ward in the real window and leaves its papers."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.rehearsal.ward_day import WardDay

_NO_SCREEN = "This plugin does not support"
"""What Qt says of windows that stand on no screen."""
_COURSE = timedelta(days=400)
"""So long ago the subject is screened that week 52 is over today."""
_OURS = {"site", "state", "pdf", "screens", "root.pem", "certificates.json", "training_accounts.csv", "summary.json"}


def main(arguments: Sequence[str]) -> int:
    """0 when every step was done and every document verifies, 1 otherwise, 2 for a folder that holds something else."""
    options = _parser().parse_args(arguments)
    out: Path = options.out.absolute()
    if not _ready(out):
        print(f"{out}: not empty and not an earlier demo; choose another folder", file=sys.stderr)
        return 2
    if not options.show:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = "1.25"
    return _rehearse(out, short=options.short)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="demo", description="Types and clicks one day on the ward; invented subjects, a training site.")
    parser.add_argument("--out", type=Path, default=Path("demo-out"), help="folder for site, PDFs and pictures (default: demo-out)")
    parser.add_argument("--short", action="store_true", help="one subject, Chinese pictures only")
    parser.add_argument("--show", action="store_true", help="in a window on the screen")
    return parser


def _ready(out: Path) -> bool:
    """An earlier demo is replaced, anything else is left alone."""
    out.mkdir(parents=True, exist_ok=True)
    found = {path.name for path in out.iterdir()}
    if found and not ("screens" in found and found <= _OURS):
        return False
    for path in out.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return True


def _rehearse(out: Path, *, short: bool) -> int:
    from PySide6.QtCore import QCoreApplication, Qt, qInstallMessageHandler

    from desktop.app import make_application, make_window
    from desktop.rehearsal.calendar import RehearsalClock
    from desktop.rehearsal.pictures import WINDOW, Pictures
    from desktop.rehearsal.results import write_summary
    from desktop.rehearsal.scenes import scenes
    from desktop.rehearsal.ward_day import WardDay

    qInstallMessageHandler(lambda _kind, _where, said: None if said.startswith(_NO_SCREEN) else print(said, file=sys.stderr))
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    make_application(["demo"])
    (out / "screens").mkdir()
    (out / "pdf").mkdir()
    clock = RehearsalClock(-_COURSE)
    window = make_window(out / "site", out / "state", clock)
    window.resize(WINDOW)
    window.show()
    day = WardDay(window, out, Pictures(out / "screens", window))
    steps = scenes(day, clock, short=short)
    done = _all_done(steps, day)
    window.close()
    window.session.close()
    good = done and write_summary(out, day.subjects)
    print(f"{'done' if good else 'FAILED'}: {out}")
    return 0 if good else 1


def _all_done(steps: Sequence[tuple[str, Callable[[], None]]], day: WardDay) -> bool:
    began = time.monotonic()
    for number, (name, do) in enumerate(steps, 1):
        print(f"[{number:2}/{len(steps)}] {time.monotonic() - began:5.1f} s  {name}", flush=True)
        try:
            do()
        except Exception as error:  # noqa: BLE001  # whatever stops a step is told, with a picture of where it stopped
            print(f"step “{name}” failed: {type(error).__name__}: {error}", file=sys.stderr)
            day.pictures.take("failed", "zh")
            return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
