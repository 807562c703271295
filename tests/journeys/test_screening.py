"""A screening page from the first key to the second signature, by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.clinic import NURSE, PHYSICIAN, SIGNS
from tests.held_visits import said_in
from tests.journeys.conftest import CONTROL, VITALS, Ward


def test_a_whole_page_is_typed_with_keys_alone_and_saved(nurse: Ward) -> None:
    """A8 rule 11: no mouse."""
    nurse.open_page("VS")
    hands = nurse.hands
    hands.go_to("VSDTC_date")
    for keys in ("20260105", "1030", "36.6"):
        hands.type(keys)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Space)  # 腋下
    hands.press(Qt.Key.Key_Return)
    for keys in ("84", "18", "118", "72", "98"):
        hands.type(keys)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Space)  # 未吸氧
    hands.press(Qt.Key.Key_Return)
    for keys in ("162", "52.0"):
        hands.type(keys)
        hands.press(Qt.Key.Key_Return)
    nurse.save()
    assert hands.words("completeness") == "11/11"
    page = nurse.window.session.casebook.book("S01").repeats("SCR", "VS")[0]
    recorded = {item: page.answers[item].value for item in page.answers if page.answers[item].derived is None}
    assert recorded == SIGNS


def test_a_correction_asks_why_and_keeps_the_first_value_readable(nurse: Ward) -> None:
    """R-AUD-02."""
    nurse.record_vitals()
    nurse.hands.fill("TEMP_value", "38.6")
    nurse.save("reason_1")
    row = said_in(nurse.hands.see("row_TEMP"))
    assert "36.6" in row
    assert "抄写错误" in row
    assert nurse.value("TEMP") == "38.6"


def test_cancelling_the_reason_saves_nothing_and_keeps_what_was_typed(nurse: Ward) -> None:
    nurse.record_vitals()
    nurse.hands.fill("TEMP_value", "38.6")
    nurse.hands.press(Qt.Key.Key_Return, CONTROL)
    nurse.hands.see("reasons_dialog")
    nurse.hands.press(Qt.Key.Key_Escape)
    assert nurse.value("TEMP") == "38.6"
    assert nurse.window.session.casebook.book("S01").answer("SCR", "VS", "TEMP").value == "36.6"
    assert nurse.hands.sees("draft_state")


def test_a_late_page_asks_why_and_says_by_how_much(nurse: Ward) -> None:
    """R-TIM-02."""
    nurse.open_page("VS")
    nurse.hands.answer_all(VITALS | {"VSDTC": "20260105 0740"})
    nurse.save("late_reason_0")
    assert nurse.hands.until(lambda: "补记 +3 h" in said_in(nurse.hands.see("row_TEMP")))


def test_history_and_provenance_stand_beside_the_field(nurse: Ward) -> None:
    nurse.record_vitals()
    nurse.hands.go_to("TEMP_value")
    nurse.hands.press(Qt.Key.Key_F2)
    assert "36.6 ℃" in said_in(nurse.hands.see("history"))
    nurse.hands.press(Qt.Key.Key_Escape)
    nurse.hands.press(Qt.Key.Key_F1)
    assert "默认值·待方案确认" in said_in(nurse.hands.see("provenance"))
    nurse.hands.press(Qt.Key.Key_Escape)
    assert not nurse.hands.sees("provenance")


def test_a_doubtful_value_is_listed_and_f8_goes_to_it(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.fill("PULSE_value", "190")
    nurse.hands.press(Qt.Key.Key_Return)
    assert nurse.hands.sees("finding_0")
    nurse.hands.go_to("WEIGHT_value")
    nurse.hands.press(Qt.Key.Key_F8)
    assert nurse.hands.focused.objectName() == "PULSE_value"


def test_a_doubtful_value_is_confirmed_once_with_its_reason(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.answer_all(VITALS | {"PULSE": "190"})
    nurse.save()
    confirm = [made for made in nurse.window.findChildren(QWidget) if made.objectName().startswith("confirm_PULSE") and made.isVisible()]
    assert len(confirm) == 1
    nurse.hands.click(confirm[0].objectName())
    nurse.hands.click("reason_1")
    nurse.hands.click("confirm_keep")
    assert nurse.hands.until(lambda: not nurse.hands.sees("confirm_PULSE_soft"))
    assert nurse.hands.see("sign").isEnabled()


def test_a_page_not_done_takes_one_reason_for_every_empty_item(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.fill("TEMP_value", "36.6")
    nurse.hands.click("not_done")
    nurse.hands.click("reason_1")
    nurse.hands.click("absence_put")
    nurse.save()
    book = nurse.window.session.casebook.book("S01")
    assert book.answer("SCR", "VS", "TEMP").value == "36.6"
    assert book.answer("SCR", "VS", "PULSE").why == "患者拒绝"
    assert nurse.hands.words("completeness").split("/")[0] == nurse.hands.words("completeness").split("/")[1]


def test_the_nurse_signs_the_physician_reviews_and_a_change_ends_both_signatures(nurse: Ward) -> None:
    """R-SIG-04."""
    nurse.record_vitals()
    nurse.sign(NURSE)
    assert nurse.ring() == "待审核"
    nurse.come_back(PHYSICIAN)
    nurse.sign(PHYSICIAN)
    assert nurse.ring() == "已签"
    nurse.hands.go_to("TEMP_value")
    nurse.hands.type("3")
    nurse.hands.see("reasons_dialog")
    assert nurse.hands.typed("TEMP_value") == "3", "the key that opened the dialog is not lost"
    nurse.hands.fill("TEMP_value", "36.9")
    nurse.hands.click("reason_1")
    assert "王静" in said_in(nurse.hands.see("causes"))
    nurse.hands.click("reasons_save")
    assert nurse.hands.until(lambda: nurse.ring() == "签名已失效")
    assert nurse.value("TEMP") == "36.9"


def test_signing_waits_for_what_is_missing_and_says_so(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.fill("TEMP_value", "36.6")
    nurse.hands.press(Qt.Key.Key_Return)
    nurse.hands.until(lambda: "签名前须填" in nurse.hands.words("before_signing"))
    assert "签名前须填" in nurse.hands.words("before_signing")
    assert not nurse.hands.see("sign").isEnabled()


def test_the_verdict_says_what_is_missing_and_jumps_to_it(nurse: Ward) -> None:
    nurse.open_page("verdict")
    assert nurse.hands.words("verdict_words") == "待定"
    nurse.hands.click("to_do_DM_BRTHDTC")
    assert nurse.hands.sees("form_DM")


def test_a_worksheet_is_issued_with_its_number(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.click("worksheet")
    nurse.hands.click("worksheet_prefilled")
    nurse.hands.click("worksheet_issue")
    nurse.hands.see("worksheet_preview")
    page = nurse.window.session.casebook.book("S01").repeats("SCR", "VS")[0]
    assert page.entries[-1].kind.value == "worksheet_issued"
