"""The two embedded faces, and the gate that lets no character through for which there is no glyph."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop.models.failure import failure
from desktop.models.text import Text
from desktop.paths import resource

REGULAR = "WardSans"
SEMIBOLD = "WardSans-SemiBold"

_BLOCK = 100
"""Adobe's limit for one bfchar block."""


@cache
def register() -> ttfonts.TTFont:
    """Makes both faces known to reportlab, once, and streams binary; answers the regular face."""
    rl_config.useA85 = 0
    ttfonts.makeToUnicodeCMap = to_unicode
    regular = ttfonts.TTFont(REGULAR, str(resource("fonts", "WardSans-Regular.ttf")))
    pdfmetrics.registerFont(regular)
    pdfmetrics.registerFont(ttfonts.TTFont(SEMIBOLD, str(resource("fonts", "WardSans-SemiBold.ttf"))))
    return regular


def to_unicode(font: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of a font subset.

    reportlab writes five hex digits above U+FFFF and one endless block, so rare names are drawn well and copied wrong;
    here they are UTF-16 and in blocks of the size readers accept.
    """
    pairs = [f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>" for code, character in enumerate(subset)]
    blocks = [pairs[at : at + _BLOCK] for at in range(0, len(pairs), _BLOCK)]
    mapping = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({font}) /Ordering ({font}) /Supplement 0 >> def",
            f"/CMapName /{font} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *mapping,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of the text that the font cannot draw, in order, each once."""
    known = register().face.charToGlyph
    return tuple(dict.fromkeys(character for character in text if character != "\n" and ord(character) not in known))


def spelled(text: str) -> str:
    """The text itself; raises E-5101 naming the first character without a glyph, for a blank on paper is a lost value."""
    if missing := missing_glyphs(text):
        named = f"{missing[0]} (U+{ord(missing[0]):04X})"
        raise failure(
            "E-5101",
            Text(f"字符 {named} 无法打印：字体中没有它。", f"The character {named} cannot be printed: the font lacks it."),
            Text(
                "请用同义的常用字改写该处（更正需写原因），再生成文件。",
                "Rewrite that place with a common character (a correction with reason), then make the document again.",
            ),
        )
    return text


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of the text in points at that size."""
    register()
    return float(pdfmetrics.stringWidth(text, SEMIBOLD if bold else REGULAR, size))
