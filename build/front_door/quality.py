"""The checks that need no running program, the tests, and the benchmark."""

from __future__ import annotations

import os
import subprocess

from front_door.places import ROOT, tool

CHECKS = {
    "ruff check": [tool("ruff"), "check", "--quiet", "--output-format", "concise"],
    "ruff format": [tool("ruff"), "format", "--check", "--quiet", "--output-format", "concise"],
    "mypy --strict": [tool("mypy"), "--no-error-summary"],
    "import-linter": [tool("lint-imports"), "--no-logo"],
}


def check() -> int:
    """Runs every check, says the result of each in one line; 1 when one failed."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace")
    print(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
    if done.returncode != 0:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def test(*, long: bool) -> int:
    """Runs the checks, then the tests, whose count is the last line; 1 when either failed, 0 when both are clean."""
    checked = check()
    if checked != 0:
        print("A check failed, so the exit code will be 1; the tests run all the same.", flush=True)
    workers = str(min(os.cpu_count() or 1, 4))
    command = [tool("python"), "-m", "pytest", "--numprocesses", workers, "--dist", "loadfile"]
    selection = ["-m", "long or not long"] if long else []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    tested = subprocess.run([*command, *selection], cwd=ROOT, env=environment, check=False).returncode
    return 1 if checked or tested else 0


def bench() -> int:
    """Measures what the ward waits for; 1 where something takes longer than it may."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([tool("python"), "-m", "bench"], cwd=ROOT, env=environment, check=False).returncode
