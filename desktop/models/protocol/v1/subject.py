"""What the pages say of a subject: the few readings that other pages, windows and rules need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from desktop.models.records.answer import Answer, Answers, day_of
from desktop.models.records.casebook import SubjectBook

SCREENING_VISIT, PLANNED_ITEM = "SCR", "D0PLDTC"


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


def planned_d0(book: SubjectBook, until: int | None = None) -> date | None:
    """The planned day of infusion, now or as it stood at a sequence number: the page says it until it is moved."""
    told = [
        (entry.sequence, str(entry.payload.get("value") or ""))
        for page in book.repeats(SCREENING_VISIT, "DM")
        for entry in page.values(PLANNED_ITEM)
    ]
    told += [(entry.sequence, str(entry.payload["day"])) for entry in book.moves]
    in_force = [day for sequence, day in sorted(told) if until is None or sequence <= until]
    return day_of(in_force[-1]) if in_force else None


def answers_of(book: SubjectBook, form: str) -> Iterator[Answers]:
    """The answers of every page of that form, whatever its visit."""
    return (book.pages[key].answers for key in sorted(key for key in book.pages if key.form == form))


def infusion_started(book: SubjectBook) -> datetime | None:
    """When the first bag was started; its local date is D0."""
    starts = [start for answers in answers_of(book, "INFF") if (start := answers.moment("F04START"))]
    return min(starts, default=None)


def start_was_told(book: SubjectBook) -> bool:
    """Whether a start of the first bag was ever recorded, even where it was taken back."""
    pages = (page for key, page in book.pages.items() if key.form == "INFF")
    return any(entry.payload.get("value") for page in pages for entry in page.values("F04START"))


def day_zero(book: SubjectBook) -> date | None:
    """D0: the day the first bag was started, until then the planned day."""
    started = infusion_started(book)
    return started.date() if started else planned_d0(book)


def consented_at(book: SubjectBook) -> datetime | None:
    """When the informed consent form was signed."""
    return screening(book, "ICF").moment("RFICDTC")


def height_cm(book: SubjectBook) -> Decimal | None:
    """The height at screening."""
    return screening(book, "VS").number("HEIGHT")


def weight_kg(book: SubjectBook) -> Decimal | None:
    """The actual weight at screening."""
    return screening(book, "VS").number("WEIGHT")
