"""The band under the bar: whom the reader is looking at. It never scrolls and never wraps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import VERDICT
from desktop.models.site.headings import study_day
from desktop.views.frame.cells import HEIGHT, captioned, chip, full_day, rule, short_day
from desktop.views.frame.giving_way import GivingRow
from desktop.views.icons import icon
from desktop.views.parts import label
from desktop.views.style import restyle

_FLASH = 150
"""Milliseconds the block stands inverted on a change of subject."""
_TURNS = 4
"""Inverted and back, twice."""


class SubjectBanner(GivingRow):
    """Cells give way from the right: date, screening number, planned D0, disease group; never who it is and which day."""

    chooser_wanted = Signal()
    place_wanted = Signal(str)
    """Where what the chip counts can be settled: `must` or `verdict`."""

    def __init__(self) -> None:
        super().__init__("banner", height=HEIGHT, margins=(12, 12), spacing=10)
        self.block = QPushButton()
        self._code = ""
        self._turns = 0
        self._flash = QTimer(self)
        self._flash.setInterval(_FLASH)
        self._flash.timeout.connect(self._turn)

    def show_subject(self, standing: Standing | None, today: date) -> None:
        """The subject on this day; without one the block asks for it."""
        changed = bool(self._code) and standing is not None and standing.code != self._code
        self._code = standing.code if standing else ""
        self.clear()
        self._make_block()
        if standing is not None:
            self._fill(standing, today)
        else:
            self.spread()
        self.fit()
        if changed:
            self._turns = _TURNS
            self._flash.start()
            self._turn()

    @property
    def flashing(self) -> bool:
        """Whether the block is drawing the eye to a new subject."""
        return self._flash.isActive()

    def _fill(self, one: Standing, today: date) -> None:
        self.put(label(one.initials, size="strong", name="banner_initials"))
        self.put(label(self._sex_and_age(one), size="strong", name="banner_sex_age"))
        if one.arm:
            self.put(captioned(self.tr("Disease"), one.arm, "banner_arm"), gives=4)
        self.put(rule(), gives=4)
        if one.day_zero is not None:
            self.put(chip(study_day(today, one.day_zero), "accent", "banner_day"))
        self.put(label(full_day(today), tone="ink2", name="banner_date"), gives=1)
        if one.day_zero is not None:
            name = "D0" if one.infused else self.tr("Planned D0")
            self.put(captioned(name, short_day(one.day_zero), "banner_d0"), gives=3)
        self.put(captioned(self.tr("Visit"), self._visit(one), "banner_visit"), gives=5)
        self.spread()
        self.put(chip(self.tr("Screening no. {n}").format(n=one.screening_number), "plain", "banner_screening"), gives=2)
        self._put_count("must", one.must, "stop", "danger", self.tr("Must resolve {n}"))
        if not one.infused:
            self._put_count("failed", len(one.failed), "fail", "danger", self.tr("Not met {n}"))
            self._put_count("pending", len(one.pending), "unknown", "warn", self.tr("Pending {n}"))

    def _visit(self, one: Standing) -> str:
        """`D14 3/12`, the visit the ward is at; after the end, that it is over."""
        now = one.current
        return self.tr("ended") if one.ended else f"{now.visit.key} {now.complete}/{len(now.counted)}"

    def _put_count(self, name: str, count: int, drawing: str, tone: str, words: str) -> None:
        if not count:
            return
        made = QPushButton(words.format(n=count))
        made.setObjectName(f"banner_{name}")
        made.setProperty("kind", "count_chip")
        made.setProperty("tone", tone)
        made.setIcon(icon(drawing, tone))
        made.clicked.connect(lambda: self.place_wanted.emit("must" if name == "must" else VERDICT))
        self.put(made)

    def _sex_and_age(self, one: Standing) -> str:
        sex = {"M": self.tr("male"), "F": self.tr("female")}.get(one.sex, self.tr("sex ?"))
        age = self.tr("{n} years").format(n=one.age) if one.age is not None else self.tr("age ?")
        return f"{sex} {age}"

    def _make_block(self) -> None:
        self.block = QPushButton(self._code or self.tr("Choose a subject"))
        self.block.setObjectName("subject")
        self.block.setProperty("kind", "subject")
        self.block.setIcon(icon("chev", "panel"))
        self.block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.block.setAccessibleName(self.tr("Subject {code}, choose another").format(code=self._code))
        self.block.setToolTip(self.tr("Subjects (Ctrl+K)"))
        self.block.clicked.connect(self.chooser_wanted)
        self.put(self.block)

    def _turn(self) -> None:
        self._turns -= 1
        self.block.setProperty("inverted", self._turns % 2 == 1)
        restyle(self.block)
        if self._turns <= 0:
            self._flash.stop()
