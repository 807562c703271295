"""Sign pages: one document, one meaning, re-authentication at that moment; in the ledger and in the PDF alike."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.models.accounts.attestation import attested_by
from desktop.models.accounts.certificates import fingerprint
from desktop.models.accounts.permissions import Act
from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.clock import shown
from desktop.models.failure import failure
from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import findings, open_findings
from desktop.models.judgement.sign_state import next_signer, still_signed
from desktop.models.printing.document import Document
from desktop.models.printing.signature_blocks import SignerFacts
from desktop.models.printing.signing import sign
from desktop.models.printing.source_document import build
from desktop.models.protocol.items import Context, Level
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.records.casebook import Page, Signature, SubjectBook
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.person import Meaning
from desktop.models.records.signing import page_digest
from desktop.models.site.composing import compose
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text

_ACTS = {Meaning.RECORD: Act.SIGN_RECORD, Meaning.REVIEW: Act.SIGN_REVIEW}


@dataclass(frozen=True, slots=True)
class Counts:
    """The five figures shown before signing."""

    filled: int
    absent: int
    corrections: int
    explained: int
    must: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A signature about to be given: what it covers and what it will say."""

    document: str
    version: int
    meaning: Meaning
    pages: Mapping[str, str]
    """Page to the digest of its content."""
    counts: Counts
    earlier: tuple[Signature, ...]
    """Signatures the document already carries."""
    new: Document | None
    """What is to be built, for the first signature."""
    pdf: bytes
    """What is to be signed further, for a later one."""
    expected: int
    site: Site

    @property
    def content(self) -> str:
        """SHA-256 over the pages' digests, shown before signing."""
        return hashlib.sha256(canonical(dict(self.pages))).hexdigest()


@dataclass(frozen=True, slots=True)
class Signed:
    """A PDF with one more signature, not yet kept."""

    prepared: Prepared
    pdf: bytes
    signed_at: datetime
    fingerprint: str
    signature: str
    """By the person's key over the same facts, base64."""


def next_meaning(site: Site, keys: tuple[PageKey, ...]) -> Meaning | None:
    """What the pages wait for, None when they are completely signed."""
    book = site.subject(keys[0].subject)
    form, page = site.protocol.form(keys[0].form), book.page(keys[0])
    slot = next_signer(form, _standing(page, book, site))
    return slot.meaning if slot else None


def prepare(site: Site, keys: tuple[PageKey, ...], meaning: Meaning) -> Prepared:
    """Everything the sign dialog shows.

    Raises E-4201 (incomplete), E-4202 (a finding that must be resolved), E-4203 (not this person's turn), E-4204 (signed already).
    """
    site.permit(_ACTS[meaning])
    book = site.subject(keys[0].subject)
    pages = tuple(book.page(key) for key in keys)
    for page in pages:
        _demand_ready(site, page, book)
    standing = _standing(pages[0], book, site)
    _demand_turn(site, keys[0], standing, meaning)
    first = not standing
    document = "-".join(keys[0].shown.split("-")[:2]) if len(keys) > 1 else keys[0].shown
    new = compose(site, book, pages, document) if first else None
    return Prepared(
        document=document,
        version=new.version if new else standing[-1].version,
        meaning=meaning,
        pages={page.key.shown: page_digest(page, site.protocol.version) for page in pages},
        counts=_counts(site, pages, book),
        earlier=tuple(standing),
        new=new,
        pdf=b"" if first else site.documents.get(standing[-1].sha256),
        expected=len(site.protocol.form(keys[0].form).signers),
        site=site,
    )


def make(prepared: Prepared, password: str) -> Signed:
    """Build and sign in memory, off the window's thread; touches neither ledger nor drafts. Raises E-3101 for a wrong password."""
    site = prepared.site
    unlocked = reauthenticate(site.folder, site.clock, site.person.id, password)
    pdf = build(prepared.new).pdf if prepared.new else prepared.pdf
    now = site.clock.now()
    facts = SignerFacts(site.person, prepared.meaning, site.workstation)
    signed = sign(pdf, len(prepared.earlier), facts, unlocked.signing_key, unlocked.certificate, now)
    by_key = attested_by(unlocked.signing_key, _statement(prepared, now, hashlib.sha256(signed).hexdigest()))
    return Signed(prepared, signed, now, fingerprint(unlocked.certificate), by_key)


