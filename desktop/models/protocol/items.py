"""The closed vocabulary of what a page can ask; five readers (screen, completeness, worksheet, document, audit) match on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from desktop.models.protocol.source import Source
from desktop.models.protocol.steps import Step
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.person import Meaning, Role
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


class Level(StrEnum):
    """How much a finding weighs."""

    MUST = "must"
    CHECK = "check"
    NOTE = "note"

    @property
    def text(self) -> Text:
        """The level in words."""
        return _LEVELS[self]


_LEVELS = {
    Level.MUST: Text("必须处理", "Must be resolved"),
    Level.CHECK: Text("请核对", "Please check"),
    Level.NOTE: Text("提示", "Note"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at: the page's answers, the rest of the subject, today and, where it is known, the present."""

    answers: Answers
    book: SubjectBook
    today: date
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A cross-field edit check, shown at `items[0]`; `says` gives the sentence when it fires, else None."""

    key: str
    level: Level
    items: tuple[str, ...]
    says: Callable[[Context], Text | None]
    source: Source


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of items."""

    key: str
    text: Text
    items: tuple[Item, ...]
    time: str = ""
    """Key of the Moment or Day that tells when the section's items happened (two times, R-TIM-02)."""
    laboratory: str = ""
    """Key of the Note that names the laboratory; a section with one is a grid of results."""
    late_after_hours: int = 2
    """From when on an entry is 补记."""
    procedure: str = ""
    """Code of the scheduled procedure it records; a visit that does not plan the procedure leaves the section out."""
    row: bool = False
    """One line of a table: consecutive rows share their column heads."""
    step: Step | None = None
    """The checklist step it is, with gate and second person."""

    @property
    def grid(self) -> bool:
        """Whether the section is shown as a grid of laboratory results."""
        return bool(self.laboratory)


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature slot of a document: what it means and who may give it."""

    meaning: Meaning
    roles: tuple[Role, ...]


CLINICAL = (Role.NURSE, Role.COORDINATOR, Role.SUB_INVESTIGATOR, Role.INVESTIGATOR)
PHYSICIANS = (Role.SUB_INVESTIGATOR, Role.INVESTIGATOR)
RECORD_AND_REVIEW = (Signer(Meaning.RECORD, CLINICAL), Signer(Meaning.REVIEW, PHYSICIANS))
MAY_SIGN: Mapping[Meaning, tuple[Role, ...]] = {
    Meaning.RECORD: CLINICAL,
    Meaning.CHECK: CLINICAL,
    Meaning.REVIEW: PHYSICIANS,
    Meaning.APPROVE: (Role.INVESTIGATOR,),
}
"""Who may ever give a meaning; a form names the same or fewer."""
PHYSICIAN_ONLY = (Signer(Meaning.REVIEW, PHYSICIANS),)
"""Medical judgement: recorded and signed by a delegated physician alone (R-SIG-09)."""


@dataclass(frozen=True, slots=True)
class Form:
    """A page: what it asks, who signs it, and the edit checks it makes of itself."""

    key: str
    text: Text
    short: Text
    sections: tuple[Section, ...]
    signers: tuple[Signer, ...] = RECORD_AND_REVIEW
    repeats: bool = False
    checks: tuple[Check, ...] = ()
    template: str = "1.0"
    effective: date = date(2025, 11, 1)

    def __post_init__(self) -> None:
        keys = [item.key for item in self.items]
        if len(set(keys)) != len(keys):
            raise ValueError(f"form {self.key} asks an item twice")
        named = [name for section in self.sections for name in (section.time, section.laboratory) if name]
        named += [item.asked_when.item for item in self.items if item.asked_when]
        named += [name for check in self.checks for name in check.items]
        if unknown := set(named) - set(keys):
            raise ValueError(f"form {self.key} names items it does not ask: {sorted(unknown)}")

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in paper order, which is screen order."""
        return tuple(item for section in self.sections for item in section.items)

    def item(self, key: str) -> Item:
        """The item of that key; KeyError if the page does not ask it."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def section_of(self, key: str) -> Section:
        """The section that asks the item."""
        return next(section for section in self.sections if any(item.key == key for item in section.items))

    def asked(self, answers: Answers) -> Sequence[Item]:
        """The items that apply with these answers."""
        return [item for item in self.items if item.asked_when is None or item.asked_when.holds(answers)]

    @property
    def recorders(self) -> tuple[Role, ...]:
        """Who may record on the page: the roles of its first signature slot."""
        return self.signers[0].roles
