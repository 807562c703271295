"""The list of subjects that opens from the banner's number: one click or Ctrl+K, arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.models.judgement.standing import Standing
from desktop.models.judgement.windows import shown_day
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.views.frame.composed import ComposedButton
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import button, hairline, label, scrolled

WIDTH = 420
_ROW = 40
_SHOWN = 7
"""Rows before the list scrolls."""


class SubjectChooser(QFrame):
    """Emits the code chosen, or that a new subject is to be registered."""

    chosen = Signal(str)
    register_wanted = Signal()

    def __init__(self, parent: QWidget, known: Sequence[Standing], current: str, today: date, *, may_register: bool) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self._rows: list[QPushButton] = []
        inside = QWidget()
        inside.setObjectName("chooser_rows")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for one in known:
            rows.addWidget(self._row(one, current, today))
        if not known:
            rows.addWidget(self._nobody())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(0)
        scroll = scrolled(inside)
        scroll.setFixedHeight(_ROW * max(1, min(len(known), _SHOWN)))
        column.addWidget(scroll)
        if may_register:
            column.addWidget(hairline())
            column.addWidget(self._register())

    def open_below(self, anchor: QWidget) -> None:
        """Stand under the block, the current subject focused."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        self.show()
        first = next((row for row in self._rows if row.isChecked()), self._rows[0] if self._rows else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self._rows:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        focused = self.focusWidget()
        at = self._rows.index(focused) if isinstance(focused, QPushButton) and focused in self._rows else -1
        self._rows[(at + by) % len(self._rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, one: Standing, current: str, today: date) -> QPushButton:
        row = ComposedButton(f"choose_{one.code}", "choice_row")
        row.setCheckable(True)
        row.setChecked(one.code == current)
        row.setFixedHeight(_ROW)
        day = shown_day((today - one.day_zero).days) if one.day_zero else self.tr("no D0 yet")
        state = state_words(one)
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 12, 0)
        line.setSpacing(10)
        parts = (label(one.code, size="strong"), label(one.initials, tone="ink2"), label(one.arm, size="strong"))
        for part in (*parts, ElidingLabel(state), label(day, tone="accent", size="strong")):
            line.addWidget(part, 1 if isinstance(part, ElidingLabel) else 0)
        row.compose(line, f"{one.code} {one.initials} {one.arm} {state}")
        row.clicked.connect(lambda: self._choose(one.code))
        self._rows.append(row)
        return row

    def _register(self) -> QPushButton:
        made = button(self.tr("Register a subject"), "chooser_act", "chooser_register", picture="plus")
        made.setFixedHeight(_ROW)
        made.clicked.connect(self._begin)
        self._rows.append(made)
        return made

    def _nobody(self) -> QWidget:
        nobody = label(self.tr("No subject registered yet"), tone="ink2")
        nobody.setContentsMargins(14, 0, 14, 0)
        nobody.setFixedHeight(_ROW)
        return nobody

    def _choose(self, code: str) -> None:
        self.close()
        self.chosen.emit(code)

    def _begin(self) -> None:
        self.close()
        self.register_wanted.emit()


def state_words(one: Standing) -> str:
    """`D14 3/12 页 · 待定 6`, the one sentence about a subject."""
    translate = QCoreApplication.translate
    if one.ended is not None:
        return translate("SubjectState", "ended {day}").format(day=one.ended)
    now = one.current
    name = translate("SubjectState", "Screening") if now.visit.key == SCREENING_VISIT else now.visit.key
    if now.signed:
        words = [translate("SubjectState", "{visit}: pages all signed").format(visit=name)]
        if one.next is not None and one.next.window is not None:
            coming = translate("SubjectState", "{visit} from {day}")
            words.append(coming.format(visit=one.next.visit.key, day=f"{one.next.window.opens:%m-%d}"))
        return " · ".join(words)
    pages = translate("SubjectState", "{visit} {done}/{all} pages")
    words = [pages.format(visit=name, done=now.complete, all=len(now.counted))]
    if one.must:
        words.append(translate("SubjectState", "must resolve {n}").format(n=one.must))
    if one.failed and not one.infused:
        words.append(translate("SubjectState", "not met {n}").format(n=len(one.failed)))
    if one.pending and now.begun and not one.infused:
        words.append(translate("SubjectState", "pending {n}").format(n=len(one.pending)))
    return " · ".join(words)
