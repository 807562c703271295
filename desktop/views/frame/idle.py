"""Watches hands on keyboard and mouse: a window nobody uses locks itself, and nothing interrupts typing."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.models.clock import Clock

LOCKS_AFTER = 300
"""Seconds without a touch (R-IAM-07); the study settings will let a site choose 2 to 15 minutes."""
COUNTS_DOWN = 60
"""The last seconds are counted where everyone can see it."""
_TYPING = 400
"""Milliseconds after the last key during which nothing modal appears."""
_SECOND = 1000

_TOUCHES = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
})  # fmt: skip
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class IdleWatch(QObject):
    """Counts from the last touch anywhere in the program."""

    second = Signal()
    """The wall clock of the window moved on."""
    counting = Signal(int)
    """Seconds left before the window locks; 0 when there is nothing to count."""
    expired = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched = clock.monotonic()
        self._typed = QElapsedTimer()
        self._armed = False
        self._counted = False
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._watch)
        self._watch()

    def arm(self, armed: bool) -> None:
        """Count only while somebody is logged in and the window is not locked."""
        self._armed = armed
        self.touch()

    def touch(self) -> None:
        """Somebody is here."""
        self._touched = self._clock.monotonic()
        if self._counted:
            self._counted = False
            self.counting.emit(0)

    def look(self) -> None:
        """What the time says now; called every second."""
        self.second.emit()
        if not self._armed:
            return
        left = LOCKS_AFTER - (self._clock.monotonic() - self._touched)
        if left <= 0:
            self.touch()
            self.expired.emit()
        elif left <= COUNTS_DOWN:
            self._counted = True
            self.counting.emit(int(left) + (left % 1 > 0))

    def when_quiet(self, act: QTimer) -> None:
        """Start the single-shot timer so that it ends when nobody has typed for a moment."""
        since = self._typed.elapsed() if self._typed.isValid() else _TYPING
        act.start(max(0, _TYPING - since))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
            if event.type() in _KEYS:
                self._typed.restart()
            self._rest()
        return False

    def _rest(self) -> None:
        """Look away until the touch is dealt with: a page that it opens sends tens of thousands of events, and all would come by here."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._again.start(0)

    def _watch(self) -> None:
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
