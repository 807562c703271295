"""Lock the window and come back: patient data hidden, drafts kept, only the same person's password opens it."""

from __future__ import annotations

from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.records.entry import Kind
from desktop.models.site.site import Change, Site, append


def lock(site: Site) -> Change:
    """Note that the window was locked."""
    return Change() if site.read_only else append(site, [site.fact(Kind.LOCK)])


def unlock(site: Site, password: str) -> Change:
    """Open the window again; raises E-3101 (wrong password) and E-3103 (locked out)."""
    reauthenticate(site.folder, site.clock, site.person.id, password)
    return Change() if site.read_only else append(site, [site.fact(Kind.UNLOCK)])
