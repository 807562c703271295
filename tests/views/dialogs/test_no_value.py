"""What is no value of its kind is asked about before it becomes a record."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from desktop.models.site.recording import values_of_no_kind
from desktop.models.site.site import Site
from desktop.views.dialogs.no_value import NoValueDialog
from tests.clinic import SIGNS, VITALS, answers
from tests.views.layout import SIZES, TONGUES, layout_faults, leaked_english, settle, spoken

TYPED = {"TEMP": "abc", "PULSE": "-84", "WEIGHT": "52..0"}


def asked(window: QMainWindow, site: Site) -> tuple[NoValueDialog, list[str]]:
    """The dialog, and what it told: the item to go to, or `kept`."""
    told: list[str] = []
    found = values_of_no_kind(site, VITALS, answers(SIGNS | TYPED))
    dialog = NoValueDialog(window, site.protocol.form("VS"), "S01", found)
    dialog.jump_wanted.connect(told.append)
    dialog.kept.connect(lambda: told.append("kept"))
    dialog.open()
    return dialog, told


def press(dialog: NoValueDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    found.click()


def test_every_value_that_is_none_is_listed_with_what_is_wrong_with_it(empty_window: QMainWindow, site: Site) -> None:
    dialog, told = asked(empty_window, site)
    says = {part.objectName().rpartition("_")[2]: part.text() for part in dialog.findChildren(QLabel) if "says" in part.objectName()}
    assert set(says) == set(TYPED)
    assert all(TYPED[item] in words for item, words in says.items())
    assert told == []


@pytest.mark.parametrize(
    ("pressed", "means"), [("no_value_go", ["TEMP"]), ("no_value_PULSE", ["PULSE"]), ("no_value_keep", ["kept"]), ("cancel", [])]
)
def test_one_goes_to_the_field_saves_as_typed_or_does_neither(
    empty_window: QMainWindow, site: Site, pressed: str, means: list[str]
) -> None:
    dialog, told = asked(empty_window, site)
    press(dialog, pressed)
    assert told == means
    assert not dialog.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
def test_the_question_can_be_read(empty_window: QMainWindow, site: Site, tongue: str, size: tuple[int, int]) -> None:
    with spoken(tongue):
        empty_window.resize(*size)
        dialog, _told = asked(empty_window, site)
        settle()
        assert layout_faults(dialog) == []
        assert tongue != "zh" or leaked_english(dialog) == []
