"""The 事件 desk in its own window: rows are added, found again, opened and left with the keys alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.models.judgement.deviations import Proposal
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import PageKey
from desktop.models.site.deviating import dismiss_deviation
from desktop.models.text import Text
from desktop.views.desks.events import EventsDesk
from desktop.views.pages.form_panel import FormPanel
from desktop.views.pages.side import Side
from desktop.views.session import Session
from desktop.views.tabs.tab import Place
from tests.views.desks.standing import FEVER, FRAME, MARGINS, rows, standing, write
from tests.views.layout import SIZES, settle
from tests.views.looking import click, words

pytestmark = pytest.mark.usefixtures("qapp")


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    settle()


def type_in(letters: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, letters)


def shown(desk: EventsDesk) -> list[str]:
    """The first column of the log after its number, from top to bottom."""
    model = rows(desk).model()
    return [model.index(at, 1).data() for at in range(model.rowCount())]


def open_page(desk: EventsDesk) -> PageKey | None:
    found = [one for one in desk.findChildren(FormPanel) if one.isVisible()]
    return found[0].key if found else None


def test_the_rows_of_a_log_are_found_by_their_numbers(desk: EventsDesk) -> None:
    assert rows(desk).numbers() == (1, 2)
    assert shown(desk) == ["发热", "皮疹"]


def test_enter_opens_the_row_at_the_caret_and_esc_comes_back_to_it(desk: EventsDesk) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert open_page(desk) == PageKey("S01", "LOG", "AE", 2)
    press(Qt.Key.Key_Escape)
    assert open_page(desk) is None
    assert rows(desk).hasFocus()
    assert rows(desk).currentIndex().siblingAtColumn(0).data() == "2"


def test_a_double_click_opens_the_row(desk: EventsDesk) -> None:
    view = rows(desk)
    at = view.visualRect(view.model().index(0, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert open_page(desk) == PageKey("S01", "LOG", "AE", 1)


def test_a_new_row_takes_the_next_number_and_stands_as_a_draft_until_it_is_saved(desk: EventsDesk, session: Session) -> None:
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert open_page(desk) == PageKey("S01", "LOG", "AE", 3)
    type_in("nausea")
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert shown(desk) == ["发热", "皮疹", "nausea"]
    assert rows(desk).table.words(rows(desk).table.log.rows[2], 9) == "草稿"
    assert not session.site.subject("S01").page(PageKey("S01", "LOG", "AE", 3)).entries
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert open_page(desk) == PageKey("S01", "LOG", "AE", 4)


def test_a_new_row_that_was_left_empty_does_not_use_its_number_up(desk: EventsDesk) -> None:
    for _ in range(2):
        press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert open_page(desk) == PageKey("S01", "LOG", "AE", 3)
        press(Qt.Key.Key_Escape)
    assert rows(desk).numbers() == (1, 2)


def test_a_row_somebody_saved_appears_at_once(desk: EventsDesk, session: Session) -> None:
    write(session, "AE", 3, FEVER)
    assert rows(desk).numbers() == (1, 2, 3)


def button(desk: QWidget, name: str) -> QPushButton:
    found = desk.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_list_of_logs_says_how_many_rows_each_has_and_what_is_wrong(desk: EventsDesk) -> None:
    told = {name: [one.text() or one.accessibleName() for one in button(desk, name).findChildren(QLabel)] for name in ("log_AE", "log_CM")}
    assert told == {"log_AE": ["不良事件", "必须处理", "2"], "log_CM": ["合并用药"]}


@pytest.mark.parametrize("form", [form.key for form in PROTOCOL.pages("LOG")])
def test_an_empty_log_says_so_and_how_to_begin(desk: EventsDesk, form: str) -> None:
    desk.show_subject("S02")
    desk.open_log(form)
    assert "Ctrl+N" in words(desk, "no_rows")
    assert not rows(desk).isVisible()
    assert QApplication.focusWidget() is button(desk, "new_row")


def test_what_happens_once_has_one_row(desk: EventsDesk, session: Session) -> None:
    write(session, "WD", 1, {"WDDAT": "2026-01-05", "WDBY": "SUBJECT"})
    desk.open_log("WD")
    assert rows(desk).numbers() == (1,)
    assert not button(desk, "new_row").isVisible()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert open_page(desk) is None


def test_esc_at_the_rows_goes_back_to_the_visits(desk: EventsDesk) -> None:
    closed = QSignalSpy(desk.closed)
    press(Qt.Key.Key_Escape)
    assert closed.count() == 1
    click(desk, "back")
    assert closed.count() == 2


def test_the_keys_walk_the_logs(desk: EventsDesk) -> None:
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert words(desk, "log_name") == "合并用药"
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert words(desk, "log_name") == "不良事件"


def test_a_click_on_the_head_turns_the_order_of_the_numbers(desk: EventsDesk, session: Session) -> None:
    for number in range(3, 12):
        write(session, "AE", number, FEVER)
    head = rows(desk).horizontalHeader()
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, head.height() // 2))
    assert rows(desk).numbers() == tuple(range(11, 0, -1))


def test_what_was_recorded_while_the_desk_was_hidden_is_there_when_it_is_shown(desk: EventsDesk, session: Session) -> None:
    desk.hide()
    write(session, "AE", 3, FEVER)
    desk.show()
    settle()
    assert rows(desk).numbers() == (1, 2, 3)


def test_the_keys_of_a_page_work_on_a_row(desk: EventsDesk, session: Session) -> None:
    desk.open_log("AE", 1)
    press(Qt.Key.Key_F8)
    assert desk.place() == Place("S01", "AE", "AEENDAT", 1, "LOG")
    desk.open_log("HO", 1)
    type_in("fever")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.site.subject("S01").page(PageKey("S01", "LOG", "HO", 1)).answers.code("HOTERM") == "fever"
    press(Qt.Key.Key_Escape)
    assert shown(desk) == ["fever"]


def test_in_a_narrow_window_what_is_to_check_is_a_drawer(session: Session) -> None:
    with standing(session, (SIZES[1][0] - MARGINS, SIZES[1][1] - FRAME)) as desk:
        desk.open_log("AE", 1)
        side = desk.findChild(Side)
        assert isinstance(side, Side)
        assert not side.isVisible()
        click(desk, "side")
        assert side.isVisible()


def test_the_place_of_a_row_leads_back_to_it(desk: EventsDesk) -> None:
    desk.open_log("AE", 2, "AEOUT")
    assert desk.place() == Place("S01", "AE", "AEOUT", 2, "LOG")


def test_another_subject_never_shows_the_rows_of_the_one_before(desk: EventsDesk) -> None:
    desk.open_log("AE", 1)
    desk.show_subject("S02")
    assert open_page(desk) is None
    assert rows(desk).table.log.rows == ()
    desk.show_subject(None)
    assert desk.place() is None
    assert not rows(desk).isVisible()


def test_what_was_said_to_be_no_deviation_stands_below_the_log_with_its_reason(desk: EventsDesk, session: Session) -> None:
    late = Proposal("WINDOW:D0:LATE", "WINDOW", "D0", Text("D0 晚于窗口", "D0 late"), date(2026, 1, 5), "2026-01-05 2026-01-02 2026-01-02")
    session.run(dismiss_deviation, session.site, "S01", late, "伦理已同意延期")
    desk.show_subject("S01")
    click(desk, "log_DV")
    (below,) = [one for one in desk.findChildren(QLabel, "dismissed") if one.isVisible()]
    assert "D0 晚于窗口" in below.text()
    assert "伦理已同意延期" in below.text()
    assert session.site.person.name in below.text()
