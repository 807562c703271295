"""Other people's programs that read our files."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image


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
