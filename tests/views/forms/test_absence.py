"""An item that was not done, is not known or is awaited says so, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.records.answer import Absent, Answer
from desktop.views.forms.form_view import FormView
from tests.views.forms.pages import committed, page, pressed, seen, typed, words

D, CONTROL = Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier


def choose(view: FormView, *path: int) -> None:
    """One entry of the open absence menu."""
    menus = [menu for menu in view.findChildren(QMenu) if menu.objectName().endswith("_absence_menu")]
    assert menus
    chosen: QMenu = menus[-1]
    acts = [act for act in chosen.actions() if not act.isSeparator()]
    for at in path[:-1]:
        inner = acts[at].menu()
        assert isinstance(inner, QMenu)
        acts = inner.actions()
    acts[path[-1]].trigger()
    chosen.close()


def test_not_done_takes_one_menu_and_says_why(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("TEMP")
    pressed(D, CONTROL)
    with qtbot.waitSignal(view.edited):
        choose(view, 0, 1)
    assert view.answers()["TEMP"] == Answer(absent=Absent.ND, why="患者拒绝")
    assert words(view, "TEMP_absence") == "ND 未做　患者拒绝"
    field = view.findChild(QLineEdit, "TEMP_value")
    assert field is not None
    assert field.placeholderText() == "ND"


def test_the_menu_is_worked_with_keys(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("TEMP")
    pressed(D, CONTROL)
    menu = next(menu for menu in view.findChildren(QMenu) if menu.objectName() == "TEMP_absence_menu")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    inner = menu.actions()[1].menu()
    assert isinstance(inner, QMenu)
    QTest.keyClick(inner, Qt.Key.Key_Return)
    assert view.answers()["TEMP"] == Answer(absent=Absent.UK, why="未安排")


def test_another_reason_is_one_only_when_it_says_something(qtbot: QtBot) -> None:
    """R-AUD-02: a full stop is no reason."""
    view = page(qtbot)
    view.go_to("TEMP")
    pressed(D, CONTROL)
    choose(view, 0, 5)
    assert view.answers()["TEMP"] == Answer(absent=Absent.ND)
    committed("。")
    assert view.answers()["TEMP"] == Answer(absent=Absent.ND)
    committed("体温计损坏待换")
    assert view.answers()["TEMP"] == Answer(absent=Absent.ND, why="其他：。体温计损坏待换")


def test_an_own_reason_comes_back_into_its_field(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer(absent=Absent.ND, why="其他：体温计损坏待换")})
    own = view.findChild(QLineEdit, "TEMP_why")
    assert own is not None
    assert own.text() == "体温计损坏待换"
    assert own.isVisibleTo(view)


def test_a_result_may_be_awaited(qtbot: QtBot) -> None:
    view = page(qtbot)
    view.go_to("ALT")
    pressed(D, CONTROL)
    choose(view, 0)
    assert view.answers()["ALT"] == Answer(pending=True)
    assert words(view, "ALT_absence") == "已采样，结果未报告"
    view.go_to("ALT")
    typed("132")
    assert view.answers()["ALT"].pending is False


def test_the_field_can_be_emptied_again(qtbot: QtBot) -> None:
    view = page(qtbot, {"TEMP": Answer(absent=Absent.NA, why="未安排")})
    button = view.findChild(QPushButton, "TEMP_absent")
    assert button is not None
    button.click()
    choose(view, 3)
    assert view.answers()["TEMP"] == Answer()
    assert not seen(view, "TEMP_absence", QLabel)
