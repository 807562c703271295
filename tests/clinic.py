"""A real training site for a test: founded once per process, copied for every test, opened as any of its people."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.founding import found_training_site
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.models.site.site import Change, Site
from desktop.rehearsal.subjects import VITAL_SIGNS
from tests.bench import StoppedClock
from tests.people import CHEAP

NURSE, PHYSICIAN, TECHNICIAN = "U-0101", "U-0102", "U-0103"
VITALS = PageKey("S01", "SCR", "VS")
JUDGEMENT = PageKey("S01", "SCR", "INV")
SIGNS = {"VSDTC": "2026-01-05T10:30", **VITAL_SIGNS}


@dataclass
class Clinic:
    """A site folder, the machine's state folder and a clock that stands until it is moved."""

    folder: Path
    state: Path
    clock: StoppedClock = field(default_factory=StoppedClock)

    def password(self, user: str) -> str:
        return SiteKeys.read(self.folder / "site.keys").training_passwords[user]

    @contextmanager
    def opened(self, user: str = NURSE) -> Iterator[Site]:
        site = log_in(self.folder, self.state, self.clock, user, self.password(user))
        try:
            yield site
        finally:
            log_out(site)


@cache
def _founded() -> Path:
    place = Path(tempfile.mkdtemp(prefix="wardsource-test-"))
    found_training_site(place / "site", place / "state", StoppedClock(), CHEAP)
    return place


def clinic(folder: Path) -> Clinic:
    """A site of its own in the folder."""
    founded = _founded()
    shutil.copytree(founded / "site", folder / "site")
    shutil.copytree(founded / "state", folder / "state")
    return Clinic(folder / "site", folder / "state")


def answers(given: dict[str, str]) -> Answers:
    return Answers({key: Answer(value) for key, value in given.items()})


def with_subject(site: Site) -> None:
    register_subject(site, "LXYU")


def write_vitals(site: Site, **changes: str) -> Change:
    return record(site, VITALS, answers(SIGNS | changes), Reasons())
