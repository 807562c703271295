"""Values that judgements are made of: three-valued truth, results with their limits, quantities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from desktop.models.text import Text


class Truth(StrEnum):
    """Strong Kleene logic: unknown is neither met nor not met."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a judgement is unknown."""

    MISSING = "missing"
    STALE = "stale"
    UNIT_OR_ULN_MISSING = "unit_or_uln_missing"
    NOT_EVALUABLE = "not_evaluable"
    NEEDS_ADJUDICATION = "needs_adjudication"
    CONFLICT = "conflict"
    READINGS_DIFFER = "readings_differ"
    SAMPLE_UNUSABLE = "sample_unusable"

    @property
    def text(self) -> Text:
        """The reason in the words of the ward."""
        return _REASONS[self]


_REASONS = {
    Reason.MISSING: Text("缺数据", "missing"),
    Reason.STALE: Text("过期", "out of date"),
    Reason.UNIT_OR_ULN_MISSING: Text("缺单位或参考上限", "unit or ULN missing"),
    Reason.NOT_EVALUABLE: Text("无法评价", "not evaluable"),
    Reason.NEEDS_ADJUDICATION: Text("需裁定", "needs adjudication"),
    Reason.CONFLICT: Text("资料矛盾", "conflict"),
    Reason.READINGS_DIFFER: Text("解读不一致", "readings differ"),
    Reason.SAMPLE_UNUSABLE: Text("标本不可用", "sample unusable"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a criterion came to: its truth, why it is unknown, and what was looked at."""

    truth: Truth
    detail: Text
    """The inputs and the comparison in words, e.g. `132 > 3 × 40 = 120`."""
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    """Names of the facts that would settle an unknown verdict."""
    warnings: tuple[Text, ...] = ()
    rule: str = ""
    """Which branch decided, e.g. `gilbert_exception`."""

    def __post_init__(self) -> None:
        if (self.reason is None) is (self.truth is Truth.UNKNOWN):
            raise ValueError("an unknown verdict has a reason, a definite one has none")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A closed interval; an open end is None."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether the unrounded value lies inside, ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def shown(self) -> str:
        """`3.5–9.5`, `≤ 8.0`, `≥ 30` or nothing."""
        if self.low is not None and self.high is not None:
            return f"{self.low}–{self.high}"
        if self.high is not None:
            return f"≤ {self.high}"
        return f"≥ {self.low}" if self.low is not None else ""


_NUMBER = re.compile(r"(<=|>=|[<>≤≥])? ?([0-9]{1,12}(?:\.[0-9]{1,8})?)")


@dataclass(frozen=True, slots=True)
class Reported:
    """A number as a laboratory reports it, with the operator of a result outside its measuring range."""

    value: Decimal
    operator: str = ""
    """`<`, `≤`, `>`, `≥` or nothing."""

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """The number in the typed text, or None where it is not one (letters, signs, an empty field)."""
        match = _NUMBER.fullmatch(typed)
        if match is None:
            return None
        operator = {"<=": "≤", ">=": "≥", None: ""}.get(match[1], match[1] or "")
        return cls(Decimal(match[2]), operator)

    def at_least(self, limit: Decimal) -> Truth:
        """Whether the true value is ≥ limit; unknown where the operator leaves it open."""
        if self.operator == "<":
            return Truth.NOT_MET if self.value <= limit else Truth.UNKNOWN
        if self.operator == "≤":
            return Truth.NOT_MET if self.value < limit else Truth.UNKNOWN
        if self.operator in (">", "≥"):
            return Truth.MET if self.value >= limit else Truth.UNKNOWN
        return Truth.MET if self.value >= limit else Truth.NOT_MET

    def at_most(self, limit: Decimal) -> Truth:
        """Whether the true value is ≤ limit; unknown where the operator leaves it open."""
        if self.operator == ">":
            return Truth.NOT_MET if self.value >= limit else Truth.UNKNOWN
        if self.operator == "≥":
            return Truth.NOT_MET if self.value > limit else Truth.UNKNOWN
        if self.operator in ("<", "≤"):
            return Truth.MET if self.value <= limit else Truth.UNKNOWN
        return Truth.MET if self.value <= limit else Truth.NOT_MET


@dataclass(frozen=True, slots=True)
class LabResult:
    """A laboratory result with the unit and limits of the laboratory that reported it."""

    reported: Reported
    unit: str
    lln: Decimal | None = None
    uln: Decimal | None = None
    sampled_at: datetime | None = None
    laboratory: str = ""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A calculated value with its working: unrounded, and the digits to show."""

    value: Decimal
    decimals: int
    unit: str
    formula: Text
    inputs: tuple[tuple[Text, str], ...] = field(default=())

    @property
    def shown(self) -> str:
        """The value with the digits to show; never used in a comparison."""
        return f"{self.value:.{self.decimals}f}"
