"""Something done once, however often it was asked for: before the window is painted next, or after that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

_ASKED = QEvent.Type(QEvent.registerEventType())


class Presently(QObject):
    """Before the window is painted next.

    It lives as long as its parent; what was asked for before the parent is deleted is not done any more.
    """

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._asked = False

    def ask(self) -> None:
        """Do it presently."""
        if not self._asked:
            self._asked = True
            QCoreApplication.postEvent(self, QEvent(_ASKED))

    def done(self) -> None:
        """It was done by other means: whoever asked is served."""
        self._asked = False

    def event(self, event: QEvent) -> bool:
        if event.type() != _ASKED:
            return super().event(event)
        if self._asked:
            self._asked = False
            self._act()
        return True


class Afterwards(QTimer):
    """After the window is painted: what the reader did is seen first, what follows from it elsewhere comes then."""

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(act)

    def ask(self) -> None:
        """Do it afterwards."""
        if not self.isActive():
            self.start()
