"""The Tab key goes through every page in the order of the paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived
from desktop.views.forms.form_view import FormView
from desktop.views.forms.item_place import ItemPlace
from tests.views.forms.pages import EVERYTHING, page
from tests.views.layout import pages, settle

QUICK = {("SCR", "LAB"), ("D0", "VSG"), ("D0", "INFD"), ("D7", "CRSA")}
"""Results, a table of times, steps, lines."""
EVERY_PAGE = [
    pytest.param(form, id=f"{visit}-{key}", marks=[pytest.mark.long] * ((visit, key) not in QUICK))
    for (visit, key), form in pages().items()
]


def whole(qtbot: QtBot, form: Form) -> FormView:
    view = page(qtbot, {}, form)
    view.go_to(form.items[-1].key)
    settle()
    return view


def reached(view: FormView) -> list[QWidget]:
    """Where Tab halts on the page, from its first field on."""
    content, found = view.widget(), list[QWidget]()
    assert content is not None
    at = content.nextInFocusChain()
    while at is not None and at is not content:
        if content.isAncestorOf(at) and at.isVisibleTo(view) and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def item_of(widget: QWidget) -> str:
    at: QWidget | None = widget
    while at is not None and not isinstance(at, ItemPlace):
        at = at.parentWidget()
    return at.key if at is not None else ""


def named(widget: QWidget) -> bool:
    """Whether a screen reader has something to say there."""
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))


@pytest.mark.parametrize("form", [*EVERY_PAGE, pytest.param(EVERYTHING, id="everything")])
def test_tab_goes_through_the_items_in_paper_order_and_halts_at_nothing_without_a_name(qtbot: QtBot, form: Form) -> None:
    view = whole(qtbot, form)
    halts = reached(view)
    keys = list(dict.fromkeys(item for widget in halts if (item := item_of(widget))))
    assert keys == [item.key for item in form.asked(view.answers()) if not isinstance(item, Derived)]
    assert [widget.objectName() for widget in halts if not named(widget)] == []
