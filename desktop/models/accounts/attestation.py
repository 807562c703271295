"""Whether the signature entries of the ledger were given by the people they name: everyone with a login knows the ledger's key."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from desktop.models.accounts.certificates import certificate_from, fingerprint
from desktop.models.accounts.slots import Slot
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.records.entry import Entry, Kind

STATED = ("document", "version", "meaning", "pages", "signed_at", "sha256")
"""What the person's own key signs in the ledger: the same facts as in the PDF."""


def statement(facts: Mapping[str, Canonical]) -> bytes:
    """The bytes the person's key signs."""
    return canonical({name: facts[name] for name in STATED})


def attested_by(key: rsa.RSAPrivateKey, facts: Mapping[str, Canonical]) -> str:
    """The person's signature over the facts, base64 (PKCS #1 v1.5, SHA-256)."""
    return base64.b64encode(key.sign(statement(facts), padding.PKCS1v15(), SHA256())).decode()


def unattested(entries: Iterable[Entry], slots: Sequence[Slot]) -> Iterator[Entry]:
    """The signature entries that the person they name did not sign with the certificate of that person's slot."""
    certificates = {slot.person.id: certificate_from(slot.certificate) for slot in slots}
    roles = {slot.person.id: slot.person.role for slot in slots}
    for entry in entries:
        if entry.kind is not Kind.SIGNATURE:
            continue
        certificate = certificates.get(entry.person)
        if certificate is None or entry.role is not roles[entry.person] or not _given_with(certificate, entry):
            yield entry


def _given_with(certificate: x509.Certificate, entry: Entry) -> bool:
    key = certificate.public_key()
    if entry.payload.get("fingerprint") != fingerprint(certificate) or not isinstance(key, rsa.RSAPublicKey):
        return False
    try:
        key.verify(base64.b64decode(str(entry.payload["signature"])), statement(entry.payload), padding.PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError, KeyError):
        return False
    return True
