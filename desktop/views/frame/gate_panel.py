"""The dark column of the login page: what the program is, what can be checked without a key, the sheet for an emergency."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.site.headings import STUDY
from desktop.models.site.opening import Gate
from desktop.views.frame.cells import full_day
from desktop.views.frame.composed import ComposedButton
from desktop.views.language import say
from desktop.views.parts import label, picture, row, scrolled

WIDTH = 290


class GatePanel(QFrame):
    """Before the password nothing encrypted is known, and nothing else is claimed."""

    worksheet_wanted = Signal()

    def __init__(self, gate: Gate, now: datetime) -> None:
        super().__init__()
        self.setObjectName("gate_panel")
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 22, 20, 0)
        column.setSpacing(12)
        column.addLayout(self._product())
        column.addSpacing(6)
        column.addWidget(_line(self.tr("CAR-T in autoimmune disease"), "white", "panel"))
        where = self.tr("{registry} · Protocol {number}").format(registry=STUDY.registry, number=STUDY.protocol)
        column.addWidget(_line(f"{where}\n{say(STUDY.hospital)}", "bar_text"))
        column.addStretch(1)
        column.addWidget(self._checked(gate, now))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 20)
        whole.setSpacing(12)
        whole.addWidget(scrolled(inside), 1)  # in a window as small as it gets the facts scroll; the emergency sheet stays in view
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self._emergency())
        whole.addLayout(foot)

    def _product(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(_line(self.tr("Ward source data"), "white", "step"))
        names.addWidget(label("WardSource", tone="bar_text"))
        line = row(picture("wardsource", "panel", 40), spacing=12)
        line.addLayout(names, 1)
        return line

    def _checked(self, gate: Gate, now: datetime) -> QFrame:
        box = QFrame()
        box.setObjectName("gate_check")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        good = all(fact.good for fact in gate.facts)
        words = self.tr("Checked {time}") if good else self.tr("Please look {time}")
        column.addLayout(_beside(_mark(good), _line(words.format(time=f"{now:%H:%M:%S}"), "white", "strong")))
        for fact in gate.facts:
            column.addLayout(_beside(_mark(fact.good), _line(say(fact.text), "white")))
        clock = self.tr("Clock {day} {time}").format(day=full_day(now.date()), time=f"{now:%H:%M}")
        column.addLayout(_beside(picture("clock", "bar_text", 16), _line(clock, "white")))
        column.addWidget(_line(self.tr("The records themselves are verified right after login."), "bar_text"))
        return box

    def _emergency(self) -> QPushButton:
        made = ComposedButton("emergency", "on_bar")
        words = self.tr("Emergency: print a blank worksheet")
        line = QHBoxLayout()
        line.setContentsMargins(12, 6, 10, 6)
        line.setSpacing(10)
        for part in (picture("print", "panel", 18), _line(words, "white"), picture("right", "panel", 16)):
            line.addWidget(part)
        line.setStretch(1, 1)
        made.compose(line, words)
        made.setMinimumHeight(40)
        made.clicked.connect(self.worksheet_wanted)
        return made


def _beside(mark: QWidget, words: QWidget) -> QHBoxLayout:
    line = row(mark, spacing=8)
    line.addWidget(words, 1)
    return line


def _mark(good: bool) -> QWidget:
    return picture("ok", "ok_line", 16) if good else picture("warn", "warn_solid", 16)


def _line(words: str, tone: str, size: str = "") -> QWidget:
    made = label(words, tone=tone, size=size, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made
