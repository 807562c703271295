"""The band of 今日: date, time, and how much of each kind waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from desktop.models.judgement.today import Pressing
from desktop.views.frame.cells import HEIGHT, long_day, rule, said_weekday
from desktop.views.frame.giving_way import GivingRow
from desktop.views.frame.signs import SIGNS
from desktop.views.language import say
from desktop.views.parts import button, label, picture

_BEFORE_CHIPS = 4


class DayBanner(GivingRow):
    """Stands where the subject banner stands on the other tabs."""

    filter_wanted = Signal(bool)
    """Whether only the reader's own rows are shown."""

    def __init__(self) -> None:
        super().__init__("banner", height=HEIGHT, margins=(14, 12), spacing=10)
        self._day = label("", size="page", name="today_date")
        self._weekday = label("", tone="ink2", name="today_weekday")
        self._time = label("", size="page", name="today_time")
        for cell in (self._day, self._weekday, self._time, rule()):
            self.put(cell)
        self._chips: list[QWidget] = []
        self._filter = self._segments()
        self.line.addStretch(1)
        self.put(self._filter)

    def show_moment(self, now: datetime) -> None:
        """The date and the time to the minute."""
        for cell, words in ((self._day, long_day(now.date())), (self._weekday, said_weekday(now.date())), (self._time, f"{now:%H:%M}")):
            if cell.text() != words:
                cell.setText(words)

    def show_counts(self, counts: Mapping[Pressing, int]) -> None:
        """One chip for each kind of row on the list, the most pressing first; the last give way."""
        for old in self._chips:
            self.drop(old)
        kinds = [pressing for pressing in Pressing if counts.get(pressing)]
        self._chips = [_counted(pressing, counts[pressing]) for pressing in kinds]
        for at, made in enumerate(self._chips):
            self.put(made, gives=len(kinds) - at, at=_BEFORE_CHIPS + at)
        self.fit()

    def offer_filter(self, offered: bool) -> None:
        """与我有关 / 全部, where there is a list."""
        self.want(self._filter, offered)

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("whose")
        frame.setProperty("kind", "segments")
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        group = QButtonGroup(frame)
        for words, name, mine in ((self.tr("Concerns me"), "mine", True), (self.tr("Everybody"), "everybody", False)):
            cell = button(words, "segment", name)
            cell.setCheckable(True)
            cell.setChecked(mine)
            cell.clicked.connect(lambda _on=False, mine=mine: self.filter_wanted.emit(mine))
            group.addButton(cell)
            line.addWidget(cell)
        return frame


def _counted(pressing: Pressing, count: int) -> QWidget:
    drawing, tone = SIGNS[pressing]
    made = QFrame()
    made.setObjectName(f"count_{pressing.value}")
    made.setProperty("kind", "count_chip")
    made.setProperty("tone", tone)
    line = QHBoxLayout(made)
    line.setContentsMargins(8, 3, 8, 3)
    line.setSpacing(6)
    line.addWidget(picture(drawing, tone, 16), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(label(f"{say(pressing.text)} {count}", tone=tone, size="strong"))
    return made
