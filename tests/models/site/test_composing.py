"""What a document says beyond its answers: open checks, moves of the plan, what it does not hold, which day it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.models.judgement.deviations import departures, proposals
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.standing import standing
from desktop.models.printing.document import Document
from desktop.models.printing.source_document import build
from desktop.models.protocol.form import Level
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.composing import compose
from desktop.models.site.confirming import confirm
from desktop.models.site.deviating import dismiss_deviation
from desktop.models.site.headings import dismissed, subject_header
from desktop.models.site.issuing import page_sheet
from desktop.models.site.planning import move_d0
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import NURSE, answers, clinic, with_subject
from tests.models.printing.free_programs import read_in_order
from tests.models.ward import entry

LATE = Reasons(late="事后补记")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with clinic(tmp_path).opened(NURSE) as opened:
        with_subject(opened)
        yield opened


def write(site: Site, visit: str, form: str, reasons: Reasons = LATE, repeat: int = 1, **given: str) -> PageKey:
    key = PageKey("S01", visit, form, repeat)
    record(site, key, answers(given), reasons)
    return key


def composed(site: Site, *keys: PageKey, document: str = "") -> Document:
    book = site.subject("S01")
    return compose(site, book, tuple(book.page(key) for key in keys), document or keys[0].shown)


def printed(document: Document, folder: Path) -> str:
    file = folder / "document.pdf"
    file.write_bytes(build(document).pdf)
    return read_in_order(file)


def test_an_open_check_is_printed_at_its_value_counted_in_the_contents_and_kept_inside(site: Site, tmp_path: Path) -> None:
    signs = write(site, "SCR", "VS", VSDTC="2026-01-05T08:00", SYSBP="260")
    person = write(site, "SCR", "DM", D0PLDTC="2026-01-31")
    document = composed(site, person, signs, document="S01-SCR")
    (systolic,) = [one for one in document.pages[1].open if one.item == "SYSBP"]
    words = printed(document, tmp_path)
    assert "未答提示" in words
    assert "".join(systolic.says.zh.split()) in words
    assert "260⚠" in words
    assert systolic.level is Level.CHECK


def test_an_answered_check_is_no_open_one(site: Site) -> None:
    key = write(site, "SCR", "VS", VSDTC="2026-01-05T08:00", SYSBP="260")
    (finding,) = [one for one in composed(site, key).pages[0].open if one.item == "SYSBP"]
    confirm(site, key, Finding(finding.item, finding.level, finding.check, finding.says), "复测两次一致")
    assert [one for one in composed(site, key).pages[0].open if one.item == "SYSBP"] == []


def test_a_move_of_the_plan_stands_on_its_page_on_the_papers_before_it_and_on_worksheets(site: Site, tmp_path: Path) -> None:
    person = write(site, "SCR", "DM", D0PLDTC="2026-01-20")
    before = write(site, "LD1", "SV", SVOCCUR="Y", SVDTC="2026-01-05", SVWAY="INPAT")
    move_d0(site, "S01", date(2026, 1, 24), "受试者发热")
    infusion = write(site, "D0", "INFF", F04START="2026-01-05T09:00")
    for key in (person, before, infusion):
        document = composed(site, key)
        words = printed(document, tmp_path)
        assert len(document.moves) == 1
        assert "2026-01-20→2026-01-24" in words, key
        assert "原因：受试者发热" in words
        assert site.person.name in document.moves[0].zh
    other = write(site, "D4", "CMQ")
    assert composed(site, other).moves == ()


def test_a_worksheet_says_that_the_plan_was_moved(site: Site, tmp_path: Path) -> None:
    write(site, "SCR", "DM", D0PLDTC="2026-01-20")
    assert page_sheet(site, PageKey("S01", "LD1", "SV"), prefilled=False).sheets[0].moved is None
    move_d0(site, "S01", date(2026, 1, 24), "受试者发热")
    batch = page_sheet(site, PageKey("S01", "LD1", "SV"), prefilled=False)
    file = tmp_path / "worksheet.pdf"
    file.write_bytes(batch.drawn(lambda drawn: True) or b"")
    assert "计划已改期：2026-01-20→2026-01-24" in read_in_order(file)


def test_the_paper_of_a_late_infusion_shows_its_plan_and_that_it_was_late(site: Site) -> None:
    write(site, "SCR", "DM", D0PLDTC="2026-01-02")
    start = write(site, "D0", "INFF", F04START="2026-01-05T09:00")
    visit = write(site, "D0", "SV", SVOCCUR="Y", SVDTC="2026-01-05", SVWAY="INPAT")
    head = composed(site, visit, start, document="S01-D0").visit
    assert (head.planned, head.actual, head.study_day) == ("2026-01-02", "2026-01-05", "D0")
    assert head.timing is not None
    assert head.timing.zh == "晚于窗口"
    assert head.judged is not None
    assert "2026-01-02" in head.judged.zh


def test_a_visit_before_a_put_off_infusion_tells_the_plan_and_its_real_study_day(site: Site) -> None:
    write(site, "SCR", "DM", D0PLDTC="2026-01-06")
    held = write(site, "LD1", "SV", SVOCCUR="Y", SVDTC="2026-01-01", SVWAY="INPAT")
    move_d0(site, "S01", date(2026, 1, 5), "床位安排")
    write(site, "D0", "INFF", F04START="2026-01-05T09:00")
    head = composed(site, held).visit
    assert (head.study_day, head.planned) == ("D−5", "2026-01-01")
    assert head.judged is not None
    assert "D−4" in head.judged.zh


def test_the_day_of_a_page_is_told_by_what_stands_not_by_what_was_struck(site: Site) -> None:
    write(site, "SCR", "DM", D0PLDTC="2026-01-20")
    key = write(site, "SCR", "VS", VSDTC="2026-01-03T08:00", SYSBP="118", DIABP="72", PULSE="84")
    write(site, "SCR", "VS", Reasons({"VSDTC": "日期录错"}), VSDTC="2026-01-04T08:00")
    assert composed(site, key).visit.actual == "2026-01-04"


def test_a_visit_document_says_which_pages_it_does_not_hold(site: Site, tmp_path: Path) -> None:
    signs = write(site, "SCR", "VS", VSDTC="2026-01-05T08:00", SYSBP="118")
    person = write(site, "SCR", "DM", D0PLDTC="2026-01-31")
    written = write(site, "SCR", "MH", MHTERM="系统性红斑狼疮")
    document = composed(site, person, signs, document="S01-SCR")
    said = {one.page: one.says.zh for one in document.not_here}
    assert said["S01-SCR-ICF"] == "未录入"
    assert "未签名" in said[written.shown]
    assert not {person.shown, signs.shown} & said.keys()
    assert "S01-SCR-ICF未录入" in printed(document, tmp_path)
    assert composed(site, person).not_here == (), "a single page stands for itself"


def test_the_dose_level_of_the_order_is_the_heads(site: Site) -> None:
    key = write(site, "SCR", "DM", D0PLDTC="2026-01-20")
    assert composed(site, key).subject.dose == ""
    book = site.subject("S01")
    order = entry(Kind.ANSWER, book.sequence + 1, visit="D0", form="INFA", item="A11LVL", repeat=1, payload={"value": "剂量 1"})
    assert subject_header(book.after([order])).dose == "剂量 1"


@pytest.mark.parametrize(
    ("visit", "asked"),
    [
        ({"SVOCCUR": "Y", "SVDTC": "2026-01-04", "SVWAY": "INPAT"}, ("visit_day_of_first_bag", "first_bag_day_of_visit")),
        ({"SVOCCUR": "N", "SVREAS": "ILL"}, ("visit_not_held_but_infused", "first_bag_day_of_visit")),
        ({"SVOCCUR": "Y", "SVDTC": "2026-01-05", "SVWAY": "INPAT"}, ()),
    ],
)
def test_two_pages_that_contradict_each_other_about_the_infusion_both_ask(
    site: Site, visit: dict[str, str], asked: tuple[str, ...]
) -> None:
    write(site, "SCR", "ICF", RFICDTC="2026-01-02T09:00")
    start = write(site, "D0", "INFF", F04START="2026-01-05T09:00")
    held = PageKey("S01", "D0", "SV")
    record(site, held, answers(visit), LATE)
    second = write(site, "D0", "INFF", repeat=2, F04START="2026-01-05T10:00")
    about = ("visit_day_of_first_bag", "visit_not_held_but_infused", "first_bag_day_of_visit")
    found = [one for key in (held, start) for one in composed(site, key).pages[0].open if one.check in about]
    assert tuple(one.check for one in found) == asked
    assert {one.level for one in found} <= {Level.MUST}
    assert second.repeat == 2


def test_what_was_said_to_be_no_deviation_is_told_with_its_reason_on_the_papers_of_the_log(site: Site, tmp_path: Path) -> None:
    write(site, "SCR", "DM", D0PLDTC="2026-01-02")
    write(site, "D0", "INFF", F04START="2026-01-05T09:00")
    today = site.clock.now().date()
    late = next(
        one for one in proposals(site.subject("S01"), standing(site.protocol, site.subject("S01"), today)) if one.rule == "WINDOW:D0:LATE"
    )
    dismiss_deviation(site, "S01", late, "伦理已同意延期")
    book = site.subject("S01")
    now = standing(site.protocol, book, today)
    assert late.rule in {one.rule for one in departures(book, now)} - {one.rule for one in proposals(book, now)}
    (line,) = dismissed(book, site.people)
    assert "伦理已同意延期" in line.zh
    assert site.person.name in line.zh
    row = write(site, "LOG", "DV", DVTERM="漏测一次体温")
    assert "原因：伦理已同意延期" in printed(composed(site, row), tmp_path)
