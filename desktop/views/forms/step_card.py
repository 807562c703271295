"""One step of a checklist as a card: who does and checks it, its data, when it was done, and what its gate says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.steps import StepState, earlier_open
from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Item, Number, YesNo
from desktop.models.protocol.lateness import delayed
from desktop.models.protocol.steps import Done, Gate, Step
from desktop.models.records.entry import Entry
from desktop.models.text import listed
from desktop.views.forms.item_place import Arrangement, ItemPlace
from desktop.views.forms.part import MakePlace, Part
from desktop.views.forms.row import Row
from desktop.views.icons import pixmap
from desktop.views.language import say
from desktop.views.parts import button, label, picture, row
from desktop.views.style import restyle

_GATES = {Gate.HARD: ("stop", "danger"), Gate.WARN: ("warn", "warn"), Gate.INFO: ("info", "info")}
"""Icon and ink of each gate."""


class StepCard(Part):
    """It records nothing; every step is done and checked by itself."""

    check_wanted = Signal(str)
    """核对: the number of the step."""
    override_wanted = Signal(str)
    """越过."""
    early = Signal(str)
    """已完成 was chosen while an earlier hard step is open."""

    def __init__(self, section: Section, step: Step, make_place: MakePlace, parent: QWidget) -> None:
        super().__init__(f"section_{section.key}", make_place, parent)
        self._step = step
        self.number = step.number
        self._waits_for: tuple[StepState, ...] = ()
        self._card = QFrame(self)
        self._card.setObjectName(f"step_{step.number}")
        self._card.setProperty("kind", "step_card")
        self._inside = QVBoxLayout(self._card)
        self._inside.setContentsMargins(1, 0, 1, 0)
        self._inside.setSpacing(0)
        self._title = label(say(section.text), size="panel", wrap=True, name=f"title_{section.key}")
        self._inside.addLayout(self._head())
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        self._inside.addLayout(self._questions)
        closing = [item for item in section.items if item.key in (step.time, step.done)]
        self._to_come = [*_lines([item for item in section.items if item not in closing]), *((item,) for item in closing)]
        self._gate_icon, self._gate_words = label(""), label("", wrap=True, name=f"{step.number}_gate")
        self._standing = label("", tone="ink2", wrap=True, name=f"{step.number}_standing")
        self.override = button(self.tr("Override…"), "ghost", f"{step.number}_override")
        self.check = button(self.tr("Check…"), "soft", f"{step.number}_check", picture="users")
        self._gate_line = self._make_gate_line()
        self._inside.addLayout(self._foot())
        self._column.setContentsMargins(8, 8, 4, 0)
        self._column.addWidget(self._card)
        self.override.clicked.connect(lambda: self.override_wanted.emit(step.number))
        self.check.clicked.connect(lambda: self.check_wanted.emit(step.number))

    @property
    def whole(self) -> bool:
        return not self._to_come

    def grow(self) -> None:
        items = self._to_come.pop(0)
        if len(items) > 1:
            self._add_pair(*items)
        else:
            self._add_item(*items)

    def show_among(self, states: tuple[StepState, ...], unsaved: frozenset[str]) -> None:
        """How it stands among the steps of the page; `unsaved` are the items whose value is not in the ledger."""
        state = next((one for one in states if one.step.number == self.number), None)
        if state is not None:
            saved = unsaved.isdisjoint(item.key for item in state.section.items)
            self.show_state(state, earlier_open(states, self.number), saved=saved)

    def show_state(self, state: StepState, waits_for: Sequence[StepState], *, saved: bool) -> None:
        """How the step stands; `waits_for` are the earlier hard steps that are open, `saved` says that all of it is in the ledger."""
        self._waits_for = tuple(waits_for)
        look = "stopped" if state.stopped else "later" if waits_for else ""
        if self._card.property("state") != look:
            self._card.setProperty("state", look)
            self._title.setProperty("tone", "ink3" if look == "later" else "")
            restyle(self._card)
            restyle(self._title)
        self._show_gate(state)
        self._standing.setText("　".join(self._said(state, saved=saved)))
        self.override.setVisible(state.stopped and state.may_override)
        self.override.setEnabled(saved)
        self.check.setVisible(state.lacks_check)
        self.check.setEnabled(saved)

    def _head(self) -> QHBoxLayout:
        step = self._step
        icon, tone = _GATES[step.gate]
        who = say(step.performer.text)
        if step.checker is not None:
            who = self.tr("{who}, checked by: {checker}").format(who=who, checker=say(step.checker.text))
        chip = row(picture(icon, tone, 16), label(say(step.gate.text), tone=tone, size="strong", name=f"{step.number}_chip"), spacing=4)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 4)
        head.setSpacing(10)
        head.addWidget(label(step.number, size="panel", tone="accent"), 0, Qt.AlignmentFlag.AlignTop)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._title)
        named.addWidget(label(who, tone="ink2", wrap=True, name=f"{step.number}_who"))
        head.addLayout(named, 1)
        head.addLayout(chip)
        head.setAlignment(chip, Qt.AlignmentFlag.AlignTop)
        return head

    def _add_item(self, item: Item) -> None:
        place = self._place(item, Arrangement.LIST, self._card)
        self._questions.addWidget(place)
        if item.key == self._step.done:
            place.editor.changed.connect(lambda: self._done_changed(place))

    def _add_pair(self, *pair: Item) -> None:
        line, told = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(0)
        for item in pair:
            place = self._place(item, Arrangement.PAIR, self._card)
            line.addWidget(place, 1)
            if isinstance(place, Row):
                place.tell_in(told)
        self._questions.addLayout(line)
        self._questions.addLayout(told)

    def _done_changed(self, place: ItemPlace) -> None:
        if self._waits_for and place.editor.answer().value == Done.DONE:
            self.early.emit(self._step.number)

    def _make_gate_line(self) -> QFrame:
        frame = QFrame(self._card)
        frame.setProperty("kind", "finding")
        frame.setProperty("tone", {Gate.HARD: "must", Gate.WARN: "check", Gate.INFO: "note"}[self._step.gate])
        line = QHBoxLayout(frame)
        line.setContentsMargins(10, 3, 8, 3)
        line.addWidget(self._gate_icon)
        line.addWidget(self._gate_words, 1)
        frame.hide()
        self._inside.addWidget(frame)
        return frame

    def _foot(self) -> QHBoxLayout:
        foot = row(self._standing, self.override, self.check)
        foot.setStretch(0, 1)
        foot.setContentsMargins(10, 4, 8, 6)
        return foot

    def _show_gate(self, state: StepState) -> None:
        self._gate_line.setVisible(state.stops is not None and not state.went_on)
        if state.stops is None:
            return
        icon, tone = _GATES[self._step.gate]
        self._gate_icon.setPixmap(pixmap(icon, tone, 18))
        self._gate_words.setText(f"{say(self._step.gate.text)}　{say(state.stops)}")

    def _said(self, state: StepState, *, saved: bool) -> list[str]:
        said = [self._done_words(state, saved=saved)]
        if state.on_behalf:
            roles = say(listed(role.text for role in state.recorded_by))
            said.append(self.tr("Responsible: {who}; written down by {roles}").format(who=say(self._step.performer.text), roles=roles))
        if state.override is not None:
            told = self.tr("Overridden by {who}: {why}").format(who=_who(state.override), why=state.override.reason)
            said.append(told + self._late(state, state.override))
        elif state.overtaken is not None:
            said.append(self.tr("Changed after {who} let it pass: no longer holds").format(who=_who(state.overtaken)))
        if state.check is not None and not state.stale:
            said.append(self.tr("Checked by {who}").format(who=_who(state.check)) + self._late(state, state.check))
        elif state.check is not None:
            said.append(self.tr("Changed after the check by {who}: check again").format(who=_who(state.check)))
        elif state.lacks_check and state.second is not None:
            said.append(self.tr("To be checked by: {who}").format(who=say(state.second.text)))
        return said

    def _late(self, state: StepState, entry: Entry) -> str:
        delay = state.late.get(entry.sequence)
        return self.tr(" (late {delay})").format(delay=delayed(delay)) if delay else ""

    def _done_words(self, state: StepState, *, saved: bool) -> str:
        if state.done is None:
            return self.tr("Not recorded yet")
        if not saved:
            return self.tr("{state}, not saved yet").format(state=say(state.done.text))
        return f"{say(state.done.text)} {' '.join((state.at, *state.by))}".strip()


def _lines(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Two short questions after each other stand in one line, others have it to themselves."""
    lines: list[tuple[Item, ...]] = []
    left = list(items)
    while left:
        both = len(left) > 1 and _short(left[0]) and _short(left[1])
        lines.append(tuple(left.pop(0) for _ in range(1 + both)))
    return lines


def _short(item: Item) -> bool:
    """Whether the question needs no more than half a line."""
    if isinstance(item, YesNo):
        return not item.unknown and item.hint is None
    return isinstance(item, Number) and item.reference is None and item.hint is None


def _who(entry: Entry) -> str:
    return f"{entry.person} {entry.recorded_at.astimezone(SITE_ZONE):%H:%M}"
