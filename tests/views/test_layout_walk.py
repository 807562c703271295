"""The walk that guards the layout finds what it is there to find."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.painted.eliding_label import ElidingLabel
from tests.views.layout import layout_faults, leaked_english

WORDS = "血红蛋白 91 g/L，低于参考下限 115"


def squeezed_label(inside: QWidget) -> None:
    label = QLabel(WORDS, inside)
    label.setGeometry(10, 10, 60, 24)


def squeezed_paragraph(inside: QWidget) -> None:
    label = QLabel(WORDS, inside)
    label.setWordWrap(True)
    label.setGeometry(10, 10, 80, 20)


def squeezed_button(inside: QWidget) -> None:
    QPushButton(WORDS, inside).setGeometry(10, 10, 60, 32)


def squeezed_placeholder(inside: QWidget) -> None:
    line = QLineEdit(inside)
    line.setPlaceholderText(WORDS)
    line.setGeometry(10, 10, 60, 32)


def overlapping_siblings(inside: QWidget) -> None:
    line = QHBoxLayout(inside)
    for _ in range(2):
        cell = QWidget()
        cell.setFixedSize(90, 30)
        line.addWidget(cell)
    inside.setFixedSize(120, 50)


def outside(inside: QWidget) -> None:
    QLabel("右", inside).setGeometry(390, 10, 40, 24)


def wide_in_a_scroll_area(inside: QWidget) -> None:
    scroll = QScrollArea(inside)
    scroll.setGeometry(0, 0, 200, 90)
    scroll.setWidgetResizable(True)
    content = QWidget()
    content.setMinimumWidth(300)
    scroll.setWidget(content)


@pytest.mark.parametrize(
    ("plant", "fault"),
    [
        (squeezed_label, "clipped label"),
        (squeezed_paragraph, "clipped paragraph"),
        (squeezed_button, "clipped button"),
        (squeezed_placeholder, "clipped placeholder"),
        (overlapping_siblings, "overlap"),
        (outside, "outside the window"),
        (wide_in_a_scroll_area, "needs horizontal scrolling"),
    ],
)
def test_a_planted_fault_is_found(qtbot: QtBot, plant: Callable[[QWidget], None], fault: str) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    top.resize(400, 100)
    inside = QWidget(top)
    inside.resize(400, 100)
    plant(inside)
    top.show()
    assert any(found.startswith(fault) for found in layout_faults(top)), layout_faults(top)


def test_what_fits_and_what_may_give_way_is_no_fault(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    for part in (QLabel(WORDS), QPushButton("保存"), QLineEdit("91"), ElidingLabel(WORDS * 4)):
        column.addWidget(part)
    top.resize(400, 160)
    top.show()
    assert layout_faults(top) == []


@pytest.mark.parametrize("words", ["Save", "Records intact: 91", "ALT、Records"])
def test_english_without_a_chinese_character_leaks(qtbot: QtBot, words: str) -> None:
    label = QLabel(words)
    qtbot.addWidget(label)
    assert leaked_english(label) == [words]


@pytest.mark.parametrize("words", ["保存 Save", "S01", "LXYU", "D−13", "Ctrl+Enter", "91", "ALT、AST"])
def test_codes_keys_and_analytes_leak_nothing(qtbot: QtBot, words: str) -> None:
    label = QLabel(words)
    qtbot.addWidget(label)
    assert leaked_english(label) == []
