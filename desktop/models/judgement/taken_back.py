"""Pages that were emptied again: they stay in the record with their history, and nobody waits for what they do not say."""

from __future__ import annotations

from desktop.models.records.casebook import Page, SubjectBook


def taken_back(page: Page, book: SubjectBook) -> bool:
    """Whether every answer on it was taken back before anybody signed it; one that was signed is signed again, whatever it says."""
    answers = page.answers
    says = any(answers[item].given for item in answers if answers[item].derived is None)
    return bool(page.last_sequence) and not says and not book.signatures_of(page.key)


def times_done(book: SubjectBook, visit: str, form: str) -> tuple[Page, ...]:
    """Every time the form was done at the visit; a time taken back stands aside for the others, and alone for itself."""
    times = book.repeats(visit, form)
    return tuple(page for page in times if not taken_back(page, book)) or times[:1]
