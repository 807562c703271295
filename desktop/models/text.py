"""Text that exists in both languages, because paper and screen must say the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The two languages of the product; Simplified Chinese is the language of record."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in both languages."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh or not self.en:
            raise ValueError(f"a text needs both languages: {self.zh!r} / {self.en!r}")

    def say(self, language: Language) -> str:
        """The wording in the language asked for."""
        return self.zh if language is Language.ZH else self.en

    def fill(self, **values: object) -> Text:
        """The same text with its {places} filled; a Text among the values is filled per language."""
        zh = {key: value.zh if isinstance(value, Text) else value for key, value in values.items()}
        en = {key: value.en if isinstance(value, Text) else value for key, value in values.items()}
        return Text(self.zh.format(**zh), self.en.format(**en))


def same(words: str) -> Text:
    """A text that reads alike in both languages, such as `ALT` or `mmHg`."""
    return Text(words, words)


def listed(texts: Iterable[Text]) -> Text:
    """The texts one after the other, parted as each language does; ValueError where there is none."""
    said = tuple(texts)
    return Text("、".join(text.zh for text in said), ", ".join(text.en for text in said))
