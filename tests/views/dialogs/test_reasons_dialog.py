"""Why a value changes, why it comes late: nothing is saved without it, nothing is chosen for anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMainWindow, QRadioButton, QWidget

from desktop.models.judgement.consequences import Consequences, consequences
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.person import Meaning
from desktop.models.site.recording import Reasons
from desktop.models.site.signing import commit, make, prepare
from desktop.models.site.site import Site
from desktop.views.dialogs.correction import Correction, ReasonsDialog
from tests.clinic import NURSE, VITALS, Clinic, write_vitals

TEMPERATURE = Correction("TEMP", "体温", "38.6 ℃", "36.8 ℃")
WEIGHT = Correction("WEIGHT", "体重", "52.0 kg", "25.0 kg")


@pytest.fixture
def site(site: Site) -> Site:
    write_vitals(site)
    return site


def asked(window: QWidget, site: Site, *corrections: Correction, late: timedelta | None = None) -> tuple[ReasonsDialog, list[Reasons]]:
    told: list[Reasons] = []
    dialog = ReasonsDialog(window, site, "S01", corrections, late, lambda: Consequences((), ()))
    dialog.reasoned.connect(told.append)
    dialog.open()
    return dialog, told


def choose(dialog: QWidget, name: str) -> None:
    tile = dialog.findChild(QRadioButton, name)
    assert tile is not None
    tile.click()


def test_nothing_is_chosen_at_first_and_nothing_can_be_saved(empty_window: QMainWindow, site: Site) -> None:
    dialog, _told = asked(empty_window, site, TEMPERATURE)
    assert not any(tile.isChecked() for tile in dialog.findChildren(QRadioButton))
    assert not dialog.save.isEnabled()


def test_one_reason_is_carried_to_every_correction(empty_window: QMainWindow, site: Site) -> None:
    dialog, told = asked(empty_window, site, TEMPERATURE, WEIGHT)
    choose(dialog, "reason_1")
    dialog.save.click()
    assert told == [Reasons({"TEMP": "抄写错误", "WEIGHT": "抄写错误"}, "")]


def test_each_correction_may_have_its_own_reason(empty_window: QMainWindow, site: Site) -> None:
    dialog, told = asked(empty_window, site, TEMPERATURE, WEIGHT)
    together = dialog.findChild(QCheckBox, "one_for_all")
    assert together is not None
    together.setChecked(False)
    choose(dialog, "reason_0")
    assert not dialog.save.isEnabled()
    pick = dialog.findChild(QWidget, "pick_WEIGHT")
    assert pick is not None
    QTest.mouseClick(pick, Qt.MouseButton.LeftButton)
    choose(dialog, "reason_3")
    dialog.save.click()
    assert told == [Reasons({"TEMP": "录入错误", "WEIGHT": "单位错误"}, "")]


def test_other_needs_words_before_anything_can_be_saved(empty_window: QMainWindow, site: Site) -> None:
    """R-AUD-02."""
    dialog, told = asked(empty_window, site, TEMPERATURE)
    choose(dialog, "reason_other")
    own = dialog.findChild(QLineEdit, "reason_own")
    assert own is not None
    QTest.keyClicks(own, "...")
    assert not dialog.save.isEnabled()
    QTest.keyClicks(own, " second thermometer")
    dialog.save.click()
    assert told[0].corrections == {"TEMP": "其他：... second thermometer"}


def test_a_late_entry_says_by_how_much_and_asks_why(empty_window: QMainWindow, site: Site) -> None:
    """R-TIM-02."""
    dialog, told = asked(empty_window, site, late=timedelta(hours=2, minutes=18))
    choose(dialog, "late_reason_0")
    dialog.save.click()
    assert told == [Reasons({}, "抢救优先")]


def test_enter_moves_on_and_never_saves(empty_window: QMainWindow, site: Site) -> None:
    dialog, told = asked(empty_window, site, TEMPERATURE)
    choose(dialog, "reason_1")
    own = dialog.findChild(QLineEdit, "reason_own")
    assert own is not None
    own.setFocus()
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert told == []
    assert dialog.isVisible()


def test_escape_leaves_everything_as_it_was(empty_window: QMainWindow, site: Site) -> None:
    dialog, told = asked(empty_window, site, TEMPERATURE)
    choose(dialog, "reason_1")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == []


def test_the_harmless_button_is_the_default(empty_window: QMainWindow, site: Site) -> None:
    dialog, _told = asked(empty_window, site, TEMPERATURE)
    assert dialog.cancel.isDefault()


def sign_as_nurse(training: Clinic, site: Site) -> None:
    prepared = prepare(site, (VITALS,), Meaning.RECORD)
    commit(site, make(prepared, training.password(NURSE)))


def test_the_signature_a_correction_ends_is_named_before_the_save(empty_window: QMainWindow, training: Clinic, site: Site) -> None:
    """R-SIG-04."""
    sign_as_nurse(training, site)
    book, now = site.subject("S01"), site.clock.now()
    answers = Answers({**book.page(VITALS).answers.by_key, "TEMP": Answer("36.8")})
    dialog = ReasonsDialog(empty_window, site, "S01", [TEMPERATURE], None, lambda: consequences(site.protocol, book, VITALS, answers, now))
    dialog.open()
    causes = dialog.findChild(QWidget, "causes")
    assert causes is not None
    assert causes.isVisible()
    assert any("王静" in told.text() and "01-05" in told.text() for told in causes.findChildren(QLabel))


def test_a_correction_that_causes_nothing_says_nothing(empty_window: QMainWindow, site: Site) -> None:
    dialog, _told = asked(empty_window, site, TEMPERATURE)
    causes = dialog.findChild(QWidget, "causes")
    assert causes is not None
    assert not causes.isVisible()
