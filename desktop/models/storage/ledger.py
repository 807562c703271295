"""The append-only ledger: every fact of the site, each bound to the one before it by a keyed digest."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from desktop.models.clock import Clock, stored
from desktop.models.failure import Failure, failure
from desktop.models.records.canonical import canonical
from desktop.models.records.entry import Entry, Kind, NewEntry
from desktop.models.storage.anchors import Anchor, Anchors
from desktop.models.storage.file import close_database, open_database, sqlite_told, transaction
from desktop.models.storage.keys import derived
from desktop.models.storage.row import SEALED, Row, entry_of, mac_of
from desktop.models.storage.schema import COLUMNS, FIRST, LEDGER
from desktop.models.text import Text

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM entry WHERE sequence > ? ORDER BY sequence"  # noqa: S608 - our own names
_OF_SUBJECT = f"SELECT {', '.join(COLUMNS)} FROM entry WHERE subject = ? AND sequence > ? ORDER BY sequence"  # noqa: S608 - our own names
_INSERT = f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - our own names
_OF_KIND = f"SELECT {', '.join(COLUMNS)} FROM entry WHERE kind = ? ORDER BY sequence"  # noqa: S608 - our own names
_COUNT = "SELECT count(*) FROM entry WHERE kind = ?"
_BATCH = 2000
"""Rows read at a time where all of them are looked at and none is kept."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain."""

    sequence: int
    mac: str

    @property
    def short(self) -> str:
        """What is printed on paper: `E07A-44D1-9B20-77C3`."""
        return "-".join(self.mac[at : at + 4].upper() for at in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the ledger adds to every fact by itself."""

    clock: Clock
    workstation: str
    app_version: str
    protocol_version: str


class Ledger:
    """The ledger of one site, open; only `append` writes to it."""

    def __init__(self, database: Database, path: Path, key: bytes, stamp: Stamp, anchors: Anchors) -> None:
        self.database = database
        self.path = path
        self.anchors = anchors
        self.mac_key = derived(key, "ledger")
        self.read_only = False
        """Set after a fault was found: what is there can be read, nothing can be added (R-AUD-03)."""
        self.anchor_failure: Failure | None = None
        """Why the newest entry could not be anchored outside the file; the entry itself is kept."""
        self._stamp = stamp

    @classmethod
    def create(cls, path: Path, key: bytes, stamp: Stamp, anchors: Anchors) -> Ledger:
        """A new, empty ledger; raises Failure as `open_database` does."""
        return cls(open_database(path, key, LEDGER, create=True), path, key, stamp, anchors)

    @classmethod
    def open(cls, path: Path, key: bytes, stamp: Stamp, anchors: Anchors) -> Ledger:
        """The ledger as it is; `integrity.examine` says whether it may be believed. Raises Failure as `open_database` does."""
        return cls(open_database(path, key, LEDGER), path, key, stamp, anchors)

    def close(self) -> None:
        """Write everything into the main file and close it."""
        close_database(self.database, self.path)

    @property
    def head(self) -> Head:
        """The end of the chain as it is in the file; sequence 0 for an empty ledger."""
        with sqlite_told(self.path):
            row = self.database.execute("SELECT sequence, mac FROM entry ORDER BY sequence DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head(0, FIRST)

    def entries(self, after: int = 0) -> tuple[Entry, ...]:
        """All entries with a greater sequence number, oldest first."""
        return self._entries(_SELECT, after)

    def entries_of(self, subject: str, after: int = 0) -> tuple[Entry, ...]:
        """One subject's entries with a greater sequence number, oldest first, without reading the others'."""
        return self._entries(_OF_SUBJECT, subject, after)

    def entries_of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """All entries of a kind, oldest first, without reading the others."""
        return self._entries(_OF_KIND, kind.value)

    def count(self, kind: Kind) -> int:
        """How many entries of the kind there are."""
        with sqlite_told(self.path):
            return int(self.database.execute(_COUNT, (kind.value,)).fetchone()[0])

    def batches(self) -> Iterator[list[Row]]:
        """Every row as it is in the table, oldest first, some at a time: for whoever checks them all."""
        with sqlite_told(self.path):
            cursor = self.database.execute(_SELECT, (0,))
            while rows := cursor.fetchmany(_BATCH):
                yield rows

    def _entries(self, query: str, *values: str | int) -> tuple[Entry, ...]:
        """The entries found; one that cannot be read is named at login (E-2122) and must not hide the others."""
        with sqlite_told(self.path):
            rows: list[Row] = self.database.execute(query, values).fetchall()
        return tuple(entry for row in rows if (entry := _read(row)) is not None)

    def append(self, facts: Sequence[NewEntry]) -> tuple[Entry, ...]:
        """The facts as entries, all of them on the disk when this returns, or none.

        Raises Failure E-2101 (read-only after a fault), E-1201 (disk full), E-1202 (read-only medium), E-1214 (locked).
        """
        if self.read_only:
            raise failure(
                "E-2101",
                Text(
                    "数据完整性有问题，本站点已转为只读，没有保存。",
                    "The integrity check failed; this site is read-only and nothing was saved.",
                ),
                Text(
                    "请用纸质工作表继续记录，并通知主要研究者和信息科。",
                    "Go on recording on paper worksheets and tell the principal investigator and IT.",
                ),
            )
        with transaction(self.database, self.path):
            rows = self._chained(facts)
            self.database.conn.executemany(_INSERT, rows)
        entries = tuple(map(entry_of, rows))
        if entries:
            self._anchor(entries[-1])
        return entries

    def _chained(self, facts: Sequence[NewEntry]) -> list[Row]:
        last = self.head
        now = self._stamp.clock.now()
        written = {"recorded_at": stored(now), "utc_offset": now.isoformat()[-6:]}
        rows: list[Row] = []
        previous = last.mac
        for sequence, fact in enumerate(facts, last.sequence + 1):
            columns = {"sequence": sequence, **written, **self._columns(fact)}
            row = tuple(columns[name] for name in SEALED)
            mac = mac_of(self.mac_key, previous, row)
            rows.append((*row, previous, mac))
            previous = mac
        return rows

    def _columns(self, fact: NewEntry) -> Mapping[str, str | int]:
        texts = {
            "happened_at": fact.happened_at,
            "person": fact.person,
            "role": fact.role.value if fact.role else "",
            "workstation": self._stamp.workstation,
            "app_version": self._stamp.app_version,
            "protocol_version": self._stamp.protocol_version,
            "kind": fact.kind.value,
            "subject": fact.subject,
            "visit": fact.visit,
            "form": fact.form,
            "item": fact.item,
            "reason": fact.reason,
            "payload": canonical(fact.payload).decode(),
        }
        return {name: unicodedata.normalize("NFC", text) for name, text in texts.items()} | {"repeat": fact.repeat}

    def _anchor(self, entry: Entry) -> None:
        try:
            self.anchors.add(Anchor(entry.sequence, entry.mac[:32], stored(entry.recorded_at)))
        except Failure as failed:
            # The entry is on the disk: to report it as not saved would make the nurse write it twice.
            self.anchor_failure = failed
        else:
            self.anchor_failure = None


def _read(row: Row) -> Entry | None:
    try:
        return entry_of(row)
    except (ValueError, TypeError, RecursionError):
        return None
