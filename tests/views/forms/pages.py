"""One form with an item of every kind, shown in a real window, and the hands that type into it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, Option, When, YesNo
from desktop.models.protocol.source import guideline, site_default
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text, same
from desktop.models.values import Bounds, Derivation
from desktop.views.forms.editor import Editor
from desktop.views.forms.editors import editor_for
from desktop.views.forms.form_view import FormView
from tests.bench import StoppedClock
from tests.models.ward import PERSON, subject

FROM = guideline("A textbook of the ward")
DEFAULT = site_default("The hospital's own limits")
_WIDE = Bounds(Decimal(0), Decimal(1000))


def _doubled(answers: Answers, _book: SubjectBook) -> Derivation | None:
    temperature = answers.number("TEMP")
    return Derivation(temperature * 2, 1, "℃", Text("体温 × 2", "Temperature × 2")) if temperature else None


def laboratory(key: str, *units: str) -> Laboratory:
    return Laboratory(
        key=key, text=Text(f"检验 {key}", f"Result {key}"), source=FROM, short=key, units=units, decimals=1, hard=_WIDE, soft=_WIDE,
        reference_male=Bounds(Decimal(9), Decimal(50)), reference_female=Bounds(Decimal(7), Decimal(40)), reference_source=DEFAULT,
    )  # fmt: skip


TEMPERATURE = Number(
    key="TEMP", text=Text("体温", "Temperature"), source=DEFAULT, unit="℃", decimals=1, hard=Bounds(Decimal(30), Decimal(43)),
    soft=Bounds(Decimal(35), Decimal(41)), reference=Bounds(Decimal("36.0"), Decimal("37.2")),
)  # fmt: skip
PLACE = Choice(
    key="PLACE", text=Text("部位", "Place"), source=FROM,
    options=(Option("AXILLA", Text("腋下", "Axilla")), Option("ORAL", Text("口腔", "Mouth")), Option("EAR", Text("耳", "Ear"))),
)  # fmt: skip
GROUP = Choice(
    key="GROUP", text=Text("诊断组", "Group"), source=FROM, options=tuple(
        Option(code, Text(f"系统性的第{code}种自身免疫疾病", f"Systemic autoimmune disease of kind {code}")) for code in "ABCD"
    ),
)  # fmt: skip
PAIN = YesNo(key="PAIN", text=Text("疼痛", "Pain"), source=FROM, unknown=True)
WHERE = Note(key="WHERE", text=Text("疼痛部位", "Where it hurts"), source=FROM, asked_when=When("PAIN", ("Y",)))
STORY = Note(key="STORY", text=Text("经过", "Course"), source=FROM, lines=3)
BEGAN = Day(key="BEGAN", text=Text("开始日期", "Began on"), source=FROM, partial=True, never=Text("从未发生", "Never"))
VISIT = Day(key="VISIT", text=Text("访视日期", "Visit on"), source=FROM)
TAKEN = Moment(key="TAKEN", text=Text("测量时间", "Taken at"), source=FROM)
DOUBLE = Derived(key="DOUBLE", text=Text("计算值", "Calculated"), source=FROM, unit="℃", compute=_doubled)
BEDSIDE: tuple[Item, ...] = (TAKEN, TEMPERATURE, PLACE, GROUP, PAIN, WHERE, STORY, BEGAN, VISIT, DOUBLE)
SAMPLE: tuple[Item, ...] = (
    YesNo(key="DONE", text=Text("本次检测", "Tested"), source=FROM, hint=Text("未检选“否”", "“No” if not tested")),
    Moment(key="SAMPLED", text=Text("采样时间", "Sampled at"), source=FROM),
    Note(key="LAB", text=Text("实验室", "Laboratory"), source=FROM),
    laboratory("ALT", "U/L"),
    laboratory("CREA", "μmol/L", "mg/dL"),
)
EVERYTHING = Form(
    key="ALL",
    text=same("ALL"),
    short=same("ALL"),
    sections=(
        Section("bedside", Text("床旁", "Bedside"), BEDSIDE, time="TAKEN"),
        Section("sample", Text("检验", "Laboratory"), SAMPLE, time="SAMPLED", laboratory="LAB"),
    ),
)
KINDS: tuple[Item, ...] = (TEMPERATURE, PLACE, GROUP, PAIN, WHERE, STORY, BEGAN, VISIT, TAKEN, *SAMPLE[3:])
"""An item of every kind that is typed into."""
BOOK = subject({("DM", 1): PERSON})
"""A woman whose infusion is planned for 2026-01-20."""


def page(qtbot: QtBot, answers: Mapping[str, Answer] | None = None, form: Form = EVERYTHING, book: SubjectBook = BOOK) -> FormView:
    view = FormView(form, Answers(answers or {}), clock=StoppedClock(), book=book, sex="F", room=480)
    view.resize(700, 420)
    _show(qtbot, view)
    return view


def alone(qtbot: QtBot, item: Item) -> Editor:
    editor = editor_for(item, clock=StoppedClock(), book=BOOK, sex="F")
    _show(qtbot, editor)
    return editor


def _show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def typed(text: str) -> None:
    """ASCII keys, one after the other, wherever the caret is."""
    QTest.keyClicks(_caret(), text)


def pressed(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_caret(), key, modifier)


def entered(text: str) -> None:
    """Text and Enter."""
    typed(text)
    pressed(Qt.Key.Key_Return)


def committed(text: str) -> None:
    """What an input method sends: Chinese, or full-width digits."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(_caret(), event)


def caret_at() -> str:
    return _caret().objectName()


def _caret() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def seen(top: QWidget, name: str, kind: type[QWidget] = QWidget) -> bool:
    found = top.findChild(kind, name)
    return found is not None and found.isVisibleTo(top)


def words(top: QWidget, name: str) -> str:
    found = top.findChild(QLabel, name)
    assert found is not None
    return found.text()


def line(top: QWidget, name: str) -> QLineEdit:
    found = top.findChild(QLineEdit, name)
    assert found is not None
    return found
