"""What one person can sign of a visit now, in which documents; what is left out, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.models.judgement.needs import need
from desktop.models.judgement.ready import Figures, figures
from desktop.models.judgement.sign_state import awaited, holding, next_signer, stopped_by
from desktop.models.judgement.taken_back import taken_back, times_done
from desktop.models.protocol.form import CELLS, PHYSICIAN_ONLY, PHYSICIANS, Context, Form, Signer
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.visit import Need
from desktop.models.records.casebook import Page, Signature, SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning, Person, Role
from desktop.models.text import Text, listed


class Why(StrEnum):
    """Why a page is not signed in this gesture."""

    UNTOUCHED = "untouched"
    INCOMPLETE = "incomplete"
    MUST = "must"
    TYPED = "typed"
    """Something is typed on it and not saved."""
    ROLE = "role"
    """Another role signs next."""
    ANEW = "anew"
    """A page of its half-signed document changed: the record is signed anew first."""
    BESIDE = "beside"
    """Another page of its half-signed document is not ready."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A page of the visit that is not signed now."""

    key: PageKey
    form: Form
    why: Why
    says: Text


@dataclass(frozen=True, slots=True)
class Batch:
    """The pages signed together, as one document with one meaning."""

    document: str
    slot: Signer
    pages: tuple[Figures, ...]
    """In paper order."""
    standing: tuple[Signature, ...]
    """What the document already carries; nothing for a new one."""
    anew: tuple[PageKey, ...] = ()
    """Pages signed again though they did not change: the half-signed document they stand in cannot go on."""


