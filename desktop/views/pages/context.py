"""What belongs to the field the caret is in: its course, the criterion that uses it with its verdict now, its provenance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout, QWidget

from desktop.models.judgement.eligibility import Eligibility, Judged
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Item, Laboratory, Number
from desktop.models.records.answer import Answer
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.values import Reported
from desktop.views.dialogs.effects import STATE
from desktop.views.language import say
from desktop.views.painted.trend import Point, Trend
from desktop.views.parts import Holder, button, column, hairline, label, picture, row


class ContextPanel(QFrame):
    """Emits the item whose provenance or history is wanted."""

    provenance_wanted = Signal(str)
    history_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("context")
        self.setProperty("kind", "panel")
        self._told = Holder()
        told = column(self._told)
        told.setContentsMargins(12, 8, 12, 8)
        self.setLayout(told)

    def show_item(self, visit: str, form: Form, item: Item, book: SubjectBook, using: Sequence[Judged], sex: str) -> None:
        """Speak of this item and the criteria that look at it; `book` says what is on the screen, saved or not."""
        told = QWidget()
        lines = column(spacing=6)
        lines.addLayout(self._head(item))
        done = book.repeats(visit, form.key)
        points = course(form, item, done)
        if isinstance(item, Laboratory) and len(points) > 1:
            lines.addWidget(_trend(item, points, done[-1].answers[item.key], sex))
        if item.hint is not None and not using:
            lines.addWidget(label(say(item.hint), tone="ink2", wrap=True))
        for one in using:
            lines.addWidget(hairline())
            _add_criterion(lines, one)
        self._add_source(lines, item)
        told.setLayout(lines)
        self._told.hold(told)

    def _add_source(self, lines: QVBoxLayout, item: Item) -> None:
        source = button(self.tr("Provenance"), "link", "context_provenance", picture="book")
        source.clicked.connect(lambda: self.provenance_wanted.emit(item.key))
        lines.addLayout(row(source, 1))
        if item.source.default:
            lines.addWidget(_default_tag(self.tr("Default, to be confirmed")))
        lines.addStretch(1)

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


def uses(judged: Eligibility, form: str, item: str) -> tuple[Judged, ...]:
    """The criteria that look at the item."""
    return tuple(one for one in judged.judged if any((need.form, need.item) == (form, item) for need in one.criterion.needs))


def course(form: Form, item: Item, done: Sequence[Page]) -> tuple[tuple[date, Reported], ...]:
    """The item's numbers over the samples of the visit, by sample day."""
    if not isinstance(item, Laboratory | Number):
        return ()
    time = form.section_of(item.key).time
    found = []
    for page in done:
        day, reported = page.answers.day(time), Reported.read(page.answers[item.key].value)
        if day is not None and reported is not None:
            found.append((day, reported))
    return tuple(sorted(found, key=lambda one: one[0]))


def _add_criterion(lines: QVBoxLayout, judged: Judged) -> None:
    criterion = judged.criterion
    icon, tone = STATE[judged.effect]
    state = say(judged.effect.text(criterion.kind))
    reason = f" {say(judged.verdict.reason.text)}" if judged.verdict.reason else ""
    lines.addLayout(row(picture(icon, tone, 18), label(f"{state}{reason}", tone=tone, size="strong"), 1))
    lines.addWidget(label(f"{criterion.key} {say(criterion.text)}", size="strong", wrap=True))
    lines.addWidget(label(say(judged.verdict.detail), tone="ink2", wrap=True))


def _trend(item: Laboratory, points: Sequence[tuple[date, Reported]], newest: Answer, sex: str) -> Trend:
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
