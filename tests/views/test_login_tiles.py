"""The tiles of the login page stand in as many columns as there is room for, whatever the passwords are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.views.frame.tile_grid import TileGrid
from desktop.views.main_window import MainWindow
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN
from tests.views.layout import DESIGNED, SIZES, SMALLEST, TONGUES, layout_faults, settle, spoken

WIDEST, NARROWEST = "mmmm-mmmm-mmmm", "iiii-iiii-iiii"


def show_passwords(window: MainWindow, password: str) -> None:
    for user in (NURSE, PHYSICIAN, TECHNICIAN):
        shown = window.findChild(QLabel, f"training_password_{user}")
        assert isinstance(shown, QLabel)
        shown.setText(password)
    settle()


def rows(window: MainWindow) -> list[int]:
    """How many tiles stand in each row, from the top."""
    grid = window.findChild(TileGrid)
    assert isinstance(grid, TileGrid)
    tops = sorted(tile.y() for tile in grid.findChildren(QWidget) if tile.parentWidget() is grid)
    return [tops.count(top) for top in dict.fromkeys(tops)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("password", [WIDEST, NARROWEST])
def test_the_widest_password_leaves_every_word_readable(gate_window: MainWindow, password: str, tongue: str, size: tuple[int, int]) -> None:
    gate_window.resize(*size)
    with spoken(tongue):
        show_passwords(gate_window, password)
        assert layout_faults(gate_window) == []


def test_tiles_go_into_a_second_row_where_three_do_not_fit_and_come_back(gate_window: MainWindow) -> None:
    gate_window.resize(*SMALLEST)
    show_passwords(gate_window, WIDEST)
    assert rows(gate_window) == [2, 1]
    show_passwords(gate_window, NARROWEST)
    assert rows(gate_window) == [3]
    gate_window.resize(*DESIGNED)
    show_passwords(gate_window, WIDEST)
    assert rows(gate_window) == [3]
