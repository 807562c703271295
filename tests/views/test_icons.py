"""The product's own drawings, in every tone, at every density."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.paths import resource
from desktop.views.icons import icon, pixmap
from desktop.views.style import COLOURS

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


def colours(image: QImage) -> set[str]:
    pixels = (QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_shows_something_in_its_tone(name: str) -> None:
    image = pixmap(name, "danger", 44).toImage()
    assert not image.isNull()
    drawn = colours(image)
    assert drawn
    assert name == "wardsource" or COLOURS.danger.name() in drawn


def test_the_mark_inside_a_filled_sign_takes_the_colour_of_its_ground() -> None:
    assert COLOURS.danger.name() in colours(pixmap("ok", "panel", 44, ground="danger").toImage())


def test_a_drawing_is_made_once() -> None:
    assert pixmap("nd", "ink2", 16).cacheKey() == pixmap("nd", "ink2", 16).cacheKey()
    assert pixmap("nd", "ink2", 16).cacheKey() != pixmap("nd", "ink3", 16).cacheKey()


def test_an_icon_has_every_size_of_the_scale(qapp: QApplication) -> None:
    sizes = {size.width() / qapp.devicePixelRatio() for size in icon("pen", "accent").availableSizes()}
    assert sizes == {14, 16, 18, 20, 24, 28, 44}


def test_a_drawing_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("unicorn", "ink", 16)
