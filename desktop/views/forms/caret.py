"""Where the caret goes: told to the pages by one watch for all of them, which costs nothing for the other events of their fields."""

from __future__ import annotations

from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Followed(Protocol):
    """Something that wants to know."""

    def caret_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """The caret went from one widget to another, or out of the window."""


class Caret(QObject):
    """One for the program."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._told: WeakSet[Followed] = WeakSet()
        application.focusChanged.connect(self._moved)

    def tell(self, one: Followed) -> None:
        """Tell it from now on, for as long as it lives."""
        self._told.add(one)

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        for one in list(self._told):
            if isValid(one):
                one.caret_moved(old, now)


def caret() -> Caret:
    """The watch of the running program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application.findChild(Caret) or Caret(application)
