"""A long page: it is there at once, nothing of it is lost before its fields are made, and panels share their sample."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.judgement.finding import Finding
from desktop.models.judgement.needs import section_needs
from desktop.models.protocol.form import Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.text import Text, same
from desktop.views.forms.form_view import FormView
from desktop.views.forms.item_place import can_be_awaited
from tests.bench import StoppedClock
from tests.views.forms.pages import BOOK, page, seen, words
from tests.views.layout import settle

PANELS, CAR = PROTOCOL.page("SCR", "INFL"), PROTOCOL.page("D28", "CART")
LAST = PANELS.items[-1].key
SAMPLE = {"CRPDTC": "2026-01-05T07:40", "CRPNAM": "检验科", "CRPREF": "R-1"}


def unshown(**given: str) -> FormView:
    """A page just made, before the window had time for more than what is in sight."""
    told = Answers({key: Answer(value) for key, value in given.items()})
    return FormView(PANELS, told, clock=StoppedClock(), book=BOOK, sex="F", room=480)


def all_made(qtbot: QtBot, **given: str) -> FormView:
    view = page(qtbot, {key: Answer(value) for key, value in given.items()}, form=PANELS)
    for _ in PANELS.sections:
        settle()
    return view


def test_what_is_not_in_sight_yet_is_an_answer_already(qtbot: QtBot) -> None:
    view = unshown(**{LAST: "4.2"})
    qtbot.addWidget(view)
    assert not seen(view, LAST)
    assert view.answers()[LAST].value == "4.2"
    view.put(Answers({LAST: Answer("4.3")}))
    assert view.answers()[LAST].value == "4.3"


def test_going_to_an_item_makes_its_field_with_all_that_was_said_of_it(qtbot: QtBot) -> None:
    view = unshown(**{LAST: "4.2"})
    qtbot.addWidget(view)
    view.show_findings([Finding(LAST, Level.CHECK, "unusual", same("unusual"))])
    view.mark(LAST, "corrected", Text("录入错误", "typing error"), "4.1")
    view.go_to(LAST)
    assert seen(view, f"finding_{LAST}_unusual")
    assert view.answers()[LAST].value == "4.2"


def test_the_rest_of_the_page_is_made_when_the_window_has_nothing_else_to_do(qtbot: QtBot) -> None:
    assert seen(all_made(qtbot), LAST)


def test_one_click_takes_the_sample_of_the_panel_above_into_what_is_empty(qtbot: QtBot) -> None:
    view = all_made(qtbot, **SAMPLE, PCTREF="R-2")
    same_sample = view.findChild(QPushButton, "same_sample_procalcitonin")
    assert same_sample is not None
    changes: list[None] = []
    view.edited.connect(lambda: changes.append(None))
    QTest.mouseClick(same_sample, Qt.MouseButton.LeftButton)
    given = view.answers()
    assert [given[key].value for key in ("PCTDTC", "PCTNAM", "PCTREF")] == ["2026-01-05T07:40", "检验科", "R-2"]
    assert changes
    assert view.findChild(QPushButton, "same_sample_crp") is None


def test_a_page_that_mixes_needs_says_them_at_its_sections(qtbot: QtBot) -> None:
    visit = PROTOCOL.visit("D28")
    needs = section_needs(visit, CAR, BOOK)
    assert {text.zh for text in needs.values()} >= {"必做"}
    view = FormView(CAR, Answers({}), clock=StoppedClock(), book=BOOK, sex="F", needs=needs, room=480)
    qtbot.addWidget(view)
    view.go_to(CAR.items[-1].key)
    for section in CAR.sections:
        assert words(view, f"need_{section.key}") == needs[section.key].zh


def test_a_page_of_one_need_says_none() -> None:
    assert section_needs(PROTOCOL.visit("SCR"), PROTOCOL.page("SCR", "LAB"), BOOK) == {}


@pytest.mark.parametrize(("form", "item", "may"), [("HCG", "HCGDTC", False), ("INFL", "CRP", True), ("INFL", "CRPDTC", False)])
def test_only_a_result_can_be_awaited_never_the_time_of_the_sample(form: str, item: str, may: bool) -> None:
    assert can_be_awaited(PROTOCOL.form(form).item(item)) is may


def test_every_result_of_the_laboratory_system_can_be_awaited_whatever_its_kind(qtbot: QtBot) -> None:
    form = PROTOCOL.page("SCR", "VIRO")
    result = next(item for item in form.items if can_be_awaited(item) and not hasattr(item, "units"))
    view = page(qtbot, form=form)
    view.go_to(result.key)
    button = view.findChild(QPushButton, f"{result.key}_absent")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = view.findChild(QMenu, f"{result.key}_absence_menu")
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    assert view.answers()[result.key].pending
