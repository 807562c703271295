"""How a result stands to its own limits: ↑, ↓ or normal, and how many times the limit it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from desktop.models.text import Text
from desktop.models.values import LabResult, Reported, Truth

_HALF = Decimal("0.5")
_MOST_DECIMALS = 8


class Flag(StrEnum):
    """Where a result lies; UNKNOWN without limits or where `<` and `>` leave it open."""

    HIGH = "high"
    LOW = "low"
    NORMAL = "normal"
    UNKNOWN = "unknown"

    @property
    def arrow(self) -> str:
        """`↑`, `↓` or nothing."""
        return {Flag.HIGH: "↑", Flag.LOW: "↓"}.get(self, "")

    @property
    def text(self) -> Text:
        """The flag in words."""
        return _FLAGS[self]


_FLAGS = {
    Flag.HIGH: Text("偏高", "high"),
    Flag.LOW: Text("偏低", "low"),
    Flag.NORMAL: Text("正常", "normal"),
    Flag.UNKNOWN: Text("不判读", "not read"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A laboratory result read against its own limits."""

    flag: Flag
    multiple: str = ""
    """`3.30×ULN` or `0.79×LLN`, for the eye only; empty when normal."""

    @property
    def text(self) -> Text:
        """`↑ 3.30×ULN`, `正常` or `不判读`, the words of screen and paper."""
        if not self.flag.arrow:
            return self.flag.text
        shown = f"{self.flag.arrow} {self.multiple}".strip()
        return Text(shown, shown)


def interpret(result: LabResult) -> Reading:
    """The reading of a result, compared unrounded; limits and result are in the same unit, that of the report."""
    below = result.reported.at_least(result.lln) if result.lln is not None else Truth.MET
    above = result.reported.at_most(result.uln) if result.uln is not None else Truth.MET
    if result.uln is not None and above is Truth.NOT_MET:
        return Reading(Flag.HIGH, multiple(result.reported, result.uln, "ULN"))
    if result.lln is not None and below is Truth.NOT_MET:
        return Reading(Flag.LOW, multiple(result.reported, result.lln, "LLN"))
    if (result.lln is None and result.uln is None) or Truth.UNKNOWN in (below, above):
        return Reading(Flag.UNKNOWN)
    return Reading(Flag.NORMAL)


def multiple(reported: Reported, limit: Decimal, name: str) -> str:
    """How many times the limit, to two decimals: `3.30×ULN`; nothing for a limit of 0.

    More decimals appear where two would round onto a limit a rule may use (132.1 of 44 is 3.002, not 3.00).
    """
    if limit <= 0:
        return ""
    with localcontext(prec=50):
        exact = reported.value / limit
        roundings = [exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) for decimals in range(2, _MOST_DECIMALS + 1)]
        honest = (shown for shown in roundings if shown == exact or shown % _HALF != 0)
        return f"{reported.operator}{next(honest, roundings[-1])}×{name}"
