"""What the ledger keeps of an edit check that fired or was answered: enough to be read in either language for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.models.records.answer import Answer
from desktop.models.records.canonical import Canonical
from desktop.models.text import Language, Text

OF_A_RANGE = frozenset({"unit", "hard", "soft"})
"""The checks that hold a value in its unit against what is possible or usual, whatever limits the report has."""


def read_by(check: str, answer: Answer) -> Answer:
    """What a check sees of an answer: somebody who confirmed it confirmed this and no more."""
    return replace(answer, lln="", uln="") if check in OF_A_RANGE else answer


@dataclass(frozen=True, slots=True)
class Prompt:
    """The check, how much it weighed, the value it was about and what it said then."""

    check: str
    level: str
    value: str
    says: Text

    def payload(self) -> dict[str, Canonical]:
        """As the ledger keeps it: the sentence in both languages, because a later version may word the check differently."""
        says = {language.value: self.says.say(language) for language in Language}
        return {"check": self.check, "level": self.level, "value": self.value, "says": says}

    @classmethod
    def from_payload(cls, payload: Mapping[str, Canonical]) -> Prompt:
        """What an entry of an edit check keeps; KeyError where it keeps none."""
        says = payload["says"]
        assert isinstance(says, Mapping)
        sentence = Text(str(says[Language.ZH.value]), str(says[Language.EN.value]))
        return cls(str(payload["check"]), str(payload["level"]), str(payload["value"]), sentence)