@dataclass(frozen=True, slots=True)
class ToSign:
    """One gesture."""

    batches: tuple[Batch, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, of which subject, when, and on which pages that person has typed something not saved."""

    protocol: Protocol
    book: SubjectBook
    person: Person
    now: datetime
    typed: Collection[PageKey] = ()

    def figures(self, page: Page) -> Figures:
        """The page in figures."""
        form = self.protocol.page(page.key.visit, page.key.form)
        return figures(form, page, Context(page.answers, self.book, self.now.date(), self.now, page.key))

    def holding(self, page: Page) -> tuple[Signature, ...]:
        """The signatures that hold for the page."""
        return holding(page, self.book, self.protocol.version)

    def awaited(self, page: Figures) -> Signer | None:
        """The slot the page waits for."""
        return awaited(page.form, page.page, self.book, self.protocol.version)

    def stopped_by(self, page: Page) -> tuple[Page, ...]:
        """Which pages keep the page's half-signed document from being signed further."""
        signatures = self.holding(page)
        half = signatures and next_signer(self.protocol.page(page.key.visit, page.key.form), signatures) is not None
        return stopped_by(signatures[-1], self.book, self.protocol.version) if half else ()


def visit_document(subject: str, visit: str, signers: tuple[Signer, ...]) -> str:
    """`S01-D28`, `S01-D28-MD` for the pages a physician alone signs, `S01-D0-CELL` for those of the cells; no form has such a key."""
    kind = {PHYSICIAN_ONLY: "-MD", CELLS: "-CELL"}.get(signers, "")
    return f"{subject}-{visit}{kind}"


def to_sign(reader: Reader, visit: str) -> ToSign:
    """What the person signs with one gesture: every complete page of the visit that waits for this person."""
    pages = [reader.figures(page) for page in _recorded(reader, visit)]
    waiting = [(page, slot) for page in pages if (slot := reader.awaited(page))]
    further, held = _further(reader, [page for page, slot in waiting if slot != page.form.signers[0]])
    new, left = _new(reader, visit, [page for page, slot in waiting if slot == page.form.signers[0]])
    order = {form.key: at for at, form in enumerate(reader.protocol.pages(visit))}
    left_out = sorted([*_untouched(reader, visit), *held, *left], key=lambda one: (order[one.key.form], one.key.repeat))
    return ToSign((*further, *new), tuple(left_out))


def _recorded(reader: Reader, visit: str) -> Iterator[Page]:
    """What was recorded of the visit; a page taken back is left out where the visit does not require it."""
    for form in reader.protocol.pages(visit):
        for page in times_done(reader.book, visit, form.key):
            spare = taken_back(page, reader.book) and need(reader.protocol.visit(visit), form, reader.book) is not Need.REQUIRED
            if page.last_sequence and not spare:
                yield page


def _untouched(reader: Reader, visit: str) -> Iterator[LeftOut]:
    """Only what the visit requires: an optional page nobody began is not missing."""
    begun = {page.key.form for page in _recorded(reader, visit)}
    for form in reader.protocol.pages(visit):
        if form.key not in begun and need(reader.protocol.visit(visit), form, reader.book) is Need.REQUIRED:
            yield LeftOut(PageKey(reader.book.code, visit, form.key), form, Why.UNTOUCHED, Text("未录入", "not started"))


def _further(reader: Reader, pages: Sequence[Figures]) -> tuple[list[Batch], list[LeftOut]]:
    """Documents that are half signed: all of their pages, or none."""
    documents: dict[tuple[str, int], list[Figures]] = {}
    for page in pages:
        newest = reader.holding(page.page)[-1]
        documents.setdefault((newest.document, newest.version), []).append(page)
    batches: list[Batch] = []
    left: list[LeftOut] = []
    for (document, _), together in documents.items():
        standing, slot = reader.holding(together[0].page), reader.awaited(together[0])
        assert slot is not None
        hindered = {page.page.key: why for page in together if (why := _hindered(reader, page, slot))}
        if hindered:
            first = next(page for page in together if page.page.key in hindered)
            left += [hindered.get(page.page.key) or _left(page, Why.BESIDE, _BESIDE.fill(page=first.form.short)) for page in together]
        else:
            batches.append(Batch(document, slot, tuple(together), standing))
    return batches, left


def _new(reader: Reader, visit: str, pages: Sequence[Figures]) -> tuple[list[Batch], list[LeftOut]]:
    """New documents, one for each group of equal signers."""
    groups: dict[tuple[Signer, ...], list[Figures]] = {}
    left: list[LeftOut] = []
    for page in pages:
        hindrance = _hindered(reader, page, page.form.signers[0])
        if hindrance:
            left.append(hindrance)
        else:
            groups.setdefault(page.form.signers, []).append(page)
    return [_begun(reader, visit, signers, found) for signers, found in groups.items()], left


def _begun(reader: Reader, visit: str, signers: tuple[Signer, ...], pages: Sequence[Figures]) -> Batch:
    anew = tuple(page.page.key for page in pages if reader.stopped_by(page.page))
    return Batch(visit_document(reader.book.code, visit, signers), signers[0], tuple(pages), (), anew)


def _hindered(reader: Reader, page: Figures, slot: Signer) -> LeftOut | None:
    key, done = page.page.key, page.completeness
    if done.missing:
        return _left(page, Why.INCOMPLETE, _MISSING.fill(done=done.shown, n=len(done.missing)))
    if page.must:
        return _left(page, Why.MUST, Text("{n} 处必须处理", "{n} to resolve").fill(n=len(page.must)))
    if key in reader.typed:
        return _left(page, Why.TYPED, Text("有未保存的录入", "something typed is not saved"))
    if not _signs(reader.person, page, slot):
        stopping = reader.stopped_by(page.page)
        roles = asked_of(slot)
        if stopping:
            changed = reader.figures(stopping[0]).form.short
            return _left(page, Why.ANEW, _ANEW.fill(page=changed, roles=roles))
        return _left(page, Why.ROLE, _ROLE.fill(meaning=slot.meaning.text, roles=roles))
    return None


def _signs(person: Person, page: Figures, slot: Signer) -> bool:
    """Whether this person is asked for the slot; a physician records only where something on the page is that physician's."""
    if person.role not in slot.roles:
        return False
    theirs = slot.meaning is not Meaning.RECORD or person.role not in PHYSICIANS
    return theirs or any(entry.person == person.id for entry in page.page.entries)


def asked_of(slot: Signer) -> Text:
    """The roles that are asked for the slot: a physician may record, but is not asked to."""
    asked: tuple[Role, ...] = slot.roles
    if slot.meaning is Meaning.RECORD:
        asked = tuple(role for role in slot.roles if role not in PHYSICIANS) or slot.roles
    return listed(role.text for role in asked)


def _left(page: Figures, why: Why, says: Text) -> LeftOut:
    return LeftOut(page.page.key, page.form, why, says)


_MISSING = Text("{done}，{n} 项未填", "{done}, {n} left")
_ROLE = Text("等待“{meaning}”签名（{roles}）", "awaits the signature “{meaning}” ({roles})")
_ANEW = Text(
    "同一文件中的“{page}”已更改：须先由{roles}重新签“记录”", "“{page}” in the same document changed: to be recorded anew first ({roles})"
)
_BESIDE = Text("与“{page}”同在一份文件，一并等待", "waits with “{page}”, which is in the same document")
