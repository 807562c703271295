"""The sites that are measured: one subject with every visit filled, and three hundred of them; built once, then taken from the cache."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from bench.answers import STANDS, pages
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.protocol.form import Form
from desktop.models.records.entry import NewEntry
from desktop.models.records.person import Role
from desktop.models.site.founding import TRAINING_PEOPLE, found_training_site
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.models.site.site import Site
from front_door.places import ROOT

MANY = 300
_NURSE, _PHYSICIAN = (next(one.id for one in TRAINING_PEOPLE if one.role is role) for role in (Role.NURSE, Role.SUB_INVESTIGATOR))
_MADE_BY = ("desktop/models/protocol", "desktop/models/records", "desktop/models/storage", "build/bench/answers.py", "build/bench/ward.py")
"""What a built site depends on: another one is built when a file there changes."""
_CACHED = "wardsource-bench-"
_FACT = tuple(field.name for field in fields(NewEntry))


@dataclass(frozen=True)
class StoppedClock:
    """It stands after the last visit, so that every run sees the same day."""

    def now(self) -> datetime:
        """Always the same moment."""
        return STANDS

    def monotonic(self) -> float:
        """As still."""
        return 0.0


@dataclass(frozen=True)
class Ward:
    """A site folder with the state folder of its machine."""

    place: Path
    clock: StoppedClock = StoppedClock()

    @property
    def folder(self) -> Path:
        """The site folder."""
        return self.place / "site"

    @property
    def state(self) -> Path:
        """The machine's state folder."""
        return self.place / "state"

    @property
    def login(self) -> tuple[str, str]:
        """The nurse and her password."""
        return _NURSE, self._password(_NURSE)

    @property
    def entries(self) -> int:
        """How many entries the last anchor counts."""
        return int((self.folder / "anchors.log").read_text(encoding="utf-8").splitlines()[-1].split()[0])

    @contextmanager
    def opened(self, user: str = _NURSE) -> Iterator[Site]:
        """The site opened by one of its people."""
        site = log_in(self.folder, self.state, self.clock, user, self._password(user))
        try:
            yield site
        finally:
            log_out(site)

    def copied(self, to: Path) -> Ward:
        """The same site somewhere else."""
        shutil.copytree(self.place, to)
        return Ward(to)

    def _password(self, user: str) -> str:
        return SiteKeys.read(self.folder / "site.keys").training_passwords[user]


def one_and_many() -> tuple[Ward, Ward]:
    """The site of one subject and that of three hundred like it."""
    cache = Path(tempfile.gettempdir()) / f"{_CACHED}{_digest()}"
    one, many = cache / "one", cache / "many"
    if not many.exists():
        for outdated in cache.parent.glob(f"{_CACHED}*"):
            shutil.rmtree(outdated, ignore_errors=True)
        building = cache / "building"
        _fill(Ward(building))
        _multiply(Ward(building).copied(cache / "multiplied"))
        building.rename(one)
        (cache / "multiplied").rename(many)
    return Ward(one), Ward(many)


def _digest() -> str:
    made_by = hashlib.sha256()
    for place in _MADE_BY:
        for file in sorted((ROOT / place).rglob("*.py")) or [ROOT / place]:
            made_by.update(file.read_bytes())
    return made_by.hexdigest()[:12]


def _fill(ward: Ward) -> None:
    """Every page of every visit, recorded as a ward records it: by the nurse, and by the physician what is hers alone."""
    found_training_site(ward.folder, ward.state, ward.clock)
    with ward.opened() as site:
        register_subject(site, "LXYU")
        _record(site, Role.NURSE)
    with ward.opened(_PHYSICIAN) as site:
        _record(site, Role.SUB_INVESTIGATOR)


def _record(site: Site, role: Role) -> None:
    for key, answers in pages(site.protocol, "S01"):
        if _recorder(site.protocol.page(key.visit, key.form)) is role:
            record(site, key, answers, Reasons(late="补录"))


def _recorder(form: Form) -> Role:
    return Role.NURSE if Role.NURSE in form.recorders else Role.SUB_INVESTIGATOR


def _multiply(ward: Ward) -> None:
    """The same facts again under other codes, one transaction for each subject."""
    with ward.opened() as site:
        facts = [NewEntry(**{name: getattr(entry, name) for name in _FACT}) for entry in site.ledger.entries_of("S01")]
        known = [replace(fact, person=_NURSE, role=Role.NURSE) for fact in facts]  # she alone is logged in
        for number in range(2, MANY + 1):
            site.ledger.append([replace(fact, subject=f"S{number:02d}") for fact in known])
