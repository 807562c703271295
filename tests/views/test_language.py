"""The window speaks Chinese or English, and can change while it is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.models.failure import Failure
from desktop.models.text import Language, Text
from desktop.views import language
from desktop.views.language import SPEECH, current, say
from tests.views.layout import spoken

pytestmark = pytest.mark.usefixtures("qapp")
FEVER = Text("发热", "Fever")


def sentence() -> str:
    return QCoreApplication.translate("Editor", "Empty")


def test_the_window_speaks_chinese_first() -> None:
    assert (current(), say(FEVER), sentence()) == (Language.ZH, "发热", "未填")


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot) -> None:
    try:
        with qtbot.waitSignal(SPEECH.changed) as changed:
            SPEECH.speak(Language.EN)
        assert changed.args == [Language.EN]
        assert (say(FEVER), sentence()) == ("Fever", "Empty")
    finally:
        SPEECH.speak(Language.ZH)
    assert (say(FEVER), sentence()) == ("发热", "未填")


def test_the_buttons_of_qt_itself_speak_chinese_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_dates_of_the_calendar_follow_the_language() -> None:
    assert QLocale().language() == QLocale.Language.Chinese
    with spoken("en"):
        assert QLocale().language() == QLocale.Language.English


def test_a_longer_language_lengthens_bilingual_texts_too() -> None:
    with spoken("pseudo"):
        assert say(FEVER).startswith("Fever")
        assert len(say(FEVER)) > len("Fever")


def test_a_missing_translation_is_told_by_number_and_nothing_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(language, "_FILES", ((tmp_path, "wardsource_zh_CN"),))
    with pytest.raises(Failure) as told:
        SPEECH.speak(Language.ZH)
    assert told.value.failed.number == "E-1402"
    assert sentence() == "未填"
