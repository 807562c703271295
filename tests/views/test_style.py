"""One table of colours and sizes, one style sheet, and the product's own fonts."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.models.failure import Failure
from desktop.paths import resource
from desktop.views import style
from desktop.views.style import COLOURS, Colours

SOURCES = sorted((Path(style.__file__).parent).rglob("*.py"))


def luminance(colour: QColor) -> float:
    parts = [_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(COLOURS.token(one)), luminance(COLOURS.token(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in ("panel", "bg", "head", "sunken")),
        ("accent", "panel"), ("accent", "accent_soft"), ("accent2", "accent_soft"), ("panel", "accent"), ("panel", "danger"),
        ("danger", "panel"), ("danger", "danger_soft"), ("danger2", "danger_soft"), ("warn", "panel"), ("warn", "warn_soft"),
        ("ok", "panel"), ("ok", "ok_soft"), ("info", "info_soft"), ("bar_text", "bar"), ("bar_text", "bar2"), ("ink", "warn_solid"),
    ],
)  # fmt: skip
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    """UX 35: 4.5 to 1."""
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ground", ["panel", "bg"])
@pytest.mark.parametrize("edge", ["ctrl", "accent", "danger", "warn"])
def test_the_edge_of_a_control_stands_out_from_its_ground(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_every_token_of_the_sheet_is_filled() -> None:
    assert "@" not in style.sheet()


def test_a_colour_that_does_not_exist_is_not_painted_as_something_else() -> None:
    with pytest.raises(AttributeError):
        COLOURS.token("violet")


def test_no_widget_names_a_colour() -> None:
    """VISUAL §12: a second blue cannot creep in."""
    named = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(|GlobalColor\.(?!transparent)\w+")
    found = [source.name for source in SOURCES if named.search(source.read_text(encoding="utf-8"))]
    assert sorted(found) == ["icons.py", "style.py"]


def test_text_is_never_smaller_than_fourteen_pixels_in_a_widget() -> None:
    sizes = [float(size) for size in re.findall(r"font-size: ([0-9.]+)pt", style.sheet())]
    assert sizes
    assert min(sizes) == 10.5


def test_the_faces_are_the_products_own(qapp: QApplication) -> None:
    font = qapp.font()
    assert font.pointSizeF() == 10.5
    assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
    font.setWeight(QFont.Weight.DemiBold)
    assert (QFontInfo(font).family(), QFontInfo(font).weight()) == ("Ward Sans", 600)


def test_a_missing_font_is_told_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "_FACES", ("Missing.ttf",))
    with pytest.raises(Failure) as told:
        style._family()
    assert told.value.failed.number == "E-1401"


@pytest.mark.usefixtures("qapp")
def test_a_state_is_seen_as_soon_as_it_is_set() -> None:
    field = QLineEdit()
    field.setText("45")
    field.ensurePolished()
    plain = field.grab().toImage()
    field.setProperty("state", "must")
    style.restyle(field)
    assert field.grab().toImage() != plain


def test_every_colour_is_one_of_the_table() -> None:
    assert all(isinstance(getattr(COLOURS, one.name), QColor) for one in fields(Colours))
    assert resource("style.qss").is_file()
