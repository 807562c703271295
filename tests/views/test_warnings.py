"""Warnings beside the records: shown at every login until somebody says that they were seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.models.records.entry import Kind
from desktop.views.frame.bars import WarningBar
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, PHYSICIAN, Clinic
from tests.conftest import log_in


def bars(window: MainWindow) -> list[WarningBar]:
    return [bar for bar in window.findChildren(WarningBar) if bar.isVisible()]


def press_seen(bar: QWidget) -> None:
    seen = bar.findChild(QPushButton, "warning_seen")
    assert isinstance(seen, QPushButton)
    seen.setFocus()
    QTest.keyClick(seen, Qt.Key.Key_Space)


@pytest.fixture
def elsewhere(gate_window: MainWindow, training: Clinic) -> MainWindow:
    """The window on a computer that has no anchors of the site."""
    (copy,) = training.state.glob("anchors-*.log")
    copy.unlink()
    return gate_window


def test_a_missing_second_copy_of_the_anchors_stays_on_the_screen_until_it_was_seen(elsewhere: MainWindow, training: Clinic) -> None:
    log_in(elsewhere, training, NURSE)
    log_in(elsewhere, training, PHYSICIAN)
    (bar,) = bars(elsewhere)
    assert "E-2117" in bar.accessibleName()
    press_seen(bar)
    assert bars(elsewhere) == []
    entry = elsewhere.session.site.ledger.entries()[-1]
    assert (entry.kind, entry.person) == (Kind.ALARM_ACKNOWLEDGED, PHYSICIAN)
    log_in(elsewhere, training, NURSE)
    assert bars(elsewhere) == []


def test_what_was_seen_does_not_come_back_with_the_other_language(elsewhere: MainWindow, training: Clinic) -> None:
    log_in(elsewhere, training, NURSE)
    press_seen(bars(elsewhere)[0])
    elsewhere.switch_language()
    assert bars(elsewhere) == []


def test_a_warning_that_lasts_stands_in_a_bar_of_its_own_without_a_button(elsewhere: MainWindow, training: Clinic) -> None:
    log_in(elsewhere, training, NURSE)
    (training.folder / "gate.log").write_bytes(b"")
    log_in(elsewhere, training, NURSE)
    lasting, ending = bars(elsewhere)
    assert ("E-2107" in lasting.accessibleName(), lasting.findChild(QPushButton)) == (True, None)
    assert "E-2117" in ending.accessibleName()
