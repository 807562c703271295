"""One finding at one item."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.protocol.form import Level
from desktop.models.records.answer import Answer
from desktop.models.records.prompt import Prompt
from desktop.models.text import Text

GATE, FORBIDDEN, UNCHECKED = "gate", "forbidden", "unchecked"
"""Checks of a hard step said to be done: it stops, it stops and nobody may pass, the second person lacks."""
_OF_A_PHYSICIAN = frozenset({FORBIDDEN, UNCHECKED})
_IMPOSSIBLE = "hard"
"""A value outside what is possible."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or odd with an answer, and what to do about it."""

    item: str
    level: Level
    check: str
    """Which check fired; a confirmation names it."""
    says: Text

    @property
    def no_value(self) -> bool:
        """Whether what was typed is no value of the item's kind at all: letters for a number, a day that does not exist."""
        return self.check in ("kind", "limit")

    @property
    def of_physician(self) -> bool:
        """Whether a physician alone answers it, one who recorded nothing of the step: it really happened so, and why."""
        return self.check in _OF_A_PHYSICIAN

    @property
    def may_be_true(self) -> bool:
        """Whether it can be kept as it stands with a reason, rather than corrected or let through by a physician's override."""
        return self.level is Level.CHECK or self.of_physician or self.check == _IMPOSSIBLE

    def prompt(self, answer: Answer) -> Prompt:
        """The finding about exactly this answer, as the ledger keeps it."""
        return Prompt(self.check, self.level.value, answer.value, self.says)
