"""Sign pages: a document, a meaning, re-authentication at that moment; in the ledger and in the PDF alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.models.accounts.attestation import attested_by
from desktop.models.accounts.certificates import fingerprint
from desktop.models.accounts.permissions import Act
from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.clock import shown
from desktop.models.failure import failure
from desktop.models.judgement.ready import Figures, demand_ready, demand_turn
from desktop.models.judgement.sign_state import awaited, covered
from desktop.models.judgement.to_sign import Batch, LeftOut, Reader, to_sign, visit_document
from desktop.models.printing.document import Document
from desktop.models.printing.signature_blocks import SignerFacts
from desktop.models.printing.signing import sign
from desktop.models.printing.source_document import build
from desktop.models.protocol.form import Signer
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.records.casebook import Signature, SubjectBook
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.person import Meaning
from desktop.models.records.signing import page_digest
from desktop.models.site.composing import compose
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text

_ACTS = {Meaning.RECORD: Act.SIGN_RECORD, Meaning.REVIEW: Act.SIGN_REVIEW}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A signature about to be given: what it covers and what it will say."""

    document: str
    version: int
    meaning: Meaning
    lines: tuple[Figures, ...]
    """The pages in figures, in paper order."""
    pages: Mapping[str, str]
    """Page to the digest of its content."""
    earlier: tuple[Signature, ...]
    """Signatures the document already carries."""
    anew: tuple[PageKey, ...]
    """Pages signed again only because a page beside them changed."""
    new: Document | None
    """What is to be built, for the first signature."""
    pdf: bytes
    """What is to be signed further, for a later one."""
    expected: int
    site: Site

    @property
    def place(self) -> PageKey:
        """Subject and visit the signature is entered under."""
        key = self.lines[0].page.key
        return PageKey(key.subject, key.visit, "", 0)

    @property
    def content(self) -> str:
        """SHA-256 over the pages' digests, shown before signing."""
        return hashlib.sha256(canonical(dict(self.pages))).hexdigest()


