"""What was typed and not saved stays where it was typed, and comes back to whoever typed it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.models.text import Language
from desktop.views.language import SPEECH
from tests.clinic import NURSE, PHYSICIAN
from tests.journeys.conftest import CONTROL, Ward


def test_what_is_typed_for_one_subject_never_shows_under_another(nurse: Ward) -> None:
    nurse.register("ZHMI")
    nurse.choose("S01")
    nurse.open_page("VS")
    nurse.hands.fill("TEMP_value", "38.6")
    nurse.choose("S02")
    nurse.open_page("VS")
    assert nurse.hands.words("subject") == "S02"
    assert nurse.value("TEMP") == ""
    nurse.choose("S01")
    nurse.open_page("VS")
    assert nurse.value("TEMP") == "38.6"


def test_a_change_of_language_keeps_the_draft_and_the_place(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.fill("TEMP_value", "38.6")
    nurse.hands.click("language")
    assert SPEECH.language is Language.EN
    assert nurse.hands.sees("form_VS")
    assert nurse.value("TEMP") == "38.6"
    assert not nurse.hands.sees("draft_banner")


def test_a_lock_keeps_the_draft_on_the_page(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.fill("TEMP_value", "38.6")
    nurse.hands.press(Qt.Key.Key_L, CONTROL)
    nurse.hands.fill("unlock_password", nurse.clinic.password(NURSE))
    nurse.hands.click("unlock")
    assert nurse.value("TEMP") == "38.6"


def come_back_to_a_draft(nurse: Ward) -> None:
    """Typed, not saved, logged out; logged in again and at the same page."""
    nurse.open_page("VS")
    nurse.hands.fill("TEMP_value", "38.6")
    nurse.come_back()


def test_a_draft_of_an_earlier_login_is_offered_and_restored(nurse: Ward) -> None:
    come_back_to_a_draft(nurse)
    assert nurse.value("TEMP") == ""
    nurse.hands.click("draft_restore")
    assert nurse.value("TEMP") == "38.6"
    nurse.save()
    assert nurse.window.session.casebook.book("S01").answer("SCR", "VS", "TEMP").value == "38.6"


def test_a_draft_given_up_is_gone_from_the_page_and_written_down(nurse: Ward) -> None:
    come_back_to_a_draft(nurse)
    nurse.hands.click("draft_discard")
    assert not nurse.hands.sees("draft_banner")
    assert nurse.value("TEMP") == ""
    page = nurse.window.session.casebook.book("S01").repeats("SCR", "VS")[0]
    assert page.entries[-1].kind.value == "draft_discarded"


def test_a_draft_restored_on_a_signed_page_outlives_the_correction_of_another_item(nurse: Ward) -> None:
    """The physician's draft is older than the nurse's signature; correcting one value loses nothing else that was typed."""
    nurse.record_vitals()
    nurse.come_back(PHYSICIAN)
    nurse.hands.fill("PULSE_value", "90")
    nurse.come_back()
    nurse.sign(NURSE)
    nurse.come_back(PHYSICIAN)
    nurse.hands.click("draft_restore")
    assert nurse.value("PULSE") == "90"
    nurse.hands.go_to("TEMP_value")
    nurse.hands.type("3")
    nurse.hands.see("reasons_dialog")
    nurse.hands.fill("TEMP_value", "36.9")
    nurse.hands.click("reason_1")
    nurse.hands.click("reasons_save")
    assert nurse.hands.until(lambda: nurse.ring() == "签名已失效")
    assert (nurse.value("TEMP"), nurse.value("PULSE")) == ("36.9", "90")
    nurse.come_back(PHYSICIAN)
    nurse.hands.click("draft_restore")
    assert (nurse.value("TEMP"), nurse.value("PULSE")) == ("36.9", "90")
