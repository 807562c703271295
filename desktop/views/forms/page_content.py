"""What stands on a page, made from the top down: what is in sight at once, the rest before anybody can scroll to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.clock import Clock
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.steps import StepState
from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Derived, Item
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.views.forms.applying import applying_items
from desktop.views.forms.cell import Cell
from desktop.views.forms.derived import DerivedEditor
from desktop.views.forms.editor import Editor
from desktop.views.forms.editors import cell_editor_for, editor_for
from desktop.views.forms.item_place import Arrangement, ItemPlace
from desktop.views.forms.part import Part
from desktop.views.forms.row import Row
from desktop.views.forms.row_table import RowTable
from desktop.views.forms.same_sample import taken_over
from desktop.views.forms.section_view import SectionView
from desktop.views.forms.step_card import StepCard
from desktop.views.language import say
from desktop.views.presently import Afterwards

_LOWEST = 36
"""Height of an item below which none is; so many are made before the page is shown as could be in sight."""
_SLICE = 6
"""Milliseconds the window is kept from its work at a time while the rest is made."""


class PageContent(QWidget):
    """It holds the answers whether their fields are made yet or not."""

    edited = Signal()
    made = Signal(object)
    """An ItemPlace came to the page."""
    check_wanted = Signal(str)
    override_wanted = Signal(str)
    early = Signal(str)
    """A step was said to be done before an earlier one that is open."""

    def __init__(self, form: Form, *, clock: Clock, book: SubjectBook, sex: str, needs: Mapping[str, Text]) -> None:
        super().__init__()
        self.setObjectName("form_content")
        self._needs = needs
        self._form, self._clock, self._book, self._sex = form, clock, book, sex
        self.applying = frozenset(item.key for item in form.items)
        self._places: dict[str, ItemPlace] = {}
        self._parts: list[Part] = []
        self._waiting = list(form.sections)
        self._shown = Answers({})
        """What the fields that are not made yet will show."""
        self._recorded: dict[str, Answer] = {}
        self._findings: Sequence[Finding] = ()
        self._marks: dict[str, tuple[str, Text | None, str]] = {}
        self._states: tuple[StepState, ...] = ()
        self._unsaved: frozenset[str] = frozenset()
        self._making = Afterwards(self._make_rest, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    @property
    def places(self) -> Mapping[str, ItemPlace]:
        """The items made so far, in paper order."""
        return self._places

    @property
    def tables(self) -> tuple[RowTable, ...]:
        """The tables made so far."""
        return tuple(part for part in self._parts if isinstance(part, RowTable))

    def place(self, key: str) -> ItemPlace:
        """The place of an item, made now where it is not yet."""
        self._make(lambda: key in self._places)
        return self._places[key]

    def begin(self, answers: Answers, room: int) -> None:
        """Show answers on what is in sight; the rest follows when the window has nothing else to do."""
        self.put(answers)
        self._make(lambda: len(self._places) > room // _LOWEST)
        self._making.ask()

    def answers(self) -> Answers:
        """What is on the page; an item that does not apply keeps what is recorded of it."""
        found: dict[str, Answer] = {}
        for item in self._form.items:
            if isinstance(item, Derived):
                continue
            recorded = self._recorded.get(item.key, NOT_ANSWERED)
            answer = self._answer(item.key) if item.key in self.applying else recorded
            if NOT_ANSWERED not in (answer, recorded) or answer != recorded:
                found[item.key] = answer
        return Answers(found)

    def put(self, answers: Answers) -> None:
        """Show answers, recorded or of a draft."""
        self._shown = answers
        self._recorded = {item.key: answers[item.key] for item in self._form.items if not isinstance(item, Derived)}
        for place in self._places.values():
            self._fill(place)
        self._settle()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """The open findings, each at its item."""
        self._findings = findings
        for key, place in self._places.items():
            place.show_findings([finding for finding in findings if finding.item == key])

    def mark(self, key: str, state: str, caption: Text | None, struck: str) -> None:
        """How an item stands."""
        self._marks[key] = (state, caption, struck)
        if state != "draft" and key in self.applying:
            self._recorded[key] = self._answer(key)
        if key in self._places:
            self._places[key].show_mark(state, caption, struck)

    def show_steps(self, states: tuple[StepState, ...], unsaved: frozenset[str]) -> None:
        """How the steps of a checklist stand; `unsaved` are the items whose value is not in the ledger."""
        self._states, self._unsaved = states, unsaved
        for part in self._parts:
            self._show_step(part)

    def _make_rest(self) -> None:
        """Slice by slice; what is in sight stays as it was painted until all is made, else its rows would move to and fro."""
        if self._more:
            self.setUpdatesEnabled(False)
            spent = QElapsedTimer()
            spent.start()
            self._make(lambda: spent.elapsed() >= _SLICE)
            self._making.ask()
        elif not self.updatesEnabled():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self.setUpdatesEnabled(True)

    @property
    def _more(self) -> bool:
        return bool(self._waiting) or not all(part.whole for part in self._parts[-1:])

    def _make(self, enough: Callable[[], bool]) -> None:
        """Item after item until there are enough; then they are brought in line with the others."""
        if enough():
            return
        first = max(0, len(self._parts) - 1)
        while self._more and not enough():
            known = len(self._places)
            self._make_next()
            for place in list(self._places.values())[known:]:
                self._dress(place)
        for part in self._parts[first:]:
            part.show_applying(self.applying)
            self._show_step(part)
        self._calculate()

    def _make_next(self) -> None:
        """The next item of a section begun, else the next section; a line goes to the table above it that asks the same."""
        last = self._parts[-1] if self._parts else None
        if last is not None and not last.whole:
            last.grow()
            return
        section = self._waiting.pop(0)
        if isinstance(last, RowTable) and last.takes(section):
            last.add_line(section)
        else:
            self._parts.append(made := self._make_part(section))
            self._column.insertWidget(len(self._parts) - 1, made)

    def _dress(self, place: ItemPlace) -> None:
        """Everything that was said of the item before its field was made."""
        self._fill(place)
        place.show_findings([finding for finding in self._findings if finding.item == place.key])
        if place.key in self._marks:
            place.show_mark(*self._marks[place.key])
        self.made.emit(place)

    def _make_part(self, section: Section) -> Part:
        if section.row:
            return RowTable(section, self._make_place, self)
        if section.step is None:
            return self._make_section(section)
        card = StepCard(section, section.step, self._make_place, self)
        card.check_wanted.connect(self.check_wanted)
        card.override_wanted.connect(self.override_wanted)
        card.early.connect(self.early)
        return card

    def _make_section(self, section: Section) -> SectionView:
        before = self._form.sections[: self._form.sections.index(section)]
        above = next((one for one in reversed(before) if one.grid), None) if section.grid else None
        need = say(self._needs[section.key]) if section.key in self._needs else ""
        view = SectionView(section, self._make_place, self, need=need, below_another=above is not None)
        if above is not None:
            view.same_sample.connect(lambda: self._take(taken_over(above, section, self._answer)))
        return view

    def _make_place(self, item: Item, arrangement: Arrangement, parent: QWidget) -> ItemPlace:
        cell = arrangement is Arrangement.CELL
        kind = cell_editor_for if cell else editor_for

        def make(inside: QWidget) -> Editor:
            return kind(item, clock=self._clock, book=self._book, sex=self._sex, parent=inside)

        place: ItemPlace = Cell(item, make, parent) if cell else Row(item, make, arrangement, parent)
        place.editor.changed.connect(self._changed)
        self._places[item.key] = place
        return place

    def _fill(self, place: ItemPlace) -> None:
        if not isinstance(place.editor, DerivedEditor):
            place.editor.put(self._shown[place.key])
            place.show_absence()

    def _answer(self, key: str) -> Answer:
        return self._places[key].editor.answer() if key in self._places else self._shown[key]

    def _take(self, answers: Mapping[str, Answer]) -> None:
        for key, answer in answers.items():
            self.place(key).editor.take_over(answer)

    def _changed(self) -> None:
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        self.applying = applying_items(self._form, self._answer)
        for part in self._parts:
            part.show_applying(self.applying)
        self._calculate()

    def _calculate(self) -> None:
        derived = [item for item in self._form.items if isinstance(item, Derived) and item.key in self._places]
        answers = self.answers() if derived else Answers({})
        for item in derived:
            editor = self._places[item.key].editor
            if isinstance(editor, DerivedEditor):
                editor.show_working(item.compute(answers, self._book))

    def _show_step(self, part: Part) -> None:
        if isinstance(part, StepCard):
            part.show_among(self._states, self._unsaved)