@dataclass(frozen=True, slots=True)
class Gesture:
    """Everything of a visit that the person signs at once, and what is left out."""

    documents: tuple[Prepared, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """A PDF with one more signature, not yet kept."""

    prepared: Prepared
    pdf: bytes
    signed_at: datetime
    fingerprint: str
    signature: str
    """By the person's key over the same facts, base64."""


def gesture(site: Site, subject: str, visit: str) -> Gesture:
    """What the person would sign of the visit now, as one document for each group of pages with the same signers.

    Raises E-3201 for a person who signs nothing, E-2101 where the site is read-only.
    """
    site.permit(Act.SIGN_RECORD)
    reader = _reader(site, subject)
    found = to_sign(reader, visit)
    return Gesture(tuple(_prepared(site, reader.book, batch) for batch in found.batches), found.left_out)


def next_meaning(site: Site, keys: tuple[PageKey, ...]) -> Meaning | None:
    """What the pages wait for, None when they are completely signed."""
    slot = _awaited(site, site.subject(keys[0].subject), keys[0])
    return slot.meaning if slot else None


def prepare(site: Site, keys: tuple[PageKey, ...], meaning: Meaning) -> Prepared:
    """One signature over pages with the same signers; a half-signed document is signed further with all of its pages.

    Raises E-4201 (incomplete), E-4202 (a finding that must be resolved), E-4203 (not this person's turn), E-4204 (signed already).
    """
    site.permit(_ACTS[meaning])
    reader, first = _reader(site, keys[0].subject), keys[0]
    book, signers = reader.book, site.protocol.page(first.visit, first.form).signers
    slot = _awaited(site, book, first)
    standing = reader.holding(book.page(first)) if slot and slot != signers[0] else ()
    together = covered(standing[-1], book) if standing else tuple(map(book.page, keys))
    pages = tuple(map(reader.figures, together))
    for page in pages:
        demand_ready(page)
    turn = demand_turn(site.person, slot, meaning)
    whole = first.shown if len(keys) == 1 else visit_document(first.subject, first.visit, signers)
    return _prepared(site, book, Batch(standing[-1].document if standing else whole, turn, pages, standing))


def make(prepared: Prepared, password: str) -> Signed:
    """One document signed in memory; see `make_all`."""
    return make_all((prepared,), password)[0]


def make_all(documents: Sequence[Prepared], password: str, progress: Callable[[int], None] = lambda _done: None) -> tuple[Signed, ...]:
    """Build and sign in memory, off the window's thread; touches neither ledger nor drafts. Raises E-3101 for a wrong password.

    One password for all of them; `progress` is told how many are done.
    """
    site = documents[0].site
    unlocked = reauthenticate(site.folder, site.clock, site.person.id, password)
    by = fingerprint(unlocked.certificate)
    made: list[Signed] = []
    for prepared in documents:
        pdf = build(prepared.new).pdf if prepared.new else prepared.pdf
        now = site.clock.now()
        facts = SignerFacts(site.person, prepared.meaning, site.workstation)
        signed = sign(pdf, len(prepared.earlier), facts, unlocked.signing_key, unlocked.certificate, now)
        by_key = attested_by(unlocked.signing_key, _statement(prepared, now, hashlib.sha256(signed).hexdigest()))
        made.append(Signed(prepared, signed, now, by, by_key))
        progress(len(made))
    return tuple(made)


def commit(site: Site, signed: Signed) -> Change:
    """Keep one document; see `commit_all`."""
    return commit_all(site, (signed,))


def commit_all(site: Site, documents: Sequence[Signed]) -> Change:
    """Keep the PDFs, then the entries in one transaction: all or none, and an entry without its file never exists.

    Raises E-4205 where a page or a document changed meanwhile.
    """
    for signed in documents:
        _demand_unchanged(site, signed.prepared)
    facts = []
    for signed in documents:
        payload = _statement(signed.prepared, signed.signed_at, site.documents.put(signed.pdf)) | {
            "name": site.person.name,
            "expected": str(signed.prepared.expected),
            "fingerprint": signed.fingerprint,
            "signature": signed.signature,
        }
        facts.append(site.fact(Kind.SIGNATURE, signed.prepared.place, payload=payload))
    return append(site, facts)


def refused(site: Site, first: Prepared, *further: Prepared) -> Change:
    """Write down that a password was wrong at signing (R-IAM-06)."""
    documents = (first, *further)
    payload = {"document": "、".join(one.document for one in documents), "meaning": first.meaning.value}
    return append(site, [site.fact(Kind.SIGNATURE_REFUSED, first.place, payload=payload)])


def _prepared(site: Site, book: SubjectBook, batch: Batch) -> Prepared:
    new = None if batch.standing else compose(site, book, tuple(line.page for line in batch.pages), batch.document)
    newest = batch.standing[-1] if batch.standing else None
    version = site.protocol.version
    return Prepared(
        document=batch.document,
        version=newest.version if newest else new.version if new else 0,
        meaning=batch.slot.meaning,
        lines=batch.pages,
        pages={line.page.key.shown: page_digest(line.page, version) for line in batch.pages},
        earlier=batch.standing,
        anew=batch.anew,
        new=new,
        pdf=site.documents.get(newest.sha256) if newest else b"",
        expected=len(batch.pages[0].form.signers),
        site=site,
    )


def _statement(prepared: Prepared, signed_at: datetime, sha256: str) -> dict[str, Canonical]:
    """What the person's key signs in the ledger: the same facts as in the PDF."""
    return {
        "document": prepared.document,
        "version": str(prepared.version),
        "meaning": prepared.meaning.value,
        "pages": dict(prepared.pages),
        "signed_at": shown(signed_at),
        "sha256": sha256,
    }


def _reader(site: Site, subject: str) -> Reader:
    typed = frozenset(draft.page for draft in site.drafts.of(site.person.id))
    return Reader(site.protocol, site.subject(subject), site.person, site.clock.now(), typed)


def _awaited(site: Site, book: SubjectBook, key: PageKey) -> Signer | None:
    return awaited(site.protocol.page(key.visit, key.form), book.page(key), book, site.protocol.version)


def _demand_unchanged(site: Site, prepared: Prepared) -> None:
    book = site.subject(prepared.place.subject)
    given = tuple(one for one in book.signatures if (one.document, one.version) == (prepared.document, prepared.version))
    now = {line.page.key.shown: page_digest(book.page(line.page.key), site.protocol.version) for line in prepared.lines}
    if now != prepared.pages or given != prepared.earlier:
        raise failure(
            "E-4205",
            Text("签名期间页面有改动，未签名。", "The page changed while signing; it was not signed."),
            Text("核对页面后重新签名。", "Check the page and sign again."),
        )
