"""Found a training site: its root, its people with their keys, and the first entries of its ledger."""

from __future__ import annotations

import platform
import secrets
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from desktop import __version__
from desktop.models.accounts.certificate_list import Listed, certificate_list_json
from desktop.models.accounts.certificates import Root, fingerprint, pem
from desktop.models.accounts.passwords import training_password
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.accounts.slots import Argon2, Slot, create_slot
from desktop.models.clock import Clock
from desktop.models.failure import failure
from desktop.models.files import told
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import Kind, NewEntry
from desktop.models.records.person import Person, Role
from desktop.models.site.headings import STUDY
from desktop.models.storage.anchors import Anchors
from desktop.models.storage.drafts import Drafts
from desktop.models.storage.ledger import Ledger, Stamp
from desktop.models.text import Text

TRAINING_PEOPLE = (
    Person("U-0101", "王静", Role.NURSE),
    Person("U-0102", "孙悦", Role.SUB_INVESTIGATOR),
    Person("U-0103", "何伟", Role.ADMINISTRATOR),
)
"""Invented people; a training site can never become a real one."""


def is_founded(folder: Path) -> bool:
    """Whether the folder holds a site."""
    return (folder / "site.keys").exists()


def found_training_site(folder: Path, state: Path, clock: Clock, cost: Argon2 | None = None) -> None:
    """Make a training site in the folder, which must be empty or absent; whole or not at all.

    The root's private key is used here and kept nowhere: nobody can issue another certificate at a training
    site. Raises E-1302 where the folder holds something else, and the failures of disks.
    """
    with told(folder):
        if folder.exists() and any(folder.iterdir()):
            raise failure(
                "E-1302",
                Text("“{folder}”不是站点文件夹，里面有其他文件。", "“{folder}” is not a site folder: it holds other files.").fill(
                    folder=folder
                ),
                Text(
                    "请选择空文件夹或原有站点的文件夹；没有改动任何文件。", "Choose an empty folder or that of a site; nothing was changed."
                ),
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = folder.with_name(f".{folder.name}.new-{secrets.token_hex(4)}")
        building.mkdir()
    try:
        _build(building, state, clock, cost or Argon2())
        with told(folder):
            if folder.exists():
                folder.rmdir()
            building.replace(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _build(folder: Path, state: Path, clock: Clock, cost: Argon2) -> None:
    site_id, k_site = secrets.token_hex(4).upper(), secrets.token_bytes(32)
    root = Root.create(STUDY.hospital.zh, site_id, clock.now(), training=True)
    passwords = {person.id: training_password() for person in TRAINING_PEOPLE}
    slots: list[Slot] = []
    listed: list[Listed] = []
    for person in TRAINING_PEOPLE:
        key, certificate = root.issue(person, clock.now())
        slots.append(
            create_slot(person, passwords[person.id], site_id=site_id, k_site=k_site, signing_key=key, certificate=certificate, cost=cost)
        )
        listed.append(Listed(fingerprint(certificate), person, clock.now()))
    stamp = Stamp(clock, platform.node(), __version__, PROTOCOL.version)
    with closing(Ledger.create(folder / "site.db", k_site, stamp, Anchors(folder, state, site_id))) as ledger:
        ledger.append(_first_entries(site_id, fingerprint(root.certificate), listed))
    Drafts.open(folder / "drafts.db", k_site).close()
    with told(folder):
        (folder / "documents").mkdir()
    certificates = certificate_list_json(root, site_id, listed)
    keys = SiteKeys(site_id, True, cost, tuple(slots), pem(root.certificate), certificates, passwords)
    keys.write(folder / "site.keys")


def _first_entries(site_id: str, root: str, listed: Sequence[Listed]) -> list[NewEntry]:
    facts = [NewEntry(kind=Kind.SITE_CREATED, person="", role=None, payload={"site_id": site_id, "training": True, "root": root})]
    for one in listed:
        person = one.person
        facts.append(
            NewEntry(
                kind=Kind.PERSON_ADDED, person="", role=None, payload={"id": person.id, "name": person.name, "role": person.role.value}
            )
        )
        facts.append(
            NewEntry(kind=Kind.CERTIFICATE_ISSUED, person="", role=None, payload={"id": person.id, "fingerprint": one.fingerprint})
        )
    return facts
