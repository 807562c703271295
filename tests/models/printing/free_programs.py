"""Other people's programs that read our files."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import zxingcpp
from PIL import Image

_AT_ONCE = 20
"""Pages that are pictures at the same time."""
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def run(*command: str | Path) -> str:
    """What the program says; fails with its words where it refuses."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def text(file: Path, page: int | None = None) -> str:
    """The text as pdftotext finds it, laid out."""
    pages = () if page is None else ("-f", str(page), "-l", str(page))
    return run("pdftotext", "-layout", *pages, file, "-")


def words(file: Path, page: int | None = None) -> str:
    """The text without white space, so that a line break hides nothing."""
    return re.sub(r"\s", "", text(file, page))


def read_in_order(file: Path) -> str:
    """The text in the order in which it was drawn, without white space: a cell of two lines stays together."""
    return re.sub(r"\s", "", run("pdftotext", "-raw", file, "-"))


def outside(file: Path, left: float, right: float) -> list[str]:
    """The words that stand beyond these margins, in millimetres from the left edge."""
    placed = re.findall(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]+)<', run("pdftotext", "-bbox", file, "-"))
    return [word for x_min, x_max, word in placed if float(x_min) * 25.4 / 72 < left or float(x_max) * 25.4 / 72 > right]


def page_count(file: Path) -> int:
    """As pdfinfo counts."""
    return int(re.findall(r"Pages:\s+(\d+)", run("pdfinfo", file))[0])


def rendered(file: Path, page: int = 1, resolution: int = 100) -> Image.Image:
    """The page as a picture, as poppler draws it."""
    target = file.with_suffix(f".{page}.{resolution}")
    run("pdftoppm", "-r", str(resolution), "-f", str(page), "-l", str(page), "-singlefile", "-png", file, target)
    return Image.open(f"{target}.png")


def scanned(file: Path, page: int = 1, resolution: int = 150) -> str:
    """What a scanner reads from the page's QR code."""
    found = zxingcpp.read_barcodes(rendered(file, page, resolution))
    assert len(found) == 1
    return found[0].text


def every_code(file: Path, resolution: int = 200) -> list[str]:
    """What a scanner of QR codes reads from each page, in order; each has one."""
    found: list[str] = []
    for picture in every_picture(file, resolution):
        (code,) = zxingcpp.read_barcodes(picture, formats=_QR)
        found.append(code.text)
    return found


def every_picture(file: Path, resolution: int) -> Iterator[Image.Image]:
    """Each page in greys, in order, as poppler draws it."""
    for first in range(1, page_count(file) + 1, _AT_ONCE):
        pictures = file.with_suffix(f".{first}")
        pictures.mkdir()
        run("pdftoppm", "-r", str(resolution), "-f", str(first), "-l", str(first + _AT_ONCE - 1), "-gray", file, pictures / "page")
        for picture in sorted(pictures.iterdir()):
            yield Image.open(picture)
        shutil.rmtree(pictures)
