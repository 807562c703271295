"""What the screening pages say of a subject: the few readings that other pages, windows and rules need."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import SubjectBook

SCREENING_VISIT = "SCR"


def screening(book: SubjectBook, form: str) -> Answers:
    """The newest answers to each item of a screening form."""
    newest: dict[str, Answer] = {}
    for page in book.repeats(SCREENING_VISIT, form):
        newest |= {item: answer for item in page.answers if (answer := page.answers[item]).given}
    return Answers(newest)


def sex(book: SubjectBook) -> str:
    """`M`, `F` or nothing."""
    return screening(book, "DM").code("SEX")


def birth_date(book: SubjectBook) -> date | None:
    """The date of birth."""
    return screening(book, "DM").day("BRTHDTC")


def planned_d0(book: SubjectBook) -> date | None:
    """The planned day of infusion."""
    return screening(book, "DM").day("D0PLDTC")


def consented_at(book: SubjectBook) -> datetime | None:
    """When the informed consent form was signed."""
    return screening(book, "ICF").moment("RFICDTC")


def height_cm(book: SubjectBook) -> Decimal | None:
    """The height at screening."""
    return screening(book, "VS").number("HEIGHT")


def weight_kg(book: SubjectBook) -> Decimal | None:
    """The actual weight at screening."""
    return screening(book, "VS").number("WEIGHT")
