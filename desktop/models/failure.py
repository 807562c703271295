"""Failures a user can meet: a number, a plain sentence and a next step; nothing is lost by them.

Numbers: E-1xxx the environment (disk, files, folders, locks), E-2xxx integrity, E-3xxx people and
keys, E-4xxx what may not be recorded or signed, E-5xxx paper and PDF. A bug is not a Failure.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.text import Language, Text


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong and what to do, as words."""

    number: str
    what: Text
    next_step: Text

    def say(self, language: Language) -> str:
        """`E-1204 磁盘已满……` and the next step on a second line."""
        return f"{self.number} {self.what.say(language)}\n{self.next_step.say(language)}"


class Failure(Exception):
    """A failure of the environment or a refused act, told to the user as `failed`."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(f"{failed.number} {failed.what.en}")
        self.failed = failed


def failure(number: str, what: Text, next_step: Text) -> Failure:
    """A Failure ready to raise."""
    return Failure(Failed(number, what, next_step))
