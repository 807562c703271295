"""What stands on a page, made from the top down: what is in sight at once, the rest before anybody can scroll to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.clock import Clock
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.steps import StepState, earlier_open
from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Day, Derived, Item, Moment, Note
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.views.forms.cell import Cell
from desktop.views.forms.derived import DerivedEditor
from desktop.views.forms.editors import cell_editor_for, editor_for
from desktop.views.forms.item_place import Arrangement, ItemPlace
from desktop.views.forms.part import Part
from desktop.views.forms.row import Row
from desktop.views.forms.row_table import RowTable
from desktop.views.forms.section_view import SectionView
from desktop.views.forms.step_card import StepCard
from desktop.views.language import say

_AT_ONCE = 12
"""Items made before the page is shown; no window shows more."""


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
        while key not in self._places:
            self._make_next()
        return self._places[key]

    def begin(self, answers: Answers) -> None:
        """Show answers on what is in sight; the rest follows when the window has nothing else to do."""
        self.put(answers)
        while self._waiting and len(self._places) < _AT_ONCE:
            self._make_next()
        self._settle()
        self._make_on()

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

    def take_back(self, key: str) -> None:
        """Empty an item again as if its last choice had not been made."""
        place = self.place(key)
        place.editor.clear()

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

    def _make_on(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self._make_rest)

    def _make_rest(self) -> None:
        if self._waiting:
            self._make_next()
            self._settle()
        self._make_on()

    def _make_next(self) -> None:
        """The next section; a line goes to the table above it that asks the same."""
        section, known = self._waiting.pop(0), len(self._places)
        last = self._parts[-1] if self._parts else None
        if isinstance(last, RowTable) and last.takes(section):
            last.add_line(section)
        else:
            self._parts.append(last := self._make_part(section))
            self._column.insertWidget(len(self._parts) - 1, last)
        for place in list(self._places.values())[known:]:
            self._dress(place)
        last.show_applying(self.applying)
        self._show_step(last)

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
        above = next((one for one in reversed(self._above(section)) if one.grid), None) if section.grid else None
        need = say(self._needs[section.key]) if section.key in self._needs else ""
        view = SectionView(section, self._make_place, self, need=need, below_another=above is not None)
        if above is not None:
            view.same_sample.connect(lambda: self._take_sample(above, section))
        return view

    def _above(self, section: Section) -> Sequence[Section]:
        return self._form.sections[: self._form.sections.index(section)]

    def _take_sample(self, above: Section, section: Section) -> None:
        """Time, laboratory and report number of the section above into what is still empty here."""
        known = {item.text: self._answer(item.key) for item in above.items if isinstance(item, Moment | Day | Note)}
        for item in section.items:
            if isinstance(item, Moment | Day | Note) and not self._answer(item.key).given and known.get(item.text, NOT_ANSWERED).given:
                self.place(item.key).editor.take_over(known[item.text])

    def _make_place(self, item: Item, arrangement: Arrangement, parent: QWidget) -> ItemPlace:
        cell = arrangement is Arrangement.CELL
        editor = (cell_editor_for if cell else editor_for)(item, clock=self._clock, book=self._book, sex=self._sex)
        place: ItemPlace = Cell(item, editor, parent) if cell else Row(item, editor, arrangement, parent)
        editor.changed.connect(self._changed)
        self._places[item.key] = place
        return place

    def _fill(self, place: ItemPlace) -> None:
        if not isinstance(place.editor, DerivedEditor):
            place.editor.put(self._shown[place.key])
            place.show_absence()

    def _answer(self, key: str) -> Answer:
        return self._places[key].editor.answer() if key in self._places else self._shown[key]

    def _changed(self) -> None:
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        """Show what applies; what depends on a hidden item is hidden with it, and nothing typed is thrown away."""
        applying = frozenset(item.key for item in self._form.items)
        for _ in self._form.items:
            typed = Answers({key: self._answer(key) for key in applying})
            narrower = frozenset(item.key for item in self._form.asked(typed))
            if narrower == applying:
                break
            applying = narrower
        self.applying = applying
        for part in self._parts:
            part.show_applying(applying)
        self._calculate()

    def _calculate(self) -> None:
        derived = [item for item in self._form.items if isinstance(item, Derived) and item.key in self._places]
        answers = self.answers() if derived else Answers({})
        for item in derived:
            editor = self._places[item.key].editor
            if isinstance(editor, DerivedEditor):
                editor.show_working(item.compute(answers, self._book))

    def _show_step(self, part: Part) -> None:
        if not isinstance(part, StepCard):
            return
        state = next((one for one in self._states if one.step.number == part.number), None)
        if state is not None:
            saved = self._unsaved.isdisjoint(item.key for item in state.section.items)
            part.show_state(state, earlier_open(self._states, part.number), saved=saved)
