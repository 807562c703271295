"""The casebook: what the ledger says of a subject, as it stands or as it stood at a sequence number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.entry import PAGE_DATA, Entry, Kind, PageKey
from desktop.models.records.person import Meaning
from desktop.models.records.prompt import read_by


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

    def reason_for(self, item: str, check: str, reads: Sequence[str], answers: Answers) -> Entry | None:
        """The confirmation given while everything the check reads stood as it does in the answers, so that nobody is asked twice."""
        for entry in reversed(self.history(item)):
            if entry.kind is Kind.PROMPT_ANSWERED and entry.payload.get("check") == check:
                same = all(read_by(check, self._stood(key, entry.sequence)) == read_by(check, answers[key]) for key in reads)
                return entry if same else None
        return None

    def _stood(self, item: str, sequence: int) -> Answer:
        """The recorded answer to the item at that sequence number."""
        then = [entry for entry in self.values(item) if entry.sequence < sequence]
        return Answer.from_payload(then[-1].payload) if then else NOT_ANSWERED

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
    moves: tuple[Entry, ...] = ()
    """Every change of the planned day of infusion, oldest first."""
    sequence: int = 0
    """The newest entry the book was folded from."""

    def after(self, entries: Iterable[Entry]) -> SubjectBook:
        """The book with these entries added; pages they do not touch stay the same objects, what it has it does not take twice."""
        added: dict[PageKey, list[Entry]] = {}
        signatures, moves, last = list(self.signatures), list(self.moves), self.sequence
        for entry in entries:
            if entry.sequence <= self.sequence:
                continue
            last = entry.sequence
            if entry.kind is Kind.SIGNATURE:
                signatures.append(_signature(entry))
            elif entry.kind is Kind.PLAN_MOVED:
                moves.append(entry)
            elif entry.form:
                added.setdefault(entry.page, []).append(entry)
        grown = {key: Page(key, (*self.page(key).entries, *more)) for key, more in added.items()}
        return SubjectBook(self.code, self.registered, {**self.pages, **grown}, tuple(signatures), tuple(moves), last)

    def page(self, key: PageKey) -> Page:
        """The page, empty if nothing was recorded on it yet."""
        return self.pages.get(key) or Page(key, ())

    def repeats(self, visit: str, form: str) -> tuple[Page, ...]:
        """All times a form of a visit was done, in order."""
        return self._repeats.get((visit, form), ())

    @cached_property
    def _repeats(self) -> Mapping[tuple[str, str], tuple[Page, ...]]:
        found: dict[tuple[str, str], list[Page]] = {}
        for key in sorted(self.pages):
            found.setdefault((key.visit, key.form), []).append(self.pages[key])
        return {place: tuple(pages) for place, pages in found.items()}

    def answer(self, visit: str, form: str, item: str) -> Answer:
        """The newest repeat's answer to an item that has one."""
        for page in reversed(self.repeats(visit, form)):
            if page.answers[item].given:
                return page.answers[item]
        return NOT_ANSWERED

    def signatures_of(self, key: PageKey) -> tuple[Signature, ...]:
        """Signatures of the newest document version that covers the page, oldest first."""
        covering = self._covering.get(key.shown, ())
        newest = max(covering, key=lambda signature: signature.sequence, default=None)
        if newest is None:
            return ()
        return tuple(s for s in covering if (s.document, s.version) == (newest.document, newest.version))

    @cached_property
    def _covering(self) -> Mapping[str, Sequence[Signature]]:
        found: dict[str, list[Signature]] = {}
        for signature in self.signatures:
            for page in signature.pages:
                found.setdefault(page, []).append(signature)
        return found


class Casebook:
    """Every subject of the site; a subject's book is read when it is first asked for."""

    def __init__(self, registered: Iterable[Entry], read: Callable[[str], SubjectBook]) -> None:
        """The registrations, and what reads one subject's book."""
        self.registered: Mapping[str, Entry] = {entry.subject: entry for entry in sorted(registered, key=lambda one: one.subject)}
        self._read = read
        self._books: dict[str, SubjectBook] = {}

    def book(self, code: str) -> SubjectBook:
        """One subject's book; KeyError if there is none of that code."""
        if code not in self._books:
            self.registered[code]
            self._books[code] = self._read(code)
        return self._books[code]

    def books(self) -> tuple[SubjectBook, ...]:
        """Every subject's book, read where it is not yet."""
        return tuple(map(self.book, self.registered))

    def after(self, entries: Sequence[Entry]) -> Casebook:
        """The casebook with these new entries; what they do not touch is not folded again."""
        new = [entry for entry in entries if entry.kind is Kind.SUBJECT_REGISTERED]
        grown = Casebook((*self.registered.values(), *new), self._read)
        touched = {entry.subject for entry in entries}
        for code, known in self._books.items():
            grown._books[code] = known.after(one for one in entries if one.subject == code) if code in touched else known
        return grown


def folded(entries: Iterable[Entry], until: int | None = None) -> SubjectBook:
    """One subject's book from its entries, or from those up to a sequence number; ValueError where it was never registered."""
    own = [entry for entry in entries if until is None or entry.sequence <= until]
    registered = next((entry for entry in own if entry.kind is Kind.SUBJECT_REGISTERED), None)
    if registered is None:
        raise ValueError("the entries register no subject")
    return SubjectBook(registered.subject, registered, {}).after(own)


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
