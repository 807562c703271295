"""One criterion: state, number, name, reason and the button to its field; below it what was looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.judgement.eligibility import Effect, Judged
from desktop.models.protocol.plan import Protocol
from desktop.views.dialogs.effects import STATE
from desktop.views.dialogs.provenance import SourceBox
from desktop.views.language import say
from desktop.views.parts import button, label, picture, row
from desktop.views.tabs.screening.verdict import inputs_line, target


class CriterionRow(QFrame):
    """Emits its key when chosen and the field to go to."""

    chosen = Signal(str)
    jump_wanted = Signal(str, str)

    def __init__(self, protocol: Protocol, one: Judged, *, current: bool, quoted: bool, draft: bool) -> None:
        super().__init__()
        self._key = one.criterion.key
        self.setObjectName(f"criterion_{self._key}")
        self.setProperty("kind", "criterion")
        self.setProperty("state", "current" if current else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 10, 6)
        column.setSpacing(2)
        column.addLayout(self._first_line(protocol, one))
        column.addLayout(self._second_line(one, draft=draft))
        if quoted:
            column.addWidget(SourceBox(one.criterion.source))
        self.setAccessibleName(f"{self._key} {say(one.criterion.text)} {say(one.effect.text(one.criterion.kind))}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._key)
        else:
            super().keyPressEvent(event)

    def _first_line(self, protocol: Protocol, one: Judged) -> QVBoxLayout:
        icon, tone = STATE[one.effect]
        state = label(say(one.effect.text(one.criterion.kind)), tone=tone, size="strong")
        state.setMinimumWidth(64)
        number = label(self._key, tone="ink3")
        number.setMinimumWidth(52)
        name = label(say(one.criterion.text), size="" if one.effect is Effect.PASSES else "strong", wrap=True)
        parts: list[QWidget | int] = [picture(icon, tone, 18), state, number]
        line = row(*parts)
        line.addWidget(name, 1)
        if one.verdict.reason is not None:
            line.addWidget(label(say(one.verdict.reason.text), tone=tone, size="strong"))
        if one.effect is not Effect.PASSES:
            line.addWidget(self._jump(protocol, one))
        holder = QVBoxLayout()
        holder.addLayout(line)
        return holder

    def _jump(self, protocol: Protocol, one: Judged) -> QWidget:
        need = target(one)
        made = button(say(protocol.form(need.form).short), "soft" if one.effect is Effect.PENDING else "ghost", f"jump_{self._key}")
        made.clicked.connect(lambda: self.jump_wanted.emit(need.form, need.item))
        return made

    def _second_line(self, one: Judged, *, draft: bool) -> QVBoxLayout:
        words = {f"{given.name} label": say(given.label) for given in one.inputs} | {given.name: say(given.value) for given in one.inputs}
        holder = QVBoxLayout()
        holder.setContentsMargins(26, 0, 0, 0)
        holder.setSpacing(0)
        detail = label(say(one.verdict.detail), wrap=True)
        if draft:
            tag = label(self.tr("draft"), tone="accent")
            tag.setProperty("kind", "draft_tag")
            holder.addLayout(row(tag, detail, spacing=8))
        else:
            holder.addWidget(detail)
        holder.addWidget(label(inputs_line(one.inputs, words), tone="ink3", wrap=True))
        for warning in one.verdict.warnings:
            holder.addLayout(row(picture("warn", "warn", 16), label(say(warning), tone="warn", wrap=True)))
        return holder
