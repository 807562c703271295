"""Where every subject stands: a small ward at once, a large one while nobody waits for the window."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.models.judgement.standing import Standing, standing
from desktop.models.records.casebook import SubjectBook
from desktop.views.memory import keep
from desktop.views.presently import Afterwards
from desktop.views.session import Session

_AT_ONCE = 12
"""Subjects looked at before anything is shown."""
_SLICE = 40
"""Milliseconds the window is kept from its work at a time."""


class WardRound(QObject):
    """Goes from subject to subject; what is known of a book that did not change costs nothing."""

    finished = Signal()
    """The last subject was looked at, some time after `begin`."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.known: list[tuple[SubjectBook, Standing]] = []
        """The subjects looked at so far, in the order of their codes."""
        self._left: list[str] = []
        self._keeping = Afterwards(keep, self)
        self._kept = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def left(self) -> int:
        """How many subjects are still to be looked at."""
        return len(self._left)

    def begin(self) -> None:
        """Look at everybody anew."""
        self.known, self._left = [], list(self._session.casebook.registered)
        self._look(_AT_ONCE)
        if self._left:
            self._timer.start()
        else:
            self._timer.stop()
            self._remember()

    def _go_on(self) -> None:
        if not self._session.open:
            self._timer.stop()
            return
        self._look(1)
        if not self._left:
            self._timer.stop()
            self._remember()
            self.finished.emit()

    def _remember(self) -> None:
        """After the first round everybody's book is read."""
        if not self._kept:
            self._kept = True
            self._keeping.ask()

    def _look(self, at_least: int) -> None:
        spent = QElapsedTimer()
        spent.start()
        site, today = self._session.site, self._session.clock.now().date()
        until = len(self.known) + at_least
        while self._left and (len(self.known) < until or spent.elapsed() < _SLICE):
            book = self._session.casebook.book(self._left.pop(0))
            self.known.append((book, standing(site.protocol, book, today)))
