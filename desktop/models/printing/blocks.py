"""Blocks that stand on a page whole, and how they are put onto pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from desktop.models.printing.setting import Line, Run, flow
from desktop.models.printing.sheet import LEFT, RIGHT, Sheet


@dataclass(frozen=True, slots=True)
class Block:
    """Something drawn in one piece: its height in millimetres and how to draw it below a given top."""

    height: float
    draw: Callable[[Sheet, float], None]
    keep: bool = False
    """Stays on one page with the block after it."""
    head: Block | None = None
    """Repeated above the block where it begins a page."""
    air: bool = False
    """White space, left out where a page begins."""
    notes: tuple[Block, ...] = ()
    """What must stand below it on the same page: its footnotes."""
    settles: bool = False
    """Where the notes of the last page stand; on earlier pages they stand last."""
    anchor: str = ""
    """A name by which the page is found on which it came to stand."""


_TOGETHER = 60.0
"""Millimetres of rows that are moved to the next page rather than parted."""

Placed: TypeAlias = tuple[float, Block]


class Flow:
    """Pages being filled; the notes of a page always have room left on it."""

    def __init__(self, top: float, bottom: float, notes_head: Block | None) -> None:
        self._top, self._bottom, self._notes_head = top, bottom, notes_head
        self._y = top
        self._owed: list[Block] = []
        self._anchors: dict[str, int] = {}
        self.filled: list[list[Placed]] = [[]]

    def lay(self, blocks: Sequence[Block]) -> dict[str, int]:
        """Put the blocks below what is there, chains of kept ones never parted; the anchors among them and their pages, from 1."""
        self._anchors = {}
        for chain in _chains(blocks):
            self._add(chain)
        return self._anchors

    def _add(self, chain: list[Block]) -> None:
        """Put the chain below what is there, or on the next page where it and its notes do not fit."""
        wanted = [note for block in chain for note in block.notes]
        if self.filled[-1] and self._y + _height(chain) + _height(self._noted([*self._owed, *wanted])) > self._bottom:
            if chain[0].air:
                return
            self._settle()
            self.filled.append([])
            self._y = self._top
            if chain[0].head is not None:
                chain.insert(0, chain[0].head)
        for block in chain:
            self._owed += block.notes
            self._place([block])
            if block.settles:
                self._settle()

    def _settle(self) -> None:
        self._place(self._noted(self._owed))
        self._owed = []

    def _noted(self, notes: Sequence[Block]) -> list[Block]:
        head = [] if self._notes_head is None or not notes else [self._notes_head]
        return [*head, *notes]

    def _place(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self.filled[-1].append((self._y, block))
            if block.anchor:
                self._anchors[block.anchor] = len(self.filled)
            self._y += block.height


def paginate(blocks: Sequence[Block], top: float, bottom: float, notes_head: Block | None = None) -> list[list[Placed]]:
    """The blocks with their tops, page by page; chains of kept blocks are never parted, notes stand where they are referred to."""
    pages = Flow(top, bottom, notes_head)
    pages.lay(blocks)
    return pages.filled


def held_together(rows: Sequence[Block], follows: Collection[int] = ()) -> list[Block]:
    """The rows below one head: on one page where they are few, else the first two, the last two, and each with those that follow from it.

    `follows` are the places of rows that are answered only after the row before. What stays together is never taller than a few rows.
    """
    few = _whole_height(rows) <= _TOGETHER
    made: list[Block] = []
    taken = 0.0
    for at, row in enumerate(rows[:-1]):
        taken += _whole_height([row])
        wished = few or at in (0, len(rows) - 2) or at + 1 in follows
        keep = row.keep or (wished and taken + _whole_height([rows[at + 1]]) <= _TOGETHER)
        made.append(replace(row, keep=keep))
        taken = taken if keep else 0.0
    return [*made, *rows[-1:]]


def _whole_height(rows: Sequence[Block]) -> float:
    """With the notes that must stand on the same page."""
    return sum(row.height + _height(row.notes) for row in rows)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


def _chains(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def space(height: float, keep: bool = False) -> Block:
    """White space."""
    return Block(height, lambda sheet, top: None, keep=keep, air=not keep)


def paragraph(runs: Sequence[Run], *, left: float = LEFT, leading: float = 5.2, keep: bool = False) -> list[Block]:
    """Flowing text as one block a line, so that long text may pass to the next page."""
    return [text_line(line, left, leading, keep) for line in flow(runs, RIGHT - left)]


def text_line(line: Line, left: float = LEFT, leading: float = 5.2, keep: bool = False) -> Block:
    """One line of text."""
    return Block(leading, lambda sheet, top: sheet.lines(left, top + leading - 1.4, [line], leading), keep=keep)


def note(label: str, runs: Sequence[Run], *, indent: float = 5.0) -> list[Block]:
    """A paragraph with its mark in the margin: `① ANC 0.24 → 0.42 …`."""
    first, *rest = flow(runs, RIGHT - LEFT - indent)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.write(LEFT, top + 3.8, [Run(label)])
        sheet.write(LEFT + indent, top + 3.8, first)

    return [Block(5.2, draw, keep=bool(rest), anchor=label), *(text_line(line, LEFT + indent) for line in rest)]


def heading(words: str) -> Block:
    """The title of a part below the sections; stays with what follows."""
    return Block(8.6, lambda sheet, top: sheet.lines(LEFT, top + 6.4, [[Run(words, 11, bold=True)]], 0), keep=True)
