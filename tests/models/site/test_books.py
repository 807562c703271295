"""A subject is read whole once; afterwards only what was written since, and it says the same as a book read anew."""

from __future__ import annotations

import pytest

from desktop.models.records.casebook import folded
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, record
from tests.clinic import PHYSICIAN, VITALS, Clinic, answers, with_subject, write_vitals


def test_a_book_that_grew_with_the_saves_says_what_one_read_anew_says(training: Clinic) -> None:
    with training.opened() as site:
        with_subject(site)
        before = site.subject("S01")
        write_vitals(site)
        record(site, VITALS, answers({"TEMP": "36.8"}), Reasons(corrections={"TEMP": "看错一行"}))
        assert not before.pages
        assert site.subject("S01") == folded(site.ledger.entries_of("S01"))


def test_a_page_nobody_wrote_on_stays_the_same_object(training: Clinic) -> None:
    with training.opened() as site:
        with_subject(site)
        write_vitals(site)
        page = site.subject("S01").page(VITALS)
        record(site, PageKey("S01", "SCR", "MH"), answers({"MHTERM": "系统性红斑狼疮"}), Reasons())
        assert site.subject("S01").page(VITALS) is page


def test_without_a_new_entry_the_casebook_and_the_site_hold_the_same_book(training: Clinic) -> None:
    with training.opened() as site:
        with_subject(site)
        write_vitals(site)
        assert site.casebook().book("S01") is site.subject("S01")


def test_the_next_person_reads_what_the_one_before_wrote(training: Clinic) -> None:
    with training.opened() as site:
        with_subject(site)
        write_vitals(site)
    with training.opened(PHYSICIAN) as site:
        assert site.subject("S01").page(VITALS).answers["TEMP"].value


def test_a_subject_nobody_registered_has_no_book(training: Clinic) -> None:
    with training.opened() as site:
        with pytest.raises(ValueError, match="register no subject"):
            site.subject("S09")
        with_subject(site)
        with pytest.raises(ValueError, match="register no subject"):
            site.subject("S09")
