"""A visit of the schedule: its days, and which procedures it plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.models.protocol.source import Source
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text


class Period(StrEnum):
    """The part of the trial a visit belongs to; each has its tab."""

    SCREENING = "screening"
    INFUSION = "infusion_day"
    """Lymphodepletion, rest and the day of infusion."""
    SAFETY = "safety_visits"
    """To week 12, with the unscheduled visits."""
    FOLLOW_UP = "follow_up"
    """From week 24 on, with early termination."""


class Need(StrEnum):
    """How a visit plans a procedure; the value is the letter of the visit matrix."""

    REQUIRED = "R"
    OPTIONAL = "O"
    CONDITIONAL = "C"

    @property
    def text(self) -> Text:
        """The need in words."""
        return _NEEDS[self]


_NEEDS = {
    Need.REQUIRED: Text("必做", "Required"),
    Need.OPTIONAL: Text("选做", "Optional"),
    Need.CONDITIONAL: Text("按需", "If indicated"),
}


@dataclass(frozen=True, slots=True)
class Procedure:
    """Something the schedule plans (57 in version 1)."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Condition:
    """When a procedure is done; `holds` answers from the casebook, None where it is not known or for a person to judge."""

    text: Text
    holds: Callable[[SubjectBook], bool | None]


@dataclass(frozen=True, slots=True)
class Planned:
    """A procedure at a visit."""

    procedure: str
    need: Need
    source: Source
    condition: Condition | None = None

    def needed(self, book: SubjectBook) -> Need | None:
        """How this subject's visit needs it; None where its condition is known not to hold."""
        holds = self.condition.holds(book) if self.condition else None
        if holds is False:
            return None
        if self.condition is None or self.need is Need.OPTIONAL:
            return self.need
        return Need.REQUIRED if holds else Need.CONDITIONAL


@dataclass(frozen=True, slots=True)
class Window:
    """Study days on which a visit is in window, both ends included; study day 0 is the day of infusion."""

    opens: int
    closes: int
    source: Source

    def __post_init__(self) -> None:
        if self.opens > self.closes:
            raise ValueError("a window closes on or after the day it opens")


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of the schedule."""

    key: str
    text: Text
    period: Period
    nominal_day: int | None
    """Planned study day; None for screening, which has only a window, and for visits nobody plans."""
    window: Window | None
    """None for an unscheduled visit and for early termination."""
    day_source: Source
    planned: tuple[Planned, ...] = ()
    forms: tuple[str, ...] = ()
    """Pages that stand in it by name: those of the logs and the daily sheets."""
    repeats: bool = False
    """Whether it is held as often as needed, numbered from the second time on."""
    plan: str = ""
    """The key of the visit whose plan it follows; its own where it is not numbered."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "plan", self.plan or self.key)

    @property
    def days(self) -> Window:
        """The window; ValueError for a visit nobody plans."""
        if self.window is None:
            raise ValueError(f"visit {self.key} has no window")
        return self.window

    def numbered(self, key: str) -> Visit | None:
        """The visit under that key: itself, or its second, third … time (`UNS2`); None where the key is another visit's."""
        number = key.removeprefix(self.key)
        if key == self.key:
            return self
        if not self.repeats or not key.startswith(self.key) or not number.isdecimal() or not 2 <= int(number) <= 99:
            return None
        text = Text(f"{self.text.zh} {number}", f"{self.text.en} {number}")
        return replace(self, key=key, text=text, plan=self.key)

    def plans(self, procedure: str) -> Planned | None:
        """How the visit plans the procedure, None where it does not."""
        return next((one for one in self.planned if one.procedure == procedure), None)
