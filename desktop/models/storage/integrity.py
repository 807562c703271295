"""Whether the ledger may be believed: examined after every login, before a page is shown."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sqlite_utils import Database

from desktop.models.records.entry import Entry
from desktop.models.storage.anchors import Anchor, Anchors
from desktop.models.storage.ledger import Ledger
from desktop.models.storage.row import Row, entry_of, mac_of
from desktop.models.storage.schema import COLUMNS, CURRENT, FIRST, NUMBERS, TRIGGERS
from desktop.models.text import Text

_PAGES_CHECKED = 10_000
"""Pages (40 MB, more than 100,000 entries) beyond which they are no longer all checked at login: the ward would wait."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written; any fault makes the site read-only."""

    number: str
    what: Text
    sequence: int | None = None
    """The first entry concerned."""


Judge: TypeAlias = Callable[[Entry], Text | None]
"""Hears every entry in turn; answers why this program cannot have written it, None where it may be believed."""


def examine(ledger: Ledger, anchors: Anchors, judge: Judge = lambda _entry: None) -> tuple[Fault, ...]:
    """Everything wrong with schema, chain, entries, anchors and pages of the ledger; nothing when it is as it was written."""
    return (
        *_examined(lambda: _schema_faults(ledger.database)),
        *_examined(lambda: _row_faults(ledger, anchors, judge)),
        *_examined(lambda: _page_faults(ledger.database)),
    )


def _examined(part: Callable[[], Iterable[Fault]]) -> tuple[Fault, ...]:
    found: list[Fault] = []
    try:
        found.extend(part())
    except Exception as error:  # noqa: BLE001 - whatever goes wrong while verifying counts as tampered with
        found.append(Fault("E-2104", _UNREADABLE.fill(error=error)))
    return tuple(found)


_UNREADABLE = Text("数据文件无法核验：{error}。", "The data file cannot be verified: {error}.")
_BROKEN_RULE = Text("防改写规则“{name}”被删除或改动。", "The rule “{name}” that prevents rewriting was removed or changed.")
_BROKEN_TABLE = Text("数据表的结构被改动。", "The structure of the table was changed.")
_GAP = Text("第 {at} 条记录缺失（被删除）。", "Entry {at} is missing (deleted).")
_EDITED = Text("第 {at} 条记录的内容或时间被改动。", "Entry {at} was altered: its content, time or number.")
_BROKEN = Text(
    "第 {at} 条记录不接前一条：此处有记录被删除、插入或调换。",
    "Entry {at} does not follow the one before: an entry was deleted, inserted or swapped here.",
)
_CUT = Text(
    "记录止于第 {last} 条，而机外存证到第 {at} 条：末尾被截去，或放回了旧文件。",
    "The records end at entry {last}, but an anchor knows entry {at}: the tail was cut off or an older file put back.",
)
_REWRITTEN = Text(
    "第 {at} 条记录与当时的存证不符：历史被重写，或换了文件。",
    "Entry {at} is not the one anchored at the time: history was rewritten or the file exchanged.",
)
_INCREDIBLE = Text(
    "第 {at} 条记录不可能由本程序写入：{why}。",
    "Entry {at} cannot have been written by this program: {why}.",
)
_UNKNOWN_SHAPE = Text("种类、角色或内容无法识别", "its kind, role or content is unknown")
_NO_ANCHORS = Text("站点文件夹中的 anchors.log 缺失。", "anchors.log is missing from the site folder.")
_BAD_ANCHORS = Text("存证文件被改动：{where}。", "A file of anchors was altered: {where}.")
_BAD_PAGE = Text("数据文件有坏页：{what}。", "A page of the data file is damaged: {what}.")
_MORE = Text("{what}（共 {count} 条）", "{what} ({count} in all)")


def _schema_faults(database: Database) -> Iterator[Fault]:
    found = database.triggers_dict
    for name in sorted({*found, *TRIGGERS}):
        if found.get(name) != TRIGGERS.get(name):
            yield Fault("E-2110", _BROKEN_RULE.fill(name=name))
    if database.view_names() != ["current"] or database.view("current").schema != CURRENT:
        yield Fault("E-2110", _BROKEN_RULE.fill(name="current"))
    table = database.table("entry")
    expected = {name: int if name in NUMBERS else str for name in COLUMNS}
    if not table.strict or table.columns_dict != expected or table.pks != ["sequence"] or database.table_names() != ["entry"]:
        yield Fault("E-2110", _BROKEN_TABLE)


