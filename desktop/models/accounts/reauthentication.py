"""The same person's password once more: at signing and at unlocking, with the same lock-out as at login."""

from __future__ import annotations

from pathlib import Path

from desktop.models.accounts.gate import GateLog
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.accounts.slots import Unlocked
from desktop.models.clock import Clock
from desktop.models.failure import Failure


def gate_log(folder: Path, keys: SiteKeys) -> GateLog:
    """The site's gate.log."""
    return GateLog(folder / "gate.log", [person.id for person in keys.people])


def reauthenticate(folder: Path, clock: Clock, user: str, password: str) -> Unlocked:
    """What the password opens; raises E-3101 (wrong, counted in gate.log), E-3102 (altered account), E-3103 (locked out)."""
    keys = SiteKeys.read(folder / "site.keys")
    gate = gate_log(folder, keys)
    gate.require_open(user, clock.now())
    try:
        unlocked = keys.unlock(user, password)
    except Failure as refused:
        if refused.failed.number == "E-3101":
            gate.failed(user, clock.now())
        raise
    gate.confirmed(user, clock.now())
    return unlocked
