"""A visit that is written down a day after it was held, and one that was held a day after its window."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.models.protocol.v1 import PROTOCOL
from desktop.rehearsal.subjects import VITAL_SIGNS
from tests.clinic import Clinic
from tests.held_visits import PLANNED, be_there, hold, infused, on_strip, proposed, said_in, take, turn_to
from tests.journeys.conftest import CONTROL, Ward

SIGNS = {item.key: VITAL_SIGNS[item.key] for item in PROTOCOL.page("D21", "VS").items if item.key in VITAL_SIGNS}


@pytest.fixture
def training(tmp_path: Path) -> Clinic:
    return infused(tmp_path)


@pytest.fixture
def infused_ward(ward: Ward) -> Ward:
    """The nurse at S01, 23 days after the infusion."""
    be_there(ward, 23)
    ward.log_in()
    ward.choose("S01")
    return ward


def test_what_is_written_a_day_late_says_why_and_a_visit_in_its_window_is_no_deviation(infused_ward: Ward) -> None:
    """R-TIM-02."""
    hands, held = infused_ward.hands, PLANNED + timedelta(22)
    hold(infused_ward, "D21", held, "late_reason_3")
    assert hands.until(lambda: "补记 +9 h 00" in said_in(hands.see("row_SVDTC"))), "a day is over at midnight"
    turn_to(infused_ward, "D21", "VS")
    hands.answer_all({"VSDTC": f"{held:%Y%m%d} 0900", **SIGNS})
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert "24 h 00" in hands.words("late_by")
    assert not hands.see("reasons_save").isEnabled(), "not without a reason"
    hands.click("late_reason_3")
    hands.click("reasons_save")
    assert hands.until(lambda: "补记 +1 d" in said_in(hands.see("row_TEMP")))
    assert infused_ward.window.session.casebook.book("S01").repeats("D21", "VS")[0].values("TEMP")[0].reason == "交接班"
    assert "窗口" not in on_strip(infused_ward, "D21")
    assert proposed(infused_ward) == []


def test_a_visit_held_a_day_after_its_window_is_one_proposed_deviation(infused_ward: Ward) -> None:
    be_there(infused_ward, 24)
    hold(infused_ward, "D21", PLANNED + timedelta(24))
    assert "晚于窗口" in on_strip(infused_ward, "D21")
    (row,) = proposed(infused_ward)
    assert "回输后第21天于 2026-02-24 进行，晚于窗口 2026-02-19 – 2026-02-23" in row
    take(infused_ward, "work_deviation_S01_DV", "deviation_dismiss")
    assert not infused_ward.hands.see("dismiss_confirm").isEnabled(), "not without a reason"
    infused_ward.hands.click("reason_0")
    infused_ward.hands.click("dismiss_confirm")
    assert proposed(infused_ward) == []


def test_a_wrong_day_is_corrected_and_the_deviation_goes_with_it(infused_ward: Ward) -> None:
    be_there(infused_ward, 24)
    hold(infused_ward, "D21", PLANNED + timedelta(24))
    infused_ward.hands.fill("SVDTC_value", f"{PLANNED + timedelta(22):%Y%m%d}")
    infused_ward.save("reason_0")
    assert proposed(infused_ward) == []
    turn_to(infused_ward, "D21", "SV")
    row = infused_ward.hands.see("row_SVDTC")
    assert infused_ward.hands.until(lambda: "2026-02-24" in said_in(row)), "the first day stays readable"
