"""Small and read-only disks need the right to mount: whoever is not root gets it in a namespace of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test marked `mounts` as the root of a namespace, unless we are root already."""
    if os.geteuid() == 0 or pyfuncitem.get_closest_marker("mounts") is None:
        return None
    command = ["unshare", "-Urm", sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", pyfuncitem.nodeid]
    done = subprocess.run(command, cwd=pyfuncitem.config.rootpath, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return True
