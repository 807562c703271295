"""An answer to one item, kept as typed, and typed readings of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from desktop.models.clock import SITE_ZONE
from desktop.models.records.canonical import Canonical
from desktop.models.text import Text
from desktop.models.values import LabResult, Reported

_MOMENT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


class Absent(StrEnum):
    """The codes Chinese case report forms use where there is no value."""

    ND = "ND"
    UK = "UK"
    NA = "NA"

    @property
    def text(self) -> Text:
        """The code in words."""
        return _ABSENT[self]


_ABSENT = {Absent.ND: Text("未做", "Not done"), Absent.UK: Text("不详", "Unknown"), Absent.NA: Text("不适用", "Not applicable")}


@dataclass(frozen=True, slots=True)
class Answer:
    """A value exactly as typed, or the reason why there is none. `Answer()` is: not answered."""

    value: str = ""
    absent: Absent | None = None
    why: str = ""
    """The reason for ND, UK or NA."""
    pending: bool = False
    """采样未报告: the sample is taken, the result not back."""
    unit: str = ""
    lln: str = ""
    uln: str = ""
    derived: Mapping[str, str] | None = None
    """Formula and inputs of a calculated value."""

    @property
    def given(self) -> bool:
        """Whether anything at all was answered."""
        return bool(self.value) or self.absent is not None or self.pending

    def payload(self) -> dict[str, Canonical]:
        """What the ledger keeps of it; an empty part is left out."""
        parts: dict[str, Canonical] = {"value": self.value or None}
        if self.absent is not None:
            parts |= {"absent": self.absent.value, "why": self.why}
        if self.pending:
            parts["pending"] = True
        parts |= {name: text for name in ("unit", "lln", "uln") if (text := getattr(self, name))}
        if self.derived is not None:
            parts["derived"] = dict(self.derived)
        return parts

    @classmethod
    def from_payload(cls, payload: Mapping[str, Canonical]) -> Answer:
        """The answer a ledger entry keeps."""
        derived = payload.get("derived")
        return cls(
            value=_text(payload, "value"),
            absent=Absent(absent) if (absent := _text(payload, "absent")) else None,
            why=_text(payload, "why"),
            pending=payload.get("pending") is True,
            unit=_text(payload, "unit"),
            lln=_text(payload, "lln"),
            uln=_text(payload, "uln"),
            derived={key: str(value) for key, value in derived.items()} if isinstance(derived, Mapping) else None,
        )


NOT_ANSWERED = Answer()


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one page, read by item key; a missing key is an item not answered."""

    by_key: Mapping[str, Answer]

    def __getitem__(self, key: str) -> Answer:
        return self.by_key.get(key, NOT_ANSWERED)

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_key)

    def code(self, key: str) -> str:
        """The chosen code, or nothing."""
        return self[key].value

    def number(self, key: str) -> Decimal | None:
        """The number typed, None where there is none or it carries an operator."""
        reported = Reported.read(self[key].value)
        return reported.value if reported and not reported.operator else None

    def day(self, key: str) -> date | None:
        """The whole date answered (the date of a moment too), None for a partial or missing one."""
        return day_of(self[key].value)

    def moment(self, key: str) -> datetime | None:
        """The date and time answered, in site time."""
        return moment_of(self[key].value)

    def laboratory(self, key: str, sampled: str = "", laboratory: str = "") -> LabResult | None:
        """The result with its own limits, and the section's sample time and laboratory."""
        answer = self[key]
        reported = Reported.read(answer.value)
        if reported is None:
            return None
        return LabResult(reported, answer.unit, _limit(answer.lln), _limit(answer.uln), self.moment(sampled), self[laboratory].value)


def day_of(text: str) -> date | None:
    """The date in `2026-01-05` or `2026-01-05T07:40`; None for a partial date."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def moment_of(text: str) -> datetime | None:
    """The moment in `2026-01-05T07:40`, in site time; read some thousand times while a page is judged."""
    if _MOMENT.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=SITE_ZONE)
    except ValueError:
        return None


def _limit(text: str) -> Decimal | None:
    reported = Reported.read(text)
    return reported.value if reported and not reported.operator else None


def _text(payload: Mapping[str, Canonical], key: str) -> str:
    value = payload.get(key)
    return value if isinstance(value, str) else ""
