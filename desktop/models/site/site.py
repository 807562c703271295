"""The open site: everything a use-case needs, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.models.accounts.permissions import Act, require
from desktop.models.clock import Clock
from desktop.models.failure import failure
from desktop.models.protocol.form import Context
from desktop.models.protocol.plan import Protocol
from desktop.models.records.answer import Answers
from desktop.models.records.canonical import Canonical
from desktop.models.records.casebook import Casebook, SubjectBook, folded
from desktop.models.records.entry import Entry, Kind, NewEntry, PageKey
from desktop.models.records.person import Person
from desktop.models.storage.documents import DocumentStore
from desktop.models.storage.drafts import Drafts
from desktop.models.storage.integrity import Fault
from desktop.models.storage.ledger import Ledger
from desktop.models.text import Text


@dataclass(frozen=True, slots=True)
class Site:
    """One site opened by one person; a change of user makes a new one."""

    folder: Path
    site_id: str
    training: bool
    workstation: str
    clock: Clock
    protocol: Protocol
    person: Person
    people: Mapping[str, Person]
    ledger: Ledger
    drafts: Drafts
    documents: DocumentStore
    faults: tuple[Fault, ...] = ()
    """What is wrong with the records: the site is read-only."""
    warnings: tuple[Fault, ...] = ()
    """What is wrong beside them (accounts, gate.log): told and written down, but nobody is kept from recording."""
    _books: dict[str, SubjectBook] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was read of each subject, so that a save does not read its thousands of entries again."""

    @property
    def read_only(self) -> bool:
        """Whether verification found a fault: then nothing is written until it is explained (E-2101)."""
        return bool(self.faults)

    def casebook(self) -> Casebook:
        """Every subject of the site; a book is read when it is asked for."""
        return Casebook(self.ledger.entries_of_kind(Kind.SUBJECT_REGISTERED), self.subject)

    def subject(self, code: str) -> SubjectBook:
        """One subject's book as the ledger says now; ValueError if there is none. Read whole once, then only what is new."""
        known = self._books.get(code)
        if known is None:
            book = folded(self.ledger.entries_of(code))
        else:
            book = known.after(new) if (new := self.ledger.entries_of(code, known.sequence)) else known
        self._books[code] = book
        return book

    def context(self, key: PageKey, answers: Answers, book: SubjectBook) -> Context:
        """What the checks of a page may look at, seen now by the person."""
        now = self.clock.now()
        return Context(answers, book, now.date(), now, key, self.people, self.person.id)

    def permit(self, act: Act) -> None:
        """Raise E-3201 where the person's role may not do this, E-2101 where the site is read-only."""
        require(self.person, act)
        if self.read_only:
            raise failure(
                "E-2101",
                Text("记录完整性告警，本站点只读，未写入。", "Integrity alarm: the site is read-only, nothing was written."),
                Text("请联系系统管理员；已录入的内容保留为草稿。", "Tell the IT administrator; what you typed stays as a draft."),
            )

    def fact(self, kind: Kind, page: PageKey | None = None, *, item: str = "", happened_at: str = "",
             payload: Mapping[str, Canonical] | None = None, reason: str = "") -> NewEntry:  # fmt: skip
        """A new entry by the person, of a page or of the site."""
        key = page or PageKey("", "", "", 0)
        return NewEntry(
            kind=kind, person=self.person.id, role=self.person.role, subject=key.subject, visit=key.visit, form=key.form,
            item=item, repeat=key.repeat, happened_at=happened_at, payload=payload or {}, reason=reason,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What a use-case changed: the entries it appended; views ask whether they are concerned."""

    entries: tuple[Entry, ...] = ()

    @property
    def subjects(self) -> frozenset[str]:
        """The subjects touched."""
        return frozenset(entry.subject for entry in self.entries if entry.subject)

    def touches(self, page: PageKey) -> bool:
        """Whether the page got a new entry."""
        return any(entry.page == page for entry in self.entries)


def append(site: Site, facts: Sequence[NewEntry]) -> Change:
    """Append in one transaction; when this returns, the facts are safe on the disk."""
    return Change(site.ledger.append(facts) if facts else ())
