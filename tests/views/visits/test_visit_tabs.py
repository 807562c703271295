"""The tabs of visits: which visit opens, which page, and what the strip says of every visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.protocol.visit import Period
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, record
from desktop.views.main_window import MainWindow
from desktop.views.painted.visit_strip import VisitButton
from desktop.views.tabs.tab import Place
from desktop.views.visits.visit_tab import VisitTab
from tests.clinic import NURSE, Clinic, answers
from tests.conftest import log_in
from tests.views.layout import EVERYWHERE, layout_faults, settle, spoken
from tests.views.looking import work_page

TABS = {Period.INFUSION: "infusion_day", Period.SAFETY: "safety_visits", Period.FOLLOW_UP: "follow_up"}


@pytest.fixture
def ward(busy_window: MainWindow, busy_training: Clinic) -> MainWindow:
    """S01 is screened and planned for 2026-01-20."""
    log_in(busy_window, busy_training, NURSE)
    return busy_window


def tab(window: MainWindow, key: str) -> VisitTab:
    found = work_page(window).tab_named(key)
    assert isinstance(found, VisitTab)
    return found


def press(window: MainWindow, name: str) -> None:
    found = window.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    settle()


def on_strip(shown: VisitTab) -> list[str]:
    return [button.cell.key for button in shown.strip.findChildren(VisitButton)]


def open_key(window: MainWindow) -> tuple[str, str, int]:
    place = work_page(window).place()
    assert place is not None
    return place.visit, place.form, place.repeat


def record_visit(window: MainWindow, visit: str, day: str) -> None:
    session = window.session
    key = PageKey("S01", visit, "SV")
    change = record(session.site, key, answers({"SVOCCUR": "Y", "SVDTC": day}), Reasons(late="结果迟回"))
    session.announce(change)


def test_the_tabs_stand_in_the_order_of_the_trial(ward: MainWindow) -> None:
    keys = [one.key for one in work_page(ward).tabs]
    assert keys == ["today", "screening", "infusion_day", "safety_visits", "follow_up"]


def test_every_planned_visit_stands_on_the_strip_of_its_tab_and_opens_its_first_page(ward: MainWindow) -> None:
    for visit in (one for one in PROTOCOL.visits if one.period in TABS and one.window):
        work_page(ward).go(Place("S01", visit=visit.key))
        assert work_page(ward).tab.key == TABS[visit.period]
        assert visit.key in on_strip(tab(ward, TABS[visit.period]))
        assert open_key(ward) == (visit.key, "VS", 1)


def test_a_place_names_its_visit_and_the_window_finds_the_tab(ward: MainWindow) -> None:
    """The HAQ of week 24 is one step away from wherever the reader is."""
    work_page(ward).go(Place("S01", "HAQ", visit="W24"))
    assert work_page(ward).tab.key == "follow_up"
    assert open_key(ward) == ("W24", "HAQ", 1)


def test_a_visit_comes_back_at_the_page_it_was_left_at(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", "PE", visit="D7"))
    press(ward, "visit_D10")
    assert open_key(ward)[:2] == ("D10", "VS")
    press(ward, "visit_D7")
    assert open_key(ward)[:2] == ("D7", "PE")


def test_what_was_typed_on_one_visit_waits_there_while_another_is_read(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", "VS", "TEMP", visit="D7"))
    QTest.keyClicks(ward.focusWidget(), "36.6")
    press(ward, "visit_D10")
    page = PageKey("S01", "D7", "VS")
    assert page in ward.session.typed
    assert not ward.session.casebook.book("S01").page(page).entries


def test_the_strip_says_when_a_visit_was_late(ward: MainWindow) -> None:
    record_visit(ward, "LD1", "2026-01-17")
    work_page(ward).go(Place("S01", visit="LD1"))
    cell = next(one.cell for one in tab(ward, "infusion_day").strip.findChildren(VisitButton) if one.cell.key == "LD1")
    assert cell.day.startswith("01-17")
    assert cell.remark.startswith("晚于窗口")
    assert cell.tone == "warn"


def test_the_next_unscheduled_visit_is_added_and_stays_once_it_is_recorded(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", visit="D4"))
    shown = tab(ward, "safety_visits")
    assert "UNS" not in on_strip(shown)
    press(ward, "add_unscheduled")
    assert open_key(ward)[0] == "UNS"
    assert "UNS" in on_strip(shown)
    record_visit(ward, "UNS", "2026-01-05")
    press(ward, "add_unscheduled")
    assert open_key(ward)[0] == "UNS2"
    press(ward, "visit_D4")
    assert [key for key in on_strip(shown) if key.startswith("UNS")] == ["UNS"]


def test_every_day_to_d14_has_its_sheet(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", visit="D4"))
    press(ward, "visit_DAILY")
    assert open_key(ward) == ("DAILY", "MON", 1)
    rows = tab(ward, "safety_visits").room.rows()
    assert [row.key.repeat for row in rows] == list(range(1, 16))
    assert (rows[0].name.zh, rows[14].name.zh) == ("D0 01-20", "D14 02-03")
    press(ward, "page_MON_3")
    assert open_key(ward) == ("DAILY", "MON", 3)


@pytest.mark.parametrize("key", ["safety_visits", "follow_up"])
def test_the_logs_are_reached_from_the_visits_and_left_again(ward: MainWindow, key: str) -> None:
    first = {"safety_visits": "D4", "follow_up": "W24"}[key]
    work_page(ward).go(Place("S01", visit=first))
    work_page(ward).go(Place("S01", "CM", visit="LOG"))
    assert work_page(ward).tab.key == key
    assert open_key(ward)[:2] == ("LOG", "CM")
    press(ward, f"visit_{first}")
    assert open_key(ward)[0] == first


def test_one_thing_alone_stands_open_the_daily_sheets_or_the_logs(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", visit="DAILY"))
    daily, logs = ward.findChild(QAbstractButton, "visit_DAILY"), tab(ward, "safety_visits").findChild(QAbstractButton, "events")
    assert daily is not None
    assert logs is not None
    assert (daily.isChecked(), logs.isChecked()) == (True, False)
    work_page(ward).go(Place("S01", "AE", visit=LOG_VISIT))
    settle()
    assert (daily.isChecked(), logs.isChecked()) == (False, True)


def test_the_logs_of_another_subject_lead_back_to_her_own_visits(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", "VS", visit="D28"))
    work_page(ward).go(Place("S02", "AE", visit=LOG_VISIT))
    settle()
    record_visit(ward, "D4", "2026-01-08")
    settle()
    assert open_key(ward) == (LOG_VISIT, "AE", 0)
    QTest.keyClick(ward, Qt.Key.Key_Escape)
    settle()
    place = work_page(ward).place()
    assert place is not None
    assert place.subject == "S02", "nothing of the subject before may come back with the visits"
    panel = tab(ward, "safety_visits").room.panel
    assert panel is not None
    assert panel.key.subject == "S02"


def test_a_page_the_subject_does_not_need_is_folded_away(ward: MainWindow) -> None:
    """A man has no pregnancy test."""
    session = ward.session
    session.announce(record(session.site, PageKey("S03", "SCR", "DM"), answers({"SEX": "M"}), Reasons()))
    work_page(ward).go(Place("S03", "LAB", visit="LD1"))
    folded = tab(ward, "infusion_day").room.list
    assert folded.findChild(QAbstractButton, "page_HCG") is None
    press(ward, "page_spare")
    assert folded.findChild(QAbstractButton, "page_HCG") is not None


def test_the_phases_count_their_steps_and_lead_to_their_pages(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", visit="D0"))
    press(ward, "phase_D")
    assert open_key(ward)[:2] == ("D0", "INFD")
    spoken_words = {f"phase_{letter}": count for letter, count in zip("ABCDEFG", (12, 6, 6, 2, 5, 10, 6), strict=True)}
    for name, count in spoken_words.items():
        found = ward.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        assert f"0/{count}" in found.accessibleName()


def test_the_language_is_changed_at_the_same_visit_page_and_item(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", "SV", "SVDTC", visit="D10"))
    ward.switch_language()
    assert open_key(ward)[:2] == ("D10", "SV")
    assert work_page(ward).tab.key == "safety_visits"


@EVERYWHERE
def test_every_tab_can_be_read(busy_window: MainWindow, busy_training: Clinic, size: tuple[int, int], tongue: str) -> None:
    busy_window.resize(*size)
    with spoken(tongue):
        log_in(busy_window, busy_training, NURSE)
        for visit, form in (("LD1", "SV"), ("D0", "PE"), ("D28", "SV"), ("UNS", "SV"), ("ET", "SV"), ("LOG", "AE")):
            work_page(busy_window).go(Place("S01", form, visit=visit))
            settle()
            assert (visit, layout_faults(work_page(busy_window).tab)) == (visit, [])
        assert layout_faults(work_page(busy_window).bar) == []


def test_a_page_with_something_unsaved_says_so_in_the_list(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", "VS", "TEMP", visit="D28"))
    settle()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "36.9")
    work_page(ward).go(Place("S01", "ECOG", visit="D28"))
    settle()
    told = {key: ward.findChild(QAbstractButton, f"page_{key}") for key in ("VS", "ECOG")}
    assert told["VS"] is not None
    assert told["ECOG"] is not None
    assert "未保存" in told["VS"].accessibleName()
    assert "未保存" not in told["ECOG"].accessibleName()


def test_at_midnight_the_banner_speaks_of_the_new_day(ward: MainWindow) -> None:
    work_page(ward).go(Place("S01", visit="D0"))
    settle()

    def today() -> str:
        said = work_page(ward).banner.findChild(QLabel, "banner_date")
        assert isinstance(said, QLabel)
        return said.text()

    before = today()
    ward.session.clock.pass_by(days=1)  # type: ignore[attr-defined]
    work_page(ward).tick()
    settle()
    assert today() != before
    assert f"{ward.session.clock.now():%m-%d}" in today()
