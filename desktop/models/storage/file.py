"""An encrypted SQLite file: opened with a raw key, never with a passphrase, and its errors in plain words."""

from __future__ import annotations

import contextlib
import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from desktop.models.failure import Failure, failure
from desktop.models.files import disk_failure, disk_full, put_in_place, read_only, told
from desktop.models.storage.place import require_local
from desktop.models.text import Text

_PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "busy_timeout = 5000",
    "cell_size_check = ON",
    "wal_autocheckpoint = 200",
)
_ALMOST_FULL = 1 << 20
"""Bytes free below which an unexplained input/output error is a full disk (the shared-memory file gives no better one)."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file of ours holds: a mark in its header and the steps that lead to the present version."""

    application_id: int
    steps: Sequence[Callable[[Database], None]]
    """One named function per version, the first makes version 1 from nothing."""
    synchronous: str = "FULL"

    @property
    def version(self) -> int:
        """The version this program writes, kept in `user_version`."""
        return len(self.steps)


def open_database(path: Path, key: bytes, schema: Schema, *, create: bool = False) -> Database:
    """The file, ready to use; `create` makes a new one and refuses to touch an old one.

    Raises Failure E-1207 (exists already), E-1211 (foreign file or wrong key), E-1212 (written by a newer
    program), E-1213 (network or removable medium) and those of disks.
    """
    require_local(path)
    if create:
        _create(path, key, schema)
    elif not is_there(path):
        raise disk_failure(FileNotFoundError(errno.ENOENT, "no such file"), path)
    with _connected(path, key, schema) as database:
        _require_ours(database, schema, path)
        if _number(database, "user_version") < schema.version:
            _migrate(database, schema, path)
    return database


def is_there(path: Path) -> bool:
    """Whether the file has anything in it: a start that was killed may leave an empty one."""
    with told(path):
        return path.exists() and path.stat().st_size > 0


def close_database(database: Database, path: Path) -> None:
    """Write everything into the main file and close it; raises Failure."""
    with sqlite_told(path), contextlib.closing(database.conn):
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextlib.contextmanager
def transaction(database: Database, path: Path) -> Iterator[None]:
    """All or nothing: BEGIN IMMEDIATE, and COMMIT on the disk before it ends; raises Failure."""
    with sqlite_told(path):
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            database.rollback()
            raise


@contextlib.contextmanager
def sqlite_told(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the file into a Failure; a refusal by a trigger or a bug stays what it is."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        found = _failure(getattr(error, "sqlite_errorcode", 0) & 0xFF, path)
        if found is None:
            raise
        raise found from error


def _create(path: Path, key: bytes, schema: Schema) -> None:
    """Make the file beside its place and move it there whole: a start that is killed leaves no half of one."""
    if is_there(path):
        raise failure(
            "E-1207",
            Text("“{path}”已经存在，没有覆盖。", "“{path}” exists already and was not overwritten.").fill(path=path),
            Text("请选择一个空文件夹。", "Choose an empty folder."),
        )
    unfinished = path.with_name(f".{path.name}.new")
    with told(path):
        path.parent.stat()
        for left_over in path.parent.glob(f"{unfinished.name}*"):
            left_over.unlink()
    with _connected(unfinished, key, schema) as database:
        _migrate(database, schema, unfinished)
    close_database(database, unfinished)
    with told(path):
        put_in_place(unfinished, path)


@contextlib.contextmanager
def _connected(path: Path, key: bytes, schema: Schema) -> Iterator[Database]:
    """The connection, closed again only where something goes wrong while it is made ready."""
    with sqlite_told(path), contextlib.ExitStack() as undo:
        mode = "rw" if path.exists() else "rwc"
        connection = sqlcipher.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
        undo.callback(connection.close)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in (*_PRAGMAS, f"synchronous = {schema.synchronous}"):
            connection.execute(f"PRAGMA {pragma}")
        # No plug-ins of other packages in a file of record; recursive triggers make REPLACE fire the DELETE trigger.
        yield Database(cast(sqlite3.Connection, connection), execute_plugins=False)
        undo.pop_all()


def _require_ours(database: Database, schema: Schema, path: Path) -> None:
    version = _number(database, "user_version")
    if _number(database, "application_id") != schema.application_id or version == 0:
        raise foreign_file(path)
    if version > schema.version:
        raise failure(
            "E-1212",
            Text(
                "“{path}”由更新版本的程序写成，本程序不能打开。", "“{path}” was written by a newer program; this one cannot open it."
            ).fill(path=path),
            Text("请安装新版本；本程序没有改动该文件。", "Install the newer version; this program changed nothing in the file."),
        )


def _migrate(database: Database, schema: Schema, path: Path) -> None:
    with transaction(database, path):
        for step in schema.steps[_number(database, "user_version") :]:
            step(database)
        database.execute(f"PRAGMA application_id = {schema.application_id}")
        database.execute(f"PRAGMA user_version = {schema.version}")


def _number(database: Database, pragma: str) -> int:
    return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])


def foreign_file(path: Path) -> Failure:
    """E-1211."""
    return failure(
        "E-1211",
        Text("“{path}”不是本站点的数据文件，或密钥不符。", "“{path}” is not a data file of this site, or the key does not fit.").fill(
            path=path
        ),
        Text("请信息科放回原来的文件；本程序没有改动它。", "Ask IT to put the right file back; this program changed nothing in it."),
    )


def _unwritable(path: Path) -> Failure:
    """What the operating system says when it is asked itself: SQLite only tells that it could not open or write."""
    try:
        with tempfile.TemporaryFile(dir=path.parent), path.open("r+b"):
            return read_only(path)
    except OSError as error:
        return disk_failure(error, path)


def _failure(code: int, path: Path) -> Failure | None:
    if code == sqlcipher.SQLITE_FULL or (code == sqlcipher.SQLITE_IOERR and shutil.disk_usage(path.parent).free < _ALMOST_FULL):
        return disk_full(path)
    if code in (sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_CANTOPEN, sqlcipher.SQLITE_PERM):
        return _unwritable(path)
    if code == sqlcipher.SQLITE_NOTADB:
        return foreign_file(path)
    if code in (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED):
        return failure(
            "E-1214",
            Text("“{path}”正被另一个程序锁定。", "Another program has locked “{path}”.").fill(path=path),
            Text("请关闭打开该文件的程序后再保存一次。", "Close the program that has the file open, then save again."),
        )
    if code == sqlcipher.SQLITE_CORRUPT:
        return failure(
            "E-2103",
            Text("“{path}”已损坏。", "“{path}” is damaged.").fill(path=path),
            Text(
                "请停止录入，改用纸质工作表，并请信息科保留原文件、用备份恢复。",
                "Stop recording, use paper worksheets, and ask IT to keep the file as it is and restore a backup.",
            ),
        )
    if code == sqlcipher.SQLITE_IOERR:
        return failure(
            "E-1206",
            Text("读写“{path}”时磁盘出错。", "The disk failed at “{path}”.").fill(path=path),
            Text(
                "已保存的内容没有丢失。请停止录入并请信息科检查磁盘。",
                "What was saved is kept. Stop recording and ask IT to check the disk.",
            ),
        )
    return None
