"""Moving the planned day of infusion in a real site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.protocol.v1.subject import day_zero, planned_d0
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.planning import move_d0
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic, answers, clinic, with_subject

PLANNED, MOVED = date(2026, 1, 20), date(2026, 1, 24)
LATE = Reasons(late="补记")


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    return clinic(tmp_path)


@pytest.fixture
def site(ward: Clinic) -> Iterator[Site]:
    with ward.opened(NURSE) as opened:
        with_subject(opened)
        yield opened


def planned(site: Site) -> None:
    record(site, PageKey("S01", "SCR", "DM"), answers({"D0PLDTC": PLANNED.isoformat()}), LATE)


def refusal(site: Site, day: date = MOVED, reason: str = "受试者发热") -> str:
    """The number of the failure, and nothing was written."""
    before = site.ledger.head
    with pytest.raises(Failure) as refused:
        move_d0(site, "S01", day, reason)
    assert site.ledger.head == before
    return refused.value.failed.number


def test_a_moved_infusion_is_an_entry_with_its_reason_and_the_day_before(site: Site) -> None:
    planned(site)
    (entry,) = move_d0(site, "S01", MOVED, "  受试者发热  ").entries
    assert (entry.kind, entry.reason) == (Kind.PLAN_MOVED, "受试者发热")
    assert entry.payload == {"day": "2026-01-24", "before": "2026-01-20"}
    book = site.subject("S01")
    assert (planned_d0(book), planned_d0(book, entry.sequence - 1)) == (MOVED, PLANNED)


def test_a_moved_infusion_is_still_moved_after_closing_and_may_be_moved_back(ward: Clinic) -> None:
    with ward.opened(NURSE) as site:
        with_subject(site)
        planned(site)
        move_d0(site, "S01", MOVED, "受试者发热")
    with ward.opened(NURSE) as site:
        assert site.faults == ()
        assert planned_d0(site.subject("S01")) == MOVED
        move_d0(site, "S01", PLANNED, "体温正常，恢复原计划")
        assert planned_d0(site.subject("S01")) == PLANNED


@pytest.mark.parametrize("reason", ["", "   ", "发", " 发 "])
def test_a_move_without_a_reason_is_refused(site: Site, reason: str) -> None:
    planned(site)
    assert refusal(site, reason=reason) == "E-4010"


def test_there_is_nothing_to_move_before_a_day_is_planned_and_not_to_the_same_day(site: Site) -> None:
    assert refusal(site) == "E-4011"
    planned(site)
    assert refusal(site, PLANNED) == "E-4011"
    move_d0(site, "S01", MOVED, "受试者发热")
    assert refusal(site, MOVED) == "E-4011"


def test_a_given_infusion_cannot_be_moved_and_its_day_is_d0(site: Site) -> None:
    planned(site)
    record(site, PageKey("S01", "D0", "INFF"), answers({"F04START": "2026-01-04T23:50"}), LATE)
    assert refusal(site) == "E-4012"
    assert day_zero(site.subject("S01")) == date(2026, 1, 4)


def consented(site: Site, day: str) -> None:
    record(site, PageKey("S01", "SCR", "ICF"), answers({"RFICDTC": f"{day}T09:00"}), LATE)


def test_a_day_gone_by_is_no_plan_but_today_is(site: Site) -> None:
    planned(site)
    assert refusal(site, date(2026, 1, 4)) == "E-4014"
    move_d0(site, "S01", date(2026, 1, 5), "受试者发热")
    assert planned_d0(site.subject("S01")) == date(2026, 1, 5)


def test_an_infusion_is_not_planned_before_the_consent(site: Site) -> None:
    consented(site, "2026-01-05")
    planned(site)
    assert refusal(site, date(2026, 1, 4)) == "E-4013"


def test_an_infusion_is_not_planned_before_the_lymphodepletion_that_was_recorded(site: Site) -> None:
    planned(site)
    record(site, PageKey("S01", "LD1", "SV"), answers({"SVOCCUR": "Y", "SVDTC": "2026-01-05", "SVWAY": "INPAT"}), LATE)
    assert refusal(site, date(2026, 1, 5)) == "E-4014"
    move_d0(site, "S01", date(2026, 1, 6), "受试者发热")


def test_a_start_that_was_taken_back_leaves_the_move_to_a_physician(ward: Clinic, site: Site) -> None:
    """Clearing F04 must not hide from anybody that the cells may have been given."""
    planned(site)
    key = PageKey("S01", "D0", "INFF")
    record(site, key, answers({"F04START": "2026-01-05T10:00"}), LATE)
    assert refusal(site) == "E-4012"
    record(site, key, answers({"F04START": ""}), Reasons({"F04START": "录入错误"}))
    assert refusal(site) == "E-4015"
    with ward.opened(PHYSICIAN) as hers:
        move_d0(hers, "S01", MOVED, "未回输，录在他人名下")
        assert planned_d0(hers.subject("S01")) == MOVED


@pytest.mark.parametrize("reason", ["..", "……", "12 34", "其他：.....", "abc"])
def test_signs_and_digits_are_no_reason_for_a_move(site: Site, reason: str) -> None:
    planned(site)
    assert refusal(site, reason=reason) == "E-4010"


def test_who_may_not_record_may_not_move_the_infusion(ward: Clinic) -> None:
    with ward.opened(NURSE) as site:
        with_subject(site)
        planned(site)
    with ward.opened(TECHNICIAN) as site:
        assert refusal(site) == "E-3201"
