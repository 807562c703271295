"""Runs inside its own mount namespace on a disk that is too small or read-only, and tells what a nurse would be told."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from desktop.models.accounts.gate import GateLog
from desktop.models.failure import Failure
from desktop.models.files import write_atomically
from desktop.models.storage.documents import DocumentStore
from desktop.models.storage.drafts import Draft, Drafts
from desktop.models.storage.ledger import Ledger
from desktop.models.storage.lock import SiteLock
from tests.bench import KEY, PAGE, START, Bench, answer

BALLAST = "ballast"


def fill(folder: Path, leave: int) -> None:
    """Take all room but so many bytes (whole pages of the disk)."""
    disk = os.statvfs(folder)
    (folder / BALLAST).write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - leave)))


def told(act: object) -> str:
    """The number of the failure the act ends in, or what it gave."""
    assert callable(act)
    try:
        return str(act())
    except Failure as failed:
        return failed.failed.number


def full(made: Bench, leave: int) -> dict[str, object]:
    """Save until the disk is full, then make room and save the same again."""
    with made.ledger(create=True) as ledger:
        drafts = Drafts.open(made.folder / "drafts.db", KEY)
        drafts.save(Draft("N001", PAGE, {"hr": {"value": "72"}}, START, 0))
        ledger.append([answer("hr", "72")])
        fill(made.folder, leave)
        page = [answer(f"note{number}", "字" * 200) for number in range(60)]
        acknowledged, ended, before = 0, "", ledger.head.sequence
        while not ended.startswith("E-"):
            before = ledger.head.sequence
            ended = told(lambda: ledger.append(page)[-1].sequence)
            acknowledged += 0 if ended.startswith("E-") else 1
        after = ledger.head.sequence
        others = {
            "document": told(lambda: DocumentStore(made.folder / "documents", KEY).put(bytes(100_000))),
            "file": told(lambda: write_atomically(made.folder / "site.keys", bytes(100_000))),
            "draft": told(lambda: drafts.save(Draft("N001", PAGE, {"note": {"value": "字" * 60000}}, START, 0))),
        }
        kept = drafts.get("N001", PAGE)
        left = sorted(path.name for path in made.folder.rglob("*.new"))
        (made.folder / BALLAST).unlink()
        again = told(lambda: ledger.append(page)[-1].sequence - after)
        drafts.close()
    return {
        "ended": ended,
        "half": after - before,
        "acknowledged": acknowledged,
        "entries": after,
        "again": again,
        "others": others,
        "draft": kept.answers if kept else None,
        "left": left,
        "faults": [fault.number for fault in made.faults()],
    }


def unwritable(made: Bench, _: int) -> dict[str, object]:
    """Everything that would write into a folder that cannot be written."""
    return {
        "open": told(lambda: Ledger.open(made.file, KEY, made.stamp, made.anchors)),
        "create": told(lambda: Ledger.create(made.folder / "new.db", KEY, made.stamp, made.anchors)),
        "drafts": told(lambda: Drafts.open(made.folder / "drafts.db", KEY)),
    } | other_writes(made)


def other_writes(made: Bench) -> dict[str, object]:
    """Everything beside the ledger that would write into the folder."""
    return {
        "lock": told(lambda: SiteLock.take(made.folder, "N001", START)),
        "document": told(lambda: DocumentStore(made.folder / "documents", KEY).put(b"x")),
        "gate": told(lambda: GateLog(made.folder / "gate.log", ()).started(START)),
        "file": told(lambda: write_atomically(made.folder / "site.keys", b"x")),
    }


def on_a_stick(made: Bench, _: int) -> dict[str, object]:
    """A site folder on a removable medium."""
    return {"create": told(lambda: Ledger.create(made.file, KEY, made.stamp, made.anchors))}


if __name__ == "__main__":
    deed = {"full": full, "unwritable": unwritable, "on_a_stick": on_a_stick}[sys.argv[1]]
    json.dump(deed(Bench(Path(sys.argv[2]), Path(sys.argv[3])), int(sys.argv[4])), sys.stdout)
