"""What the pages of the infusion day read from one another and from the rest of the subject."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from desktop.models.protocol.v1.forms.newest import newest
from desktop.models.protocol.v1.forms.renal_clearance import clearance
from desktop.models.protocol.v1.subject import answers_of
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.values import Derivation, LabResult


def thawed_bag(book: SubjectBook, bag: Decimal | None) -> Answers | None:
    """The thaw page of the bag of that number."""
    if bag is None:
        return None
    return next((answers for answers in answers_of(book, "INFE") if answers.number("E02BAG") == bag), None)


def minutes(earlier: datetime, later: datetime) -> Decimal:
    """Whole minutes from one time to another, below zero where they are the wrong way round."""
    return Decimal(int((later - earlier).total_seconds()) // 60)


def ordered_dose(book: SubjectBook) -> Decimal | None:
    """The dose the investigator ordered, in 10⁶ CAR+ viable T cells."""
    return next((dose for answers in answers_of(book, "INFA") if (dose := answers.number("A11DOSE"))), None)


def current_weight(book: SubjectBook) -> tuple[Decimal, date] | None:
    """The newest actual weight in kg, and its day."""
    weighed = newest(book, "VS", "WEIGHT", "VSDTC")
    return (weighed.value, weighed.at.date()) if weighed else None


def newest_chemistry(book: SubjectBook) -> Answers | None:
    """The chemistry sampled last that was reported."""
    reported = [answers for answers in answers_of(book, "LAB") if answers.moment("CHEMDTC") and answers.code("CREA")]
    return max(reported, key=lambda answers: answers.code("CHEMDTC"), default=None)


def newest_result(book: SubjectBook, item: str) -> LabResult | None:
    """An analyte of the newest chemistry."""
    answers = newest_chemistry(book)
    return answers.laboratory(item, "CHEMDTC", "CHEMNAM") if answers else None


def newest_clearance(book: SubjectBook) -> Derivation | None:
    """Creatinine clearance from the newest chemistry and the newest weight, in mL/min."""
    answers, weighed = newest_chemistry(book), current_weight(book)
    creatinine, sampled = (answers.number("CREA"), answers.day("CHEMDTC")) if answers else (None, None)
    if answers is None or weighed is None or not creatinine or sampled is None:
        return None
    return clearance(book, weighed[0], creatinine, answers["CREA"].unit, sampled)


def newest_height(book: SubjectBook) -> Decimal | None:
    """The newest height in cm."""
    measured = newest(book, "VS", "HEIGHT", "VSDTC")
    return measured.value if measured else None
