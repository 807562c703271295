"""One finding at one item."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.protocol.form import Level
from desktop.models.records.answer import Answer
from desktop.models.records.prompt import Prompt
from desktop.models.text import Text


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

    def prompt(self, answer: Answer) -> Prompt:
        """The finding about exactly this answer, as the ledger keeps it."""
        return Prompt(self.check, self.level.value, answer.value, self.says)
