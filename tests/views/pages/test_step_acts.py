"""The checklist in the real window: a check by a second person, a stop that a physician lets through, a step out of turn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.checking import check_step
from desktop.models.site.overriding import override_gate
from desktop.models.site.site import Site
from desktop.views.main_window import MainWindow
from desktop.views.pages.form_panel import FormPanel
from desktop.views.tabs.tab import Place
from tests.clinic import NURSE, PHYSICIAN, Clinic
from tests.conftest import log_in
from tests.models.site.checklist import BEDSIDE, INSPECTED, THAW, TORN, write
from tests.views.layout import EVERYWHERE, layout_faults, settle, spoken
from tests.views.looking import work_page


@pytest.fixture
def ward(busy_window: MainWindow, busy_training: Clinic) -> MainWindow:
    log_in(busy_window, busy_training, NURSE)
    return busy_window


def thaw_page(ward: MainWindow, **given: str) -> Site:
    """The page of the thaw, with these values recorded by the nurse."""
    site = ward.session.site
    if given:
        ward.session.announce(write(site, THAW, given))
    work_page(ward).go(Place("S01", "INFE", visit="D0"))
    settle()
    settle()
    return site


def found(top: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    widget = top.findChild(kind, name)
    assert widget is not None, name
    return widget


def words(top: QWidget, name: str) -> str:
    shown = found(top, name, QLabel)
    assert isinstance(shown, QLabel)
    return shown.text()


def press(top: QWidget, name: str) -> None:
    button = found(top, name, QAbstractButton)
    assert button.isEnabled(), name
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def dialog(name: str) -> QWidget:
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert opened.objectName() == name
    return opened


def write_in(top: QWidget, name: str, text: str) -> None:
    field = found(top, name, QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, text)


def kinds(site: Site) -> list[Kind]:
    return [entry.kind for entry in site.subject("S01").page(THAW).history("E03")]


def test_the_card_names_the_step_its_people_and_its_gate(ward: MainWindow) -> None:
    thaw_page(ward)
    card = found(ward, "step_E03", QFrame)
    assert (words(card, "title_e03"), words(card, "E03_chip")) == ("检查袋体", "硬停")
    assert "细胞实验室" in words(card, "E03_who")
    assert "责任护士" in words(card, "E03_who")


def test_a_second_person_checks_the_step_beside_the_nurse_who_stays_logged_in(ward: MainWindow, busy_training: Clinic) -> None:
    site = thaw_page(ward, **INSPECTED)
    press(ward, "E03_check")
    asked = dialog("second_check")
    told = [label.text() for label in asked.findChildren(QLabel)]
    assert "袋体完整，无破裂渗漏" in told
    write_in(asked, "other_user", "0102")
    write_in(asked, "other_password", busy_training.password(PHYSICIAN))
    press(asked, "second_check_give")
    assert kinds(site) == [Kind.STEP_CHECKED]
    assert PHYSICIAN in words(ward, "E03_standing")
    assert not found(ward, "E03_check").isVisible()
    assert ward.session.site.person.id == NURSE


def test_the_nurse_cannot_check_what_she_recorded_and_is_told_so_in_the_dialog(ward: MainWindow, busy_training: Clinic) -> None:
    site = thaw_page(ward, **INSPECTED)
    press(ward, "E03_check")
    asked = dialog("second_check")
    write_in(asked, "other_user", NURSE)
    write_in(asked, "other_password", busy_training.password(NURSE))
    press(asked, "second_check_give")
    assert "E-4022" in words(asked, "refusal")
    assert kinds(site) == []


def test_enter_never_gives_the_check(ward: MainWindow, busy_training: Clinic) -> None:
    site = thaw_page(ward, **INSPECTED)
    press(ward, "E03_check")
    asked = dialog("second_check")
    write_in(asked, "other_user", PHYSICIAN)
    write_in(asked, "other_password", busy_training.password(PHYSICIAN))
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        if not asked.isVisible():
            break
    assert kinds(site) == []


def test_a_stop_is_said_in_words_and_a_physician_goes_on_with_a_reason(ward: MainWindow, busy_training: Clinic) -> None:
    site = thaw_page(ward, **TORN)
    assert found(ward, "step_E03").property("state") == "stopped"
    press(ward, "E03_override")
    asked = dialog("override")
    assert "袋体破裂" in words(asked, "stop_words")
    write_in(asked, "other_user", PHYSICIAN)
    write_in(asked, "other_password", busy_training.password(PHYSICIAN))
    give = found(asked, "override_give", QPushButton)
    assert not give.isEnabled()
    press(asked, "override_reason_0")
    press(asked, "override_give")
    assert kinds(site) == [Kind.GATE_OVERRIDDEN]
    assert "已报告主要研究者" in words(ward, "E03_standing")
    assert found(ward, "step_E03").property("state") != "stopped"


def test_where_nobody_may_go_on_no_override_is_offered(ward: MainWindow) -> None:
    ward.session.announce(write(ward.session.site, PageKey("S01", "D0", "INFF"), {"F03NOFIL": "N"}))
    work_page(ward).go(Place("S01", "INFF", "F03NOFIL", visit="D0"))
    settle()
    assert "白细胞滤器" in words(ward, "F03_gate")
    assert not found(ward, "F03_override").isVisible()


def test_a_physician_states_what_nobody_may_pass_and_the_nurse_is_told_that_she_cannot(ward: MainWindow, busy_training: Clinic) -> None:
    filtered = {"F03NOFIL": "N", "F03PRIME": "Y", "F03DTC": "2026-01-05T10:20", "F03YN": "DONE"}
    ward.session.announce(write(ward.session.site, BEDSIDE, filtered))
    for user, may in ((NURSE, False), (PHYSICIAN, True)):
        log_in(ward, busy_training, user)
        work_page(ward).go(Place("S01", "INFF", "F03YN", visit="D0"))
        settle()
        settle()
        press(ward, "confirm_F03YN_forbidden")
        asked = dialog("confirm_dialog")
        assert layout_faults(asked) == []
        assert found(asked, "reason").isEnabled() is may
        if may:
            press(asked, "reason_0")
            press(asked, "confirm_keep")
            settle()
        else:
            assert words(asked, "second_person")
            press(asked, "cancel")
    assert ward.findChild(QWidget, "confirm_F03YN_forbidden") is None


def test_the_card_says_how_late_a_check_and_an_override_came(ward: MainWindow, busy_training: Clinic) -> None:
    site = ward.session.site
    ward.session.announce(write(site, THAW, TORN))
    word = busy_training.password(PHYSICIAN)
    busy_training.clock.pass_by(hours=5)
    ward.session.announce(check_step(site, THAW, "E03", PHYSICIAN, word))
    ward.session.announce(override_gate(site, THAW, "E03", PHYSICIAN, word, "已报告主要研究者并同意"))
    thaw_page(ward)
    assert words(ward, "E03_standing").count("+") == 2
    assert not found(ward, "E03_override").isVisible()


def test_a_stop_let_through_is_decided_anew_after_a_change_of_the_step(ward: MainWindow, busy_training: Clinic) -> None:
    site = ward.session.site
    ward.session.announce(write(site, THAW, TORN))
    ward.session.announce(override_gate(site, THAW, "E03", PHYSICIAN, busy_training.password(PHYSICIAN), "已报告主要研究者并同意"))
    thaw_page(ward, E03PHOTO="P-9")
    assert PHYSICIAN in words(ward, "E03_standing")
    assert "已报告主要研究者" not in words(ward, "E03_standing")
    assert found(ward, "E03_override").isVisible()


def test_the_card_of_a_physicians_step_that_a_nurse_wrote_names_both(ward: MainWindow) -> None:
    ward.session.announce(write(ward.session.site, PageKey("S01", "D0", "INFA"), {"A03SAR": "N"}))
    work_page(ward).go(Place("S01", "INFA", "A03SAR", visit="D0"))
    settle()
    settle()
    assert "研究护士" in words(ward, "A03_standing")


def test_a_step_that_is_typed_but_not_saved_is_not_checked_yet(ward: MainWindow) -> None:
    thaw_page(ward, **INSPECTED)
    press(ward, "E03CLUMP_Y")
    panel = found(ward, "form_INFE", FormPanel)
    assert isinstance(panel, FormPanel)
    panel.refresh()
    assert not found(ward, "E03_check").isEnabled()
    assert NURSE not in words(ward, "E03_standing")


@pytest.mark.parametrize(("act", "left"), [("cancel", ""), ("out_of_order_keep", "DONE")])
def test_done_out_of_turn_is_asked_about_and_taken_back_or_kept(ward: MainWindow, act: str, left: str) -> None:
    thaw_page(ward)
    assert found(ward, "step_E02").property("state") == "later"
    press(ward, "E02YN_DONE")
    press(dialog("out_of_order"), act)
    done = found(ward, "E02YN_DONE", QAbstractButton)
    assert isinstance(done, QAbstractButton)
    assert done.isChecked() is bool(left)


def test_a_step_of_a_later_page_names_the_open_steps_of_the_pages_before_and_asks_once(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", "INFF", "F01BAG", visit="D0"))
    settle()
    assert found(ward, "step_F01").property("state") == "later"
    press(ward, "F01YN_DONE")
    asked = dialog("out_of_order")
    assert any(label.text().startswith("A01 ") for label in asked.findChildren(QLabel))
    assert "E04" in words(asked, "more_waiting")
    assert layout_faults(asked) == []
    press(asked, "out_of_order_keep")
    press(ward, "F02YN_DONE")
    assert QApplication.activeModalWidget() is None


def test_a_page_whose_earlier_pages_pass_waits_for_nothing(ward: MainWindow) -> None:
    for form in ("INFA", "INFB", "INFC", "INFD", "INFE"):
        steps = [section.step for section in ward.session.site.protocol.page("D0", form).sections if section.step]
        ward.session.announce(write(ward.session.site, PageKey("S01", "D0", form), {step.done: "DONE" for step in steps}))
    work_page(ward).go(Place("S01", "INFF", "F01BAG", visit="D0"))
    settle()
    assert found(ward, "step_F01").property("state") == ""


@EVERYWHERE
def test_the_checklist_is_readable_in_every_size_and_tongue(ward: MainWindow, size: tuple[int, int], tongue: str) -> None:
    ward.session.announce(write(ward.session.site, THAW, TORN))
    with spoken(tongue):
        ward.resize(*size)
        work_page(ward).go(Place("S01", "INFE", "E03INT", visit="D0"))
        settle()
        assert layout_faults(ward) == []


@EVERYWHERE
@pytest.mark.parametrize(
    ("recorded", "act", "name"), [(INSPECTED, "E03_check", "second_check"), (TORN, "E03_override", "override")], ids=["check", "override"]
)
def test_what_is_asked_is_readable_in_every_size_and_tongue(
    ward: MainWindow, recorded: dict[str, str], act: str, name: str, size: tuple[int, int], tongue: str
) -> None:
    with spoken(tongue):
        ward.resize(*size)
        thaw_page(ward, **recorded)
        press(ward, act)
        asked = dialog(name)
        assert layout_faults(asked) == []
        press(asked, "cancel")
