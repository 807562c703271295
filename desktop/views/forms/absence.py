"""ND, UK, NA and 采样未报告: chosen with the reason in one menu, shown under the field with room for words of one's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.models.records.answer import Absent, Answer
from desktop.models.records.reasons import NOT_DONE, OTHER, read, written
from desktop.models.text import Text
from desktop.views.forms.field import Line
from desktop.views.language import say
from desktop.views.parts import label, picture

_SHORT = {Absent.ND: "&ND", Absent.UK: "&UK", Absent.NA: "N&A"}


class AbsenceMenu(QMenu):
    """Opens at the button of the row or with Ctrl+D."""

    absent = Signal(object, str)
    """The code and the reason as the ledger keeps it."""
    pending = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget, key: str, *, awaited: bool) -> None:
        super().__init__(parent)
        self.setObjectName(f"{key}_absence_menu")
        self._first = self.addAction(self.tr("Sampled, not yet &reported"), self.pending.emit) if awaited else None
        if awaited:
            self.addSeparator()
        self._reasons_width = 0
        """Of the widest menu of reasons, which opens at the right where there is room for it."""
        for code in Absent:
            reasons = self.addMenu(f"{_SHORT[code]} {say(code.text)}")
            for reason in NOT_DONE:
                self._add(reasons, code, reason)
            self._reasons_width = max(self._reasons_width, reasons.sizeHint().width())
        self.addSeparator()
        self.addAction(self.tr("&Empty the field"), self.cleared.emit)

    def open_under(self, widget: QWidget) -> None:
        """Show the menu under a widget; 采样未报告 is ready for Enter, ↓ goes on to the codes and their letters choose them."""
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        window = widget.window()
        edge = window.mapToGlobal(QPoint(window.width(), 0)).x()
        at.setX(max(window.x(), min(at.x(), edge - self.sizeHint().width() - self._reasons_width)))
        self.popup(at)
        if self._first is not None:  # an entry with reasons would open them at once, and ↓ would walk the reasons
            self.setActiveAction(self._first)

    def _add(self, menu: QMenu, code: Absent, reason: Text) -> None:
        menu.addAction(say(reason), lambda: self.absent.emit(code, written(reason, "")))


class AbsenceLine(QWidget):
    """What is said instead of a value, and why."""

    explained = Signal(str)
    """The reason in words of one's own."""

    def __init__(self, key: str, item: str) -> None:
        super().__init__()
        self._words = label("", tone="ink2", wrap=True, name=f"{key}_absence")
        self.own = Line()
        self.own.setObjectName(f"{key}_why")
        self.own.setAccessibleName(self.tr("{item}, reason").format(item=item))
        self.own.setPlaceholderText(self.tr("Reason (5+ characters)"))
        self.own.setProperty("kind", "reason")
        self.own.textEdited.connect(self.explained)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(picture("nd", "ink2", 16))
        said.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(said)
        column.addWidget(self.own)

    def show_answer(self, answer: Answer) -> None:
        """Show the code and its reason; words of one's own get a field."""
        self.setVisible(answer.absent is not None or answer.pending)
        if answer.pending:
            self._words.setText(self.tr("Sampled, result not yet reported"))
            self.own.hide()
        elif answer.absent is not None:
            own = _own_words(answer.why)
            reason = say(read(answer.why)) if answer.why and own is None else ""
            self._words.setText(f"{answer.absent.value} {say(answer.absent.text)}　{reason}".strip())
            self.own.setVisible(own is not None)
            if own is not None and why_of(self.own.text()) != answer.why:
                self.own.setText(own)
        else:
            self.own.clear()


def why_of(own: str) -> str:
    """The reason in words of one's own as the ledger keeps it; nothing while they are too few to say why."""
    return written(OTHER, own)


def _own_words(why: str) -> str | None:
    """The words of one's own in a reason; None for a reason chosen from the list."""
    if why in {reason.zh for reason in NOT_DONE if reason is not OTHER}:
        return None
    head, colon, own = why.partition("：")
    return own if head == OTHER.zh and colon else why
