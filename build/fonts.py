"""Cuts the two faces of the product's font from three open families.

Needed once per change of the font, not at install time: the result is committed in ``resources/fonts``. The inputs are not kept here:

* Noto Sans SC, TrueType, from the npm package ``@expo-google-fonts/noto-sans-sc`` (``npm pack``, unpack, give ``package``);
* Noto Sans, Noto Sans Math and Noto Sans Symbols 2 from the Debian packages ``fonts-noto-core`` and ``fonts-noto-extra``.

    python build/fonts.py --chinese package --latin /usr/share/fonts/truetype/noto
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Ward Sans"
VERSION = "1.000"
OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "fonts"

ASCENT, DESCENT = 1060, 340
"""Thousandths of an em: a line is 1.40 high whatever symbol stands in it."""

LATIN = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎×±·µ⅓⅔"
"""From Noto Sans: the Chinese face lacks them or draws them a full square wide."""

MATHEMATICS = "≤≥≈≠←↑→↓"
"""From Noto Sans Math, which exists in one weight only."""

SYMBOLS = "☐☑☒✗✔✘"
"""From Noto Sans Symbols 2: the boxes of a paper form."""

LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_ADDRESS = "https://openfontlicense.org"
COPYRIGHT = (
    "Copyright 2014-2021 Adobe (http://www.adobe.com/). Copyright 2015 Google LLC. Copyright 2017 Google Inc. "
    "Copyright 2018 Google LLC. Noto Sans SC with symbols of other Noto faces."
)


@dataclass(frozen=True, slots=True)
class Face:
    """One weight: which files it is cut from and how it is linked in the family."""

    style: str
    linked_as: str
    weight: int
    chinese: str
    latin: str


FACES = (
    Face("Regular", "Regular", 400, "400Regular/NotoSansSC_400Regular.ttf", "NotoSans-Regular.ttf"),
    Face("SemiBold", "Bold", 600, "600SemiBold/NotoSansSC_600SemiBold.ttf", "NotoSans-SemiBold.ttf"),
)


def graft(font: TTFont, donor: TTFont, characters: str) -> None:
    """Draws the donor's glyphs for these characters into the font, under names of their own."""
    for character in characters:
        name = f"graft.{ord(character):04X}"
        donated = donor.getBestCmap()[ord(character)]
        font["glyf"][name] = _outline(donor, donated)
        font["hmtx"][name] = donor["hmtx"][donated]
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format in (4, 12):
                table.cmap[ord(character)] = name


def _outline(donor: TTFont, name: str) -> Any:
    drawing = DecomposingRecordingPen(donor.getGlyphSet())
    donor.getGlyphSet()[name].draw(drawing)
    pen = TTGlyphPen(None)
    drawing.replay(Cu2QuPen(pen, max_err=1.0))
    return pen.glyph()


def set_metrics(font: TTFont) -> None:
    """Gives all three sets of vertical metrics the same ascent and descent and no gap."""
    horizontal, system = font["hhea"], font["OS/2"]
    horizontal.ascent, horizontal.descent, horizontal.lineGap = ASCENT, -DESCENT, 0
    system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = ASCENT, -DESCENT, 0
    system.usWinAscent, system.usWinDescent = ASCENT, DESCENT
    system.fsSelection |= 1 << 7


def link_style(font: TTFont, face: Face) -> None:
    """Marks the face as the regular or the bold one of the family."""
    bold = face.linked_as == "Bold"
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].usWeightClass = face.weight
    others = font["OS/2"].fsSelection & ~(1 << 0 | 1 << 5 | 1 << 6)
    font["OS/2"].fsSelection = others | (1 << 5 if bold else 1 << 6)


def rename(font: TTFont, face: Face) -> None:
    """Replaces every name the font carries by those of our family."""
    postscript = f"{FAMILY.replace(' ', '')}-{face.style}"
    names = {
        0: COPYRIGHT,
        1: FAMILY,
        2: face.linked_as,
        3: f"{VERSION};{postscript}",
        4: f"{FAMILY} {face.style}",
        5: f"Version {VERSION}",
        6: postscript,
        13: LICENCE,
        14: LICENCE_ADDRESS,
        16: FAMILY,
        17: face.style,
    }
    font["name"].names = []
    for number, value in names.items():
        font["name"].setName(value, number, 3, 1, 0x409)


def cut(face: Face, chinese: Path, latin: Path, output: Path) -> Path:
    """Writes one face and returns where it is."""
    font = TTFont(chinese / face.chinese, recalcTimestamp=False)
    for table in ("vhea", "vmtx", "STAT", "prep", "gasp"):
        if table in font:
            del font[table]
    graft(font, TTFont(latin / face.latin), LATIN)
    graft(font, TTFont(latin / "NotoSansMath-Regular.ttf"), MATHEMATICS)
    graft(font, TTFont(latin / "NotoSansSymbols2-Regular.ttf"), SYMBOLS)
    set_metrics(font)
    link_style(font, face)
    rename(font, face)
    written = output / f"{FAMILY.replace(' ', '')}-{face.style}.ttf"
    font.save(written)
    return written


def main() -> None:
    """Cuts both faces into ``resources/fonts``."""
    parser = argparse.ArgumentParser(description="cut the product's font")
    parser.add_argument("--chinese", type=Path, required=True, help="the unpacked npm package")
    parser.add_argument("--latin", type=Path, required=True, help="the folder with the Noto faces")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    for face in FACES:
        print(cut(face, arguments.chinese, arguments.latin, arguments.output))


if __name__ == "__main__":
    main()
