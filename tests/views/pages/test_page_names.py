"""The pages of a visit are told apart by their names, in the list as on paper."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Visit
from desktop.models.text import Language, Text
from desktop.views.style import METRICS, sized

WITH_A_FINDING = 45
"""Pixels that are left of a name in the narrowest list beside ring, finding and scroll bar."""


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("visit", PROTOCOL.visits, ids=lambda visit: visit.key)
def test_no_two_pages_of_a_visit_have_the_same_name(visit: Visit, language: Language) -> None:
    assert twice([form.short.say(language) for form in PROTOCOL.pages(visit.key)]) == []


@pytest.mark.parametrize("language", Language)
def test_no_two_pages_of_the_trial_have_the_same_title(language: Language) -> None:
    assert twice([form.text.say(language) for form in PROTOCOL.forms]) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("visit", PROTOCOL.visits, ids=lambda visit: visit.key)
@pytest.mark.usefixtures("qapp")
def test_neighbours_are_told_apart_also_where_their_names_are_cut(visit: Visit, language: Language) -> None:
    """Pages that follow each other: farther apart the head of their group tells them."""
    metrics = QFontMetrics(sized(QApplication.font(), METRICS.text, strong=True))

    def cut(name: Text) -> str:
        return metrics.elidedText(name.say(language), Qt.TextElideMode.ElideRight, WITH_A_FINDING)

    shown = [cut(form.short) for form in PROTOCOL.pages(visit.key)]
    assert [one for one, other in pairwise(shown) if one == other] == []
