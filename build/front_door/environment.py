"""The project's own Python environment, made from the hash-locked requirement files."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from front_door import debian
from front_door.places import ENVIRONMENT, REQUIREMENTS, WINDOWS, Unusable, tool

MARKER = ENVIRONMENT / "installed.txt"


def prepare(*, for_tests: bool) -> None:
    """Makes the environment ready to run the program, and to test it when asked; instant when it already is.

    Raises Unusable when the system or the package index does not give what is needed.
    """
    debian.provide(for_tests=for_tests)
    wanted = _marks(for_tests=for_tests)
    present = MARKER.read_text(encoding="utf-8").splitlines() if MARKER.exists() else []
    if set(wanted) <= set(present) and Path(tool("python")).exists():
        return
    _make()
    _install(_lock(for_tests=for_tests))
    MARKER.write_text("\n".join([*wanted, ""]), encoding="utf-8")


def _marks(*, for_tests: bool) -> list[str]:
    """Answers one line for the Python and the place, and one for each lock the environment satisfies."""
    locks = [_lock(for_tests=False)] + ([_lock(for_tests=True)] if for_tests else [])
    return [
        f"{_version()} {ENVIRONMENT}",
        *(f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}" for lock in locks),
    ]


def _lock(*, for_tests: bool) -> Path:
    return REQUIREMENTS / f"{'windows' if WINDOWS else 'linux'}{'-dev' if for_tests else ''}.txt"


def _make() -> None:
    if _works():
        MARKER.unlink(missing_ok=True)
        return
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    print("Making .venv", flush=True)
    venv.EnvBuilder(with_pip=True, symlinks=not WINDOWS).create(ENVIRONMENT)


def _works() -> bool:
    """Answers whether there is an environment with pip, of the same Python, that still starts."""
    if not Path(tool("python")).exists():
        return False
    asked = [tool("python"), "-c", "import sys, pip; print('%d.%d' % sys.version_info[:2])"]
    answered = subprocess.run(asked, capture_output=True, check=False, text=True)
    return answered.returncode == 0 and answered.stdout.strip() == _version()


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _install(lock: Path) -> None:
    print(f"Installing {lock.relative_to(REQUIREMENTS.parent).as_posix()}", flush=True)
    pip = [tool("python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # The lock names everything: left to look for more, an older pip stumbles over an extra whose package has a newer release by now.
    if subprocess.run([*pip, "--no-deps", "--require-hashes", "--requirement", str(lock)], check=False).returncode != 0:
        raise Unusable("The Python packages could not be installed; pip's own words are above. Run this again when they can be reached.")
