"""What a save would cause, told before it is made: signatures that end, verdicts that turn."""

from __future__ import annotations

from datetime import datetime

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.consequences import consequences
from desktop.models.judgement.eligibility import Effect, judge
from desktop.models.judgement.supposing import supposing
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import SubjectBook, folded
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.signing import page_digest
from desktop.models.values import Reason
from tests.models.ward import eligible, entry, result, subject

NOW = datetime(2026, 1, 10, 9, 30, tzinfo=SITE_ZONE)
LAB = PageKey("S01", "SCR", "LAB")


def with_alt(book: SubjectBook, value: str) -> Answers:
    return Answers({**book.page(LAB).answers.by_key, "ALT": result(value, "U/L", "7", "40")})


def signed_by_the_nurse() -> SubjectBook:
    book = subject(eligible())
    page = book.page(LAB)
    payload = {
        "document": "S01-SCR-LAB", "version": "1", "meaning": "record", "pages": {LAB.shown: page_digest(page, PROTOCOL.version)},
        "signed_at": "2026-01-06 10:12:00 +08:00", "sha256": "0" * 64, "name": "王静", "expected": "2", "fingerprint": "0" * 64,
    }  # fmt: skip
    signature = entry(Kind.SIGNATURE, 900, visit="SCR", payload=payload)
    entries = [book.registered, *(one for each in book.pages.values() for one in each.entries), signature]
    return folded(entries)


def test_what_is_typed_is_judged_as_if_it_were_saved() -> None:
    book = subject(eligible())
    then = supposing(book, LAB, with_alt(book, "132"), NOW)
    verdict = next(one for one in judge(PROTOCOL, then, NOW.date()).judged if one.criterion.key == "IN-04a").verdict
    assert verdict.reason is Reason.NEEDS_ADJUDICATION


def test_supposing_changes_nothing_that_is_recorded() -> None:
    book = subject(eligible())
    before = book.page(LAB).entries
    supposing(book, LAB, with_alt(book, "132"), NOW)
    assert book.page(LAB).entries == before
    assert book.page(LAB).answers["ALT"].value == "35"


def test_an_emptied_field_is_supposed_empty() -> None:
    book = subject(eligible())
    emptied = Answers({**book.page(LAB).answers.by_key, "ALT": Answer()})
    then = supposing(book, LAB, emptied, NOW)
    verdict = next(one for one in judge(PROTOCOL, then, NOW.date()).judged if one.criterion.key == "IN-04a").verdict
    assert verdict.reason is Reason.MISSING


def test_a_correction_names_the_criterion_that_turns() -> None:
    book = subject(eligible())
    caused = consequences(PROTOCOL, book, LAB, with_alt(book, "132"), NOW)
    assert [(one.after.criterion.key, one.before.effect, one.after.effect) for one in caused.turned] == [
        ("IN-04a", Effect.PASSES, Effect.PENDING)
    ]
    assert caused.ended == ()


def test_a_correction_of_a_signed_page_names_the_signature_that_ends() -> None:
    """R-SIG-04."""
    book = signed_by_the_nurse()
    caused = consequences(PROTOCOL, book, LAB, with_alt(book, "36"), NOW)
    assert [signature.name for signature in caused.ended] == ["王静"]
    assert caused.turned == ()


def test_saving_what_is_already_recorded_causes_nothing() -> None:
    book = signed_by_the_nurse()
    assert consequences(PROTOCOL, book, LAB, book.page(LAB).answers, NOW).none
