"""Creatinine clearance wherever a page needs it: the sample's creatinine and day, the weight that goes with them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from desktop.models.clock import SITE_ZONE
from desktop.models.protocol.v1.forms.newest import newest
from desktop.models.protocol.v1.subject import birth_date, sex, weight_kg
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.scales.age import completed_years
from desktop.models.scales.renal import cockcroft_gault
from desktop.models.values import Derivation

CREATININE_UNITS = ("μmol/L", "mg/dL")


def clearance(book: SubjectBook, weight: Decimal, creatinine: Decimal, unit: str, sampled: date) -> Derivation | None:
    """Clearance in mL/min with the age on the day of the sample (IN-05); None while age or sex is not known."""
    birth = birth_date(book)
    if birth is None or birth > sampled or not sex(book) or unit not in CREATININE_UNITS:
        return None
    return cockcroft_gault(sex(book), Decimal(completed_years(birth, sampled)), weight, creatinine, unit)


def clearance_of_sample(answers: Answers, book: SubjectBook) -> Derivation | None:
    """Clearance from a page's own creatinine, with the weight of that day: the newest until then, else that of screening."""
    creatinine, sampled = answers.number("CREA"), answers.day("CHEMDTC")
    if not creatinine or sampled is None:
        return None
    weighed = newest(book, "VS", "WEIGHT", "VSDTC", datetime.combine(sampled, time.max, SITE_ZONE))
    weight = weighed.value if weighed else weight_kg(book)
    return clearance(book, weight, creatinine, answers["CREA"].unit, sampled) if weight else None
