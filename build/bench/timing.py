"""Medians of what the ward waits for, and how they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

RUNS = 7
"""How often each thing is done; the median is told."""
_TOLERATED = 1.2
"""How much slower the file of three hundred subjects may be."""
_NOISE_MS = 2.0
"""A difference nobody can measure on a PC that does other work too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing the ward waits for, with the least it could take on this machine, in milliseconds."""

    name: str
    ms: float
    floor: str
    """What the floor is: the same amount of work with nothing of ours in it."""
    floor_ms: float
    limit_ms: float | None = None
    compared: bool = True
    """Whether it may not take much longer beside many subjects; the longest of many is too rough for that."""

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.ms / self.floor_ms


def median_ms(act: Callable[[], Any], *, before: Callable[[], Any] = lambda: None, runs: int = RUNS) -> float:
    """The median time of the act; what has to come before it is not measured."""
    return median(_once(before, act) for _ in range(runs)) * 1000


def _once(before: Callable[[], Any], act: Callable[[], Any]) -> float:
    before()
    began = perf_counter()
    act()
    return perf_counter() - began


def faults(one: list[Figure], many: list[Figure]) -> list[str]:
    """What is slower than it may be, in words."""
    slow = [
        f"{figure.name}, {where}: {figure.ms:.0f} ms, the limit is {figure.limit_ms:.0f} ms"
        for where, figures in (("one subject", one), ("many", many))
        for figure in figures
        if figure.limit_ms is not None and figure.ms > figure.limit_ms
    ]
    heavy = [
        f"{beside.name}: {beside.ms:.1f} ms beside many subjects, {alone.ms:.1f} ms alone, more than {_TOLERATED} times"
        for alone, beside in zip(one, many, strict=True)
        if alone.limit_ms is not None and alone.compared and beside.ms > max(alone.ms * _TOLERATED, alone.ms + _NOISE_MS)
    ]
    return [*slow, *heavy]


def table(one: list[Figure], many: list[Figure]) -> str:
    """The figures of both sites beside each other."""
    lines = [f"{'what':<34}{'limit':>7}{'one':>9}{'floor':>9}{'ratio':>7}{'many':>9}{'floor':>9}{'ratio':>7}  floor is"]
    for alone, beside in zip(one, many, strict=True):
        limit = f"{alone.limit_ms:.0f}" if alone.limit_ms is not None else ""
        lines.append(f"{alone.name:<34}{limit:>7}{_columns(alone)}{_columns(beside)}  {alone.floor}")
    return "\n".join(lines)


def _columns(figure: Figure) -> str:
    return f"{figure.ms:>9.1f}{figure.floor_ms:>9.1f}{figure.ratio:>7.1f}"
