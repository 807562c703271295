"""What the project needs from the operating system, and how Debian and Ubuntu call it.

Qt's wheels bring Qt but not the libraries of the system under it. Each is looked for by loading it, so a machine that has it from
anywhere is left alone.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

from front_door.places import Unusable

DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""Shared library -> Debian package, to import Qt and draw without a screen."""

ON_SCREEN = {
    "DISPLAY": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libcups.so.2": "libcups2",
    },
    "WAYLAND_DISPLAY": {
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
        "libcups.so.2": "libcups2",
    },
}
"""The same for a window and a printer, under the variable that says which display there is."""

TEST_PROGRAMS = {
    "pdfsig": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "certutil": "libnss3-tools",
    "qpdf": "qpdf",
}
"""Free program that the tests hold our PDFs against -> Debian package."""


def displays() -> list[str]:
    """Answers which kinds of display a Linux session has; none means there is no screen to open a window on."""
    return [variable for variable in ON_SCREEN if os.environ.get(variable)]


def provide(*, for_tests: bool) -> None:
    """Installs what is missing when root on Debian or Ubuntu.

    Raises Unusable with the one line to run when it may not, or with the names when there is no apt-get.
    """
    if not sys.platform.startswith("linux"):
        return
    packages = _missing(for_tests=for_tests)
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise Unusable(f"This system lacks what Debian calls {' '.join(packages)}; install it and run this again.")
    if os.geteuid() != 0:
        raise Unusable(
            "Some system packages are missing; run this line, then this command again:\n"
            f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
        )
    _install(packages)
    still = _missing(for_tests=for_tests)
    if still:
        raise Unusable(f"After installing them, {' '.join(still)} still cannot be used on this system.")


def _missing(*, for_tests: bool) -> list[str]:
    packages = set() if _can_make_environments() else {"python3-venv"}
    for libraries in (DRAWING, *(ON_SCREEN[display] for display in displays())):
        packages |= _unfound(libraries, _loads)
    if for_tests:
        packages |= _unfound(TEST_PROGRAMS, lambda program: shutil.which(program) is not None)
    return sorted(packages)


def _unfound(wanted: dict[str, str], found: Callable[[str], bool]) -> set[str]:
    return {package for name, package in wanted.items() if not found(name)}


def _can_make_environments() -> bool:
    return all(importlib.util.find_spec(module) is not None for module in ("venv", "ensurepip"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: Iterable[str]) -> None:
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    _apt("update")
    _apt("install", "-y", "--no-install-recommends", *(_name_here(package) for package in packages))
    importlib.invalidate_caches()


def _name_here(package: str) -> str:
    """Answers the name after the 64-bit time change of Ubuntu 24.04 and Debian 13, where it has a new one."""
    renamed = f"{package}t64"
    known = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False).returncode == 0
    return renamed if known else package


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", "-qq", *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Unusable(f"`apt-get {' '.join(arguments)}` failed; its own words are above.")
