"""The locked window: nothing is seen, nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.records.entry import Kind
from desktop.models.site.drafting import waiting_drafts
from desktop.views.frame.idle import COUNTS_DOWN, LOCKS_AFTER
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, Clinic
from tests.conftest import log_in
from tests.views.layout import settle
from tests.views.looking import click, everything_said, kinds, lock_page, words, work_page


def test_locking_hides_every_value_and_unlocking_returns_to_the_same_place(busy_window: MainWindow, busy_training: Clinic) -> None:
    """R-IAM-07."""
    log_in(busy_window, busy_training, NURSE)
    work_page(busy_window).show_subject("S02")
    click(work_page(busy_window).banner, "banner_must")
    place = work_page(busy_window).place()
    work_page(busy_window).register()
    busy_window.lock()
    settle()
    visible = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert visible == [busy_window]
    assert "S02" not in everything_said(busy_window)
    QTest.keyClicks(lock_page(busy_window).password, busy_training.password(NURSE))
    QTest.keyClick(lock_page(busy_window).password, Qt.Key.Key_Return)
    assert busy_window.lock_page is None
    assert work_page(busy_window).place() == place
    assert [kind for kind in kinds(busy_window) if kind in (Kind.LOCK, Kind.UNLOCK)] == [Kind.LOCK, Kind.UNLOCK]


def test_a_wrong_password_does_not_unlock(window: MainWindow) -> None:
    window.lock()
    page = lock_page(window)
    QTest.keyClicks(page.password, "not-the-password")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert words(page, "unlock_refusal").startswith("E-3101 ")
    assert window.lock_page is page


def test_another_person_at_a_locked_window_is_a_full_log_out(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    busy_window.lock()
    click(busy_window, "lock_switch")
    assert not busy_window.session.open
    log_in(busy_window, busy_training, NURSE)
    assert len(waiting_drafts(busy_window.session.site)) == 1


def test_a_window_nobody_touches_counts_down_in_plain_view_and_locks(window: MainWindow, training: Clinic) -> None:
    """R-IAM-07."""
    training.clock.pass_by(seconds=LOCKS_AFTER - COUNTS_DOWN)
    window.idle.look()
    assert words(window, "self_check") == "60 秒后自动锁定，草稿会保留"
    training.clock.pass_by(seconds=COUNTS_DOWN - 1)
    window.idle.look()
    assert words(window, "self_check").startswith("1 秒")
    training.clock.pass_by(seconds=1)
    window.idle.look()
    assert window.lock_page is not None


def test_a_key_stops_the_countdown(window: MainWindow, training: Clinic) -> None:
    training.clock.pass_by(seconds=LOCKS_AFTER - 10)
    window.idle.look()
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert words(window, "self_check").startswith("数据完整")
    training.clock.pass_by(seconds=10)
    window.idle.look()
    assert window.lock_page is None
