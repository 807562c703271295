"""Every screening page can be read on the ward's screen, in Chinese, English and a longer language."""

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
from tests.views.layout import TONGUES, layout_faults, leaked_english, settle, spoken

BESIDE_LIST_AND_CONTEXT, BESIDE_RAIL_AND_CONTEXT, BESIDE_RAIL_SMALL = (626, 406), (694, 406), (752, 330)


def units(item: Item) -> tuple[str, ...]:
    match item:
        case Laboratory():
            return item.units
        case Number() | Derived():
            return (item.unit,)
        case _:
            return ()


FORMS = [*(PROTOCOL.form(key) for key in PROTOCOL.visit("SCR").forms), EVERYTHING]
MARKS = (
    ("draft", Text("草稿 09:31", "Draft 09:31"), ""),
    ("corrected", Text("抄写错误 U-0101", "Copying error U-0101"), "64"),
    ("late", Text("补记 +2 h 18", "Late +2 h 18"), ""),
    ("locked", None, ""),
)


UNITS = {unit for form in FORMS for item in form.items for unit in units(item)}
READING = re.compile(r"[↑↓] [0-9.]+×[UL]LN")


def english(view: FormView) -> list[str]:
    """Leaked sentences; units and multiples are the same in both languages."""
    return [words for words in leaked_english(view) if words not in UNITS and not READING.fullmatch(words)]


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
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_a_page_can_be_read(qtbot: QtBot, form: Form, tongue: str, *, filled: bool) -> None:
    with spoken(tongue):
        view = full(qtbot, form) if filled else page(qtbot, {}, form)
        grid = any(section.grid for section in form.sections)
        for size in (BESIDE_RAIL_AND_CONTEXT if grid else BESIDE_LIST_AND_CONTEXT, BESIDE_RAIL_SMALL):
            view.resize(*size)
            settle()
            assert layout_faults(view) == []
        if tongue == "zh":
            assert english(view) == []


def test_every_button_is_high_enough_for_a_gloved_finger(qtbot: QtBot) -> None:
    """UX 12: 32 px, tiles 40."""
    view = page(qtbot)
    settle()
    small = [one.objectName() for one in view.findChildren(QAbstractButton) if one.isVisibleTo(view) and one.height() < 30]
    assert small == []
