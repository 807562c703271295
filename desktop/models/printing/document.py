"""What goes onto a source document, as values; nothing here knows a pixel or a font."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.models.protocol.form import Form, Level, Signer
from desktop.models.records.canonical import Canonical
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PAGE_DATA
from desktop.models.records.person import Person
from desktop.models.records.signing import page_content, page_digest
from desktop.models.text import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyHeader:
    """The study's line on every page; a fact not known yet is empty and prints as 未定."""

    hospital: Text
    department: Text
    registry: str
    """`NCT07193667`."""
    protocol: str = ""
    """Number, version and date: `2024-757-2 v1.0（2025-08-20）`."""
    ethics: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectHeader:
    """The subject by code and initials only; an empty fact prints as 未定."""

    code: str
    initials: str
    sex: str = ""
    """`M` or `F`."""
    birth_year: str = ""
    consent: str = ""
    """Version and date of the consent given: `V2.0 2025-10-08`."""
    arm: str = ""
    dose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitHeader:
    """The visit as the header names it; an empty fact prints as 未定, None as 不适用."""

    key: str
    text: Text
    study_day: str | None = ""
    """`D+7`, `D−13`; None on a page that tells of no day."""
    planned: str | None = ""
    """None for a visit that has a window and no day of its own."""
    window: str = ""
    """`2026-01-04 至 2026-01-06`."""
    actual: str | None = ""
    """`2026-01-05`, the day most of it was done; None on a page that tells of no day."""
    timing: Text | None = None
    """How that day lies to the window."""
    judged: Text | None = None
    """By which planned day of infusion the window is counted, for a visit that waits for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Who made the paper, where, when and at which head of the ledger."""

    by: Person
    at: datetime
    workstation: str
    app: str
    """Program with version and build: `WardSource 1.0.0（1a2b3c4）`."""
    site_id: str
    sequence: int
    head: str
    """Short head of the chain, `C4D2-80A1`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStanding:
    """How a step of a checklist stands on what is answered."""

    stops: Text | None = None
    """What its gate says against it."""
    stale: bool = False
    """Whether it was changed after its second person had checked it."""
    late: Mapping[int, timedelta] = field(default_factory=dict)
    """How long after the step its late checks and overrides were given, by their sequence."""
    overtaken: bool = False
    """Whether the newest override was given on what no longer stands."""
    on_behalf: bool = False
    """代录: whether a physician answers for it and somebody else wrote it down."""


@dataclass(frozen=True, slots=True)
class OpenPrompt:
    """An edit check that nobody has answered when the document is made."""

    item: str
    level: Level
    check: str
    says: Text


@dataclass(frozen=True, slots=True)
class NotHere:
    """A page of the visit that the document does not hold, and where it is."""

    page: str
    """`S01-D0-PE`."""
    text: Text
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One page (form instance) of the casebook with the form that asked it."""

    form: Form
    page: Page
    protocol_version: str
    answered: str = ""
    """`12/15`, for the contents of a document of several pages."""
    steps: Mapping[str, StepStanding] = field(default_factory=dict)
    """By number."""
    open: tuple[OpenPrompt, ...] = ()
    """In paper order."""

    @property
    def digest(self) -> str:
        """SHA-256 of the page's content, as its signature entry names it."""
        return page_digest(self.page, self.protocol_version)

    def content(self) -> dict[str, Canonical]:
        """The page as it travels in the PDF: the signed content, its digest, and which form asked it."""
        return page_content(self.page, self.protocol_version) | {
            "digest": self.digest,
            "form": {"key": self.form.key, "template": self.form.template, "effective": self.form.effective.isoformat()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A document signed before, as a new one speaks of it."""

    document: str
    version: int
    head: str
    """The head of the ledger on its paper, `4188 C4D2-80A1`; empty where its file cannot be read."""
    replaced: tuple[str, ...]
    """Its pages that the new document holds anew, `S01-SCR-VS`."""
    valid: tuple[str, ...]
    """Its pages that go on being valid."""

    @property
    def id(self) -> str:
        """`S01-SCR-v01`."""
        return f"{self.document}-v{self.version:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document: one or more pages of a subject's visit, with a slot for each signature it needs."""

    document: str
    """`S01-SCR-VS`: without the version."""
    version: int
    study: StudyHeader
    subject: SubjectHeader
    visit: VisitHeader
    pages: tuple[DocumentPage, ...]
    signers: tuple[Signer, ...]
    people: Mapping[str, Person]
    """Everyone who made an entry, by id."""
    made: Made
    earlier: tuple[Earlier, ...] = ()
    """The signed documents it follows, the oldest first."""
    not_here: tuple[NotHere, ...] = ()
    """The pages of its visit that are not in it."""
    moves: tuple[Text, ...] = ()
    """Every change of the planned day of infusion, the oldest first, on the papers that depend on it."""
    dismissed: tuple[Text, ...] = ()
    """On the paper of a deviation: what somebody said is none, the oldest first."""
    language: Language = Language.ZH
    """English prints are a 译本: marked so, without signature fields."""
    training: bool = False
    draft: bool = False
    """A look at pages not signed yet: marked 草稿 across every page, without signature fields."""
    archive: str = ""
    retention: str = ""

    def __post_init__(self) -> None:
        if not self.pages or not self.signers:
            raise ValueError("a document has at least one page and one signature slot")

    @property
    def id(self) -> str:
        """`S01-SCR-VS-v01`, as printed, archived and verified."""
        return f"{self.document}-v{self.version:02d}"

    @property
    def replaces(self) -> int | None:
        """The newest version it takes the place of, where no page of an earlier document stays valid."""
        if any(one.valid for one in self.earlier):
            return None
        return max((one.version for one in self.earlier if one.document == self.document), default=None)

    @property
    def translation(self) -> bool:
        """Whether this print is a translation and no source document."""
        return self.language is not Language.ZH

    @property
    def signable(self) -> bool:
        """Whether it gets signature fields: neither a translation nor a draft does."""
        return not (self.translation or self.draft)

    @property
    def sequences(self) -> tuple[int, int]:
        """First and last ledger entry that the pages show; (0, 0) for empty pages."""
        shown = [entry.sequence for page in self.pages for entry in page.page.entries if entry.kind in PAGE_DATA]
        return (min(shown), max(shown)) if shown else (0, 0)
