"""今日 on the screen: proposals go into the log or are dismissed with a reason, the sheet goes to paper, rows are sorted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.recording import Reasons, record
from desktop.views.dialogs.dismiss_deviation import DismissDeviationDialog
from desktop.views.main_window import MainWindow
from desktop.views.tabs.today.columns import Column
from desktop.views.tabs.today.shift_sheet import ShiftSheetPreview
from desktop.views.tabs.today.tab import TodayTab
from desktop.views.tabs.today.work_row import WorkRow
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic
from tests.conftest import log_in
from tests.views.layout import settle
from tests.views.looking import click

RULE = "WINDOW:LD1:LATE"


def today(window: MainWindow) -> TodayTab:
    assert window.work is not None
    tab = window.work.tab_named("today")
    assert isinstance(tab, TodayTab)
    return tab


def late_visit(window: MainWindow) -> None:
    """S02 planned D0 on 01-12: lymphodepletion was due on 01-07 and is told for 01-08."""
    window.session.clock.pass_by(days=3)  # type: ignore[attr-defined]
    given = Answers({item: Answer(value) for item, value in {"SVOCCUR": "Y", "SVDTC": "2026-01-08", "SVWAY": "INPAT"}.items()})
    assert window.session.run(record, window.session.site, PageKey("S02", "LD1", "SV"), given, Reasons(late="补记")) is not None
    settle()


def rows(window: MainWindow) -> list[str]:
    """The rows on the screen from top to bottom."""
    shown = sorted(today(window).findChildren(WorkRow), key=lambda row: row.y())
    return [row.objectName() for row in shown if row.isVisible()]


def found(window: MainWindow, name: str) -> QWidget:
    row = window.findChild(QWidget, name)
    assert isinstance(row, QWidget), rows(window)
    return row


def test_a_proposed_deviation_becomes_a_prefilled_draft_in_the_log(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    late_visit(busy_window)
    click(found(busy_window, "work_deviation_S02_DV"), "work_open")
    site = busy_window.session.site
    (draft,) = [draft for draft in site.drafts.of(NURSE) if draft.page.form == "DV"]
    assert draft.page == PageKey("S02", "LOG", "DV", 1)
    assert draft.answers["DVAUTO"] == {"value": RULE}
    assert not [entry for entry in site.ledger.entries() if entry.form == "DV"]


def test_the_same_proposal_goes_on_with_the_draft_that_was_begun(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    late_visit(busy_window)
    for _time in range(2):
        busy_window.session.typed.clear()
        assert busy_window.work is not None
        busy_window.work.show_tab(0)
        click(found(busy_window, "work_deviation_S02_DV"), "work_open")
    assert len([draft for draft in busy_window.session.site.drafts.of(NURSE) if draft.page.form == "DV"]) == 1


def test_a_proposal_is_dismissed_only_with_a_reason(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    late_visit(busy_window)
    click(found(busy_window, "work_deviation_S02_DV"), "deviation_dismiss")
    dialog = busy_window.findChild(DismissDeviationDialog)
    assert isinstance(dialog, DismissDeviationDialog)
    confirm = dialog.findChild(QPushButton, "dismiss_confirm")
    tile = dialog.findChild(QRadioButton, "reason_0")
    assert isinstance(confirm, QPushButton)
    assert isinstance(tile, QRadioButton)
    assert not confirm.isEnabled()
    tile.click()
    confirm.click()
    settle()
    entry = busy_window.session.site.ledger.entries()[-1]
    assert (entry.kind, entry.payload["check"], entry.reason) == (Kind.PROMPT_ANSWERED, RULE, "日期录错，将更正")
    assert "work_deviation_S02_DV" not in rows(busy_window), [one.accessibleName() for one in busy_window.findChildren(WorkRow)]


def test_a_site_with_a_dismissed_proposal_opens_without_a_warning(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    late_visit(busy_window)
    click(found(busy_window, "work_deviation_S02_DV"), "deviation_dismiss")
    dialog = busy_window.findChild(DismissDeviationDialog)
    assert isinstance(dialog, DismissDeviationDialog)
    dialog.stated.emit("日期录错，将更正")
    log_in(busy_window, busy_training, NURSE)
    assert busy_window.session.site.faults == ()


def test_the_list_is_sorted_by_time_or_by_subject(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    by_time = rows(busy_window)
    click(busy_window, "by_subject")
    settle()
    subjects = [name.split("_")[2] for name in rows(busy_window)[1:]]
    assert subjects == sorted(subjects)
    click(busy_window, "by_time")
    settle()
    assert rows(busy_window) == by_time
    assert by_time != sorted(by_time)


def test_the_shift_sheet_is_shown_and_noted_as_printed(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    for number in (1, 2):
        click(busy_window, "shift_sheet")
        preview = busy_window.findChild(ShiftSheetPreview)
        assert isinstance(preview, ShiftSheetPreview)
        assert preview.pages >= 1
        entry = busy_window.session.site.ledger.entries()[-1]
        assert (entry.kind, entry.payload["document"]) == (Kind.PRINTED, f"HO-2026-01-05-{number}")
        QTest.keyClick(preview, Qt.Key.Key_Escape)
        settle()


def test_who_may_not_print_is_not_offered_the_sheet(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, TECHNICIAN)
    assert not found(busy_window, "shift_sheet").isVisible()
    log_in(busy_window, busy_training, PHYSICIAN)
    settle()
    assert found(busy_window, "shift_sheet").isVisible()


def test_a_long_list_is_made_when_it_is_asked_for(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    column = Column("long", panel=True)
    column.fill([partial(QPushButton, str(at)) for at in range(130)])
    more = column.findChild(QPushButton, "long_more")
    assert isinstance(more, QPushButton)
    for left in (70, 10, 0):
        assert more.text() == f"再显示 {left} 项" or str(left) in more.text()
        assert len(column.findChildren(QPushButton)) == 131 - left
        more.click()
