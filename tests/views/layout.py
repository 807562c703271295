"""Walks every visible widget and says what is clipped, overlaps, lies outside, or speaks English in a Chinese window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPoint, QRect, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived, Item, Laboratory, Number
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.text import Language
from desktop.views.language import SPEECH
from desktop.views.painted.eliding_label import ElidingLabel

DESIGNED, SMALLEST = (1092, 540), (910, 470)
SIZES = (DESIGNED, SMALLEST)
TONGUES = ("zh", "en", "pseudo")
_ROOMY = {(DESIGNED, "en"), (DESIGNED, "pseudo")}
EVERYWHERE = pytest.mark.parametrize(
    ("size", "tongue"),
    [pytest.param(size, tongue, marks=[pytest.mark.long] * ((size, tongue) in _ROOMY)) for size in SIZES for tongue in TONGUES],
)
"""Both sizes in every tongue; where there is most room for long words the long suite looks."""
_STILL, _NOTHING_MS = 3, 10
"""The window has come to rest when so many turns in a row did next to nothing."""
_SLACK = 1
"""Rounding of font metrics, in pixels."""
_CJK = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_NO_ENGLISH = re.compile(
    r"S\d\d|[A-Z]{4}|D[+−]?\d+|SLE|SSc|IIM|ITP|F\d+|Ctrl\+\w+|Ctrl\+Enter|WardSource|English|U-\d+|E-\d{4}.*"
    r"|[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}|IN-\d\d[a-z]?(、IN-\d\d[a-z]?)*|ND|NA|UK"
)
"""Reviewed: codes, keys, names of the product and of the other language, training passwords."""
_ANALYTES = {item.short for form in PROTOCOL.forms for item in form.items if isinstance(item, Laboratory)}
_READING = re.compile(r"[↑↓] [0-9.]+×[UL]LN")
_UNITS = (
    "/HPF|/min|COI|IU/L|IU/mL|L/min|PEIU/mL|S/CO|U/mL|cm|copies/cell|copies/mL|copies/μg|g/dL|kg|kg/m²|mIU/mL|mL|mL/min|mg|mg/24h|mg/L"
    "|mg/L FEU|mg/dL|mg/g|mg/mmol|mg/m²|min|mm|mm/h|mmHg|mmol/L|ms|ng/L|ng/mL|pg/mL|×10⁶/kg|×10⁶/mL|×ULN|μmol/L"
)
UNITS = frozenset(_UNITS.split("|"))
"""Reviewed: symbols of units, the same on a Chinese report as on an English one."""


class Longer(QTranslator):
    """English, every sentence longer by two fifths: what a language we have not seen would do."""

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return source + (" " if len(source) > 12 else "") + "ñ" * max(1, round(len(source) * 0.4))

    def isEmpty(self) -> bool:
        return False


@contextmanager
def spoken(tongue: str) -> Iterator[None]:
    """The window in Chinese, English, or the longer English, and in Chinese again afterwards."""
    longer = Longer()
    SPEECH.speak(Language.ZH if tongue == "zh" else Language.EN)
    if tongue == "pseudo":
        QCoreApplication.installTranslator(longer)
        SPEECH.changed.emit(Language.EN)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(longer)
        if tongue != "zh":
            SPEECH.speak(Language.ZH)


def settle() -> None:
    """Let layouts and deletions happen, and a page make what lies below what is in sight."""
    still, waited = 0, QElapsedTimer()
    while still < _STILL:
        waited.start()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        still = still + 1 if waited.elapsed() < _NOTHING_MS else 0


def layout_faults(top: QWidget) -> list[str]:
    """What a reader at this size could not read, each with the path to the widget."""
    settle()
    seen = [top, *(child for child in top.findChildren(QWidget) if child.isVisible() and child.window() is top.window())]
    return [*_clipped(seen), *_overlapping(seen), *_outside(top, seen)]


def leaked_english(top: QWidget) -> list[str]:
    """Sentences without a Chinese character that are on no reviewed list."""
    settle()
    seen = [top, *(child for child in top.findChildren(QWidget) if child.window() is top.window() or isinstance(child, QMenu))]
    return sorted({words for one in seen for words in _said(one) if _english(words)})


def _english(words: str) -> bool:
    return not _CJK.search(words) and any(_WORD.search(part) and not _language_free(part.strip()) for part in words.split("、"))


def _language_free(words: str) -> bool:
    return words in _ANALYTES or words in UNITS or any(known.fullmatch(words) for known in (_NO_ENGLISH, _READING))


def units(item: Item) -> tuple[str, ...]:
    """The units an item can be answered in."""
    match item:
        case Laboratory():
            return item.units
        case Number() | Derived():
            return (item.unit,)
        case _:
            return ()


def pages() -> dict[tuple[str, str], Form]:
    """Every page that looks different from the others of its form, under the first visit that asks it so, and its key."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, Form]] = {}
    for visit in PROTOCOL.visits:
        for form in PROTOCOL.pages(visit.key):
            found.setdefault((form.key, tuple(section.key for section in form.sections)), (visit.key, form))
    return {(visit, form.key): form for visit, form in found.values()}


