"""The look: every colour and size once, the fonts, and the style sheet filled from them (VISUAL §2–4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.failure import failure
from desktop.models.text import Text
from desktop.paths import resource


@dataclass(frozen=True)
class Colours:
    """The colour tokens; text on its ground has a contrast of at least 4.5, an edge of a control 3."""

    ink: QColor
    ink2: QColor
    ink3: QColor
    ctrl: QColor
    line2: QColor
    line: QColor
    bg: QColor
    head: QColor
    sunken: QColor
    panel: QColor
    bar: QColor
    bar2: QColor
    bar_text: QColor
    accent: QColor
    accent2: QColor
    accent_soft: QColor
    accent_line: QColor
    danger: QColor
    danger2: QColor
    danger_soft: QColor
    danger_line: QColor
    warn: QColor
    warn_soft: QColor
    warn_line: QColor
    warn_solid: QColor
    ok: QColor
    ok_soft: QColor
    ok_line: QColor
    info: QColor
    info_soft: QColor
    info_line: QColor
    veil: QColor

    def token(self, name: str) -> QColor:
        """The colour of that name; AttributeError for one that does not exist."""
        colour: QColor = getattr(self, name)
        return colour


@dataclass(frozen=True)
class Metrics:
    """Sizes in logical pixels at 100 %; 14 px is 10.5 pt."""

    text: int = 14
    value: int = 15
    panel_title: int = 16
    dialog_title: int = 18
    page_title: int = 20
    step_title: int = 22
    big: int = 26
    chart_text: int = 12
    editor: int = 32
    button: int = 32
    tile: int = 40
    row_padding: int = 4
    gutter: int = 8
    inner: int = 12
    label_column: int = 168
    number_field: int = 92
    unit_field: int = 78
    limit_field: int = 52
    reading: int = 108
    time_field: int = 66
    head_label: int = 76
    choices: int = 376
    """Widest set of short answers that still stands in one line."""
    tiles: int = 596
    """Width of a row of tiles on the narrowest page."""


COLOURS = Colours(
    ink=QColor("#16222E"),
    ink2=QColor("#3C4A58"),
    ink3=QColor("#586674"),
    ctrl=QColor("#7C8B99"),
    line2=QColor("#C4CED7"),
    line=QColor("#DEE4EA"),
    bg=QColor("#EFF3F6"),
    head=QColor("#EDF1F5"),
    sunken=QColor("#F6F8FA"),
    panel=QColor("#FFFFFF"),
    bar=QColor("#0E2B45"),
    bar2=QColor("#1A3E60"),
    bar_text=QColor("#C9D9E7"),
    accent=QColor("#125EA3"),
    accent2=QColor("#0D4B84"),
    accent_soft=QColor("#E7F0F9"),
    accent_line=QColor("#A6C8E6"),
    danger=QColor("#B42318"),
    danger2=QColor("#8C1A12"),
    danger_soft=QColor("#FDEDEB"),
    danger_line=QColor("#EDB3AD"),
    warn=QColor("#855000"),
    warn_soft=QColor("#FFF4DC"),
    warn_line=QColor("#E5B75C"),
    warn_solid=QColor("#F2AE2E"),
    ok=QColor("#17693D"),
    ok_soft=QColor("#E6F4EB"),
    ok_line=QColor("#A4D2B7"),
    info=QColor("#41566B"),
    info_soft=QColor("#EDF2F6"),
    info_line=QColor("#BECBD7"),
    veil=QColor(14, 30, 46, 120),
)
METRICS = Metrics()
_POINTS_PER_PIXEL = 0.75
_FACES = ("WardSans-Regular.ttf", "WardSans-SemiBold.ttf")


def apply(app: QApplication) -> None:
    """Give the program its fonts, palette and style sheet; raises Failure E-1401 where a font cannot be read."""
    app.setStyle("Fusion")
    app.setFont(base_font(_family()))
    app.setPalette(_palette())
    app.setStyleSheet(sheet())


def before_application() -> None:
    """What has to be said before QApplication exists: fractional scaling is kept as it is."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)


def base_font(family: str) -> QFont:
    """14 px at 100 %, never hinted: hinting closes the counters of dense characters."""
    font = QFont(family)
    font.setPointSizeF(points(METRICS.text))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def sized(font: QFont, pixels: int, *, strong: bool = False) -> QFont:
    """The font at another size of the scale, for painted widgets."""
    made = QFont(font)
    made.setPointSizeF(points(pixels))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def points(pixels: int) -> float:
    """Logical pixels at 100 % as font units."""
    return pixels * _POINTS_PER_PIXEL


def sheet() -> str:
    """The style sheet with every `@token` filled: colours by name, `@px_15` sizes as points, `@m_editor` metrics."""
    template = resource("style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda token: _filled(token[1]), template)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget again after one of its properties changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def two_inks(name: str, short: str) -> str:
    """A name in strong ink and its abbreviation in the quiet one, as rich text that wraps as a whole."""
    return f'<span style="font-weight:600">{escape(name)}</span> <span style="color:{COLOURS.ink3.name()}">{escape(short)}</span>'


def text_width(words: str, *, strong: bool = False) -> int:
    """How wide words are in the base size, for choosing an arrangement."""
    return _metrics(strong).horizontalAdvance(words)


@cache
def _metrics(strong: bool) -> QFontMetrics:
    return QFontMetrics(sized(QApplication.font(), METRICS.text, strong=strong))


def _filled(token: str) -> str:
    if token.startswith("px_"):
        return f"{points(int(token[3:]))}pt"
    if token.startswith("m_"):
        return f"{getattr(METRICS, token[2:])}px"
    if token.startswith("icon_"):
        return resource("icons", f"{token[5:]}.svg").as_posix()
    return COLOURS.token(token).name()


def _family() -> str:
    families: list[str] = []
    for face in _FACES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", face)))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if len(families) != len(_FACES):
        raise failure(
            "E-1401",
            Text("程序的字体文件缺失或损坏。", "The program's font files are missing or damaged."),
            Text("请信息科重新安装程序；记录不受影响。", "Ask IT to install the program again; the records are not affected."),
        )
    return families[0]


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, COLOURS.bg),
        (role.WindowText, COLOURS.ink),
        (role.Base, COLOURS.panel),
        (role.AlternateBase, COLOURS.panel),
        (role.Text, COLOURS.ink),
        (role.PlaceholderText, COLOURS.ink3),
        (role.Button, COLOURS.panel),
        (role.ButtonText, COLOURS.ink),
        (role.Highlight, COLOURS.accent),
        (role.HighlightedText, COLOURS.panel),
        (role.ToolTipBase, COLOURS.panel),
        (role.ToolTipText, COLOURS.ink),
        (role.Link, COLOURS.accent),
    ):
        palette.setColor(name, colour)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, COLOURS.ink3)
    palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, COLOURS.ink3)
    return palette
