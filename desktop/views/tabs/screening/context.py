"""What belongs to the field the caret is in: its course, the criterion that uses it with its verdict now, its provenance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout

from desktop.models.judgement.eligibility import Eligibility, Judged
from desktop.models.protocol.items import Form, Item, Laboratory, Number
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.records.casebook import SubjectBook
from desktop.models.values import Reported
from desktop.views.dialogs.effects import STATE
from desktop.views.language import say
from desktop.views.painted.trend import Point, Trend
from desktop.views.parts import button, hairline, label, picture, row


class ContextPanel(QFrame):
    """Emits the item whose provenance or history is wanted."""

    provenance_wanted = Signal(str)
    history_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("context")
        self.setProperty("kind", "panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(6)

    def show_item(self, form: Form, item: Item, book: SubjectBook, judged: Eligibility, sex: str) -> None:
        """Speak of this item; `book` says what is on the screen, saved or not."""
        _empty(self._column)
        self._column.addLayout(self._head(item))
        points = course(form, item, book)
        if isinstance(item, Laboratory) and len(points) > 1:
            self._column.addWidget(_trend(item, points, book, form, sex))
        using = uses(judged, form.key, item.key)
        if item.hint is not None and not using:
            self._column.addWidget(label(say(item.hint), tone="ink2", wrap=True))
        for one in using:
            self._column.addWidget(hairline())
            self._add_criterion(one)
        source = button(self.tr("Provenance"), "link", "context_provenance", picture="book")
        source.clicked.connect(lambda: self.provenance_wanted.emit(item.key))
        default = [_default_tag(self.tr("Default, to be confirmed"))] if item.source.default else []
        self._column.addLayout(row(source, 1))
        for tag in default:
            self._column.addWidget(tag)
        self._column.addStretch(1)

    def _head(self, item: Item) -> QLayout:
        short = item.short if isinstance(item, Laboratory) else say(item.text)
        key = button("F2", "keycap", "context_history")
        key.setAccessibleName(self.tr("History of the item"))
        key.clicked.connect(lambda: self.history_wanted.emit(item.key))
        name = label(short, size="panel", wrap=True, name="context_item")
        full = [label(say(item.text), tone="ink2", wrap=True)] if isinstance(item, Laboratory) else []
        line = row(name, *full, spacing=8)
        line.setStretch(len(full), 1)
        line.addWidget(key)
        return line

    def _add_criterion(self, judged: Judged) -> None:
        criterion = judged.criterion
        icon, tone = STATE[judged.effect]
        state = say(judged.effect.text(criterion.kind))
        reason = f" {say(judged.verdict.reason.text)}" if judged.verdict.reason else ""
        self._column.addLayout(row(picture(icon, tone, 18), label(f"{state}{reason}", tone=tone, size="strong"), 1))
        self._column.addWidget(label(f"{criterion.key} {say(criterion.text)}", size="strong", wrap=True))
        self._column.addWidget(label(say(judged.verdict.detail), tone="ink2", wrap=True))


def uses(judged: Eligibility, form: str, item: str) -> tuple[Judged, ...]:
    """The criteria that look at the item."""
    return tuple(one for one in judged.judged if any((need.form, need.item) == (form, item) for need in one.criterion.needs))


def course(form: Form, item: Item, book: SubjectBook) -> tuple[tuple[date, Reported], ...]:
    """The item's numbers over the screening samples, by sample day."""
    if not isinstance(item, Laboratory | Number):
        return ()
    time = form.section_of(item.key).time
    found = []
    for page in book.repeats(SCREENING_VISIT, form.key):
        day, reported = page.answers.day(time), Reported.read(page.answers[item.key].value)
        if day is not None and reported is not None:
            found.append((day, reported))
    return tuple(sorted(found, key=lambda one: one[0]))


def _trend(item: Laboratory, points: Sequence[tuple[date, Reported]], book: SubjectBook, form: Form, sex: str) -> Trend:
    newest = book.repeats(SCREENING_VISIT, form.key)[-1].answers[item.key]
    low, high = _limit(newest.lln), _limit(newest.uln)
    offered = item.reference(sex)
    if low is None and high is None and offered is not None:
        low, high = offered.low, offered.high
    return Trend([Point(day, reported.value, f"{reported.operator}{reported.value}") for day, reported in points], low, high)


def _limit(typed: str) -> Decimal | None:
    reported = Reported.read(typed)
    return reported.value if reported and not reported.operator else None


def _default_tag(words: str) -> QLabel:
    tag = label(words, tone="ink2", wrap=True)
    tag.setProperty("kind", "default_tag")
    return tag


def _empty(layout: QLayout) -> None:
    while (old := layout.takeAt(0)) is not None:
        widget, inner = old.widget(), old.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
