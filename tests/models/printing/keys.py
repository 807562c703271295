"""Keys and certificates of an invented site, made once per run, and documents signed with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from desktop.models.accounts.certificate_list import Listed, certificate_list_json
from desktop.models.accounts.certificates import Root, fingerprint, pem
from desktop.models.clock import SITE_ZONE
from desktop.models.printing.document import Document
from desktop.models.printing.signature_blocks import SignerFacts
from desktop.models.printing.signing import sign
from desktop.models.printing.source_document import build
from desktop.models.printing.verdict import Holder
from desktop.models.records.person import Person
from tests.models.printing.sample import DOCTOR, LEADER, NURSE, PEOPLE, long_document

SIGNED_AT = datetime(2026, 1, 5, 10, 56, 12, tzinfo=SITE_ZONE)
IN_ORDER = (NURSE, DOCTOR, LEADER)


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """A root and everyone's key."""

    root: Root
    people: dict[str, tuple[rsa.RSAPrivateKey, x509.Certificate]]

    def listed(self, revoked: dict[str, datetime] | None = None) -> dict[str, Holder]:
        """The list as `examine` takes it."""
        ended = revoked or {}
        return {fingerprint(certificate): Holder(PEOPLE[id_], ended.get(id_)) for id_, (_, certificate) in self.people.items()}

    def publish(self, folder: Path) -> Path:
        """root.pem and certificates.json in the folder; answers the root's path."""
        issued = datetime(2026, 1, 1, tzinfo=SITE_ZONE)
        listed = [Listed(fingerprint(certificate), PEOPLE[person], issued) for person, (_, certificate) in self.people.items()]
        (folder / "certificates.json").write_bytes(certificate_list_json(self.root, "WS-7F3A", listed))
        (folder / "root.pem").write_text(pem(self.root.certificate), encoding="ascii")
        return folder / "root.pem"


@cache
def site_keys(*, training: bool = False) -> SiteKeys:
    """The site's keys; a training site has others."""
    now = datetime(2026, 1, 1, tzinfo=SITE_ZONE)
    root = Root.create("中国医科大学附属第一医院", "WS-7F3A", now, training=training)
    return SiteKeys(root, {person.id: root.issue(person, now) for person in IN_ORDER})


def sign_next(pdf: bytes, document: Document, slot: int, person: Person, *, keys: SiteKeys, when: datetime = SIGNED_AT) -> bytes:
    """The document with its next signature."""
    facts = SignerFacts(person, document.signers[slot].meaning, "W3-02")
    return sign(pdf, slot, facts, *keys.people[person.id], when + timedelta(minutes=slot))


def stages(
    document: Document, people: Sequence[Person] = IN_ORDER, *, keys: SiteKeys | None = None, when: datetime = SIGNED_AT
) -> list[bytes]:
    """The file as built, and after each signature."""
    files = [build(document).pdf]
    for slot, person in enumerate(people[: len(document.signers)]):
        files.append(sign_next(files[-1], document, slot, person, keys=keys or site_keys(), when=when))
    return files


@cache
def long_stages() -> tuple[bytes, ...]:
    """A document of several pages as built, recorded, reviewed."""
    return tuple(stages(long_document()))