def _row_faults(ledger: Ledger, anchors: Anchors, judge: Judge) -> Iterator[Fault]:
    known, damaged = _known(anchors)
    chain = _Chain(ledger.mac_key, frozenset(anchor.sequence for anchor in known), judge)
    for rows in ledger.batches():
        chain.follow(rows)
    yield from chain.faults()
    if damaged:
        yield damaged
    else:
        yield from _anchor_faults(chain, known, anchors)


class _Chain:
    """The rows as they are followed from the first on: each is looked at once and none is kept."""

    def __init__(self, key: bytes, anchored: frozenset[int], judge: Judge) -> None:
        self.last = 0
        self.macs: dict[int, str] = {}
        """The MACs of the entries that anchors know."""
        self._key, self._anchored, self._judge = key, anchored, judge
        self._before = FIRST
        self._wrong: dict[str, list[int]] = defaultdict(list)
        self._incredible: list[Fault] = []

    def follow(self, rows: Iterable[Row]) -> None:
        """Look at the next rows."""
        for row in rows:
            sequence, previous, mac = int(row[0]), str(row[-2]), str(row[-1])
            if sequence != self.last + 1:
                self._wrong["E-2111"].append(self.last + 1)
            elif previous != self._before:
                self._wrong["E-2112"].append(sequence)
            if _sound(self._key, row):
                self._believe(row, sequence)
            else:
                self._wrong["E-2113"].append(sequence)
            if sequence in self._anchored:
                self.macs[sequence] = mac
            self.last, self._before = sequence, mac

    def faults(self) -> Iterator[Fault]:
        """What was wrong with the rows, a fault for each kind of wrong."""
        for number, what in (("E-2111", _GAP), ("E-2112", _BROKEN), ("E-2113", _EDITED)):
            yield from _named(number, what, self._wrong[number])
        if self._incredible:
            first = self._incredible[0]
            more = _MORE.fill(what=first.what, count=len(self._incredible)) if len(self._incredible) > 1 else first.what
            yield replace(first, what=more)

    def _believe(self, row: Row, sequence: int) -> None:
        try:
            why = self._judge(entry_of(row))
        except (ValueError, TypeError, RecursionError):
            why = _UNKNOWN_SHAPE
        if why is not None:
            self._incredible.append(Fault("E-2122", _INCREDIBLE.fill(at=sequence, why=why), sequence))


def _sound(key: bytes, row: Row) -> bool:
    try:
        return hmac.compare_digest(str(row[-1]), mac_of(key, str(row[-2]), row[:-2]))
    except Exception:  # noqa: BLE001 - a column of a kind that was never written is an altered one
        return False


def _known(anchors: Anchors) -> tuple[tuple[Anchor, ...], Fault | None]:
    """The anchors there are, none and a fault where a file of them was altered."""
    try:
        return anchors.read(), None
    except ValueError as damaged:
        return (), Fault("E-2116", _BAD_ANCHORS.fill(where=damaged))


def _anchor_faults(chain: _Chain, known: Sequence[Anchor], anchors: Anchors) -> Iterator[Fault]:
    if chain.last and not anchors.in_site.exists():
        yield Fault("E-2116", _NO_ANCHORS)
    if known and known[-1].sequence > chain.last:
        yield Fault("E-2114", _CUT.fill(last=chain.last, at=known[-1].sequence), chain.last + 1)
    wrong = sorted({anchor.sequence for anchor in known if chain.macs.get(anchor.sequence, anchor.mac)[:32] != anchor.mac})
    yield from _named("E-2115", _REWRITTEN, wrong)


def _page_faults(database: Database) -> Iterator[Fault]:
    if database.execute("PRAGMA page_count").fetchone()[0] > _PAGES_CHECKED:
        return
    for check in ("cipher_integrity_check", "quick_check"):
        damaged = [row[0] for row in database.execute(f"PRAGMA {check}").fetchall() if row[0] != "ok"]
        if damaged:
            yield Fault("E-2103", _BAD_PAGE.fill(what=damaged[0]))
            return


def _named(number: str, what: Text, sequences: Sequence[int]) -> Iterator[Fault]:
    """One fault for all entries with the same thing wrong: the first is named, the others counted."""
    if sequences:
        named = what.fill(at=sequences[0])
        yield Fault(number, named if len(sequences) == 1 else _MORE.fill(what=named, count=len(sequences)), sequences[0])
