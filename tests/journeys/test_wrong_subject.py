"""A page is entered for the wrong subject: what warns before, and how it is put right today.

A page cannot be declared void yet, nor moved to the subject it belongs to: every value is taken back with a reason, the
page stays in the record, waits again where its visit requires it, and the other subject's page is typed again.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.views.frame.subject_banner import SubjectBanner
from tests.clinic import SIGNS
from tests.held_visits import look_at_today, said_in
from tests.journeys.conftest import CONTROL, VITALS, Ward

WHY = "录错受试者，属于S02"


@pytest.fixture
def two_subjects(nurse: Ward) -> Ward:
    """S01 and S02, the nurse at S02."""
    assert nurse.register("ZHMI") == "S02"
    return nurse


def enter_for_the_wrong_one(ward: Ward) -> None:
    """The vital signs of S02, on the page of S01."""
    ward.choose("S01")
    ward.record_vitals()


def take_back(ward: Ward) -> None:
    """Empty every field, a chosen option by a second click, and give one reason for all."""
    hands = ward.hands
    for item, text in VITALS.items():
        parts = [f"{item}_{part}" for part in ("date", "time", "value") if hands.sees(f"{item}_{part}")]
        for part in parts:
            hands.go_to(part)
            hands.press(Qt.Key.Key_A, CONTROL)
            hands.press(Qt.Key.Key_Delete)
        if not parts:
            hands.click(f"{item}_{text}")
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert hands.words("sheet_about").startswith("S01")
    hands.click("reason_other")
    hands.fill("reason_own", WHY)
    hands.click("reasons_save")
    assert hands.until(lambda: hands.words("completeness").startswith("0/"))


def recorded(ward: Ward, subject: str) -> dict[str, str]:
    """What stands on the vital signs of the subject, calculated values aside."""
    pages = ward.window.session.casebook.book(subject).repeats("SCR", "VS")
    return {item: answer.value for page in pages for item in page.answers if (answer := page.answers[item]).given and not answer.derived}


def test_the_window_says_whose_page_it_is_before_anything_is_signed(two_subjects: Ward) -> None:
    hands = two_subjects.hands
    assert (hands.words("subject"), hands.words("banner_initials")) == ("S02", "ZHMI")
    two_subjects.choose("S01")
    banner = hands.see("banner")
    assert isinstance(banner, SubjectBanner)
    assert banner.flashing, "the change of subject draws the eye"
    assert (hands.words("subject"), hands.words("banner_initials")) == ("S01", "LXYU")
    two_subjects.record_vitals()
    hands.click("sign")
    assert hands.words("sheet_about") == "S01"
    hands.press(Qt.Key.Key_Escape)
    assert two_subjects.ring() == "未签"


def test_values_of_another_subject_are_taken_back_with_the_reason_and_stay_readable(two_subjects: Ward) -> None:
    """R-AUD-02."""
    hands = two_subjects.hands
    enter_for_the_wrong_one(two_subjects)
    take_back(two_subjects)
    assert recorded(two_subjects, "S01") == {}
    kept = two_subjects.window.session.casebook.book("S01").repeats("SCR", "VS")[0].values("TEMP")
    assert [(entry.payload["value"], entry.reason) for entry in kept] == [("36.6", ""), (None, f"其他：{WHY}")]
    hands.go_to("TEMP_value")
    hands.press(Qt.Key.Key_F2)
    told = said_in(hands.see("history"))
    assert "36.6" in told
    assert WHY in told


def test_the_page_taken_back_waits_again_and_the_right_one_is_typed(two_subjects: Ward) -> None:
    enter_for_the_wrong_one(two_subjects)
    take_back(two_subjects)
    assert not two_subjects.hands.see("sign").isEnabled()
    assert any(row.startswith("未录完 S01 SCR 生命体征 0/11") for row in look_at_today(two_subjects))
    two_subjects.choose("S02")
    two_subjects.record_vitals()
    assert recorded(two_subjects, "S02") == SIGNS
    assert recorded(two_subjects, "S01") == {}
