"""One program at a time on a site folder."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.storage.lock import SiteLock, holder
from desktop.models.text import Language
from tests.bench import START

HOLD = """
import sys, time
from pathlib import Path
from desktop.models.storage.lock import SiteLock
from tests.bench import START
lock = SiteLock.take(Path(sys.argv[1]), "张护士", START)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that holds the site until it is ended."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_program_is_told_who_holds_the_site(tmp_path: Path) -> None:
    with another_program(tmp_path) as process:
        with pytest.raises(Failure) as caught:
            SiteLock.take(tmp_path, "李医生", START)
        said = caught.value.failed.say(Language.ZH)
        assert caught.value.failed.number == "E-1301"
        for word in ("张护士", platform.node(), str(process.pid), "2026-01-05 10:41:22 +08:00"):
            assert word in said
        held = holder(tmp_path)
        assert held is not None
        assert (held.who, held.pid) == ("张护士", str(process.pid))


def test_a_killed_program_lets_go_of_the_site(tmp_path: Path) -> None:
    with another_program(tmp_path) as process:
        process.kill()
        process.wait()
        assert holder(tmp_path) is None
        SiteLock.take(tmp_path, "李医生", START).release()


def test_a_site_that_was_closed_is_free(tmp_path: Path) -> None:
    assert holder(tmp_path) is None
    lock = SiteLock.take(tmp_path, "张护士", START)
    assert holder(tmp_path) is not None
    lock.release()
    lock.release()
    assert holder(tmp_path) is None
    assert (tmp_path / "site.lock").read_bytes() == b""


def test_a_second_window_of_the_same_program_is_refused_too(tmp_path: Path) -> None:
    lock = SiteLock.take(tmp_path, "张护士", START)
    with pytest.raises(Failure, match="E-1301"):
        SiteLock.take(tmp_path, "张护士", START)
    lock.release()


def test_an_unreadable_note_does_not_hide_that_the_site_is_held(tmp_path: Path) -> None:
    lock = SiteLock.take(tmp_path, "张护士", START)
    (tmp_path / "site.lock").write_bytes(b"{")
    with pytest.raises(Failure, match="E-1301"):
        SiteLock.take(tmp_path, "李医生", START)
    held = holder(tmp_path)
    assert held is not None
    assert held.who == "?"
    lock.release()


def test_a_missing_folder_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="E-1204"):
        SiteLock.take(tmp_path / "gone", "张护士", START)
