"""The small pieces a banner is made of, and how it writes a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.models.clock import weekday
from desktop.models.text import Language, Text
from desktop.views.language import current, say
from desktop.views.parts import label

HEIGHT = 50
"""Of the band under the application bar."""


def rule() -> QFrame:
    """The thin separator between cells."""
    made = QFrame()
    made.setProperty("kind", "rule")
    made.setFixedSize(1, 22)
    return made


def chip(words: str, tone: str, name: str) -> QLabel:
    """A word in a box of its tone (`plain`, `accent`)."""
    made = label(words, name=name)
    made.setProperty("kind", "chip")
    made.setProperty("tone", tone)
    return made


def captioned(caption: str, value: str, name: str) -> QWidget:
    """A separator, the caption in grey, the value."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(rule())
    line.addWidget(label(caption, tone="ink3"))
    line.addWidget(label(value, size="strong", name=name))
    return made


def full_day(day: date) -> str:
    """`2026-01-05 周一`."""
    return f"{day} {said_weekday(day)}"


def short_day(day: date) -> str:
    """`01-05 周一`."""
    return f"{day:%m-%d} {said_weekday(day)}"


def long_day(day: date) -> str:
    """`1 月 5 日`, `5 Jan`."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{day.month} 月 {day.day} 日" if current() is Language.ZH else f"{day.day} {months[day.month - 1]}"


def said_weekday(day: date) -> str:
    """`周一`, `Mon`."""
    return say(Text(*weekday(day)))
