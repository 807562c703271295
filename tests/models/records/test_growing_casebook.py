"""A casebook that grows with each save says what one folded anew would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.records.casebook import Casebook, SubjectBook, folded
from desktop.models.records.entry import Entry, Kind
from tests.models.ward import entry

REGISTERED = entry(Kind.SUBJECT_REGISTERED, 1, payload={"initials": "LXYU", "screening_number": "1"})


def answers(items: list[tuple[str, str]]) -> list[Entry]:
    return [
        entry(Kind.ANSWER, at, visit="SCR", form=form, item=item, repeat=1, payload={"value": str(at)})
        for at, (form, item) in enumerate(items, 2)
    ]


@given(st.lists(st.tuples(st.sampled_from(["VS", "LAB"]), st.sampled_from(["A", "B"])), max_size=12), st.integers(0, 12))
def test_a_book_grown_by_saves_equals_the_book_read_anew(items: list[tuple[str, str]], cut: int) -> None:
    entries = answers(items)
    grown = folded([REGISTERED, *entries[:cut]]).after(entries[cut:])
    assert grown == folded([REGISTERED, *entries])


def test_an_entry_already_read_is_not_taken_twice() -> None:
    entries = answers([("VS", "A"), ("VS", "B")])
    book = folded([REGISTERED, *entries])
    assert book.after(entries) == book


def test_a_page_that_was_not_touched_is_not_folded_again() -> None:
    before = folded([REGISTERED, *answers([("VS", "A"), ("LAB", "A")])])
    after = before.after([entry(Kind.ANSWER, 9, visit="SCR", form="VS", item="B", repeat=1, payload={"value": "1"})])
    untouched = next(key for key in before.pages if key.form == "LAB")
    assert after.pages[untouched] is before.pages[untouched]


def test_only_the_subject_asked_for_is_read() -> None:
    read: list[str] = []

    def book_of(code: str) -> SubjectBook:
        read.append(code)
        return folded([REGISTERED])

    casebook = Casebook([REGISTERED], book_of)
    assert not read
    assert casebook.book("S01").code == casebook.after([]).book("S01").code == "S01"
    assert read == ["S01"]
    with pytest.raises(KeyError):
        casebook.book("S02")
