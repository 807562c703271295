"""The two faces of the product's font: nothing a ward types may come out blank, and lines keep their height."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = ("Regular", "SemiBold")
RARE_NAMES = "䶮𬭬𫖯𬱖𬀩"
FORM_SYMBOLS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₀₁₂₃₄₅₆₇₈₉☐☑☒✓✗⚠№℃①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NARROW = "×±≤≥≈←↑→↓·−µ⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"


@cache
def face(style: str) -> TTFont:
    return TTFont(FOLDER / f"WardSans-{style}.ttf", lazy=True)


def gb2312() -> str:
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)


def missing(style: str, characters: str) -> str:
    known = face(style).getBestCmap()
    return "".join(character for character in characters if ord(character) not in known)


def advance(style: str, character: str) -> int:
    font = face(style)
    return int(font["hmtx"][font.getBestCmap()[ord(character)]][0])


@pytest.mark.parametrize("style", FACES)
def test_every_character_of_the_national_set_has_a_glyph(style: str) -> None:
    assert len(gb2312()) == 7445
    assert missing(style, gb2312()) == ""


@pytest.mark.parametrize("style", FACES)
def test_rare_names_and_the_symbols_of_a_form_have_a_glyph(style: str) -> None:
    assert missing(style, RARE_NAMES + FORM_SYMBOLS + NARROW) == ""


@pytest.mark.parametrize("style", FACES)
def test_the_symbols_of_a_form_are_drawn_and_not_blank(style: str) -> None:
    font = face(style)
    names = font.getBestCmap()
    blank = [symbol for symbol in FORM_SYMBOLS + NARROW if font["glyf"][names[ord(symbol)]].numberOfContours == 0]
    assert blank == []


@pytest.mark.parametrize("style", FACES)
def test_symbols_inside_a_measurement_are_not_a_full_square_wide(style: str) -> None:
    assert [symbol for symbol in NARROW if advance(style, symbol) > 800] == []


@pytest.mark.parametrize("style", FACES)
def test_a_line_is_one_point_four_high_by_every_metric(style: str) -> None:
    font = face(style)
    across, system = font["hhea"], font["OS/2"]
    assert font["head"].unitsPerEm == 1000
    assert (across.ascent, across.descent, across.lineGap) == (1060, -340, 0)
    assert (system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap) == (1060, -340, 0)
    assert (system.usWinAscent, system.usWinDescent) == (1060, 340)


@pytest.mark.parametrize("style", FACES)
def test_digits_stand_under_each_other(style: str) -> None:
    assert len({advance(style, digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(("style", "weight", "linked", "bold"), [("Regular", 400, "Regular", 0), ("SemiBold", 600, "Bold", 1)])
def test_the_semibold_face_is_the_bold_of_one_family(style: str, weight: int, linked: str, bold: int) -> None:
    font = face(style)
    assert font["name"].getDebugName(1) == "Ward Sans"
    assert font["name"].getDebugName(2) == linked
    assert font["OS/2"].usWeightClass == weight
    assert font["head"].macStyle == bold
    assert bool(font["OS/2"].fsSelection & 1 << 5) == bool(bold)


def test_the_licence_lies_beside_the_fonts_with_every_copyright_of_the_sources() -> None:
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for holder in ("2014-2021 Adobe", "2015 Google", "2017 Google", "2018 Google"):
        assert holder in licence
        assert all(holder in str(face(style)["name"].getDebugName(0)) for style in FACES)
