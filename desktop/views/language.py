"""The language of the window: which one is spoken, the translators behind it, and one way to say a bilingual text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from desktop.models.failure import failure
from desktop.models.text import Language, Text
from desktop.paths import resource


class Speech(QObject):
    """Installs the translators of a language and tells everybody; pages are rebuilt on `changed`."""

    changed = Signal(object)
    """The Language spoken from now on."""

    def __init__(self) -> None:
        super().__init__()
        self.language = Language.ZH
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Speak this language from now on; raises Failure E-1402 where a translation file is missing."""
        loaded = [_translator(str(folder), name) for folder, name in _FILES] if language is Language.ZH else []
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
        for new in loaded:
            QCoreApplication.installTranslator(new)
        self._installed, self.language = loaded, language
        QLocale.setDefault(_LOCALES[language])
        self.changed.emit(language)


_LOCALES = {
    Language.ZH: QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedChineseScript, QLocale.Country.China),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_FILES = (
    (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_zh_CN"),
    (resource("i18n"), "wardsource_zh_CN"),
)

SPEECH = Speech()
OTHER_LANGUAGE = {Language.ZH: "English", Language.EN: "中文"}
"""What the switch offers, in the words of those who look for it."""


def current() -> Language:
    """The language spoken now."""
    return SPEECH.language


def say(text: Text) -> str:
    """A bilingual text in the language spoken now; it goes through the translators like the window's own sentences."""
    return QCoreApplication.translate("Text", text.say(SPEECH.language))


def _translator(folder: str, name: str) -> QTranslator:
    made = QTranslator()
    if not made.load(name, folder):
        raise failure(
            "E-1402",
            Text(f"缺少界面语言文件 {name}.qm。", f"The language file {name}.qm is missing."),
            Text("请信息科重新安装程序；记录不受影响。", "Ask IT to install the program again; the records are not affected."),
        )
    return made
