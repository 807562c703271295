"""What every editor of an item has in common: it holds one Answer, and says by its look what that answer is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.protocol.form import Level
from desktop.models.protocol.items import Item
from desktop.models.records.answer import NOT_ANSWERED, Absent, Answer
from desktop.views.language import say
from desktop.views.style import restyle


class Editor(QWidget):
    """One item on the screen; nothing typed is refused, only a locked item asks for a correction instead."""

    changed = Signal()
    """The answer was changed by the user."""
    left = Signal()
    """The caret left the item."""
    change_wanted = Signal(str, str)
    """Somebody tried to change a locked item: which one, and what was typed at it."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        """Take the parent at once where there is one: a later change styles every field of the editor again."""
        super().__init__(parent)
        self.key = item.key
        self.label = say(item.text)
        self._required = item.required
        self.setObjectName(item.key)
        self.setAccessibleName(self.label)
        self._answer = NOT_ANSWERED
        self._locked = False
        self._mark = ""
        self._level: Level | None = None

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Enter halts, in order."""
        raise NotImplementedError

    @property
    def wide(self) -> bool:
        """Whether the editor needs the whole width of the page, under its label."""
        return False

    def answer(self) -> Answer:
        """What is on the screen."""
        return self._answer

    def put(self, answer: Answer) -> None:
        """Show an answer; nothing is emitted."""
        self._answer = answer
        self._display()
        self._dress()

    def settle(self) -> None:
        """Show the answer the way it reads once the caret is elsewhere."""

    def take_absent(self, absent: Absent, why: str) -> None:
        """ND, UK or NA with its reason, instead of a value."""
        self.take(Answer(absent=absent, why=why))
        self._display()

    def take_pending(self) -> None:
        """采样未报告, instead of a value."""
        self.take(Answer(pending=True))
        self._display()

    def take_over(self, answer: Answer) -> None:
        """The answer of another item, taken by the user's own act."""
        self.take(answer)
        self._display()

    def clear(self) -> None:
        """Not answered."""
        self.take(NOT_ANSWERED)
        self._display()

    def take(self, answer: Answer) -> None:
        """The user's own change; a locked item keeps its answer and asks for a correction."""
        if self._locked:
            self.refuse()
            return
        if answer != self._answer:
            self._answer = answer
            self._dress()
            self.changed.emit()

    def refuse(self, typed: str = "") -> None:
        """Keep what is signed and ask for a correction that begins with what was typed."""
        self._display()
        self.change_wanted.emit(self.key, typed)

    @property
    def locked(self) -> bool:
        """Whether the item is part of a signed page."""
        return self._locked

    def mark(self, state: str) -> None:
        """`draft`, `saved`, `corrected`, `late`, `locked` or nothing."""
        if state == self._mark:
            return
        self._mark = state
        if self._locked is not (state == "locked"):
            self._locked = state == "locked"
            self._lock(locked=self._locked)
        self._dress()

    def weigh(self, level: Level | None) -> None:
        """The heaviest open finding at the item."""
        self._level = level
        self._dress()

    @property
    def state(self) -> str:
        """The look: what needs an act wins over what merely is."""
        if self._level in (Level.MUST, Level.CHECK):
            return self._level.value
        if self._answer.pending:
            return "pending"
        if self._answer.absent is not None:
            return "absent"
        return self._mark if self._mark in ("draft", "locked") else ""

    @property
    def empty_words(self) -> str:
        """What stands in an empty field: ND, UK, NA, that the result is awaited, that nothing is filled, or need not be."""
        if self._answer.absent is not None:
            return self._answer.absent.value
        if self._answer.pending:
            return self.tr("Awaited")
        return self.tr("Empty") if self._required else self.tr("Optional")

    @property
    def _dressed(self) -> tuple[QWidget, ...]:
        """The widgets that wear the state."""
        raise NotImplementedError

    def _display(self) -> None:
        """Bring the fields in line with the answer."""
        raise NotImplementedError

    def _lock(self, *, locked: bool) -> None:
        """Let the fields be typed into, or not."""
        raise NotImplementedError

    def _dress(self) -> None:
        state = self.state
        for widget in self._dressed:
            if widget.property("state") != state:
                widget.setProperty("state", state)
                restyle(widget)
