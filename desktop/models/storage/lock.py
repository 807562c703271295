"""One program at a time on a site folder, held by the operating system so that a killed program lets go of it."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from desktop.models.clock import shown
from desktop.models.failure import failure
from desktop.models.files import told
from desktop.models.text import Text

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BYTE = 1 << 30
"""Where Windows locks: far behind the words, because nobody else can read a locked byte there."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the site."""

    who: str
    host: str
    pid: str
    since: str

    @property
    def text(self) -> Text:
        """The holder in one phrase, for the sentence on the screen."""
        return Text(
            "{who}（计算机 {host}，进程 {pid}，自 {since}）",
            "{who} (computer {host}, process {pid}, since {since})",
        ).fill(who=self.who, host=self.host, pid=self.pid, since=self.since)


_UNKNOWN = Holder("?", "?", "?", "?")


class SiteLock:
    """site.lock, held until `release` or the end of the process."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def take(cls, folder: Path, who: str, now: datetime) -> SiteLock:
        """The lock; raises Failure E-1301 that names the holder, and those of disks."""
        path = folder / "site.lock"
        with told(path):
            path.touch()
            file = path.open("rb+")
        if not _locked(file):
            file.close()
            raise failure(
                "E-1301",
                Text("本站点已由{holder}打开。", "This site is already open: {holder}.").fill(holder=(_written(path) or _UNKNOWN).text),
                Text("请使用已打开的窗口，或请对方先退出。", "Use the window that is open, or ask that person to close it first."),
            )
        with told(path):
            file.truncate(0)
            file.write(json.dumps(asdict(Holder(who, platform.node(), str(os.getpid()), shown(now))), ensure_ascii=False).encode())
            file.flush()
        return cls(file)

    def release(self) -> None:
        """Let go of the site; a second time does nothing."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()


def holder(folder: Path) -> Holder | None:
    """Who holds the site now, None when it is free; changes nothing. Raises Failure of disks."""
    path = folder / "site.lock"
    if not path.exists():
        return None
    with told(path), path.open("rb") as file:
        return None if _locked(file) else _written(path) or _UNKNOWN


def _written(path: Path) -> Holder | None:
    try:
        return Holder(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _locked(file: BinaryIO) -> bool:
    """Whether the lock could be had; closing the file lets go of it."""
    try:
        if sys.platform == "win32":
            file.seek(_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
