"""A subject leaves on day 21: what the record of it asks, and what 今日 asks from then on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.clinic import NURSE, Clinic
from tests.held_visits import PLANNED, be_there, infused, look_at_today, on_strip, proposed, said_in, shown, take, turn_to
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


def asked_of(ward: Ward, *forms: str) -> list[str]:
    """The rows of 今日 that lead to these pages, everybody's."""
    look_at_today(ward, everybody=True)
    return [
        row.accessibleName()
        for form in forms
        for kind in ("untouched", "unfinished", "due")
        for row in shown(ward, f"work_{kind}_S01_{form}")
    ]


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
    assert {visit: "不再适用" in on_strip(day_21, visit) for visit in ("D14", "D21", "D28", "W12", "W52")} == {
        "D14": False,
        "D21": False,
        "D28": True,
        "W12": True,
        "W52": True,
    }
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


def test_the_completion_page_the_last_visit_and_the_consent_page_are_asked_for_until_they_are_filled_in(day_21: Ward) -> None:
    """The rows lead to what they speak of."""
    withdraw(day_21, "ALL")
    completion, consent, last = asked_of(day_21, "DS", "ICF", "SV")
    assert completion.startswith("待录 S01 试验完成情况")
    assert consent.startswith("未录完 S01 SCR 知情同意 2026-02-21 退出，本页尚未填写撤回")
    assert last.startswith("到期 S01 ET 提前退出/终止访视")
    take(day_21, "work_unfinished_S01_ICF")
    day_21.hands.see("form_ICF")
    day_21.hands.answer_all({"WDYN": "Y", "WDDTC": f"{LEFT:%Y%m%d}", "WDSCOPE": "ALL"})
    day_21.save("reason_4")
    assert asked_of(day_21, "ICF") == []
    asked_of(day_21)
    take(day_21, "work_due_S01_SV")
    day_21.hands.see("form_SV")
    day_21.hands.answer_all({"SVOCCUR": "N", "SVREAS": "REFUSED", "SVREASTX": "不愿再来"})
    day_21.save()
    assert asked_of(day_21, "SV") == []
    take(day_21, "work_untouched_S01_DS")
    day_21.hands.see("form_DS")
    day_21.hands.answer_all({"DSTERM": "WITHDRAWAL", "DSREAS": "路途远", "DSLSTDAT": f"{LEFT:%Y%m%d}", "DSSTDAT": f"{LEFT:%Y%m%d}"})
    day_21.save()
    assert asked_of(day_21, "DS") == []


def test_after_the_consent_was_withdrawn_nobody_is_asked_to_call_the_subject(day_21: Ward) -> None:
    """No visit is due, not even the one whose window is open; what the record still lacks is."""
    withdraw(day_21, "CONSENT")
    assert "不再适用" in on_strip(day_21, "D21")
    assert "不再适用" in on_strip(day_21, "W52")
    for day in (21, 28, 90):
        be_there(day_21, day)
        assert awaited(day_21) == []
        assert not [row for row in look_at_today(day_21, everybody=True) if row.startswith("到期 S01")]
    assert proposed(day_21) == []
    assert [row.split()[0] for row in asked_of(day_21, "DS", "ICF")] == ["待录", "未录完"]


def test_after_a_death_no_visit_is_due_and_the_completion_page_is(day_21: Ward) -> None:
    turn_to(day_21, "D21")
    for name in ("events", "log_DD", "new_row"):
        day_21.hands.click(name)
    day_21.hands.see("form_DD")
    day_21.hands.answer_all({"DTHDAT": f"{LEFT:%Y%m%d}", "DTHAWDAT": f"{LEFT:%Y%m%d} 0800", "DTHSRC": "RECORD", "DTHCAUSE": "感染性休克"})
    day_21.save()
    assert "已结束" in said_in(day_21.hands.see("banner"))
    assert "不再适用" in on_strip(day_21, "D28")
    be_there(day_21, 40)
    assert awaited(day_21) == []
    assert not [row for row in look_at_today(day_21, everybody=True) if "ET" in row]
    assert len(asked_of(day_21, "DS")) == 1
