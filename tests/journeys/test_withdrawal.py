"""A subject leaves on day 21: what the record of it asks, and what 今日 asks from then on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.clinic import NURSE, Clinic
from tests.held_visits import PLANNED, be_there, infused, look_at_today, proposed, said_in, shown, turn_to
from tests.journeys.conftest import Ward

LEFT = PLANNED + timedelta(21)


@pytest.fixture
def training(tmp_path: Path) -> Clinic:
    return infused(tmp_path)


@pytest.fixture
def day_21(ward: Ward) -> Ward:
    """The nurse at S01, who wants to leave."""
    be_there(ward, 21)
    ward.log_in()
    ward.choose("S01")
    return ward


def withdraw(ward: Ward, extent: str) -> None:
    """A row of the log of withdrawals, reached from the visit."""
    turn_to(ward, "D21")
    for name in ("events", "log_WD", "new_row"):
        ward.hands.click(name)
    ward.hands.see("form_WD")
    ward.hands.answer_all({"WDDAT": f"{LEFT:%Y%m%d}", "WDBY": "SUBJECT", "WDEXTENT": extent, "WDWHY": "路途远，不愿再来"})
    ward.hands.answer_all({"WDSAFE": "Y", "WDFUP": "N", "WDLAST": "N"})
    ward.save()


def not_held(ward: Ward, visit: str) -> None:
    """Record that a visit did not take place."""
    turn_to(ward, visit, "SV")
    ward.hands.answer_all({"SVOCCUR": "N", "SVREAS": "REFUSED", "SVREASTX": "已退出试验"})
    ward.save()


def awaited(ward: Ward) -> list[str]:
    """The visits of the safety and follow-up period that 今日 asks for, as due or overdue."""
    rows = [row for row in look_at_today(ward) if row.startswith(("到期 S01", "窗口 S01", "逾期 S01"))]
    return [visit for visit in ("D21", "D28", "W8", "W12") if any(visit in row for row in rows)]


def test_after_leaving_altogether_only_the_visit_that_was_due_is_still_asked_for(day_21: Ward) -> None:
    withdraw(day_21, "ALL")
    reminded = " ".join(one.accessibleName() for one in shown(day_21, "finding"))
    assert "知情同意页尚未填写撤回" in reminded
    assert "已结束" in said_in(day_21.hands.see("banner"))
    assert awaited(day_21) == ["D21"], "its window had opened before"
    not_held(day_21, "D21")
    for day in (21, 28, 56, 90):
        be_there(day_21, day)
        assert awaited(day_21) == []
    (row,) = proposed(day_21)
    assert "回输后第21天未进行" in row


def test_leaving_the_treatment_alone_keeps_the_follow_up(day_21: Ward) -> None:
    withdraw(day_21, "TREATMENT")
    not_held(day_21, "D21")
    assert "已结束" not in said_in(day_21.hands.see("banner"))
    be_there(day_21, 28)
    assert awaited(day_21) == ["D28"]
    be_there(day_21, 56)
    assert awaited(day_21) == ["D28", "W8"]


def test_the_record_of_leaving_waits_for_its_signatures_and_pages_begun_before_do_too(day_21: Ward) -> None:
    withdraw(day_21, "ALL")
    day_21.sign(NURSE)
    rows = look_at_today(day_21, everybody=True)
    assert any(row.startswith("待审核 S01 退出试验") for row in rows)
    assert any(row.startswith("待签 S01 D14 访视记录") for row in rows)
    assert any(row.startswith("未录完 S01 D0 输注") for row in rows)
