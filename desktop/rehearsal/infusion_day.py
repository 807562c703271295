"""The day of infusion by hand: the 47 steps on their pages, the second person at each of them, the table of vital signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from desktop.models.clock import SITE_ZONE
from desktop.models.protocol.steps import Done, Step
from desktop.models.protocol.v1 import PROTOCOL
from desktop.rehearsal.calendar import RehearsalClock
from desktop.rehearsal.course import typed
from desktop.rehearsal.ward_day import PHYSICIAN, WardDay

_TIMES: Mapping[str, str] = {
    "INFA": "0800", "INFB": "0830", "INFC": "0900", "INFD": "0920", "INFE": "0955", "INFF": "1025", "INFG": "1630",
}  # fmt: skip
"""When each page of the checklist is written."""
_BEDSIDE, _BEFORE_START = "0958", 3
"""When the first steps of the bag's page are written, and how many of them come before the bag is started."""
_CLOCKED: Mapping[str, str] = {
    "C01RECV": "0845", "C01DTC": "0846", "C02DTC": "0847", "C03DTC": "0848", "C04DTC": "0849", "C05HAND": "0850", "C05DTC": "0850",
    "C06DTC": "0855", "D01APT": "0915", "D01H1T": "0915", "D01DTC": "0916", "D02DTC": "0917", "E01DTC": "0940", "E02START": "0944",
    "E02END": "0950", "E02DTC": "0950", "E03DTC": "0952", "E04DTC": "0952", "E05DTC": "0953", "F01DTC": "0955", "F02DTC": "0956",
    "F03DTC": "0957", "F04START": "1000", "F04DTC": "1000", "F05DTC": "1001", "F06DTC": "1018", "F07DTC": "1018", "F08DTC": "1019",
    "F09END": "1018", "F09DTC": "1019", "F10DTC": "1020", "G01DTC": "1619", "G02DTC": "1620", "G03DTC": "1621", "G04DTC": "1622",
    "G05DTC": "1623", "G06DTC": "1625",
}  # fmt: skip
_SIGNS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("0954", (("V01", "0953"),)),
    ("1022", (("V02", "1005"), ("V03", "1015"), ("V04", ""), ("V05", "1018"))),
    ("1225", (("V06", "1033"), ("V07", "1048"), ("V08", "1118"), ("V09", "1218"))),
    ("1420", (("V10", "1318"), ("V11", "1418"))),
    ("1620", (("V12", "1518"), ("V13", "1618"))),
)
"""When the table is written, and which of its lines; the infusion was over before the line without a time."""
_ROW: Mapping[str, str] = {
    "TEMP": "36.7", "LOC": "AXILLA", "PULSE": "84", "RESP": "18", "SYSBP": "116", "DIABP": "70", "OXSAT": "98", "O2WAY": "NONE",
    "AVPU": "A", "SYM": "无",
}  # fmt: skip
_WRITTEN: Mapping[str, str] = {
    "A08ICE": "10", "A10VER": "V2.0", "A11ORD": "2601200001", "A11LVL": "剂量 1", "A11DOSE": "52", "B04WHO": "重症医学科、神经内科值班",
    "B06WHO": "U-0101、U-0102", "C01SHIP": "LN-0712", "C02ARR": "185", "C02MAX": "178", "C02LOG": "TL-118", "C03COA": "COA-26011",
    "C03LOT": "CD19-26011", "C03VIAB": "86", "C03CAR": "40", "C03CONC": "10", "C03VOL": "13", "C03BAGS": "1", "C04WRIST": "S01",
    "C04BAG": "S01", "C04COI": "COI-S01-01", "C05FROM": "细胞实验室 C-07", "C05TO": "U-0101", "D01H1": "苯海拉明", "D01H1MG": "25",
    "D01APMG": "650", "E01TEMP": "37.0", "E02BAG": "1", "G02KEEP": "RETURNED", "G04ORD": "2601200002", "G05ICE": "10", "G06RN": "U-0102",
}  # fmt: skip
"""What is written where made-up values would tell another story; the cells are 1 × 10⁶ for each kilogram."""


