"""A page: its sections, the checks it makes of itself, and who signs it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from desktop.models.protocol.items import Derived, Item
from desktop.models.protocol.source import Source
from desktop.models.protocol.steps import Step
from desktop.models.protocol.visit import Visit
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning, Role
from desktop.models.text import Text


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
    """What a check may look at: the page's answers, the rest of the subject, today and, where they are known, the rest."""

    answers: Answers
    book: SubjectBook
    today: date
    now: datetime | None = None
    page: PageKey | None = None
    """Which page it is."""
    people: Collection[str] = ()
    """The ids of the site's accounts."""
    person: str = ""
    """Who is looking at it."""


@dataclass(frozen=True, slots=True)
class Check:
    """A cross-field edit check, shown at `items[0]`; `says` gives the sentence when it fires, else None."""

    key: str
    level: Level
    items: tuple[str, ...]
    says: Callable[[Context], Text | None]
    source: Source
    visits: tuple[str, ...] = ()
    """The only visits whose page makes it, where it means nothing at the others."""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of items."""

    key: str
    text: Text
    items: tuple[Item, ...]
    time: str = ""
    """Key of the Moment or Day that tells when the section's items happened, or became known where that is later (R-TIM-02)."""
    laboratory: str = ""
    """Key of the Note that names the laboratory; a section with one is a grid of results."""
    late_after_hours: int | None = 2
    """From when on an entry is 补记; None where the past is asked for, or what is learned of it later."""
    procedure: str = ""
    """Code of the scheduled procedure it records, where that is not its page's; a visit that does not plan it leaves the section out."""
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
CELL_RECORDERS = (Role.PHARMACIST, *CLINICAL)
RECORD_AND_REVIEW = (Signer(Meaning.RECORD, CLINICAL), Signer(Meaning.REVIEW, PHYSICIANS))
MAY_SIGN: Mapping[Meaning, tuple[Role, ...]] = {
    Meaning.RECORD: CELL_RECORDERS,
    Meaning.CHECK: CELL_RECORDERS,
    Meaning.REVIEW: PHYSICIANS,
    Meaning.APPROVE: (Role.INVESTIGATOR,),
}
"""Who may ever give a meaning; a form names the same or fewer."""
PHYSICIAN_ONLY = (Signer(Meaning.REVIEW, PHYSICIANS),)
"""Medical judgement: recorded and signed by a delegated physician alone (R-SIG-09)."""
CELLS = (Signer(Meaning.RECORD, CELL_RECORDERS), Signer(Meaning.REVIEW, PHYSICIANS))
"""The cells from the shipper to the thawed bag: the receiver's own pages, or a nurse's where the receiver has no account."""


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
    procedure: str = ""
    """Code of the scheduled procedure the page records; nothing for a page of a log."""
    visits: tuple[str, ...] = ()
    """The only visits it belongs to, where the procedure has another page elsewhere."""
    template: str = "1.0"
    effective: date = date(2025, 11, 1)
    items: tuple[Item, ...] = field(init=False, compare=False, repr=False)
    """All items in paper order, which is screen order."""
    _sections: Mapping[str, Section] = field(init=False, compare=False, repr=False)
    """The section of each item."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", tuple(item for section in self.sections for item in section.items))
        object.__setattr__(self, "_sections", {item.key: section for section in self.sections for item in section.items})
        keys = [item.key for item in self.items]
        if len(set(keys)) != len(keys):
            raise ValueError(f"form {self.key} asks an item twice")
        named = [name for section in self.sections for name in (section.time, section.laboratory) if name]
        named += [item.asked_when.item for item in self.items if item.asked_when]
        named += [name for check in self.checks for name in check.items]
        if unknown := set(named) - set(keys):
            raise ValueError(f"form {self.key} names items it does not ask: {sorted(unknown)}")

    def planned_in(self, visit: Visit) -> Form | None:
        """The page as this visit asks it: without the sections whose procedure it does not plan; None where nothing is left."""
        if self.visits and visit.key not in self.visits:
            return None
        sections = tuple(one for one in self.sections if visit.plans(one.procedure or self.procedure))
        asked = {item.key for section in sections for item in section.items}
        checks = tuple(one for one in self.checks if asked.issuperset(one.items) and visit.key in (one.visits or (visit.key,)))
        return replace(self, sections=sections, checks=checks) if sections else None

    def item(self, key: str) -> Item:
        """The item of that key; KeyError if the page does not ask it."""
        return next(item for item in self.section_of(key).items if item.key == key)

    def section_of(self, key: str) -> Section:
        """The section that asks the item; KeyError if the page does not ask it."""
        return self._sections[key]

    def reads(self, item: str, check: str) -> tuple[str, ...]:
        """What a check at the item looks at on the page: for a step all it asks, for what every item is asked the item alone."""
        if (own := next((one.items for one in self.checks if one.key == check), None)) is not None:
            return own
        section = self.section_of(item)
        return tuple(one.key for one in section.items if not isinstance(one, Derived)) if section.step else (item,)

    def asked(self, answers: Answers) -> Sequence[Item]:
        """The items that apply with these answers."""
        return [item for item in self.items if item.asked_when is None or item.asked_when.holds(answers)]

    @property
    def recorders(self) -> tuple[Role, ...]:
        """Who may record on the page: the roles of its first signature slot."""
        return self.signers[0].roles
