"""A program that types and saves without pause and tells its parent what was acknowledged; it is killed, never ended."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.models.clock import SystemClock
from desktop.models.records.entry import Kind, NewEntry
from desktop.models.records.person import Role
from desktop.models.storage.anchors import Anchors
from desktop.models.storage.drafts import Draft, Drafts
from desktop.models.storage.ledger import Ledger, Stamp
from tests.bench import KEY, PAGE


def items_of(number: int) -> int:
    """How many values the save of a number has: 1 to 40."""
    return number * 7 % 40 + 1


def save_without_pause(folder: Path, state: Path) -> None:
    """`draft n` after the draft of save n is kept, `saved n` after its entries are."""
    clock = SystemClock()
    ledger = Ledger.open(folder / "site.db", KEY, Stamp(clock, "ward-pc", "0.1.0", "1"), Anchors(folder, state, "bench"))
    drafts = Drafts.open(folder / "drafts.db", KEY)
    number = int(str(ledger.entries()[-1].payload["save"])) if ledger.head.sequence else 0
    print("ready", flush=True)
    while True:
        number += 1
        values = {f"item{index}": {"value": str(number), "save": str(number)} for index in range(items_of(number))}
        drafts.save(Draft("N001", PAGE, values, clock.now(), ledger.head.sequence))
        print(f"draft {number}", flush=True)
        ledger.append([_fact(item, payload) for item, payload in values.items()])
        print(f"saved {number}", flush=True)
        drafts.remove("N001", PAGE)


def _fact(item: str, payload: dict[str, str]) -> NewEntry:
    page = {"subject": PAGE.subject, "visit": PAGE.visit, "form": PAGE.form, "repeat": PAGE.repeat}
    return NewEntry(kind=Kind.ANSWER, person="N001", role=Role.NURSE, item=item, payload=payload, **page)  # type: ignore[arg-type]


if __name__ == "__main__":
    save_without_pause(Path(sys.argv[1]), Path(sys.argv[2]))
