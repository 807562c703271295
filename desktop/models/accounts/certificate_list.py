"""The list of the site's certificates: who holds which, and since when it is no longer good."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509

from desktop.models.accounts.certificates import Root, fingerprint, sign_with, signed_by
from desktop.models.clock import restored, stored
from desktop.models.failure import failure
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.records.person import Person, Role
from desktop.models.text import Text

FORMAT = "wardsource-certificates-1"


@dataclass(frozen=True, slots=True)
class Listed:
    """One certificate of the site."""

    fingerprint: str
    """SHA-256, lower-case hex."""
    person: Person
    issued: datetime
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class CertificateList:
    """What certificates.json says, its signature checked."""

    site_id: str
    certificates: tuple[Listed, ...]

    def find(self, certificate_fingerprint: str) -> Listed | None:
        """The entry of a certificate, None for one the site never issued."""
        return next((listed for listed in self.certificates if listed.fingerprint == certificate_fingerprint), None)


def certificate_list_json(root: Root, site_id: str, certificates: Sequence[Listed]) -> bytes:
    """certificates.json: canonical JSON, signed by the root over everything but the signature itself."""
    content: dict[str, Canonical] = {
        "format": FORMAT,
        "site_id": site_id,
        "root": fingerprint(root.certificate),
        "certificates": [_content(listed) for listed in certificates],
    }
    return canonical(content | {"signature": sign_with(root, canonical(content))}) + b"\n"


def read_certificate_list(data: bytes, root: x509.Certificate) -> CertificateList:
    """The list; raises Failure E-3104 where it is not the one this root signed."""
    try:
        content = json.loads(data)
        signature = content.pop("signature")
        if content["format"] == FORMAT and signed_by(root, canonical(content), signature):
            return CertificateList(content["site_id"], tuple(map(_listed, content["certificates"])))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _refused() from error
    raise _refused()


def _refused() -> Exception:
    return failure(
        "E-3104",
        Text(
            "证书清单（certificates.json）不是本站点根证书所签，或已被改动。",
            "The list certificates.json was not signed by this root, or was altered.",
        ),
        Text("请使用与 root.pem 一同导出的 certificates.json。", "Use the certificates.json that was exported together with root.pem."),
    )


def _content(listed: Listed) -> dict[str, Canonical]:
    return {
        "fingerprint": listed.fingerprint,
        "person": listed.person.id,
        "name": listed.person.name,
        "role": listed.person.role.value,
        "issued": stored(listed.issued),
        "revoked": stored(listed.revoked) if listed.revoked else None,
    }


def _listed(content: Mapping[str, Any]) -> Listed:
    return Listed(
        fingerprint=content["fingerprint"],
        person=Person(str(content["person"]), str(content["name"]), Role(content["role"])),
        issued=restored(content["issued"]),
        revoked=restored(content["revoked"]) if content["revoked"] else None,
    )
