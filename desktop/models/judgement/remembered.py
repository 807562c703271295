"""What was worked out from an object, kept for as long as that object lives and the question stays the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import finalize

V = TypeVar("V")


class Remembered(Generic[V]):
    """Known by the object itself, not by what it equals: a casebook keeps the objects that nothing was added to."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Hashable, V]] = {}

    def get(self, one: object, question: Hashable, answer: Callable[[], V]) -> V:
        """The answer to the newest question about the object, worked out where it is another than the last time."""
        known = self._known.get(id(one))
        if known is None:
            finalize(one, self._known.pop, id(one), None).atexit = False
        elif known[0] == question:
            return known[1]
        made = answer()
        self._known[id(one)] = (question, made)
        return made

    def __len__(self) -> int:
        return len(self._known)