class InfusionDay:
    """Sections A to G as the ward lives them."""

    def __init__(self, day: WardDay, clock: RehearsalClock, on: date, consented: date) -> None:
        self.day, self.clock, self.on = day, clock, on
        self._known = {
            **_WRITTEN,
            "A01LAST": f"{on - timedelta(7):%Y%m%d}",
            "A10SIGN": f"{consented:%Y%m%d}",
            **dict.fromkeys(("B01EXP", "C03EXP", "E01CAL"), f"{on + timedelta(200):%Y%m%d}"),
            **{item: self._at(clocked) for item, clocked in _CLOCKED.items()},
        }

    def scenes(self) -> list[tuple[str, Callable[[], None]]]:
        """The pages in order, the table of vital signs between them as it is due."""
        baseline, during, *after = (partial(self._signs, clocked, rows) for clocked, rows in _SIGNS)
        return [
            ("D0 A fit for infusion; the physician lets the late day pass", self._fit),
            *((f"D0 {form[-1]}, with the second person", partial(self._page, form)) for form in ("INFB", "INFC", "INFD", "INFE")),
            ("D0 baseline", baseline),
            ("D0 F01 to F03 at the bedside, with the second person before the bag is started", self._at_the_bedside),
            ("D0 signs during the infusion", during),
            ("D0 F04 to F10, with the second person", self._after_the_bag),
            *(("D0 signs after the infusion", signs) for signs in after),
            ("D0 G, with the second person", partial(self._page, "INFG")),
        ]

    def _at(self, clocked: str) -> str:
        return f"{self.on:%Y%m%d} {clocked}"

    def _open(self, form: str, clocked: str) -> None:
        self.clock.put_on(datetime.combine(self.on, time(int(clocked[:2]), int(clocked[2:])), SITE_ZONE))
        self.day.hands.click(f"page_{form}")
        self.day.hands.see(f"form_{form}")

    def _page(self, form: str) -> None:
        self._steps(form, _TIMES[form], _steps_of(form))

    def _at_the_bedside(self) -> None:
        self._steps("INFF", _BEDSIDE, _steps_of("INFF")[:_BEFORE_START])

    def _after_the_bag(self) -> None:
        self._steps("INFF", _TIMES["INFF"], _steps_of("INFF")[_BEFORE_START:])

    def _steps(self, form: str, clocked: str, steps: Sequence[Step]) -> None:
        """Write these steps and have them checked."""
        self._open(form, clocked)
        asked, numbers = PROTOCOL.page("D0", form), [step.number for step in steps]
        for item, text in typed(asked, self.clock.now(), self._known).items():
            step = asked.section_of(item).step
            if step is None or step.number not in numbers:
                continue
            self.day.hands.answer(item, text)
            if text == Done.DONE and self.day.hands.sees("out_of_order_keep"):
                self.day.hands.click("out_of_order_keep")
        self.day.save()
        self.day.pictures.take(f"D0-{form}", "zh")
        for step in steps:
            if step.checker:
                self._check(step.number)

    def _check(self, number: str) -> None:
        """The physician comes to the bedside and answers for the step with an own password."""
        self.day.hands.click(f"{number}_check")
        self._other_person("second_check_give", photograph=number == "F01")

    def _fit(self) -> None:
        """Seven days after lymphodepletion the first gate stops: the physician goes on with a reason."""
        self._page("INFA")
        self.day.hands.click("A01_override")
        self.day.hands.click("override_reason_0")
        self._other_person("override_give", photograph=True)

    def _other_person(self, give: str, *, photograph: bool) -> None:
        hands = self.day.hands
        hands.fill("other_user", PHYSICIAN)
        hands.fill("other_password", self.day.passwords[PHYSICIAN])
        if photograph:
            self.day.pictures.take(give, "zh")
        hands.click(give)
        hands.until(lambda: not hands.sees("other_password"))

    def _signs(self, clocked: str, rows: tuple[tuple[str, str], ...]) -> None:
        self._open("VSG", clocked)
        if rows[0][0] == "V01":
            self.day.hands.answer("VSGBAG", "1")
        for prefix, taken in rows:
            self.day.hands.answer_all(self._row(prefix, taken))
        self.day.save()

    def _row(self, prefix: str, taken: str) -> dict[str, str]:
        if not taken:
            return {f"{prefix}YN": "NA"}
        return {f"{prefix}YN": "DONE", f"{prefix}DTC": self._at(taken), **{prefix + sign: text for sign, text in _ROW.items()}}


def _steps_of(form: str) -> list[Step]:
    return [section.step for section in PROTOCOL.page("D0", form).sections if section.step]
