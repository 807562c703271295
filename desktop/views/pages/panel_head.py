"""The head of a page: its name, which time it was done, when, how complete, and what can be done with it as a whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy

from desktop.models.judgement.completeness import Completeness
from desktop.models.judgement.windows import shown_day
from desktop.models.protocol.form import Form
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.answer import Answers
from desktop.models.records.entry import PageKey
from desktop.views.language import say
from desktop.views.pages.page_rows import DAILY_VISIT
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.parts import button, label


class PanelHead(QFrame):
    """Emits what is wanted; a page that repeats shows which time it is and offers the next."""

    repeat_wanted = Signal(int)
    not_done_wanted = Signal()
    worksheet_wanted = Signal()
    preview_wanted = Signal()
    side_wanted = Signal()

    def __init__(self, form: Form, key: PageKey, repeats: int) -> None:
        super().__init__()
        self.setObjectName("panel_head")
        self._form = form
        self._offered: list[tuple[QPushButton, str]] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 10, 0)
        line.setSpacing(8)
        self._name = _page_name(say(form.text))
        line.addWidget(self._name)
        if key.visit == LOG_VISIT:
            line.addWidget(label(self.tr("No. {n}").format(n=key.repeat), tone="ink2", size="panel", name="log_number"))
        elif key.visit == DAILY_VISIT:
            line.addWidget(label(shown_day(key.repeat - 1), tone="ink2", size="panel", name="sheet_day"))
        elif form.repeats:
            self._add_repeats(line, key, repeats)
        self._sampled = ElidingLabel("", whole=True)
        self._sampled.setProperty("tone", "ink2")
        self._complete = QLabel()
        self._complete.setObjectName("completeness")
        self._complete.setProperty("kind", "chip")
        line.addWidget(self._sampled, 1)
        line.addWidget(self._complete)
        for words, name, drawing, wanted in (
            (self.tr("Page not done"), "not_done", "nd", self.not_done_wanted),
            (self.tr("Worksheet"), "worksheet", "file", self.worksheet_wanted),
            (self.tr("Preview/Print"), "preview", "eye", self.preview_wanted),
        ):
            made = button(words, "ghost", name, picture=drawing)
            made.clicked.connect(wanted)
            self._offer(made)
            line.addWidget(made)
        self.side = button("", "ghost", "side", picture="list")
        self.side.setAccessibleName(self.tr("To check, context"))
        self.side.setToolTip(self.tr("To check, context"))
        self.side.clicked.connect(self.side_wanted)
        line.addWidget(self.side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the head is too full, buttons keep their icon and lose their word, the last first."""
        super().resizeEvent(event)
        for made, words in self._offered:
            made.setText(words)
        for made, _words in reversed(self._offered):
            if self._needed() <= self.width():
                break
            made.setText("")

    def minimumSizeHint(self) -> QSize:
        return QSize(100, super().minimumSizeHint().height())

    def _needed(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.minimumSize().width() + self._name.sizeHint().width()

    def show_state(self, answers: Answers, complete: Completeness) -> None:
        """When it happened, as far as told, and how complete it is."""
        times = dict.fromkeys(section.time for section in self._form.sections if section.time)
        told = [answers[time].value.replace("T", " ")[5:] for time in times if answers.day(time) is not None]
        self._sampled.setText(told[0] if told else "")
        self._complete.setText(complete.shown)
        self._complete.setProperty("tone", "ok" if complete.complete else "warn")
        self._complete.setAccessibleName(self.tr("{shown} filled").format(shown=complete.shown))
        self._complete.style().unpolish(self._complete)
        self._complete.style().polish(self._complete)

    def _offer(self, made: QPushButton) -> None:
        made.setAccessibleName(made.text())
        made.setToolTip(made.text())
        self._offered.append((made, made.text()))

    def _ask_repeat(self, number: int, _checked: bool = False) -> None:
        self.repeat_wanted.emit(number)

    def _add_repeats(self, line: QHBoxLayout, key: PageKey, repeats: int) -> None:
        chip = button(self.tr("Time {n}").format(n=key.repeat), "chip", "repeat")
        menu = QMenu(chip)
        for number in range(1, repeats + 1):
            menu.addAction(self.tr("Time {n}").format(n=number)).triggered.connect(partial(self._ask_repeat, number))
        chip.setMenu(menu)
        again = button(self.tr("New repeat"), "soft", "new_repeat", picture="plus")
        self._offer(again)
        again.clicked.connect(lambda: self.repeat_wanted.emit(repeats + 1))
        line.addWidget(chip)
        line.addWidget(again)


def _page_name(words: str) -> ElidingLabel:
    made = ElidingLabel(words)
    made.setObjectName("page_name")
    made.setProperty("rank", "page")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made