def _said(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield from widget.text().splitlines()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (act.text() for act in widget.actions())


def _clipped(seen: list[QWidget]) -> Iterator[str]:
    for widget in seen:
        if isinstance(widget, ElidingLabel):
            if widget.height() + _SLACK < widget.minimumSizeHint().height():
                yield f"clipped in height: {_path(widget)}"
        elif isinstance(widget, QLabel) and widget.text():
            yield from _clipped_label(widget)
        elif isinstance(widget, QAbstractButton):
            wanted = widget.minimumSizeHint()
            if wanted.width() > widget.width() + _SLACK or wanted.height() > widget.height() + _SLACK:
                yield f"clipped button: {_path(widget)} {widget.size().toTuple()} < {wanted.toTuple()}"
        elif isinstance(widget, QLineEdit) and not widget.text() and _width(widget, widget.placeholderText()) > widget.width() - 8:
            yield f"clipped placeholder: {_path(widget)}"


def _width(widget: QWidget, words: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(words)


def _clipped_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + _SLACK:
            yield f"clipped paragraph: {_path(label)}"
        return
    wanted = label.minimumSizeHint()
    if wanted.width() > label.width() + _SLACK or wanted.height() > label.height() + _SLACK:
        yield f"clipped label: {_path(label)} {label.size().toTuple()} < {wanted.toTuple()}"


def _overlapping(seen: list[QWidget]) -> Iterator[str]:
    """Siblings in one layout never lie over each other; what floats on purpose is in no layout."""
    for parent in seen:
        layout = parent.layout()
        if layout is None:
            continue
        laid = [child for child in seen if child.parentWidget() is parent and _managed(layout, child)]
        for one, other in combinations(laid, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > _SLACK and shared.height() > _SLACK:
                yield f"overlap: {_path(one)} and {_path(other)}"


def _managed(layout: QLayout, child: QWidget) -> bool:
    """Whether the layout, or one inside it, places the child."""
    return any(one.indexOf(child) >= 0 for one in (layout, *layout.findChildren(QLayout)))


def _outside(top: QWidget, seen: list[QWidget]) -> Iterator[str]:
    whole = top.rect()
    for widget in seen:
        area = _scroll_area(widget)
        placed = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()) if widget is not top else whole
        if area is not None:
            room = QRect(area.viewport().mapTo(top, QPoint(0, 0)), area.viewport().size())
            if placed.left() < room.left() - _SLACK or placed.right() > room.right() + _SLACK:
                yield f"needs horizontal scrolling: {_path(widget)} {placed.getRect()} in {room.getRect()}"
        elif not whole.contains(placed) and not placed.isEmpty():
            yield f"outside the window: {_path(widget)} {placed.getRect()} in {whole.getRect()}"


def _scroll_area(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        inside = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inside is not None and inside.isAncestorOf(widget):
            return parent
        parent = parent.parentWidget()
    return None


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 5:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return " < ".join(names) + (f" “{words[:30]}”" if words else "")
