"""site.keys: everyone's key slot, the root certificate and the signed certificate list; readable before login."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509

from desktop.models.accounts.certificate_list import CertificateList, read_certificate_list
from desktop.models.accounts.certificates import certificate_from, fingerprint, is_training, issued_by
from desktop.models.accounts.slots import Argon2, Slot, Unlocked, altered_account, decoded, encoded, open_slot, refuse_unknown
from desktop.models.failure import Failed, Failure, failure
from desktop.models.files import read_bytes, write_atomically
from desktop.models.records.canonical import Canonical, canonical
from desktop.models.records.person import Person, Role
from desktop.models.text import Text

FORMAT = "wardsource-keys-1"
_SITE_ID = re.compile("[0-9A-Za-z-]{1,40}")
"""It names a file of the machine's state folder."""
_MOST_MEMORY_KIB = 1 << 21
"""Two gigabytes: an altered file must not make the ward PC run out of memory at login."""


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """What site.keys holds."""

    site_id: str
    training: bool
    cost: Argon2
    slots: tuple[Slot, ...]
    root: str
    """The site's root certificate, PEM: root.pem as it is exported."""
    certificates: bytes
    """certificates.json as it is exported."""
    training_passwords: Mapping[str, str] = field(default_factory=dict)
    """Person id to password: shown on the login page of a training site, empty at a real one."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone who has a slot."""
        return tuple(slot.person for slot in self.slots)

    @property
    def root_certificate(self) -> x509.Certificate:
        """The site's root; raises Failure E-3106."""
        return certificate_from(self.root)

    @property
    def certificate_list(self) -> CertificateList:
        """The certificate list, its signature checked; raises Failure E-3104."""
        return read_certificate_list(self.certificates, self.root_certificate)

    def unlock(self, user: str, password: str) -> Unlocked:
        """What the password opens; raises Failure E-3101, in the same time for an unknown user, and E-3102."""
        slot = next((slot for slot in self.slots if slot.person.id == user), None)
        if slot is None:
            raise refuse_unknown(password, self.cost)
        return open_slot(slot, password, site_id=self.site_id, cost=self.cost)

    def write(self, path: Path) -> None:
        """Put the file in place, whole; raises Failure."""
        write_atomically(path, json.dumps(_content(self), ensure_ascii=False, indent=1).encode() + b"\n")

    @classmethod
    def read(cls, path: Path) -> SiteKeys:
        """The file; raises Failure E-3107 where it is not one, and those of disks."""
        data = read_bytes(path)
        try:
            return _site_keys(json.loads(data))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise failure(
                "E-3107",
                Text("“{path}”无法读取，不是账户文件或已损坏。", "“{path}” cannot be read: it is no file of accounts, or damaged.").fill(
                    path=path
                ),
                Text(
                    "请信息科从备份恢复 site.keys；数据本身没有丢失。",
                    "Ask IT to restore site.keys from a backup; the data themselves are not lost.",
                ),
            ) from error

    def faults(self) -> tuple[Failed, ...]:
        """What does not fit together, as far as it shows without a password."""
        try:
            root, listed = self.root_certificate, self.certificate_list
        except Failure as failed:
            return (failed.failed,)
        wrong = [slot.person for slot in self.slots if not _belongs(slot, root, listed)]
        mixed = [] if is_training(root) is self.training and listed.site_id == self.site_id else [_mixed()]
        return (*mixed, *(altered_account(person).failed for person in wrong))


def _belongs(slot: Slot, root: x509.Certificate, listed: CertificateList) -> bool:
    try:
        certificate = certificate_from(slot.certificate)
    except Failure:
        return False
    entry = listed.find(fingerprint(certificate))
    return entry is not None and entry.person == slot.person and issued_by(certificate, root)


def _mixed() -> Failed:
    return Failed(
        "E-3108",
        Text(
            "账户文件混入了另一个站点的内容（站点编号或培训标记不符）。",
            "The file of accounts mixes two sites: the site id or the training mark differ.",
        ),
        Text("请信息科从备份恢复 site.keys。", "Ask IT to restore site.keys from a backup."),
    )


def _content(keys: SiteKeys) -> dict[str, object]:
    content: dict[str, object] = {
        "format": FORMAT,
        "site_id": keys.site_id,
        "training": keys.training,
        "argon2id": {"memory_kib": keys.cost.memory_kib, "passes": keys.cost.passes, "lanes": keys.cost.lanes},
        "root": keys.root,
        "certificates": json.loads(keys.certificates),
        "slots": [_slot_content(slot) for slot in keys.slots],
    }
    return content | ({"training_passwords": dict(keys.training_passwords)} if keys.training else {})


def _slot_content(slot: Slot) -> dict[str, Canonical]:
    return {
        "person": slot.person.id,
        "name": slot.person.name,
        "role": slot.person.role.value,
        "salt": encoded(slot.salt),
        "site_key": encoded(slot.site_key),
        "signing_key": encoded(slot.signing_key),
        "certificate": slot.certificate,
    }


def _site_keys(content: Mapping[str, Any]) -> SiteKeys:
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    if not _SITE_ID.fullmatch(content["site_id"]):
        raise ValueError("site_id")
    passwords = content.get("training_passwords", {})
    return SiteKeys(
        site_id=content["site_id"],
        training=content["training"] is True,
        cost=_cost(content["argon2id"]),
        slots=_slots(content["slots"]),
        root=_text(content, "root"),
        certificates=canonical(content["certificates"]) + b"\n",
        training_passwords={person: _text(passwords, person) for person in passwords},
    )


def _cost(content: Mapping[str, int]) -> Argon2:
    cost = Argon2(**content)
    if cost.passes not in range(1, 65) or cost.lanes not in range(1, 17) or cost.memory_kib not in range(8 * cost.lanes, _MOST_MEMORY_KIB):
        raise ValueError("argon2id")
    return cost


def _slots(contents: Sequence[Mapping[str, Any]]) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            person=Person(_text(content, "person"), _text(content, "name"), Role(content["role"])),
            salt=decoded(_text(content, "salt")),
            site_key=decoded(_text(content, "site_key")),
            signing_key=decoded(_text(content, "signing_key")),
            certificate=_text(content, "certificate"),
        )
        for content in contents
    )


def _text(content: Mapping[str, Any], name: str) -> str:
    if not isinstance(content[name], str):
        raise TypeError(name)
    return str(content[name])
