"""Files written so that a power cut leaves the old one or the new one, and the failures of disks in plain words."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.models.failure import Failure, failure
from desktop.models.text import Text

_PATIENCE = 2.0
"""Seconds to wait for a virus scanner or an indexer that holds a file on Windows."""

_WINDOWS_ERRORS = {
    5: errno.EACCES,
    19: errno.EROFS,
    32: errno.EBUSY,
    33: errno.EBUSY,
    39: errno.ENOSPC,
    112: errno.ENOSPC,
}
"""Windows error numbers that Python folds into a less telling errno."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put the data in place of the file, whole and on the disk, or leave the file as it was; raises Failure."""
    with told(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            put_in_place(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def put_in_place(temporary: Path, path: Path) -> None:
    """Move a finished file over the old one, durable when this returns; raises OSError."""
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            break
    sync_folder(path.parent)


def append_line(path: Path, line: str) -> None:
    """Add a line at the end of the file and wait until it is on the disk; raises Failure.

    A last line that a power cut tore off is taken away first: nobody was ever told that it was written.
    """
    with told(path):
        new = not path.exists()
        with path.open("ab+") as file:
            end = _whole_lines(file.seek(0, os.SEEK_END), path)
            file.truncate(end)
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if new:
            sync_folder(path.parent)


def whole_lines(path: Path) -> tuple[str, ...]:
    """The lines of the file without one torn off at the end, none where there is no file; raises Failure.

    Bytes that are not UTF-8 come back as U+FFFD, for the reader of the line to refuse.
    """
    with told(path):
        data = path.read_bytes() if path.exists() else b""
    return tuple(line.decode(errors="replace") for line in data.split(b"\n")[:-1])


def read_bytes(path: Path) -> bytes:
    """The whole file; raises Failure."""
    with told(path):
        return path.read_bytes()


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk; Windows does this by itself."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the operating system says about the path into a Failure."""
    try:
        yield
    except OSError as error:
        raise disk_failure(error, path) from error


def disk_failure(error: OSError, path: Path) -> Failure:
    """The failure of the environment that an error of the operating system means."""
    code = _WINDOWS_ERRORS.get(getattr(error, "winerror", None) or 0, error.errno)
    if code in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    if code == errno.EROFS:
        return read_only(path)
    if code in (errno.EACCES, errno.EPERM):
        return failure(
            "E-1203",
            Text("没有权限读写“{path}”。", "No right to read or write “{path}”.").fill(path=path),
            Text("请信息科授予本用户对该文件夹的读写权限。", "Ask IT to grant this user read and write rights on the folder."),
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return failure(
            "E-1204",
            Text("找不到“{path}”。", "“{path}” is not there.").fill(path=path),
            Text("请确认站点文件夹没有被移动、改名或删除。", "Check that the site folder was not moved, renamed or deleted."),
        )
    if code in (errno.EBUSY, errno.ETXTBSY):
        return failure(
            "E-1205",
            Text("“{path}”正被另一个程序占用。", "Another program is using “{path}”.").fill(path=path),
            Text(
                "请关闭占用该文件的程序（如阅读器、杀毒软件）后再试。",
                "Close the program that holds the file (a viewer, a virus scanner), then try again.",
            ),
        )
    return failure(
        "E-1206",
        Text("读写“{path}”时磁盘出错：{error}。", "The disk failed at “{path}”: {error}.").fill(path=path, error=error.strerror or error),
        Text(
            "已保存的内容没有丢失。请停止录入并请信息科检查磁盘。", "What was saved is kept. Stop recording and ask IT to check the disk."
        ),
    )


def disk_full(path: Path) -> Failure:
    """E-1201."""
    return failure(
        "E-1201",
        Text("磁盘已满，“{path}”没有写入。", "The disk is full; “{path}” was not written.").fill(path=path),
        Text(
            "屏幕上的内容仍在，请勿关闭窗口。清理磁盘空间后再按一次“保存”。",
            "What is on the screen is kept; leave the window open. Free disk space, then press Save again.",
        ),
    )


def read_only(path: Path) -> Failure:
    """E-1202."""
    return failure(
        "E-1202",
        Text("“{path}”所在的磁盘或文件夹是只读的。", "The disk or folder of “{path}” is read-only.").fill(path=path),
        Text(
            "请信息科取消只读后再试；在此之前请用纸质工作表记录。",
            "Ask IT to make it writable, then try again; record on a paper worksheet until then.",
        ),
    )


def _whole_lines(size: int, path: Path) -> int:
    """How many of the file's bytes are whole lines."""
    with path.open("rb") as file:
        end = size
        while end > 0:
            start = max(0, end - 4096)
            file.seek(start)
            block = file.read(end - start)
            if (at := block.rfind(b"\n")) >= 0:
                return start + at + 1
            end = start
    return 0
