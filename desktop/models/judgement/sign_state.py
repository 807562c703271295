"""How far a page is signed, and whether it still says what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from desktop.models.protocol.form import Form, Signer
from desktop.models.records.casebook import Page, Signature, SubjectBook
from desktop.models.records.signing import page_digest
from desktop.models.text import Text


class SignState(StrEnum):
    """The five marks of a page."""

    EMPTY = "empty"
    UNSIGNED = "unsigned"
    PARTLY = "partly"
    SIGNED = "signed"
    BROKEN = "broken"

    @property
    def text(self) -> Text:
        """The state in words."""
        return _STATES[self]


_STATES = {
    SignState.EMPTY: Text("未录入", "Not started"),
    SignState.UNSIGNED: Text("未签", "Unsigned"),
    SignState.PARTLY: Text("待审核", "Awaiting review"),
    SignState.SIGNED: Text("已签", "Signed"),
    SignState.BROKEN: Text("签名已失效", "Signature no longer valid"),
}


def sign_state(form: Form, page: Page, book: SubjectBook, protocol_version: str) -> SignState:
    """The state of the page: a change after signing breaks the signature of this page alone (R-SIG-04)."""
    signatures = book.signatures_of(page.key)
    if not signatures:
        return SignState.UNSIGNED if page.last_sequence else SignState.EMPTY
    if not still_signed(page, signatures, protocol_version):
        return SignState.BROKEN
    return SignState.SIGNED if next_signer(form, signatures) is None else SignState.PARTLY


def still_signed(page: Page, signatures: Sequence[Signature], protocol_version: str) -> bool:
    """Whether the page says today what the newest signature covered."""
    return bool(signatures) and signatures[-1].pages[page.key.shown] == page_digest(page, protocol_version)


def holding(page: Page, book: SubjectBook, protocol_version: str) -> tuple[Signature, ...]:
    """The signatures that still hold for the page; none after a change."""
    signatures = book.signatures_of(page.key)
    return signatures if still_signed(page, signatures, protocol_version) else ()


def awaited(form: Form, page: Page, book: SubjectBook, protocol_version: str) -> Signer | None:
    """The slot the page waits for next: the first again where its signatures broke or its half-signed document cannot go on."""
    signatures = holding(page, book, protocol_version)
    slot = next_signer(form, signatures)
    stopped = slot is not None and signatures and stopped_by(signatures[-1], book, protocol_version)
    return form.signers[0] if stopped else slot


def stopped_by(signature: Signature, book: SubjectBook, protocol_version: str) -> tuple[Page, ...]:
    """The pages that keep the signature's document from being signed further: changed since, or signed in a newer one."""
    return tuple(page for page in covered(signature, book) if not _stands_in(signature, page, book, protocol_version))


def covered(signature: Signature, book: SubjectBook) -> tuple[Page, ...]:
    """The pages of the signature's document, in its order."""
    found = {key.shown: page for key, page in book.pages.items()}
    return tuple(found[name] for name in signature.pages)


def _stands_in(signature: Signature, page: Page, book: SubjectBook, protocol_version: str) -> bool:
    newest = book.signatures_of(page.key)[-1]
    same_version = (newest.document, newest.version) == (signature.document, signature.version)
    return same_version and still_signed(page, (signature,), protocol_version)


def next_signer(form: Form, signatures: Sequence[Signature]) -> Signer | None:
    """The slot that is signed next, None when all are."""
    return form.signers[len(signatures)] if len(signatures) < len(form.signers) else None
