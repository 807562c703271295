"""Writes the four hash-locked requirement files from the ranges in ``pyproject.toml``.

Run by hand after a change of a range, with ``uv`` installed. One lock serves every CPython we support: the one for the oldest,
which must hold all that the others ask for, or this stops. A ``uv.lock`` is not kept: it would name the registry it was made with.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLATFORMS = {"linux": "x86_64-manylinux_2_34", "windows": "x86_64-pc-windows-msvc"}
PYTHONS = ("3.11", "3.12", "3.13")


def resolve(platform: str, python: str, *extra: str) -> str:
    """Answers the text of a lock for one platform and one CPython."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-header", "--no-annotate", "--generate-hashes"]
    command += [
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--python-platform",
        platform,
        "--python-version",
        python,
    ]
    return subprocess.run([*command, *extra], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def lock_for_every_python(platform: str, *extra: str) -> str:
    """Answers the lock of the oldest CPython after seeing that the newer ones need nothing beyond it."""
    oldest = resolve(platform, PYTHONS[0], *extra)
    for python in PYTHONS[1:]:
        beyond = set(resolve(platform, python, *extra).splitlines()) - set(oldest.splitlines())
        if beyond:
            sys.exit(f"CPython {python} on {platform} needs more than {PYTHONS[0]} does: {sorted(beyond)}")
    return oldest


def main() -> None:
    """Writes ``requirements/<platform>.txt`` (to run) and ``requirements/<platform>-dev.txt`` (to test as well)."""
    for name, platform in PLATFORMS.items():
        whole = ROOT / "requirements" / f"{name}-dev.txt"
        whole.write_text(lock_for_every_python(platform, "--group", "dev"), encoding="utf-8", newline="\n")
        runtime = lock_for_every_python(platform, "--constraints", str(whole))
        whole.with_name(f"{name}.txt").write_text(runtime, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
