"""Blocks that stand on a page whole, and how they are put onto pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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


Placed: TypeAlias = tuple[float, Block]


def paginate(blocks: Sequence[Block], top: float, bottom: float) -> list[list[Placed]]:
    """The blocks with their tops, page by page; chains of kept blocks are never parted."""
    pages: list[list[Placed]] = [[]]
    y = top
    for chain in _chains(blocks):
        if pages[-1] and y + sum(block.height for block in chain) > bottom:
            if chain[0].air:
                continue
            pages.append([])
            y = top
            if chain[0].head is not None:
                chain.insert(0, chain[0].head)
        for block in chain:
            pages[-1].append((y, block))
            y += block.height
    return pages


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

    return [Block(5.2, draw, keep=bool(rest)), *(text_line(line, LEFT + indent) for line in rest)]


def heading(words: str) -> Block:
    """The title of a part below the sections; stays with what follows."""
    return Block(8.6, lambda sheet, top: sheet.lines(LEFT, top + 6.4, [[Run(words, 11, bold=True)]], 0), keep=True)
