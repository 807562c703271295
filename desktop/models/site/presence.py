"""Lock the window and come back, and say that a warning was seen: patient data hidden, only the same person's password opens it."""

from __future__ import annotations

from desktop.models.accounts.credibility import NO_SECOND_COPY, NOT_LOGGED_IN, SET_BACK
from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.records.entry import Kind
from desktop.models.site.site import Change, Site, append
from desktop.models.storage.integrity import Fault

_ENDS = frozenset({NO_SECOND_COPY, SET_BACK, NOT_LOGGED_IN})
"""What is over when it was seen; a damaged file is a warning at every login until somebody mends it."""


def lock(site: Site) -> Change:
    """Note that the window was locked."""
    return Change() if site.read_only else append(site, [site.fact(Kind.LOCK)])


def unlock(site: Site, password: str) -> Change:
    """Open the window again; raises E-3101 (wrong password) and E-3103 (locked out)."""
    reauthenticate(site.folder, site.clock, site.person.id, password)
    return Change() if site.read_only else append(site, [site.fact(Kind.UNLOCK)])


def to_acknowledge(site: Site) -> tuple[Fault, ...]:
    """The warnings of this login that are shown again until somebody says that they were seen."""
    return () if site.read_only else tuple(warning for warning in site.warnings if warning.number in _ENDS)


def acknowledge(site: Site) -> Change:
    """Write down that this person has seen those warnings; they are not shown at the next login."""
    seen = [{"number": warning.number, "what": warning.what.zh} for warning in to_acknowledge(site)]
    return append(site, [site.fact(Kind.ALARM_ACKNOWLEDGED, payload=payload) for payload in seen])
