"""Hands on the real window: they find things by name, click and type, and know nothing of what lies behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

PATIENCE = 10_000
"""Milliseconds after which something that should appear has not."""

_GLANCE = 5


class NotSeen(Exception):
    """Something the hands were told to use is not on the screen."""


class Hands:
    """One person at the keyboard."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def see(self, name: str) -> QWidget:
        """The visible thing of that name, on the topmost window that has one; raises NotSeen when there is none in time."""
        found: list[QWidget] = []

        def there() -> bool:
            found[:] = self._found(name)
            return bool(found)

        if not self.until(there):
            raise NotSeen(f"{name} is not to be seen")
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether it is to be seen now."""
        QApplication.processEvents()
        return bool(self._found(name))

    def words(self, name: str) -> str:
        """What a label or button says."""
        widget = self.see(name)
        assert isinstance(widget, QLabel | QAbstractButton)
        return widget.text()

    def typed(self, name: str) -> str:
        """What stands in a field."""
        line = self.see(name)
        assert isinstance(line, QLineEdit)
        return line.text()

    def click(self, name: str) -> None:
        """A click in its middle, once it can be clicked."""
        widget = self.see(name)
        if not self.until(widget.isEnabled):
            raise NotSeen(f"{name} is off")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the caret is."""
        if QApplication.activeWindow() is None and self._popup is None:
            self._activate(self.window)
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Key by key; what no key has comes from the input method."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focused, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(self.focused, event)
        QApplication.processEvents()

    def fill(self, name: str, text: str) -> None:
        """Go into the field and type over what it holds."""
        self.go_to(name)
        self.type(text)

    def put(self, name: str, text: str) -> None:
        """The whole text at once: in the toolkit's own file dialog every typed letter would offer files that are there."""
        self.go_to(name)
        line = self.see(name)
        assert isinstance(line, QLineEdit)
        line.setText(text)

    def go_to(self, name: str) -> None:
        """Put the caret into the field, as Tab would."""
        field = self.see(name)
        self._activate(field.window())
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()

    def answer(self, item: str, text: str) -> None:
        """Answer one item of a page, whatever kind of field it has: a choice by its code, a moment as `20260105 0740`."""
        # A page makes what is in sight first: the field may stand further down.
        self.until(lambda: any(self.sees(f"{item}_{end}") for end in (text, "time", "value")))
        if text == "NONE" and self.sees(f"{item}_never"):
            self.click(f"{item}_never")
        elif self.sees(f"{item}_{text}"):
            self.click(f"{item}_{text}")
        elif self.sees(f"{item}_time"):
            day, time = text.split(" ")
            self.fill(f"{item}_date", day)
            self.fill(f"{item}_time", time)
        elif isinstance(self.see(f"{item}_value"), QComboBox):
            self.pick(f"{item}_value", text)
        else:
            self.fill(f"{item}_value", text)

    def pick(self, name: str, code: str) -> None:
        """Choose from a list with the arrow key, as far down as the code stands."""
        self.go_to(name)
        box = self.see(name)
        assert isinstance(box, QComboBox)
        if box.findData(code) < 0:
            raise NotSeen(f"{name} does not offer {code}")
        while box.currentIndex() < box.findData(code):
            self.press(Qt.Key.Key_Down)

    def answer_all(self, answers: Mapping[str, str]) -> None:
        """Answer the items in order."""
        for item, text in answers.items():
            self.answer(item, text)

    def until(self, true: Callable[[], bool], patience: int = PATIENCE) -> bool:
        """Wait for it, the window working meanwhile; False when it did not come true in time."""
        waited = QElapsedTimer()
        waited.start()
        QApplication.processEvents()
        while not true():
            if waited.hasExpired(patience):
                return False
            _look_away()
        return True

    @property
    def focused(self) -> QWidget:
        """Where the caret is; the window itself when it is nowhere."""
        return self._popup or QApplication.focusWidget() or QApplication.activeModalWidget() or self.window

    @property
    def _popup(self) -> QWidget | None:
        """The open menu."""
        popup = QApplication.activePopupWidget()
        return popup if popup is not None and popup.isVisible() else None

    def _activate(self, window: QWidget) -> None:
        """Without a window manager nothing gives the focus back when a dialog closes."""
        if QApplication.activeWindow() is not window:
            window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is window)

    def _found(self, name: str) -> list[QWidget]:
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        tops.sort(key=lambda top: top is self.window)
        named = [one for top in tops for one in (top, *top.findChildren(QWidget, name)) if one.objectName() == name]
        return [one for one in named if one.isVisible()]


def _look_away() -> None:
    """Let the window and its worker go on for a moment; the test library's own waiting holds the worker up."""
    loop = QEventLoop()
    QTimer.singleShot(_GLANCE, loop.quit)
    loop.exec()
