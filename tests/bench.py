"""A ledger on the bench: a fixed key, a stopped clock and the records of one ward."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop.models.clock import SITE_ZONE
from desktop.models.records.entry import Kind, NewEntry, PageKey
from desktop.models.records.person import Role
from desktop.models.storage.anchors import Anchors
from desktop.models.storage.integrity import Fault, examine
from desktop.models.storage.ledger import Ledger, Stamp

KEY = bytes(range(32))
START = datetime(2026, 1, 5, 10, 41, 22, 118000, SITE_ZONE)
PAGE = PageKey("S01", "SCR", "VS")


@dataclass
class StoppedClock:
    """A clock that stands until it is moved."""

    moment: datetime = field(default=START)

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass(frozen=True)
class Bench:
    """A site folder with a ledger in it, and the state folder of the machine."""

    folder: Path
    state: Path
    clock: StoppedClock = field(default_factory=StoppedClock)

    @property
    def file(self) -> Path:
        return self.folder / "site.db"

    @property
    def anchors(self) -> Anchors:
        return Anchors(self.folder, self.state, "bench")

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.clock, "ward-pc", "0.1.0", "1")

    @contextmanager
    def ledger(self, *, create: bool = False) -> Iterator[Ledger]:
        make = Ledger.create if create else Ledger.open
        ledger = make(self.file, KEY, self.stamp, self.anchors)
        try:
            yield ledger
        finally:
            ledger.close()

    def faults(self) -> tuple[Fault, ...]:
        """What the examination after a login finds."""
        with self.ledger() as ledger:
            return examine(ledger, self.anchors)

    @contextmanager
    def foreign_tool(self, key: bytes = KEY) -> Iterator[Any]:
        """A plain SQLCipher connection of somebody who has the key."""
        connection = sqlcipher.connect(str(self.file), isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            yield connection
        finally:
            connection.close()


def bench(root: Path, saves: int = 0) -> Bench:
    """A site with some saves of three values each."""
    made = Bench(root / "站点 one", root / "state")
    made.folder.mkdir()
    with made.ledger(create=True) as ledger:
        for number in range(saves):
            made.clock.pass_by(minutes=1)
            ledger.append([answer(item, f"{number}.{index}") for index, item in enumerate(("hr", "sbp", "temp"))])
    return made


def answer(item: str, value: str, page: PageKey = PAGE, kind: Kind = Kind.ANSWER, reason: str = "") -> NewEntry:
    """A value on the vital signs page of S01, recorded by the nurse."""
    return NewEntry(
        kind=kind,
        person="N001",
        role=Role.NURSE,
        subject=page.subject,
        visit=page.visit,
        form=page.form,
        item=item,
        repeat=page.repeat,
        happened_at="2026-01-05T07:40",
        payload={"value": value},
        reason=reason,
    )
