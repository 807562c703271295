"""Going on without a consent or after it was withdrawn, or leaving open whether a visit took place: kept, asked about, not signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.findings import open_findings
from desktop.models.judgement.holidays import WEEKENDS
from desktop.models.judgement.standing import standing
from desktop.models.judgement.task import Task
from desktop.models.judgement.today import Order, arranged, tasks
from desktop.models.protocol.form import Level
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.confirming import confirm
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, VITALS, Clinic, answers, clinic, with_subject, write_vitals

LATE = Reasons(late="抢救优先")
VISIT = PageKey("S01", "D28", "SV")
HELD = {"SVOCCUR": "Y", "SVDTC": "2026-01-05", "SVWAY": "OUTPAT"}


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    return clinic(tmp_path)


@pytest.fixture
def site(ward: Clinic) -> Iterator[Site]:
    with ward.opened(NURSE) as opened:
        with_subject(opened)
        yield opened


def must(site: Site, key: PageKey) -> list[str]:
    """What keeps the page from being signed, on the screen and in the figures of 今日 alike."""
    book = site.subject(key.subject)
    page, form = book.page(key), site.protocol.page(key.visit, key.form)
    found = [one.check for one in open_findings(form, page, site.context(key, page.answers, book)) if one.level is Level.MUST]
    (stands,) = [one for one in standing(site.protocol, book, site.clock.now().date()).pages if one.key == key]
    assert stands.must == len(found)
    return found


def listed(site: Site) -> tuple[Task, ...]:
    today: date = site.clock.now().date()
    book = site.subject("S01")
    return arranged(tasks([(book, standing(site.protocol, book, today))], WEEKENDS), Order.TIME, today)


def test_a_visit_after_a_withdrawn_consent_is_kept_and_cannot_be_signed(site: Site) -> None:
    record(site, PageKey("S01", "SCR", "ICF"), answers({"RFICDTC": "2026-01-02T09:00"}), LATE)
    record(site, PageKey("S01", "LOG", "WD"), answers({"WDDAT": "2026-01-04", "WDEXTENT": "CONSENT", "WDBY": "SUBJECT"}), LATE)
    record(site, VISIT, answers(HELD), LATE)
    assert site.subject("S01").page(VISIT).answers["SVDTC"].value == "2026-01-05"
    assert must(site, VISIT) == ["course_sv_svdtc_after_withdrawal"]


def test_whoever_recorded_it_cannot_explain_it_away(ward: Clinic, site: Site) -> None:
    record(site, VISIT, answers(HELD), LATE)
    book = site.subject("S01")
    page = book.page(VISIT)
    (finding,) = [
        one
        for one in open_findings(site.protocol.page("D28", "SV"), page, site.context(VISIT, page.answers, book))
        if one.level is Level.MUST
    ]
    with pytest.raises(Failure, match="E-4007"):
        confirm(site, VISIT, finding, "已核对知情同意书")
    with ward.opened(PHYSICIAN) as hers:
        confirm(hers, VISIT, finding, "已核对知情同意书")
        assert must(hers, VISIT) == []


def test_a_procedure_without_a_consent_is_the_first_thing_told_until_it_is_on_file(site: Site) -> None:
    assert [task.form for task in listed(site)][:1] != ["ICF"] or "无知情同意" not in listed(site)[0].detail.zh
    write_vitals(site)
    first = listed(site)[0]
    assert (first.visit, first.form, first.item) == ("SCR", "ICF", "RFICDTC")
    assert first.detail.zh == "无知情同意，已录入 生命体征"
    record(site, PageKey("S01", "SCR", "ICF"), answers({"RFICDTC": "2026-01-05T09:00"}), Reasons())
    assert not [task for task in listed(site) if "无知情同意" in task.detail.zh]
    assert site.subject("S01").page(VITALS).last_sequence


@pytest.mark.parametrize("absent", list(Absent))
def test_a_visit_that_is_neither_held_nor_missed_cannot_be_signed(site: Site, absent: Absent) -> None:
    record(site, PageKey("S01", "SCR", "ICF"), answers({"RFICDTC": "2026-01-02T09:00"}), LATE)
    record(site, VISIT, Answers({"SVOCCUR": Answer(absent=absent, why="未安排")}), LATE)
    assert must(site, VISIT) == ["svoccur_not_told"]
    record(site, VISIT, answers({"SVOCCUR": "Y"}), Reasons({"SVOCCUR": "录入错误"}, "抢救优先"))
    record(site, VISIT, Answers({"SVDTC": Answer(absent=absent, why="不详")}), LATE)
    assert must(site, VISIT) == ["svdtc_not_told"]
