"""The casebook: what the ledger says of a subject, as it stands or as it stood at a sequence number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.entry import PAGE_DATA, Entry, Kind, PageKey
from desktop.models.records.person import Meaning


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as the ledger keeps it: over which document, which pages, up to which entry."""

    sequence: int
    document: str
    version: int
    meaning: Meaning
    person: str
    name: str
    role: str
    signed_at: str
    sha256: str
    """SHA-256 of the PDF after this signature."""
    pages: Mapping[str, str]
    """Page (`S01-SCR-VS`) to the digest of its content at signing."""
    expected: int
    """How many signatures the finished document carries."""
    fingerprint: str


@dataclass(frozen=True)
class Page:
    """One page with every entry that belongs to it, oldest first."""

    key: PageKey
    entries: tuple[Entry, ...]

    @cached_property
    def answers(self) -> Answers:
        """The answers as they stand."""
        latest = {entry.item: entry for entry in self.entries if entry.kind in (Kind.ANSWER, Kind.CORRECTION)}
        return Answers({item: Answer.from_payload(entry.payload) for item, entry in latest.items()})

    def history(self, item: str) -> tuple[Entry, ...]:
        """All entries of an item, oldest first (R-AUD-05)."""
        return tuple(entry for entry in self.entries if entry.item == item)

    def values(self, item: str) -> tuple[Entry, ...]:
        """The item's value entries, oldest first: the first one and its corrections."""
        return tuple(entry for entry in self.history(item) if entry.kind in (Kind.ANSWER, Kind.CORRECTION))

    def reason_for(self, item: str, check: str, answer: Answer) -> Entry | None:
        """The confirmation given for exactly this value of the item, so that nobody is asked twice."""
        for entry in reversed(self.history(item)):
            if entry.kind is Kind.PROMPT_ANSWERED and entry.payload.get("check") == check:
                return entry if entry.payload.get("value") == answer.value else None
        return None

    @property
    def last_sequence(self) -> int:
        """The newest entry that changed what the page says; 0 for an empty page."""
        return max((entry.sequence for entry in self.entries if entry.kind in PAGE_DATA), default=0)


@dataclass(frozen=True)
class SubjectBook:
    """One subject's pages and signatures."""

    code: str
    registered: Entry
    pages: Mapping[PageKey, Page]
    signatures: tuple[Signature, ...] = ()

    def page(self, key: PageKey) -> Page:
        """The page, empty if nothing was recorded on it yet."""
        return self.pages.get(key) or Page(key, ())

    def repeats(self, visit: str, form: str) -> tuple[Page, ...]:
        """All times a form of a visit was done, in order."""
        found = [page for key, page in self.pages.items() if (key.visit, key.form) == (visit, form)]
        return tuple(sorted(found, key=lambda page: page.key.repeat))

    def answer(self, visit: str, form: str, item: str) -> Answer:
        """The newest repeat's answer to an item that has one."""
        for page in reversed(self.repeats(visit, form)):
            if page.answers[item].given:
                return page.answers[item]
        return NOT_ANSWERED

    def signatures_of(self, key: PageKey) -> tuple[Signature, ...]:
        """Signatures of the newest document version that covers the page, oldest first."""
        covering = [signature for signature in self.signatures if key.shown in signature.pages]
        newest = max(covering, key=lambda signature: signature.sequence, default=None)
        if newest is None:
            return ()
        return tuple(s for s in covering if (s.document, s.version) == (newest.document, newest.version))


@dataclass(frozen=True)
class Casebook:
    """Every subject of the site."""

    subjects: Mapping[str, SubjectBook] = field(default_factory=dict)

    @classmethod
    def fold(cls, entries: Iterable[Entry], until: int | None = None) -> Casebook:
        """The casebook after the entries, or after those up to a sequence number."""
        registered: dict[str, Entry] = {}
        pages: dict[PageKey, list[Entry]] = {}
        signatures: dict[str, list[Signature]] = {}
        for entry in entries:
            if until is not None and entry.sequence > until:
                break
            if entry.kind is Kind.SUBJECT_REGISTERED:
                registered[entry.subject] = entry
            elif entry.kind is Kind.SIGNATURE:
                signatures.setdefault(entry.subject, []).append(_signature(entry))
            elif entry.form and entry.subject:
                pages.setdefault(entry.page, []).append(entry)
        return cls({code: _book(code, entry, pages, signatures) for code, entry in sorted(registered.items())})


def _book(code: str, entry: Entry, pages: Mapping[PageKey, list[Entry]], signatures: Mapping[str, list[Signature]]) -> SubjectBook:
    own = {key: Page(key, tuple(of_page)) for key, of_page in pages.items() if key.subject == code}
    return SubjectBook(code, entry, own, tuple(signatures.get(code, ())))


def _signature(entry: Entry) -> Signature:
    payload = entry.payload
    pages = payload["pages"]
    assert isinstance(pages, Mapping)
    return Signature(
        sequence=entry.sequence,
        document=str(payload["document"]),
        version=int(str(payload["version"])),
        meaning=Meaning(str(payload["meaning"])),
        person=entry.person,
        name=str(payload["name"]),
        role=entry.role.value if entry.role else "",
        signed_at=str(payload["signed_at"]),
        sha256=str(payload["sha256"]),
        pages={str(page): str(content) for page, content in pages.items()},
        expected=int(str(payload["expected"])),
        fingerprint=str(payload["fingerprint"]),
    )
