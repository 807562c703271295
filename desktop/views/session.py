"""One object around the open site: runs use-cases, tells the views what changed, shows failures in one way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.models.clock import Clock
from desktop.models.failure import Failed, Failure
from desktop.models.records.casebook import Casebook
from desktop.models.records.entry import Entry, PageKey
from desktop.models.site.founding import found_training_site, is_founded
from desktop.models.site.opening import Gate, hold, log_in, log_out, open_gate
from desktop.models.site.presence import acknowledge, lock, to_acknowledge, unlock
from desktop.models.site.site import Change, Site

P = ParamSpec("P")
R = TypeVar("R")


class Session(QObject):
    """The running program's one door to the models; there is one writer, the GUI thread."""

    entered = Signal()
    """Somebody logged in: `site` is open."""
    left = Signal()
    """Nobody is logged in."""
    locked = Signal()
    unlocked = Signal()
    changed = Signal(object)
    """A Change was recorded."""
    failed = Signal(object)
    """A Failed to show."""
    busy = Signal(bool)
    """The worker is rendering or signing."""
    _finished = Signal(object, object)

    def __init__(self, folder: Path, state: Path, clock: Clock, parent: QObject | None = None) -> None:
        """Take the site folder, which gets a training site if it is empty; raises Failure where it cannot be had."""
        super().__init__(parent)
        if not is_founded(folder):
            found_training_site(folder, state, clock)
        self._lock = hold(folder, clock)
        self.folder, self.state, self.clock = folder, state, clock
        self._site: Site | None = None
        self._casebook: Casebook | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
        self.saved: Entry | None = None
        """The newest entry of this session, for 已保存 on the status line."""
        self.typed: set[PageKey] = set()
        """Pages with a draft of this login: they come back as they were, without being offered."""
        self.identified = False
        """Whether a first signature was given with user id and password since login or lock (R-SIG-01)."""
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def site(self) -> Site:
        """The open site; only asked for while somebody is logged in."""
        assert self._site is not None
        return self._site

    @property
    def open(self) -> bool:
        """Whether somebody is logged in."""
        return self._site is not None

    @property
    def casebook(self) -> Casebook:
        """Every subject as it stands; a change adds to it."""
        if self._casebook is None:
            self._casebook = self.site.casebook()
        return self._casebook

    def gate(self) -> Gate:
        """What can be known and shown before login."""
        return open_gate(self.folder)

    def log_in(self, user: str, password: str) -> bool:
        """Open the site as this person; False after a shown failure."""
        site = self.attempt(log_in, self.folder, self.state, self.clock, user, password)
        if site is None:
            return False
        self._site, self._casebook, self.saved = site, None, None
        self.typed, self.identified = set(), False
        self.entered.emit()
        return True

    def log_out(self) -> None:
        """Close the site; drafts stay."""
        if self._site is not None:
            self.attempt(log_out, self._site)
            self._site = self._casebook = None
            self.left.emit()

    def lock(self) -> None:
        """Hide everything; the same person's password brings it back as it was."""
        self.run(lock, self.site)
        self.identified = False
        self.locked.emit()

    def unlock(self, password: str) -> bool:
        """Bring the window back; False after a shown failure."""
        if self.run(unlock, self.site, password) is None:
            return False
        self.unlocked.emit()
        return True

    def acknowledge(self) -> bool:
        """Write down that the person has seen the warnings that end by it; False after a shown failure."""
        site, ended = self.site, to_acknowledge(self.site)
        if self.run(acknowledge, site) is None:
            return False
        self._site = replace(site, warnings=tuple(warning for warning in site.warnings if warning not in ended))
        return True

    def run(self, use_case: Callable[P, Change], *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Run a use-case that changes the record; None after a shown failure."""
        change = self.attempt(use_case, *args, **kwargs)
        if change is not None:
            self.announce(change)
        return change

    def attempt(self, act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Run anything that may fail in a way a user can meet; None after a shown failure."""
        try:
            return act(*args, **kwargs)
        except Failure as failure:
            self.failed.emit(failure.failed)
            return None

    def announce(self, change: Change) -> None:
        """Tell the views what was recorded."""
        if change.entries:
            self._casebook = self.casebook.after(change.entries)
            self.saved = change.entries[-1]
            self.changed.emit(change)

    def in_worker(self, make: Callable[[], R], done: Callable[[R], None], undone: Callable[[], None]) -> None:
        """Run `make` off the GUI thread (it must not touch the ledger), then `done` or `undone` on it."""
        self.busy.emit(True)
        future = self._worker.submit(make)
        future.add_done_callback(lambda finished: self._finished.emit(finished, (done, undone)))

    def _deliver(self, finished: object, ways: object) -> None:
        assert isinstance(finished, Future)
        assert isinstance(ways, tuple)
        done, undone = ways
        self.busy.emit(False)
        error = finished.exception()
        if error is None:
            done(finished.result())
        elif isinstance(error, Failure):
            self.failed.emit(error.failed)
            undone()
        else:
            undone()
            raise error

    def close(self) -> None:
        """Leave the site and stop the worker."""
        self.log_out()
        self._worker.shutdown(wait=True)
        self._lock.release()

    def show_failure(self, failed: Failed) -> None:
        """Show a failure that no use-case raised."""
        self.failed.emit(failed)