def commit(site: Site, signed: Signed) -> Change:
    """Keep the PDF, then the entry: an entry without its file never exists. Raises E-4205 where a page changed meanwhile."""
    prepared = signed.prepared
    book = site.subject(prepared.document.split("-")[0])
    for page in (page for key, page in book.pages.items() if key.shown in prepared.pages):
        if page_digest(page, site.protocol.version) != prepared.pages[page.key.shown]:
            raise failure(
                "E-4205",
                Text("签名期间页面有改动，未签名。", "The page changed while signing; it was not signed."),
                Text("核对页面后重新签名。", "Check the page and sign again."),
            )
    sha256 = site.documents.put(signed.pdf)
    payload = _statement(prepared, signed.signed_at, sha256) | {
        "name": site.person.name,
        "expected": str(prepared.expected),
        "fingerprint": signed.fingerprint,
        "signature": signed.signature,
    }
    subject, visit = prepared.document.split("-")[:2]
    return append(site, [site.fact(Kind.SIGNATURE, PageKey(subject, visit, "", 0), payload=payload)])


def refused(site: Site, prepared: Prepared) -> Change:
    """Write down that a password was wrong at signing (R-IAM-06)."""
    subject, visit = prepared.document.split("-")[:2]
    payload = {"document": prepared.document, "meaning": prepared.meaning.value}
    return append(site, [site.fact(Kind.SIGNATURE_REFUSED, PageKey(subject, visit, "", 0), payload=payload)])


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


def _standing(page: Page, book: SubjectBook, site: Site) -> tuple[Signature, ...]:
    """The signatures that still hold for the page; none after a change."""
    signatures = book.signatures_of(page.key)
    return signatures if still_signed(page, signatures, site.protocol.version) else ()


def _demand_ready(site: Site, page: Page, book: SubjectBook) -> None:
    form = site.protocol.form(page.key.form)
    missing = completeness(form, page.answers).missing
    if missing:
        labels = [form.item(key).text for key in missing[:5]]
        raise failure(
            "E-4201",
            Text("“{form}”还有 {n} 项未填：{items}。", "“{form}” has {n} items left: {items}.").fill(
                form=form.text, n=len(missing), items=Text("、".join(t.zh for t in labels), ", ".join(t.en for t in labels))
            ),
            Text("填写，或标明未做、不详、不适用及原因，再签名。", "Fill them in, or state ND, UK or NA with a reason, then sign."),
        )
    must = [finding for finding in _open(site, page, book) if finding.level is Level.MUST]
    if must:
        raise failure(
            "E-4202",
            Text("“{form}”还有 {n} 项必须处理：{says}。", "“{form}” has {n} findings that must be resolved: {says}.").fill(
                form=form.text, n=len(must), says=must[0].says
            ),
            Text("更正该值，或由另一人核对确认后再签名。", "Correct the value, or have a second person confirm it, then sign."),
        )


def _demand_turn(site: Site, key: PageKey, standing: tuple[Signature, ...], meaning: Meaning) -> None:
    slot = next_signer(site.protocol.form(key.form), standing)
    if slot is None:
        raise failure(
            "E-4204",
            Text("本页已全部签名。", "The page is completely signed."),
            Text("如需更改，请先更正，再重新签名。", "To change something, correct it first, then sign again."),
        )
    if slot.meaning is not meaning or site.person.role not in slot.roles:
        raise failure(
            "E-4203",
            Text("现在等待的签名是“{meaning}”，由{roles}签。", "The signature awaited is “{meaning}”, given by: {roles}.").fill(
                meaning=slot.meaning.text,
                roles=Text("、".join(role.text.zh for role in slot.roles), ", ".join(role.text.en for role in slot.roles)),
            ),
            Text("请相应人员登录后签名。", "Ask that person to log in and sign."),
        )


def _open(site: Site, page: Page, book: SubjectBook) -> tuple[Finding, ...]:
    form = site.protocol.form(page.key.form)
    return open_findings(form, page, Context(page.answers, book, site.clock.now().date(), site.clock.now()))


def _counts(site: Site, pages: tuple[Page, ...], book: SubjectBook) -> Counts:
    filled = absent = corrections = explained = must = 0
    for page in pages:
        answers = [page.answers[key] for key in page.answers if page.answers[key].derived is None]
        filled += sum(bool(answer.value) or answer.pending for answer in answers)
        absent += sum(answer.absent is not None for answer in answers)
        corrections += sum(entry.kind is Kind.CORRECTION for entry in page.entries)
        form = site.protocol.form(page.key.form)
        still_open = _open(site, page, book)
        explained += len(findings(form, Context(page.answers, book, site.clock.now().date(), site.clock.now()))) - len(still_open)
        must += sum(finding.level is Level.MUST for finding in still_open)
    return Counts(filled, absent, corrections, explained, must)
