"""One subject's course in a few lines: visits held on days, pages filled, plans moved, as real ledger entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.standing import Standing, standing
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer
from desktop.models.records.casebook import SubjectBook, folded
from desktop.models.records.entry import Entry, Kind
from tests.models.ward import CONSENTED, Given, entry


@dataclass
class Course:
    """Consent and planned D0 are there from the start; everything else is told."""

    planned: str = "2026-01-20"
    consented: str = CONSENTED
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._add(Kind.SUBJECT_REGISTERED, payload={"initials": "LXYU", "screening_number": "1"})
        if self.consented:
            self.fill("SCR", "ICF", {"RFICDTC": self.consented})
        self.fill("SCR", "DM", {"D0PLDTC": self.planned, "SEX": "F", "BRTHDTC": "2005-03-11"})

    def fill(self, visit: str, form: str, given: Given, repeat: int = 1) -> Course:
        for item, value in given.items():
            answer = value if isinstance(value, Answer) else Answer(value)
            known = any((one.visit, one.form, one.repeat, one.item) == (visit, form, repeat, item) for one in self.entries)
            kind = Kind.CORRECTION if known else Kind.ANSWER
            self._add(kind, visit=visit, form=form, item=item, repeat=repeat, payload=answer.payload(), reason="录错" if known else "")
        return self

    def held(self, visit: str, day: str) -> Course:
        return self.fill(visit, "SV", {"SVOCCUR": "Y", "SVDTC": day, "SVWAY": "INPAT"})

    def not_held(self, visit: str) -> Course:
        return self.fill(visit, "SV", {"SVOCCUR": "N", "SVREAS": "ILL"})

    def infused(self, day: str) -> Course:
        return self.fill("D0", "INFF", {"F04START": f"{day}T10:30"})

    def depleted(self, *days: str) -> Course:
        for number, day in enumerate(days, 1):
            self.held(f"LD{number}", day)
        return self

    def moved(self, day: str, before: str, on: datetime) -> Course:
        self._add(Kind.PLAN_MOVED, payload={"day": day, "before": before}, reason="发热", recorded_at=on)
        return self

    def dismissed(self, rule: str, facts: str) -> Course:
        payload = {"check": rule, "level": "check", "value": facts, "says": {"zh": rule, "en": rule}}
        self._add(Kind.PROMPT_ANSWERED, visit="LOG", form="DV", item="DVAUTO", repeat=0, payload=payload, reason="日期录错")
        return self

    def book(self) -> SubjectBook:
        return folded(self.entries)

    def standing(self, today: date) -> Standing:
        return standing(PROTOCOL, self.book(), today)

    def _add(self, kind: Kind, **parts: object) -> None:
        self.entries.append(entry(kind, len(self.entries) + 1, **{"recorded_at": datetime(2026, 1, 5, 9, tzinfo=SITE_ZONE), **parts}))
