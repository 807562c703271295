"""Open the site: what can be seen before login, logging in with everything verified, logging out."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import __version__
from desktop.models.accounts.attestation import unattested
from desktop.models.accounts.gate import GateHead, GateLog
from desktop.models.accounts.reauthentication import gate_log, reauthenticate
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.clock import Clock
from desktop.models.failure import Failed, Failure
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.person import Person
from desktop.models.site.site import Site, append
from desktop.models.storage.anchors import Anchors
from desktop.models.storage.documents import DocumentStore
from desktop.models.storage.drafts import Drafts
from desktop.models.storage.integrity import Fault, examine
from desktop.models.storage.ledger import Ledger, Stamp
from desktop.models.storage.lock import SiteLock
from desktop.models.text import Text

_LOW_DISK = 2 << 30
"""Bytes free below which the start says so."""


@dataclass(frozen=True, slots=True)
class GateFact:
    """One line of what can be checked without a key."""

    text: Text
    good: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """What the login page knows."""

    folder: Path
    site_id: str
    training: bool
    people: tuple[Person, ...]
    passwords: Mapping[str, str]
    """Training site only: shown on the page."""
    facts: tuple[GateFact, ...]


def hold(folder: Path, clock: Clock) -> SiteLock:
    """Take the site for this program and note the start; raises E-1301 that names who has it, and those of disks."""
    keys = SiteKeys.read(folder / "site.keys")
    now = clock.now()
    lock = SiteLock.take(folder, platform.node(), now)
    try:
        gate_log(folder, keys).started(now)
    except Failure:
        lock.release()
        raise
    return lock


def open_gate(folder: Path) -> Gate:
    """The people and what can be seen without a key; raises E-3107 where there are no readable accounts."""
    keys = SiteKeys.read(folder / "site.keys")
    faults = (*keys.faults(), *gate_log(folder, keys).faults())
    free = shutil.disk_usage(folder).free
    facts = (
        *(GateFact(fault.what, False) for fault in faults),
        *(() if faults else (GateFact(Text("账户与登录记录完整", "Accounts and login record intact"), True),)),
        GateFact(Text("磁盘余 {free} GB", "{free} GB free on the disk").fill(free=free >> 30), free > _LOW_DISK),
    )
    return Gate(folder, keys.site_id, keys.training, keys.people, keys.training_passwords, facts)


def log_in(folder: Path, state: Path, clock: Clock, user: str, password: str) -> Site:
    """The site opened by this person, verified before anything is shown.

    Raises E-3101 (wrong password), E-3103 (locked out), the failures of the files. A fault in the records
    does not keep anyone out: the site opens read-only and says which entry is wrong (E-2101). Nor does a full
    disk: what is there can be read, and the failure is among the warnings.
    """
    unlocked = reauthenticate(folder, clock, user, password)
    keys = SiteKeys.read(folder / "site.keys")
    gate = gate_log(folder, keys)
    unwritten = _entered(gate, user, clock)
    anchors = Anchors(folder, state, keys.site_id)
    stamp = Stamp(clock, platform.node(), __version__, PROTOCOL.version)
    with ExitStack() as undo:
        ledger = Ledger.open(folder / "site.db", unlocked.k_site, stamp, anchors)
        undo.callback(ledger.close)
        documents = DocumentStore(folder / "documents", unlocked.k_site)
        faults = examine(ledger, anchors)
        entries = () if faults else ledger.entries()
        faults += tuple(_signature_faults(entries, keys, documents))
        known = _known_gate(entries)
        ledger.read_only = bool(faults)
        drafts = Drafts.open(folder / "drafts.db", unlocked.k_site)
        undo.callback(drafts.close)
        site = Site(
            folder=folder,
            site_id=keys.site_id,
            training=keys.training,
            workstation=platform.node(),
            clock=clock,
            protocol=PROTOCOL,
            person=unlocked.person,
            people={person.id: person for person in keys.people},
            ledger=ledger,
            drafts=drafts,
            documents=documents,
            faults=faults,
            warnings=tuple(Fault(failed.number, failed.what) for failed in (*unwritten, *keys.faults(), *gate.faults(known))),
        )
        undo.pop_all()
    return site if faults or unwritten else _login_noted(site, gate, known)


def _signature_faults(entries: tuple[Entry, ...], keys: SiteKeys, documents: DocumentStore) -> Iterator[Fault]:
    """Signature entries that were not given by the people they name, or whose document is gone."""
    for entry in unattested(entries, keys.slots):
        says = Text("第 {at} 条签名不是 {person} 用本人密钥签的。", "Signature entry {at} was not made with the key of {person}.")
        yield Fault("E-2120", says.fill(at=entry.sequence, person=entry.person or "?"), entry.sequence)
    kept = set(documents.names())
    for entry in entries:
        if entry.kind is Kind.SIGNATURE and entry.payload.get("sha256") not in kept:
            says = Text("第 {at} 条签名的文件 {document} 缺失。", "The file of signature entry {at}, {document}, is missing.")
            yield Fault("E-2121", says.fill(at=entry.sequence, document=entry.payload.get("document")), entry.sequence)


def _entered(gate: GateLog, user: str, clock: Clock) -> tuple[Failed, ...]:
    """Note the login in gate.log; a disk that takes nothing more must not keep the ward from reading."""
    try:
        gate.entered(user, clock.now())
    except Failure as unwritten:
        return (unwritten.failed,)
    return ()


def _login_noted(site: Site, gate: GateLog, known: GateHead | None) -> Site:
    """The site after an entry of the login, of what happened before it and of anything found wrong outside the records."""
    alarms = [site.fact(Kind.ALARM, payload={"number": warning.number, "what": warning.what.zh}) for warning in site.warnings]
    # A log found altered keeps its old head in the ledger, so that the alarm comes back at every login.
    intact = not gate.faults(known)
    seen = [site.fact(Kind.GATE, payload=gate.summary(known.number if known else 0))] if intact else []
    try:
        append(site, [*seen, *alarms, site.fact(Kind.LOGIN)])
    except Failure as unwritten:
        return replace(site, warnings=(*site.warnings, Fault(unwritten.failed.number, unwritten.failed.what)))
    return site


def log_out(site: Site) -> None:
    """Close the site, even where the logout cannot be written down; drafts stay for the person's next login."""
    with ExitStack() as closing:
        closing.callback(site.drafts.close)
        closing.callback(site.ledger.close)
        if not site.read_only:
            append(site, [site.fact(Kind.LOGOUT)])


def _known_gate(entries: tuple[Entry, ...]) -> GateHead | None:
    """The end of gate.log as the ledger last saw it."""
    for entry in reversed(entries):
        if entry.kind is Kind.GATE:
            return GateHead(int(str(entry.payload["number"])), str(entry.payload["digest"]))
    return None
