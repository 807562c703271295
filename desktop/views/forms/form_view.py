"""A protocol form on the screen: what applies appears, what was typed stays, the caret's row is always in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.models.clock import Clock
from desktop.models.judgement.finding import Finding
from desktop.models.protocol.items import Derived, Form, Item
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.views.forms.derived import DerivedEditor
from desktop.views.forms.editors import editor_for
from desktop.views.forms.field import Line
from desktop.views.forms.row import Arrangement, Row
from desktop.views.forms.section_view import SectionView

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

    def __init__(self, form: Form, answers: Answers, *, clock: Clock, book: SubjectBook, sex: str, parent: QWidget | None = None) -> None:
        """Take the parent at once where there is one: every later change of parent styles all fields of the page again."""
        super().__init__(parent)
        self.setObjectName("form_view")
        self._form, self._clock, self._book, self._sex = form, clock, book, sex
        self._rows: dict[str, Row] = {}
        self._applying = frozenset(item.key for item in form.items)
        self._recorded: dict[str, Answer] = {}
        self._current = ""
        content = self._make_content()
        self._sections = [SectionView(section, self._make_row, content) for section in form.sections]
        self._lay_out(content)
        self.put(answers)
        opener = QShortcut(QKeySequence("Ctrl+D"), self)
        opener.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opener.activated.connect(self._open_absence)
        for row in self._rows.values():
            for widget in row.findChildren(QWidget):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    widget.installEventFilter(self)

    def answers(self) -> Answers:
        """What is on the screen; an item that does not apply keeps what is recorded of it."""
        found: dict[str, Answer] = {}
        for key, row in self._rows.items():
            recorded = self._recorded.get(key, NOT_ANSWERED)
            answer = row.editor.answer() if key in self._applying else recorded
            if NOT_ANSWERED not in (answer, recorded) or answer != recorded:
                found[key] = answer
        return Answers(found)

    def put(self, answers: Answers) -> None:
        """Show answers, recorded or of a draft."""
        for key, row in self._rows.items():
            if not isinstance(row.editor, DerivedEditor):
                self._recorded[key] = answers[key]
                row.editor.put(answers[key])
                row.show_absence()
        self._settle_conditions()
        self._calculate()

    def commit(self) -> None:
        """Take what is being typed as if the caret had left the field."""
        for row in self._rows.values():
            row.editor.settle()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """The open findings, each under its row."""
        for key, row in self._rows.items():
            row.show_findings([finding for finding in findings if finding.item == key])

    def mark(self, item: str, state: str, caption: Text | None = None, struck: str = "") -> None:
        """How an item stands: `draft`, `saved`, `corrected`, `late`, `locked` or nothing, with what to say under it."""
        row = self._rows[item]
        if state != "draft" and item in self._applying:
            self._recorded[item] = row.editor.answer()
        row.show_mark(state, caption, struck)

    def field(self, item: str) -> QWidget:
        """The row of an item, to stand a popover beside."""
        return self._rows[item].frame

    def go_to(self, item: str) -> None:
        """Put the caret into an item."""
        stops = self._rows[item].editor.stops
        if stops and item in self._applying:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(stops[0], Line):
                # While a dialog closes the window is not active yet: it will get the caret for another reason than Tab.
                stops[0].selectAll()
        self._bring_into_view(self._rows[item])

    def enter(self, item: str = "") -> None:
        """Put the caret into the item, else into the first that is empty, else into the first."""
        places = [key for key in self._applying_order() if self._rows[key].editor.stops]
        empty = [key for key in places if not self._rows[key].editor.answer().given]
        if places:
            self.go_to(item if item in places else (empty or places)[0])

    def show_caret(self) -> None:
        """Bring the row of the caret into view, once the page is laid out."""
        if self._current:
            self._bring_into_view(self._rows[self._current])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._advance()
        elif event.key() == Qt.Key.Key_F1 and self._current:
            self.provenance_wanted.emit(self._current)
        elif event.key() == Qt.Key.Key_F2 and self._current:
            self.history_wanted.emit(self._current)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._left(watched)
        elif event.type() == QEvent.Type.FocusIn:
            self._entered(watched)
        return super().eventFilter(watched, event)

    def _make_row(self, item: Item, arrangement: Arrangement, parent: QWidget) -> Row:
        editor = editor_for(item, clock=self._clock, book=self._book, sex=self._sex)
        row = Row(item, editor, arrangement, parent)
        editor.changed.connect(self._changed)
        editor.change_wanted.connect(self.change_wanted)
        row.confirm_wanted.connect(self.confirm_wanted)
        row.grown.connect(lambda field: field.installEventFilter(self))
        self._rows[item.key] = row
        return row

    def _make_content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("form_content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        return content

    def _lay_out(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)

    def _changed(self) -> None:
        self._settle_conditions()
        self._calculate()
        self.edited.emit()

    def _settle_conditions(self) -> None:
        """Show what applies; what depends on a hidden item is hidden with it, and nothing typed is thrown away."""
        applying = frozenset(self._rows)
        for _ in self._rows:
            typed = Answers({key: self._rows[key].editor.answer() for key in applying})
            narrower = frozenset(item.key for item in self._form.asked(typed))
            if narrower == applying:
                break
            applying = narrower
        self._applying = applying
        for section in self._sections:
            section.show_applying(applying)

    def _calculate(self) -> None:
        answers = self.answers()
        for item in self._form.items:
            editor = self._rows[item.key].editor
            if isinstance(item, Derived) and isinstance(editor, DerivedEditor):
                editor.show_working(item.compute(answers, self._book))

    def _applying_order(self) -> list[str]:
        return [item.key for item in self._form.items if item.key in self._applying]

    def _row_of(self, widget: QObject | None) -> Row | None:
        while widget is not None and not isinstance(widget, Row):
            widget = widget.parent()
        return widget

    def _left(self, widget: QObject) -> None:
        row = self._row_of(widget)
        if row is not None and row is not self._row_of(QApplication.focusWidget()):
            row.editor.settle()
            row.editor.left.emit()
            self.item_left.emit(row.key)

    def _entered(self, widget: QObject) -> None:
        row = self._row_of(widget)
        if row is None or row.key == self._current:
            return
        for one in self._rows.values():
            one.show_current(current=one is row)
        self._current = row.key
        self._bring_into_view(row)
        self.focus_item.emit(row.key)

    def _bring_into_view(self, row: Row) -> None:
        self.ensureWidgetVisible(row, 0, _MARGIN)

    def _advance(self) -> None:
        """Enter: the next place to type, past buttons and units; from the last one on to whatever follows the form."""
        focused = QApplication.focusWidget()
        row = self._row_of(focused)
        rows = [self._rows[key] for key in self._applying_order()]
        if row is not None:
            stops = row.editor.stops
            if focused in stops and focused is not stops[-1]:
                stops[stops.index(focused) + 1].setFocus(Qt.FocusReason.TabFocusReason)
                return
            rows = rows[rows.index(row) + 1 :]
        following = next((one for one in rows if one.editor.stops), None)
        if following is not None:
            following.editor.stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()

    def _open_absence(self) -> None:
        if self._current:
            self._rows[self._current].open_absence()
