"""The band of 今日: date, time, and how much of each kind waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from desktop.models.judgement.task import Pressing
from desktop.models.judgement.today import Order
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
    order_wanted = Signal(object)
    """The Order of the list."""
    sheet_wanted = Signal()
    """The shift hand-over sheet."""

    def __init__(self) -> None:
        super().__init__("banner", height=HEIGHT, margins=(14, 12), spacing=10)
        self._day = label("", size="page", name="today_date")
        self._weekday = label("", tone="ink2", name="today_weekday")
        self._time = label("", size="page", name="today_time")
        for cell in (self._day, self._weekday, self._time, rule()):
            self.put(cell)
        self._chips: list[QWidget] = []
        by = (self.tr("Time"), "by_time", Order.TIME), (self.tr("Subject"), "by_subject", Order.SUBJECT)
        whose = (self.tr("Concerns me"), "mine", True), (self.tr("Everybody"), "everybody", False)
        self._order = _segments("order", by, self.order_wanted.emit)
        self._filter = _segments("whose", whose, self.filter_wanted.emit)
        self._sheet = button(self.tr("Shift sheet"), "ghost", "shift_sheet", picture="print")
        self._sheet.setToolTip(self.tr("Print the hand-over sheet of everybody's rows"))
        self._sheet.clicked.connect(self.sheet_wanted)
        self.line.addStretch(1)
        for made in (self._order, self._filter, self._sheet):
            self.put(made)
        self.want(self._sheet, False)

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
        """与我有关 / 全部 and the order, where there is a list."""
        self.want(self._filter, offered)
        self.want(self._order, offered)

    def offer_sheet(self, offered: bool) -> None:
        """交班单, for those who may print."""
        self.want(self._sheet, offered)


def _segments(name: str, cells: Sequence[tuple[str, str, object]], chosen: Callable[[object], None]) -> QFrame:
    """Joined cells in one edge; the first is chosen."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("kind", "segments")
    line = QHBoxLayout(frame)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    group = QButtonGroup(frame)
    for at, (words, key, value) in enumerate(cells):
        cell = button(words, "segment", key)
        cell.setCheckable(True)
        cell.setChecked(at == 0)
        cell.clicked.connect(lambda _on=False, value=value: chosen(value))
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
