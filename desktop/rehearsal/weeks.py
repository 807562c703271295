"""From lymphodepletion to week 52, visit by visit: what the nurse records and signs, what goes otherwise than planned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Qt

from desktop.models.clock import SITE_ZONE
from desktop.models.protocol.steps import Done
from desktop.models.protocol.v1 import PROTOCOL
from desktop.rehearsal.calendar import RehearsalClock
from desktop.rehearsal.course import typed
from desktop.rehearsal.hands import NotSeen
from desktop.rehearsal.infusion_day import InfusionDay
from desktop.rehearsal.ward_day import NURSE, PHYSICIAN, WardDay

_EVERY = ("SV", "CMQ", "AEQ", "VS")
_TABS = {"infusion_day": Qt.Key.Key_3, "safety_visits": Qt.Key.Key_4, "follow_up": Qt.Key.Key_5}
_MOVED_BY = 4
"""Days by which the infusion comes later than planned: an infection after lymphodepletion."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit: how many days after D0, and the pages recorded beside those of every visit."""

    visit: str
    day: int
    forms: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    awaited: str = ""
    """A result of its laboratory page that is reported on the day after only."""


STOPS = (
    Stop("LD1", -5 - _MOVED_BY, ("LD", "LAB")),
    Stop("LD2", -4 - _MOVED_BY, ("LD",)),
    Stop("LD3", -3 - _MOVED_BY, ("LD",)),
    Stop("REST1", -2),
    Stop("REST2", -1, ("ECOG", "INFL", "LAB")),
    Stop("D0", 0),
    Stop("D4", 4, ("LAB", "ICE")),
    Stop("D7", 7, ("INFL", "CART")),
    Stop("D10", 10, ("CARDX",)),
    Stop("D14", 14, ("LYMPH", "LAB"), awaited="FIB"),
    Stop("D21", 24, ("INFL",)),
    Stop("D28", 28, ("LAB", "CART", "URIN")),
    Stop("UNS", 40, (), {"SVWAY": "OUTPAT", "SVWHY": "低热一天，来院复查"}),
    Stop("W8", 56, ("IMMU",)),
    Stop("W12", 84, ("HAQ",)),
    Stop("W24", 168, ("HAQ", "CART")),
    Stop("W36", 252, ("HAQ",)),
    Stop("W52", 364, ("LAB", "HAQ")),
)
"""D21 comes a day after its window closed."""


class Weeks:
    """The course of one subject after screening."""

    def __init__(self, day: WardDay, clock: RehearsalClock, planned: date, consented: date) -> None:
        self.day, self.clock = day, clock
        self.day_zero = planned + timedelta(_MOVED_BY)
        self.infusion = InfusionDay(day, clock, self.day_zero, consented)

    def scenes(self) -> list[tuple[str, Callable[[], None]]]:
        """The visits in order, the moved day of infusion between lymphodepletion and rest."""
        return [
            ("nurse begins lymphodepletion of S01", self._begin),
            *(scene for stop in STOPS for scene in self._visit(stop)),
            ("physician reviews what waits for him", self._review),
        ]

    def _visit(self, stop: Stop) -> list[tuple[str, Callable[[], None]]]:
        """A visit; before the rest the day is moved, and the day of infusion has its checklist between coming and signing."""
        held = (f"{stop.visit} on day {stop.day:+}", partial(self._hold, stop))
        signed = (f"{stop.visit} is signed by the nurse", partial(self._sign, stop.visit, NURSE))
        moved = [("the infusion is put off by four days", self._move)] if stop.visit == "REST1" else []
        return [*moved, held, *(self.infusion.scenes() if stop.visit == "D0" else ()), signed]

    def _begin(self) -> None:
        self.day.log_in(NURSE)
        self.day.choose("S01")

    def _hold(self, stop: Stop) -> None:
        at = datetime.combine(self.day_zero + timedelta(stop.day), time(7, 45), SITE_ZONE)
        self.clock.put_on(at)
        self._turn_to(stop.visit)
        for form in (*_EVERY, *stop.forms):
            self._fill(stop, form)
        self.day.pictures.take(f"visit-{stop.visit}", "zh")
        if stop.awaited:
            self._await(stop.awaited)

    def _turn_to(self, visit: str) -> None:
        tab = PROTOCOL.visit(visit).period.value
        self.day.hands.press(_TABS[tab], Qt.KeyboardModifier.ControlModifier)
        there = self.day.hands.sees(f"visit_{visit}")
        self.day.hands.click(f"visit_{visit}" if there else "add_unscheduled")

    def _fill(self, stop: Stop, form: str) -> None:
        self.day.hands.click(f"page_{form}")
        self.day.hands.see(f"form_{form}")
        for item, text in typed(PROTOCOL.page(stop.visit, form), self.clock.now(), stop.given).items():
            if item == stop.awaited:
                self.day.leave_out(item, (Qt.Key.Key_Return,), "未报告")
                continue
            self.day.hands.answer(item, text)
            if text == Done.DONE and self.day.hands.sees("out_of_order_keep"):
                self.day.hands.click("out_of_order_keep")
        self.day.save()

    def _await(self, item: str) -> None:
        """采样未报告 today, the result tomorrow."""
        self.clock.put_on(self.clock.now() + timedelta(1))
        self.day.hands.fill(f"{item}_value", "2.9")
        self.day.save(corrected=4)

    def _move(self) -> None:
        self.day.hands.press(_TABS["infusion_day"], Qt.KeyboardModifier.ControlModifier)
        self.day.hands.click("move_d0")
        self.day.pictures.take("move-d0", "zh")
        self.day.hands.fill("D0PLDTC_value", f"{self.day_zero:%Y%m%d}")
        self.day.hands.click("move_reason_1")
        self.day.pictures.take("move-d0", "zh")
        self.day.hands.click("move_confirm")

    def _sign(self, visit: str, user: str) -> None:
        self.day.hands.click("sign_visit")
        if self.day.hands.sees("sign_user"):
            self.day.hands.fill("sign_user", user)
        self.day.hands.fill("sign_password", self.day.passwords[user])
        if visit == "D0":
            self.day.pictures.take(f"sign-{visit}", "zh")
        self.day.hands.click("sign_confirm")
        if not self.day.hands.until(lambda: not self.day.hands.sees("sign_visit_dialog")):
            raise NotSeen(f"{visit} was not signed")

    def _review(self) -> None:
        self.day.log_out()
        self.day.log_in(PHYSICIAN)
        self.day.choose("S01")
        for stop in STOPS:
            self._turn_to(stop.visit)
            self._sign(stop.visit, PHYSICIAN)
            for form in ("SV", "INFC") if stop.visit == "D0" else ("SV",):
                self._export(form)
        self.day.log_out()

    def _export(self, form: str) -> None:
        self.day.hands.click(f"page_{form}")
        self.day.hands.see(f"form_{form}")
        self.day.hands.click("preview")
        self.day.take_paper(f"{self.day.hands.words('sheet_about')}.pdf", self.day.out / "pdf")
