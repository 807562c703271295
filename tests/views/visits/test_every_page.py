"""Every page of every visit in the window: it can be read at both sizes in every language, and its item is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.models.protocol.form import Form
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.views.forms.form_view import FormView
from desktop.views.main_window import MainWindow
from desktop.views.tabs.tab import Place
from tests.clinic import NURSE, Clinic
from tests.conftest import log_in
from tests.views.layout import SIZES, SMALLEST, TONGUES, layout_faults, leaked_english, settle, spoken
from tests.views.looking import work_page

OF_THEIR_KIND = (("D7", "SV"), ("D28", "INFL"), ("D0", "VSG"), ("D0", "INFC"), ("W24", "HAQ"), ("LOG", "AE"))
"""Lines, results, a table of times, steps, scores, a row of a log."""


def opened(window: MainWindow, visit: str, form: Form, item: str = "") -> FormView:
    """The page in the window with all of its fields made."""
    number = 1 if visit == LOG_VISIT else 0
    work_page(window).go(Place("S01", form.key, item, number, visit) if number else Place("S01", form.key, item, visit=visit))
    view = next(one for one in work_page(window).tab.findChildren(FormView) if one.isVisible())
    view.field(form.items[-1].key)
    settle()
    return view


def faults(window: MainWindow, visit: str, form: Form, tongue: str) -> list[str]:
    opened(window, visit, form)
    return [*layout_faults(window), *(leaked_english(work_page(window).tab) if tongue == "zh" else ())]


def test_a_page_of_each_kind_can_be_read_in_the_smallest_window(busy_window: MainWindow, busy_training: Clinic) -> None:
    busy_window.resize(*SMALLEST)
    log_in(busy_window, busy_training, NURSE)
    for visit, key in OF_THEIR_KIND:
        assert (visit, key, faults(busy_window, visit, PROTOCOL.page(visit, key), "zh")) == (visit, key, [])
    assert busy_window.size().toTuple() == SMALLEST


@pytest.mark.long
@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("visit", [visit.key for visit in PROTOCOL.visits])
def test_every_page_of_a_visit_can_be_read(
    busy_window: MainWindow, busy_training: Clinic, visit: str, size: tuple[int, int], tongue: str
) -> None:
    busy_window.resize(*size)
    with spoken(tongue):
        log_in(busy_window, busy_training, NURSE)
        for form in PROTOCOL.pages(visit):
            assert (form.key, faults(busy_window, visit, form, tongue)) == (form.key, [])
        assert busy_window.size().toTuple() == size


def test_the_item_that_was_asked_for_is_in_sight_and_has_the_caret(busy_window: MainWindow, busy_training: Clinic) -> None:
    log_in(busy_window, busy_training, NURSE)
    for visit, key in OF_THEIR_KIND:
        form = PROTOCOL.page(visit, key)
        item = [one.key for one in form.items if one.asked_when is None][-1]
        view = opened(busy_window, visit, form, item)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert view.field(item).isAncestorOf(focused), (visit, key, item)
        top = focused.mapTo(view.viewport(), focused.rect().topLeft()).y()
        assert 0 <= top <= view.viewport().height() - focused.height(), (visit, key, item)
