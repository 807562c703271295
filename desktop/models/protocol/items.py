"""The closed vocabulary of what a page can ask; five readers (screen, completeness, worksheet, document, audit) match on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from desktop.models.protocol.source import Source
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Bounds, Derivation


class Origin(StrEnum):
    """Which record is the original (源数据鉴认, R-SRC-01); printed as its letter."""

    APP = "A"
    HIS = "H"
    LIS = "L"
    DEVICE = "D"
    PAPER = "P"

    @property
    def text(self) -> Text:
        """The origin in words."""
        return _ORIGINS[self]


_ORIGINS = {
    Origin.APP: Text("本程序", "this program"),
    Origin.HIS: Text("病历系统", "hospital record"),
    Origin.LIS: Text("检验系统", "laboratory system"),
    Origin.DEVICE: Text("床旁仪器", "bedside device"),
    Origin.PAPER: Text("纸质", "paper"),
}


@dataclass(frozen=True, slots=True)
class When:
    """An item is asked only when another item of the page has one of these codes."""

    item: str
    codes: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the condition is met on this page."""
        return answers.code(self.item) in self.codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every kind of item has in common."""

    key: str
    """CDASH name where one exists; also the widget's object name and the ledger's item."""
    text: Text
    source: Source
    origin: Origin = Origin.APP
    critical: bool = False
    """Needs a second person."""
    required: bool = True
    """Counts for completeness; signing wants a value or a stated reason."""
    asked_when: When | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One of a few codes; nothing is chosen at first."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Question):
    """否 / 是, and 不详 where not knowing is a true answer. Codes N, Y, U."""

    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A measured number with its unit; `hard` is the possible, `soft` the usual, `reference` what is normal."""

    unit: str
    decimals: int
    hard: Bounds
    soft: Bounds
    reference: Bounds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Question):
    """A calendar date; `partial` admits `2025-UK-UK`; `never` offers the answer `NONE` (无)."""

    partial: bool = False
    future: bool = False
    never: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Question):
    """A date and time to the minute, 24 h, as it happened."""

    future: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Question):
    """Free text."""

    lines: int = 1
    limit: int = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Laboratory(Question):
    """A laboratory result with its own unit and limits; the section says when and where it was sampled."""

    short: str
    """The abbreviation on reports, e.g. `ALT`."""
    units: tuple[str, ...]
    """The reporting unit first, then the others a report may carry."""
    decimals: int
    hard: Bounds
    soft: Bounds
    reference_male: Bounds
    reference_female: Bounds
    reference_source: Source

    def reference(self, sex: str) -> Bounds | None:
        """The limits offered for this sex until the report's own are entered; None while the sex is not known."""
        return {"M": self.reference_male, "F": self.reference_female}.get(sex)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Question):
    """A value the program calculates and shows with its working."""

    unit: str
    compute: Callable[[Answers, SubjectBook], Derivation | None]


Item: TypeAlias = Choice | YesNo | Number | Day | Moment | Note | Laboratory | Derived
