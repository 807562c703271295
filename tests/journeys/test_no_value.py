"""Letters where a number belongs: nobody finds them in the record without having been asked."""

from __future__ import annotations

from desktop.rehearsal.hands import Hands
from tests.clinic import NURSE
from tests.journeys.conftest import VITALS, Ward


def recorded(ward: Ward, item: str) -> list[str]:
    page = ward.window.session.casebook.book("S01").repeats("SCR", "VS")[-1:]
    return [str(entry.payload["value"]) for one in page for entry in one.values(item)]


def typed_and_saved(hands: Hands) -> None:
    hands.fill("TEMP_value", "36.6")
    hands.fill("PULSE_value", "8a")
    hands.click("save")
    hands.see("no_value_dialog")


def test_letters_for_a_number_are_asked_about_before_they_are_saved(nurse: Ward) -> None:
    """R-AUD-02: a slip of the finger that was noticed in time leaves nothing to correct."""
    nurse.open_page("VS")
    typed_and_saved(nurse.hands)
    nurse.hands.click("no_value_go")
    assert nurse.hands.focused.objectName() == "PULSE_value"
    assert recorded(nurse, "TEMP") == recorded(nurse, "PULSE") == []
    nurse.hands.fill("PULSE_value", "84")
    nurse.save()
    assert recorded(nurse, "PULSE") == ["84"]


def test_what_really_was_so_is_saved_as_typed(nurse: Ward) -> None:
    nurse.open_page("VS")
    typed_and_saved(nurse.hands)
    nurse.hands.click("no_value_keep")
    assert nurse.hands.until(lambda: nurse.hands.sees("saved_state"))
    assert recorded(nurse, "PULSE") == ["8a"]
    assert not nurse.hands.see("sign").isEnabled()


def test_the_correction_of_a_signed_value_is_asked_about_too(nurse: Ward) -> None:
    nurse.open_page("VS")
    nurse.hands.answer_all(VITALS)
    nurse.save()
    nurse.sign(NURSE)
    nurse.hands.go_to("PULSE_value")
    nurse.hands.type("9")
    nurse.hands.fill("PULSE_value", "9o")
    nurse.hands.click("reason_0")
    nurse.hands.click("reasons_save")
    nurse.hands.click("no_value_go")
    nurse.hands.fill("PULSE_value", "90")
    nurse.hands.click("reason_0")
    nurse.hands.click("reasons_save")
    assert nurse.hands.until(lambda: recorded(nurse, "PULSE") == ["84", "90"])
