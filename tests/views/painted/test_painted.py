"""Painted widgets say in words what they show, and paint it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.judgement.sign_state import SignState
from desktop.views.painted.avatar import Avatar
from desktop.views.painted.eliding_label import ElidingLabel
from desktop.views.painted.sign_ring import SignRing
from desktop.views.painted.training_stripes import TrainingStripes
from desktop.views.painted.trend import Point, Trend
from desktop.views.style import COLOURS

COURSE = (
    Point(date(2025, 11, 20), Decimal(35), "35"),
    Point(date(2025, 12, 10), Decimal(38), "38"),
    Point(date(2025, 12, 16), Decimal(132), "132"),
)


def painted(qtbot: QtBot, widget: QWidget, width: int = 0) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width or widget.sizeHint().width(), widget.sizeHint().height())
    return widget.grab().toImage()


def shows(image: QImage, colour: QColor) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_every_sign_state_has_its_own_mark_and_its_word(qtbot: QtBot) -> None:
    rings = {state: SignRing(state) for state in SignState}
    assert [ring.accessibleName() for ring in rings.values()] == [state.text.zh for state in rings]
    marks = [bytes(painted(qtbot, ring).constBits()) for ring in rings.values()]
    assert len(set(marks)) == len(SignState)


def test_a_broken_signature_is_red(qtbot: QtBot) -> None:
    ring = SignRing(SignState.SIGNED)
    ring.show_state(SignState.BROKEN)
    reds = painted(qtbot, ring)
    assert any(reds.pixelColor(x, y).red() > 120 > reds.pixelColor(x, y).green() for x in range(16) for y in range(16))


@pytest.mark.parametrize("tone", ["accent", "head", "bar"])
def test_an_avatar_is_the_first_character_of_the_name(qtbot: QtBot, tone: str) -> None:
    avatar = Avatar("王静", 32, tone)
    assert avatar.accessibleName() == "王静"
    other = Avatar("刘洋", 32, tone)
    assert painted(qtbot, avatar) != painted(qtbot, other)


def test_details_give_way_at_the_right_and_are_said_in_full(qtbot: QtBot) -> None:
    label = ElidingLabel("血常规、生化、铁蛋白、CAR 拷贝")
    painted(qtbot, label, 90)
    assert label.shown().endswith("…")
    assert (label.toolTip(), label.accessibleName()) == (label.text(), label.text())
    painted(qtbot, label, 600)
    assert label.shown() == label.text()


def test_the_stripes_of_a_training_site_carry_their_sentence(qtbot: QtBot) -> None:
    stripes = TrainingStripes("培训数据")
    image = painted(qtbot, stripes, 500)
    assert stripes.accessibleName() == "培训数据"
    assert shows(image, COLOURS.warn_solid)
    assert shows(image, COLOURS.panel)
    assert image.pixelColor(250, 1) == COLOURS.warn_solid


def test_a_trend_says_its_points_and_shows_what_is_normal(qtbot: QtBot) -> None:
    trend = Trend(COURSE, Decimal(7), Decimal(40))
    assert trend.accessibleName() == "11-20 35，12-10 38，12-16 132"
    image = painted(qtbot, trend, 220)
    assert shows(image, COLOURS.ok_soft)
    assert shows(image, COLOURS.warn_solid)


def test_a_course_within_its_limits_marks_no_point(qtbot: QtBot) -> None:
    assert not shows(painted(qtbot, Trend(COURSE[:2], Decimal(7), Decimal(40)), 220), COLOURS.warn_solid)


@pytest.mark.parametrize("points", [COURSE[:1], (COURSE[0], COURSE[0]), (Point(date(2026, 1, 1), Decimal(0), "0"),)])
def test_a_course_of_one_value_is_painted(qtbot: QtBot, points: tuple[Point, ...]) -> None:
    assert shows(painted(qtbot, Trend(points, None, None), 220), COLOURS.panel)
