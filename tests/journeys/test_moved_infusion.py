"""The infusion is put off by four days after lymphodepletion: nothing is blocked, one deviation, what became too old is asked for again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.clinic import NURSE, Clinic
from tests.held_visits import (
    PLANNED,
    be_there,
    hold,
    look_at_today,
    on_strip,
    proposed,
    said_in,
    screened,
    shown,
    sign_visit,
    take,
    turn_to,
)
from tests.journeys.conftest import Ward

MOVED = PLANNED + timedelta(4)


@pytest.fixture
def training(tmp_path: Path) -> Clinic:
    return screened(tmp_path)


@pytest.fixture
def depleted(ward: Ward) -> Ward:
    """The nurse, on the day after the last infusion of lymphodepletion."""
    ward.log_in()
    ward.choose("S01")
    for visit, day in (("LD1", -5), ("LD2", -4), ("LD3", -3)):
        be_there(ward, day)
        hold(ward, visit, PLANNED + timedelta(day))
    be_there(ward, -2)
    return ward


def put_off(ward: Ward) -> str:
    """Move D0 and tell what was said of it before."""
    turn_to(ward, "REST1")
    ward.hands.click("move_d0")
    ward.hands.fill("D0PLDTC_value", f"{MOVED:%Y%m%d}")
    ward.hands.click("move_reason_0")
    told = said_in(ward.hands.see("move_preview"))
    ward.hands.click("move_confirm")
    assert ward.hands.until(lambda: not ward.hands.sees("move_d0_dialog"))
    return told


def infuse(ward: Ward) -> None:
    """The days of rest and the infusion, on the days of the new plan."""
    for visit, day in (("REST1", 2), ("REST2", 3), ("D0", 4)):
        be_there(ward, day)
        hold(ward, visit, PLANNED + timedelta(day))
    be_there(ward, 4, 11)
    turn_to(ward, "D0", "INFF")
    ward.hands.answer("F04START", f"{MOVED:%Y%m%d} 1015")
    ward.save()


def pending(ward: Ward) -> list[str]:
    """The rows of 今日 about criteria that cannot be judged."""
    look_at_today(ward)
    return [row.accessibleName() for row in shown(ward, "work_unknown_S01")]


def signature(ward: Ward) -> str:
    """What the list of pages says of the signatures of the record of the visit."""
    return ward.hands.see("page_SV").accessibleName().split()[-1]


def test_what_became_too_old_is_told_before_and_asked_for_again_afterwards(depleted: Ward) -> None:
    assert pending(depleted) == []
    told = put_off(depleted)
    assert "10 条标准的判定改变" in told
    assert "IN-03a" in told
    assert "LD1" not in told, "what was held does not move"
    (row,) = pending(depleted)
    assert "10 条待定 IN-03a" in row
    depleted.open_page("LAB")
    depleted.hands.click("new_repeat")
    depleted.hands.answer_all({"CBCDTC": "20260129 0740", "WBC": "4.30", "NEUT": "1.92", "HGB": "93"})
    depleted.save()
    (row,) = pending(depleted)
    assert "7 条待定 IN-04a" in row


def test_nothing_is_blocked_and_lymphodepletion_stays_in_its_window(depleted: Ward) -> None:
    turn_to(depleted, "LD1", "SV")
    sign_visit(depleted, NURSE)
    put_off(depleted)
    turn_to(depleted, "LD1", "SV")
    assert signature(depleted) == "待审核", "signed before the move and still so"
    turn_to(depleted, "LD2", "SV")
    sign_visit(depleted, NURSE)
    assert signature(depleted) == "待审核", "signed after the move"
    infuse(depleted)
    for visit, day in (("LD1", "01-26"), ("LD2", "01-27"), ("LD3", "01-28"), ("REST1", "02-02"), ("D0", "02-04")):
        told = on_strip(depleted, visit)
        assert day in told
        assert "窗口" not in told, "neither early nor late"


def test_one_deviation_is_proposed_the_interval_and_goes_into_the_log(depleted: Ward) -> None:
    put_off(depleted)
    assert proposed(depleted) == []
    infuse(depleted)
    (row,) = proposed(depleted)
    assert "清淋第3天至回输 7 天，方案为 3 天" in row
    take(depleted, "work_deviation_S01_DV")
    depleted.hands.see("form_DV")
    assert depleted.value("DVSTDAT").startswith("2026-02-04")
    assert depleted.hands.typed("DVAUTO_value") == "SEQUENCE:D0:INTERVAL"
    depleted.hands.answer_all(
        {"DVWHY": "发热，推迟回输", "DVSEV": "MINOR", "DVSAFE": "N", "DVDATA": "N", "DVACN": "回输前复查", "DVEC": "N"}
    )
    depleted.save()
    assert proposed(depleted) == []
