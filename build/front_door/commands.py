"""The words of the front door and what each of them does."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from front_door import debian, environment, quality, translations
from front_door.places import ROOT, Unusable, tool

DEMO_FOLDER = "demo-out"


def obey(words: list[str]) -> int:
    """Does one command; 0 done, 1 it ran and found a fault, 2 it cannot be done on this machine."""
    asked = _parser().parse_args(words)
    try:
        return _do(asked)
    except Unusable as reason:
        print(reason, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build/make.py", description="WardSource: run it, try it, test it.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("setup", help="make .venv ready; the other commands do it by themselves")
    commands.add_parser("run", help="open the training site; without a display, a short demonstration")
    demo = commands.add_parser("demo", help="type and click through a whole case and leave the papers in a folder")
    demo.add_argument("--out", default=DEMO_FOLDER, help=f"the folder it writes (default ./{DEMO_FOLDER})")
    demo.add_argument("--short", action="store_true", help="the main path only")
    demo.add_argument("--show", action="store_true", help="in a window you can watch")
    test = commands.add_parser("test", help="checks and tests; the last line is the count")
    test.add_argument("--long", action="store_true", help="also the tests that take minutes")
    commands.add_parser("bench", help="how long the ward waits, against the floor of this machine; 1 where that is too long")
    commands.add_parser("check", help="ruff, mypy and import-linter")
    commands.add_parser("translate", help="collect the window's sentences; fails while one has no Chinese")
    return parser


def _do(asked: argparse.Namespace) -> int:
    environment.prepare(for_tests=asked.command in {"test", "check"})
    if asked.command == "translate":
        return translations.translate()
    if asked.command == "check":
        return quality.check()
    translations.compile_translation()
    match asked.command:
        case "run":
            return _run()
        case "demo":
            return _demo(asked.out, short=asked.short, show=asked.show)
        case "bench":
            return quality.bench()
        case "test":
            return quality.test(long=asked.long)
    return 0


def _run() -> int:
    if _has_display():
        return _module("desktop")
    print(
        f"There is no display here, so a short demonstration runs instead and leaves its papers in ./{DEMO_FOLDER}.",
        flush=True,
    )
    return _demo(DEMO_FOLDER, short=True, show=False)


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(debian.displays())


def _demo(out: str, *, short: bool, show: bool) -> int:
    flags = [*(["--short"] if short else []), *(["--show"] if show else [])]
    return _module("desktop.rehearsal.demo", "--out", str(Path(out).resolve()), *flags)


def _module(name: str, *arguments: str) -> int:
    return subprocess.run([tool("python"), "-m", name, *arguments], cwd=ROOT, check=False).returncode
