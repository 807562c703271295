"""Facts as they may be known on the ward, and what a criterion makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop.models.records.facts import Fact, Facts
from desktop.models.values import LabResult, Reason, Reported, Truth

TODAY = date(2026, 1, 10)
SAMPLED = date(2026, 1, 5)
D0 = date(2026, 1, 20)
MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN


def lab(value: str, unit: str = "", uln: str = "", on: date | None = SAMPLED) -> Fact:
    reported = Reported.read(value)
    assert reported is not None
    return Fact(laboratory=LabResult(reported, unit, uln=Decimal(uln) if uln else None), on=on)


def facts(planned_d0: date | None = D0, /, **named: Fact | str) -> Facts:
    by_name = {name: fact if isinstance(fact, Fact) else Fact(value=fact) for name, fact in named.items()}
    return Facts(by_name, TODAY, planned_d0)


@dataclass(frozen=True)
class Example:
    criterion: str
    says: str
    facts: Facts
    truth: Truth
    reason: Reason | None = None
    rule: str = ""
    edge: bool = False
    """Lies exactly on a limit or one step beside it."""
    missing: tuple[str, ...] = field(default=())


def count(value: str, on: date | None = SAMPLED) -> Fact:
    return lab(value, "×10⁹/L", on=on)


def person(born: str, signed: str = "2026-01-05T09:00") -> Mapping[str, str]:
    return {"birth_date": born, "consent_datetime": signed}


def kidney(sex: str, age: int, weight: str, creatinine: str, unit: str = "μmol/L", **more: Fact | str) -> Facts:
    """Someone who is `age` on the day of the sample."""
    born = date(SAMPLED.year - age, SAMPLED.month, SAMPLED.day).isoformat()
    known: dict[str, Fact | str] = {"scr": lab(creatinine, unit), "sex": sex, "birth_date": born, "weight_kg": weight}
    return facts(**(known | more))
