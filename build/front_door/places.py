"""Where things are in the checkout, and the one way the front door gives up."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
TRANSLATIONS = ROOT / "resources" / "i18n"
WINDOWS = sys.platform == "win32"


class Unusable(Exception):
    """What was asked cannot be done on this machine; the message says why and what to do. Exit code 2."""


def tool(name: str) -> str:
    """Answers the path of a program of the environment, ``python`` included."""
    return str(ENVIRONMENT / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name))
