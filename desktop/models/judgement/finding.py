"""One finding at one item."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.protocol.items import Level
from desktop.models.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or odd with an answer, and what to do about it."""

    item: str
    level: Level
    check: str
    """Which check fired; a confirmation names it."""
    says: Text
