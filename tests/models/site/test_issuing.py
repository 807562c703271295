"""Worksheets of a page, of a visit and of all visits: drawn first, then issued in one transaction (R-SRC-12)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.timetable import timetable
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.issuing import DAILY_SHEETS, issue, issue_worksheet, page_sheet, subject_sheets, visit_sheets
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import TECHNICIAN, VITALS, answers, clinic, with_subject
from tests.models.printing.free_programs import page_count, scanned

MAN = {"SEX": "M"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with clinic(tmp_path).opened() as opened:
        with_subject(opened)
        yield opened


def numbers(site: Site) -> list[str]:
    return [str(entry.payload["serial"]) for entry in site.ledger.entries_of_kind(Kind.WORKSHEET_ISSUED)]


def test_every_sheet_of_a_visit_has_its_own_number_and_one_transaction_holds_them(site: Site) -> None:
    batch = visit_sheets(site, "S01", "LD2", prefilled=False)
    assert numbers(site) == [], "nothing is issued by drawing"
    change = issue(site, batch)
    assert [entry.form for entry in change.entries] == [form.key for form in site.protocol.pages("LD2")]
    assert numbers(site) == [f"WS-{number:04d}" for number in range(1, len(batch.sheets) + 1)]
    assert batch.name == "WS-0001–0006-S01-LD2.pdf"


def test_numbers_go_on_where_the_last_batch_ended_and_copies_are_counted(site: Site) -> None:
    issue(site, visit_sheets(site, "S01", "LD2", prefilled=False))
    _, _, name = issue_worksheet(site, PageKey("S01", "LD2", "VS"), prefilled=False)
    assert name == "WS-0007-S01-LD2-VS.pdf"
    assert page_sheet(site, PageKey("S01", "LD2", "VS"), prefilled=False).sheets[0].copy == 3


def test_a_page_the_subject_does_not_need_is_left_out(site: Site) -> None:
    forms = {sheet.form.key for sheet in visit_sheets(site, "S01", "LD1", prefilled=False).sheets}
    assert "HCG" in forms
    record(site, PageKey("S01", "SCR", "DM"), answers(MAN), Reasons())
    assert {sheet.form.key for sheet in visit_sheets(site, "S01", "LD1", prefilled=False).sheets} == forms - {"HCG"}


def test_each_sheet_says_how_the_visit_needs_it(site: Site) -> None:
    sheets = {sheet.form.key: sheet for sheet in visit_sheets(site, "S01", "LD1", prefilled=False).sheets}
    assert sheets["VS"].needs["VS"].zh == "必做"
    assert any("：" in need.zh for need in sheets["HCG"].needs.values()), "with its condition"


def test_all_visits_have_a_sheet_for_every_day_of_watching_and_a_row_of_each_log(site: Site) -> None:
    sheets = subject_sheets(site, "S01", prefilled=False).sheets
    assert {sheet.key.visit for sheet in sheets} == {visit.key for visit in site.protocol.visits}
    assert [sheet.key.repeat for sheet in sheets if sheet.key.visit == "DAILY"] == list(range(1, DAILY_SHEETS + 1))
    assert [sheet.key.repeat for sheet in sheets if sheet.key.visit == "LOG"] == [1] * len(site.protocol.pages("LOG"))


def test_a_begun_unscheduled_visit_and_a_written_log_row_are_followed_by_the_next(site: Site) -> None:
    record(site, PageKey("S01", "UNS", "SV"), answers({"SVOCCUR": "Y"}), Reasons())
    record(site, PageKey("S01", "LOG", "AE"), answers({"AETERM": "发热"}), Reasons())
    keys = {sheet.key for sheet in subject_sheets(site, "S01", prefilled=False).sheets}
    assert PageKey("S01", "UNS2", "SV") in keys
    assert PageKey("S01", "LOG", "AE", 2) in keys
    assert PageKey("S01", "UNS", "SV") not in keys


def test_paper_alone_begins_no_visit(site: Site) -> None:
    before = timetable(site.protocol, site.subject("S01"), site.clock.now().date())
    issue(site, subject_sheets(site, "S01", prefilled=False))
    assert timetable(site.protocol, site.subject("S01"), site.clock.now().date()) == before


def test_who_may_not_issue_worksheets_gets_none(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as nurse:
        with_subject(nurse)
    with ward.opened(TECHNICIAN) as technician, pytest.raises(Failure, match="E-3201"):
        page_sheet(technician, VITALS, prefilled=False)


def test_all_visits_are_drawn_in_one_job_and_every_code_is_read(site: Site, tmp_path: Path) -> None:
    """About 370 sheets."""
    batch = subject_sheets(site, "S01", prefilled=False)
    pdf = batch.drawn(lambda drawn: True)
    assert pdf is not None
    file = tmp_path / "all.pdf"
    file.write_bytes(pdf)
    pages = range(1, page_count(file) + 1, 180)
    assert [scanned(file, number, 200).split("|")[1] for number in pages] == ["S01"] * len(pages)
