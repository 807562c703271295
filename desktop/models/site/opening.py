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
from desktop.models.accounts.credibility import NO_SECOND_COPY, NOT_LOGGED_IN, SET_BACK, Witness
from desktop.models.accounts.gate import GateHead, GateLog
from desktop.models.accounts.reauthentication import gate_log, reauthenticate
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.clock import Clock
from desktop.models.failure import Failed, Failure
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import Kind
from desktop.models.records.person import Person, Role
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
        witness = Witness(_accounts(keys), PROTOCOL)
        faults = examine(ledger, anchors, witness.hear)
        faults += () if faults else tuple(_signature_faults(ledger, keys, documents))
        known = None if faults else _known_gate(ledger)
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
            warnings=(
                *(Fault(failed.number, failed.what) for failed in (*unwritten, *keys.faults(), *gate.faults(known))),
                *_oddities(witness, ledger),
            ),
        )
        undo.pop_all()
    return site if faults or unwritten else _login_noted(site, gate, known)


def _accounts(keys: SiteKeys) -> set[tuple[str, Role]]:
    """Everyone the root has certified, with the role; where that list was altered, everyone who has a slot."""
    try:
        people = [listed.person for listed in keys.certificate_list.certificates]
    except Failure:
        people = list(keys.people)
    return {(person.id, person.role) for person in people}


def _signature_faults(ledger: Ledger, keys: SiteKeys, documents: DocumentStore) -> Iterator[Fault]:
    """Signature entries that were not given by the people they name, or whose document is gone."""
    signatures = ledger.entries_of_kind(Kind.SIGNATURE)
    for entry in unattested(signatures, keys.slots):
        says = Text("第 {at} 条签名不是 {person} 用本人密钥签的。", "Signature entry {at} was not made with the key of {person}.")
        yield Fault("E-2120", says.fill(at=entry.sequence, person=entry.person or "?"), entry.sequence)
    kept = set(documents.names())
    for entry in signatures:
        if entry.payload.get("sha256") not in kept:
            says = Text("第 {at} 条签名的文件 {document} 缺失。", "The file of signature entry {at}, {document}, is missing.")
            yield Fault("E-2121", says.fill(at=entry.sequence, document=entry.payload.get("document")), entry.sequence)


_ODD = {
    NO_SECOND_COPY: Text(
        "登录时本机没有第二份存证（换了计算机，或被删除）：在此之前放回旧文件夹是看不出来的。",
        "At login this machine had no second copy of the anchors (a new computer, or it was deleted): "
        "an older folder put back before that would not show.",
    ),
    SET_BACK: Text(
        "第 {at} 条记录的时间早于前一条：时钟曾被拨回，或由其他工具写入。",
        "Entry {at} is dated before the one it follows: the clock was set back, or a foreign tool wrote it.",
    ),
    NOT_LOGGED_IN: Text(
        "第 {at} 条记录写入时，{person} 并未登录，或工作站 {workstation} 未知：可能由其他工具写入。",
        "When entry {at} was written {person} was not logged in, or the workstation {workstation} was unknown: perhaps a foreign tool.",
    ),
}


def _oddities(witness: Witness, ledger: Ledger) -> Iterator[Fault]:
    """What nobody has acknowledged yet; the missing copy of the anchors is made anew by the next save, and therefore remembered."""
    odd = dict(witness.odd)
    if ledger.anchors.in_site.exists() and not ledger.anchors.in_state.exists():
        yield Fault(NO_SECOND_COPY, _ODD[NO_SECOND_COPY])
        odd.pop(NO_SECOND_COPY, None)
    for number, entry in odd.items():
        says = _ODD[number].fill(at=entry.sequence, person=entry.person or "?", workstation=entry.workstation)
        yield Fault(number, says, entry.sequence)


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


def _known_gate(ledger: Ledger) -> GateHead | None:
    """The end of gate.log as the ledger last saw it."""
    seen = ledger.entries_of_kind(Kind.GATE)
    return GateHead(int(str(seen[-1].payload["number"])), str(seen[-1].payload["digest"])) if seen else None
