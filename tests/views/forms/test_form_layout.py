"""Every page of every visit can be read on the ward's screen, in Chinese, English and a longer language."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.items import Choice, Derived, Item, Laboratory, Moment, Number, YesNo
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer
from desktop.models.text import Text
from desktop.views.forms.form_view import FormView
from tests.bench import START
from tests.views.forms.pages import BOOK, EVERYTHING, page
from tests.views.layout import TONGUES, UNITS, layout_faults, leaked_english, pages, settle, spoken, units

BESIDE_LIST_AND_CONTEXT, BESIDE_RAIL_AND_CONTEXT, BESIDE_RAIL_SMALL = (626, 406), (694, 406), (752, 330)
OF_THEIR_KIND = {("D0", "INFD"), ("D7", "CRSA")}
"""Steps, and a suggested grade; what the quick suite does not look at is of a kind with these or with the page of everything."""
FORMS = [
    pytest.param(EVERYTHING, id="everything"),
    *(
        pytest.param(form, id=f"{visit}-{key}", marks=[pytest.mark.long] * ((visit, key) not in OF_THEIR_KIND))
        for (visit, key), form in pages().items()
    ),
]
MARKS = (
    ("draft", Text("草稿 09:31", "Draft 09:31"), ""),
    ("corrected", Text("抄写错误 U-0101", "Copying error U-0101"), "64"),
    ("late", Text("补记 +2 h 18", "Late +2 h 18"), ""),
    ("locked", None, ""),
)


def told(item: Item, at: int) -> Answer:
    """Values, impossible ones, codes with and without a reason, nothing: whatever a page may hold."""
    if at % 5 == 1:
        return Answer(absent=Absent.NA, why="病情不允许" if at % 2 else "")
    if at % 7 == 2 and isinstance(item, Laboratory):
        return Answer(pending=True)
    match item:
        case Choice():
            return Answer(item.options[-1].code)
        case YesNo():
            return Answer("Y")
        case Number():
            return Answer("99999")
        case Laboratory():
            return Answer("18600", unit=item.units[-1], lln="7", uln="40")
        case Moment():
            return Answer("2026-01-05T07:40")
        case _:
            return Answer()


def full(qtbot: QtBot, form: Form) -> FormView:
    answers = {item.key: told(item, at) for at, item in enumerate(form.items) if not isinstance(item, Derived)}
    view = page(qtbot, {key: answer for key, answer in answers.items() if not key.endswith("PERF")}, form)
    for at, item in enumerate(form.items):
        view.mark(item.key, *MARKS[at % len(MARKS)])
    view.show_findings(findings(form, Context(view.answers(), BOOK, START.date())))
    return view


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("filled", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize("form", FORMS)
def test_a_page_can_be_read(qtbot: QtBot, form: Form, tongue: str, *, filled: bool) -> None:
    with spoken(tongue):
        view = full(qtbot, form) if filled else page(qtbot, {}, form)
        view.go_to(form.items[-1].key)
        grid = any(section.grid or section.row for section in form.sections)
        for size in (BESIDE_RAIL_AND_CONTEXT if grid else BESIDE_LIST_AND_CONTEXT, BESIDE_RAIL_SMALL):
            view.resize(*size)
            settle()
            assert layout_faults(view) == []
        if tongue == "zh":
            assert leaked_english(view) == []


def test_the_reviewed_units_are_those_of_the_protocol() -> None:
    """One that is a word, such as points, is no symbol and needs a name in both languages."""
    asked = {unit for form in PROTOCOL.forms for item in form.items for unit in units(item)}
    assert {unit for unit in asked if re.search("[A-Za-z]{2}", unit)} == UNITS


def test_every_button_is_high_enough_for_a_gloved_finger(qtbot: QtBot) -> None:
    """UX 12: 32 px, tiles 40."""
    view = page(qtbot)
    settle()
    small = [one.objectName() for one in view.findChildren(QAbstractButton) if one.isVisibleTo(view) and one.height() < 30]
    assert small == []
