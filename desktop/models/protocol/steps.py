"""A step of the infusion-day checklist: who does it, who checks it, and what its gate stops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.models.protocol.source import Source
from desktop.models.records.person import Role
from desktop.models.text import Text

if TYPE_CHECKING:
    from desktop.models.protocol.form import Context


class Gate(StrEnum):
    """What a step that does not pass does: stop, warn, or only tell."""

    HARD = "hard"
    WARN = "warn"
    INFO = "info"

    @property
    def text(self) -> Text:
        """The gate in words."""
        return _GATES[self]


_GATES = {
    Gate.HARD: Text("硬停", "Hard stop"),
    Gate.WARN: Text("警告", "Warning"),
    Gate.INFO: Text("记录", "Record"),
}


@dataclass(frozen=True, slots=True)
class Performer:
    """Who does or checks a step at the bedside, and which accounts may."""

    key: str
    text: Text
    roles: tuple[Role, ...]


def override_allowed(_context: Context) -> bool:
    """A physician may go on, with a reason."""
    return True


def override_refused(_context: Context) -> bool:
    """Nobody may go on: identity, the bedside check, the line without a filter."""
    return False


class Done(StrEnum):
    """What stands in `<number>YN`: whether the step was carried out."""

    DONE = "DONE"
    NOT_DONE = "NOTDONE"
    NOT_APPLICABLE = "NA"

    @property
    def text(self) -> Text:
        """The state in words."""
        return _DONE[self]


_DONE = {
    Done.DONE: Text("已完成", "Done"),
    Done.NOT_DONE: Text("未完成", "Not done"),
    Done.NOT_APPLICABLE: Text("不适用", "Not applicable"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered line of the checklist; its section asks `<number>DTC` (when) and `<number>YN` (Done) last."""

    number: str
    """`A01`; also the prefix of its items."""
    performer: Performer
    checker: Performer | None
    """The second person, another account than the first act's."""
    gate: Gate
    judge: Callable[[Context], Text | None]
    """Why the gate does not pass on what is answered; None where it passes or its inputs are missing.

    An unanswered step is no pass: completeness says what is missing."""
    source: Source
    overridable: Callable[[Context], bool] = override_allowed
    """Whether, on what is answered, a physician may go on with a reason."""

    @property
    def time(self) -> str:
        """Key of the Moment the step was done at."""
        return f"{self.number}DTC"

    @property
    def done(self) -> str:
        """Key of the answer whether it was done."""
        return f"{self.number}YN"
