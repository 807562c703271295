"""Setting type: runs of one style flowed into lines, with Chinese line-breaking rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from desktop.models.printing.fonts import spelled, width

POINT = 25.4 / 72
"""Millimetres in a point."""

TITLE, SECTION, BODY, SMALL_BODY, CAPTION = 17.0, 11.0, 10.0, 9.5, 9.0
"""The sizes of VISUAL §10; nothing on paper is smaller than 9 pt."""

_NO_LINE_START = "，。；：、！？）」』】》”’％%℃)]};:,.!?·…—①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BOXES = ("☐ ", "☑ ")
_HYPHENS = re.compile(r"(?<=[-–])")
_NO_LINE_END = "（「『【《“‘([{"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A whole run is never broken over two lines; dotted marks a site default."""

    text: str
    size: float = SMALL_BODY
    bold: bool = False
    grey: bool = False
    struck: bool = False
    dotted: bool = False
    ruled: bool = False
    """A blank to write on: a line instead of words."""
    whole: bool = False

    @property
    def width(self) -> float:
        """Millimetres, with the air inside a dotted tag."""
        return width(self.text, self.size, self.bold) * POINT + (2.4 if self.dotted else 0.0)


Line: TypeAlias = tuple[Run, ...]


def caption(text: str) -> Run:
    """Small grey words."""
    return Run(text, CAPTION, grey=True)


def strong(text: str, size: float = BODY) -> Run:
    """A value."""
    return Run(text, size, bold=True)


def gap(millimetres: float) -> Run:
    """White space of about that width."""
    return Run(" " * max(1, round(millimetres / (width(" ", SMALL_BODY) * POINT))))


def blank(millimetres: float) -> Run:
    """A line to write on."""
    return replace(gap(millimetres), ruled=True, whole=True)


def line_width(line: Sequence[Run]) -> float:
    """Millimetres of a line."""
    return sum(run.width for run in line)


def flow(runs: Iterable[Run], within: float) -> list[Line]:
    """The runs in lines no wider than that many millimetres; at least one line. Raises E-5101 for a missing glyph."""
    return list(_flowed(tuple(runs), within))


@lru_cache(maxsize=10_000)
def _flowed(runs: tuple[Run, ...], within: float) -> tuple[Line, ...]:
    """The same words stand on many a page of a batch."""
    lines: list[list[Run]] = [[]]
    room = within
    for atom in _atoms(runs):
        if atom is None:
            lines.append([])
            room = within
            continue
        for part in _fitting(atom, within):
            needed = line_width(part)
            if needed > room and not part[0].text.strip():
                room = 0.0
                continue
            if needed > room and lines[-1]:
                lines.append([])
                room = within
            if lines[-1] or part[0].text.strip() or len(lines) == 1:
                lines[-1].extend(part)
                room -= needed
    return tuple(_merged(line) for line in lines)


def _atoms(runs: Iterable[Run]) -> Iterator[list[Run] | None]:
    """Pieces that stay together; None is a line break."""
    pending: list[Run] = []
    for piece in _pieces(runs):
        if piece is None or (pending and not _glued(pending[-1], piece)):
            if pending:
                yield pending
            pending = []
        if piece is None:
            yield None
        else:
            pending.append(piece)
    if pending:
        yield pending


def _pieces(runs: Iterable[Run]) -> Iterator[Run | None]:
    for run in runs:
        spelled(run.text)
        if run.whole or run.dotted:
            yield run
            continue
        for number, words in enumerate(run.text.split("\n")):
            if number:
                yield None
            yield from (replace(run, text=piece) for piece in _words(words))


def _words(text: str) -> list[str]:
    """Single Chinese characters, whole Latin words, single spaces."""
    words: list[str] = []
    for character in text:
        if words and (f"{words[-1]}{character}" in _BOXES or not (_breaks(words[-1][-1]) or _breaks(character))):
            words[-1] += character
        else:
            words.append(character)
    return words


def _breaks(character: str) -> bool:
    return character in " 　" or _wide(character)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _glued(before: Run, piece: Run) -> bool:
    if before.text in _BOXES:
        return True
    if before.text[-1:] in " 　" or piece.text[:1] in " 　":
        return False
    return piece.text[:1] in _NO_LINE_START or before.text[-1:] in _NO_LINE_END


def _fitting(atom: list[Run], within: float) -> Iterator[list[Run]]:
    """The atom, or where it is wider than a whole line its parts: a date is broken behind a hyphen, a long word anywhere."""
    if line_width(atom) <= within:
        yield atom
        return
    for part in (replace(run, text=piece) for run in atom for piece in _HYPHENS.split(run.text) if piece):
        if part.width <= within:
            yield [part]
        else:
            yield from ([replace(part, text=character)] for character in part.text)


def _merged(line: list[Run]) -> Line:
    merged: list[Run] = []
    for run in line:
        if merged and not run.dotted and not run.whole and _same_style(merged[-1], run):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _same_style(one: Run, other: Run) -> bool:
    return _style(one) == _style(other)


def _style(run: Run) -> tuple[float, bool, bool, bool, bool, bool, bool]:
    return run.size, run.bold, run.grey, run.struck, run.dotted, run.ruled, run.whole
