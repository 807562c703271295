"""Where resources and the site folder are, from source and from the packaged program."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """The folder of fonts, icons, translations, rules and manuals."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """One file of the resources."""
    return resources().joinpath(*parts)


def user_data() -> Path:
    """The per-user folder of the program: training site and, from source, everything it keeps."""
    if chosen := os.environ.get("WARDSOURCE_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "WardSource"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "wardsource"


def training_site() -> Path:
    """The training site of this user."""
    return user_data() / "training"


def machine_state() -> Path:
    """The state folder outside every site folder, where the second copy of the anchors is kept (DESIGN §4)."""
    if chosen := os.environ.get("WARDSOURCE_STATE"):
        return Path(chosen)
    if sys.platform == "win32":
        return user_data() / "state"
    return Path(os.environ.get("XDG_STATE_HOME", str(Path.home() / ".local" / "state"))) / "wardsource"
