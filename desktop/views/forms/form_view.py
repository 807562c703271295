"""A protocol form on the screen: what applies appears, what was typed stays, the caret's row is always in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from desktop.models.clock import Clock
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.steps import StepState
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.views.forms.caret import caret
from desktop.views.forms.cell import Cell
from desktop.views.forms.field import Line
from desktop.views.forms.item_place import ItemPlace
from desktop.views.forms.page_content import PageContent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN = 40


class FormView(QScrollArea):
    """One page; it records nothing and judges nothing."""

    edited = Signal()
    """Something on the page was changed."""
    item_left = Signal(str)
    """The caret left an item."""
    focus_item = Signal(str)
    """The caret came to an item."""
    history_wanted = Signal(str)
    """F2 at an item."""
    provenance_wanted = Signal(str)
    """F1 at an item."""
    confirm_wanted = Signal(str, str)
    """属实，填原因 at a finding: item and check."""
    change_wanted = Signal(str, str)
    """Somebody tried to change a signed item."""
    check_wanted = Signal(str)
    """核对 at a step."""
    override_wanted = Signal(str)
    """越过 at a step."""
    early = Signal(str)
    """A step was said to be done before an earlier one that is open."""

    def __init__(
        self,
        form: Form,
        answers: Answers,
        *,
        clock: Clock,
        book: SubjectBook,
        sex: str,
        needs: Mapping[str, Text] | None = None,
        room: int,
        parent: QWidget | None = None,
    ) -> None:
        """Take the parent at once where there is one: every later change of parent styles all fields of the page again.

        `room` is the height of what is in sight, in pixels.
        `needs` says by section how the visit needs it, where its page mixes needs.
        """
        super().__init__(parent)
        self.setObjectName("form_view")
        self._form = form
        self.current = ""
        """The item the caret is in, or was last."""
        self._seeks = False
        self._content = PageContent(form, clock=clock, book=book, sex=sex, needs=needs or {})
        self._hold(self._content)
        self._content.begin(answers, room)
        opener = QShortcut(QKeySequence("Ctrl+D"), self)
        opener.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opener.activated.connect(self._open_absence)
        caret().tell(self)

    def answers(self) -> Answers:
        """What is on the screen; an item that does not apply keeps what is recorded of it."""
        return self._content.answers()

    def put(self, answers: Answers) -> None:
        """Show answers, recorded or of a draft."""
        self._content.put(answers)

    def commit(self) -> None:
        """Take what is being typed as if the caret had left the field."""
        for place in self._content.places.values():
            place.editor.settle()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """The open findings, each under its row."""
        self._content.show_findings(findings)

    def show_steps(self, states: tuple[StepState, ...], unsaved: frozenset[str]) -> None:
        """How the steps of a checklist stand; `unsaved` are the items whose value is not in the ledger."""
        self._content.show_steps(states, unsaved)

    def mark(self, item: str, state: str, caption: Text | None = None, struck: str = "") -> None:
        """How an item stands: `draft`, `saved`, `corrected`, `late`, `locked` or nothing, with what to say under it."""
        self._content.mark(item, state, caption, struck)

    def take_back(self, item: str) -> None:
        """Empty an item again as if its last choice had not been made."""
        self._content.place(item).editor.clear()

    def field(self, item: str) -> QWidget:
        """The row of an item, to stand a popover beside."""
        return self._content.place(item).frame

    def go_to(self, item: str) -> None:
        """Put the caret into an item, and keep its row in view until the reader scrolls: the page may still grow around it."""
        self._seeks = True
        stops = self._content.place(item).editor.stops
        if stops and item in self._content.applying:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(stops[0], Line):
                # While a dialog closes the window is not active yet: it will get the caret for another reason than Tab.
                stops[0].selectAll()
        self._bring_into_view(self._content.place(item))

    def enter(self, item: str = "") -> None:
        """Put the caret into the item, else into the first that still has to be answered, else into the first."""
        answers = self.answers()
        asked = [item for item in self._form.items if item.key in self._content.applying and not isinstance(item, Derived)]
        places = [item.key for item in asked]
        empty = [item.key for item in asked if item.required and not answers[item.key].given]
        if places:
            self.go_to(item if item in places else (empty or places)[0])

    def show_caret(self) -> None:
        """Bring the row of the caret into view, once the page is laid out."""
        if self.current:
            self._bring_into_view(self._content.place(self.current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._advance()
        elif event.key() == Qt.Key.Key_F1 and self.current:
            self.provenance_wanted.emit(self.current)
        elif event.key() == Qt.Key.Key_F2 and self.current:
            self.history_wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        for table in self._content.tables:
            table.pin(self.verticalScrollBar().value(), self.viewport().height())

    def _hold(self, content: PageContent) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._seek)
        self.verticalScrollBar().actionTriggered.connect(self._seen)
        content.made.connect(self._watch)
        content.edited.connect(self.edited)
        content.check_wanted.connect(self.check_wanted)
        content.override_wanted.connect(self.override_wanted)
        content.early.connect(self.early)

    def _watch(self, place: ItemPlace) -> None:
        """Follow the caret through the place, and hand on what it wants."""
        place.editor.change_wanted.connect(self.change_wanted)
        place.confirm_wanted.connect(self.confirm_wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._seen()
        super().wheelEvent(event)

    def _seek(self) -> None:
        if self._seeks:
            self.show_caret()

    def _seen(self) -> None:
        self._seeks = False

    def _place_of(self, widget: QWidget | None) -> ItemPlace | None:
        if not isinstance(widget, QWidget) or not self._content.isAncestorOf(widget):
            return None
        while widget is not None and not isinstance(widget, ItemPlace):
            widget = widget.parentWidget()
        return widget

    def caret_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Follow it; a list that opens over its field leaves it where it is."""
        if QApplication.activePopupWidget() is not None:
            return
        left, entered = self._place_of(old), self._place_of(now)
        if left is not None and left is not entered:
            left.editor.settle()
            left.editor.left.emit()
            self.item_left.emit(left.key)
        if entered is not None:
            self._enter(entered)

    def _enter(self, place: ItemPlace) -> None:
        if place.key == self.current:
            return
        if self.current:
            self._content.place(self.current).show_current(current=False)
        place.show_current(current=True)
        self.current = place.key
        self._bring_into_view(place)
        self.focus_item.emit(place.key)

    def _bring_into_view(self, place: ItemPlace) -> None:
        covered = max((table.head_height for table in self._content.tables), default=0) if isinstance(place, Cell) else 0
        self.ensureWidgetVisible(place, 0, max(_MARGIN, covered + 4))

    def _advance(self) -> None:
        """Enter: the next place to type, past buttons and units; from the last one on to whatever follows the form."""
        focused = QApplication.focusWidget()
        place = self._place_of(focused)
        keys = [item.key for item in self._form.items if item.key in self._content.applying]
        if place is not None:
            stops = place.editor.stops
            if focused in stops and focused is not stops[-1]:
                stops[stops.index(focused) + 1].setFocus(Qt.FocusReason.TabFocusReason)
                return
            keys = keys[keys.index(place.key) + 1 :]
        following = next((stops for key in keys if (stops := self._content.place(key).editor.stops)), None)
        if following is not None:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()

    def _open_absence(self) -> None:
        if self.current:
            self._content.place(self.current).open_absence()
