"""Drafts of the page on the screen: kept while somebody types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.models.records.answer import Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import keep_draft
from desktop.views.session import Session

_AFTER_FIRST_KEY = 500
"""Milliseconds; counted from the first key not yet kept, so that someone who types without a pause loses no more."""


class DraftKeeper(QObject):
    """Writes what is on the screen into drafts.db within a second of the last key."""

    kept = Signal(object)
    """The Draft just written."""

    def __init__(self, session: Session, key: PageKey, answers: Callable[[], Answers], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._key, self._answers = session, key, answers
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_FIRST_KEY)
        self._timer.timeout.connect(self.flush)
        self._waiting = False

    def touched(self) -> None:
        """A key was pressed: what is on the screen is not yet kept."""
        self._waiting = True
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep it now without a key: a value saved by itself ended the draft in which the others are."""
        self._waiting = True
        self.flush()

    def flush(self) -> None:
        """Keep it now; also before the page, the subject, the language or the user changes, and at lock and close."""
        self._timer.stop()
        if not self._waiting or not self._session.open:
            return
        draft = self._session.attempt(keep_draft, self._session.site, self._key, self._answers())
        if draft is not None:
            self._waiting = False
            self._session.typed.add(self._key)
            self.kept.emit(draft)

    def dropped(self) -> None:
        """What was on the screen is recorded now, or given up."""
        self._timer.stop()
        self._waiting = False
        self._session.typed.discard(self._key)
