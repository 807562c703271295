"""The shapes of question that pages share, each on one line of a page, all from one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, Unpack

from desktop.models.protocol.items import Choice, Day, Moment, Note, Number, Option, Origin, When, YesNo
from desktop.models.protocol.source import Source
from desktop.models.protocol.v1.forms.results import limits
from desktop.models.text import Text

NO_NAMES = Text("填角色或工号，不填姓名", "A role or staff id, never a name")
PARTIAL = Text("不详的月、日填 UK，如 2026-03-UK", "UK for an unknown month or day, as in 2026-03-UK")


class Asked(TypedDict, total=False):
    """What may be said of any question beside its words."""

    when: When | None
    """The answer on which it is asked; always, where nothing is said."""
    required: bool
    """Whether it counts for completeness; it does unless said otherwise."""
    hint: Text | None


class _Question(TypedDict):
    key: str
    text: Text
    source: Source
    origin: Origin
    asked_when: When | None
    required: bool
    hint: Text | None


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks questions that come from one source and whose original is one record."""

    source: Source
    origin: Origin = Origin.APP

    def yes_no(self, key: str, zh: str, en: str, *, unknown: bool = False, **asked: Unpack[Asked]) -> YesNo:
        """否 / 是, and 不详 where not knowing is a true answer."""
        return YesNo(unknown=unknown, **self._question(key, zh, en, asked))

    def choice(self, key: str, zh: str, en: str, *options: tuple[str, str, str], **asked: Unpack[Asked]) -> Choice:
        """One of a few answers, each as code, Chinese and English."""
        offered = tuple(Option(code, Text(chinese, english)) for code, chinese, english in options)
        return Choice(options=offered, **self._question(key, zh, en, asked))

    def number(
        self, key: str, zh: str, en: str, unit: str, *, possible: str, usual: str = "", decimals: int = 0, **asked: Unpack[Asked]
    ) -> Number:
        """A number, its possible and usual values as `0–100`; a score has no unit and is usual wherever it is possible."""
        hard, soft = limits(possible), limits(usual or possible)
        return Number(unit=unit, decimals=decimals, hard=hard, soft=soft, **self._question(key, zh, en, asked))

    def day(self, key: str, zh: str, en: str, *, partial: bool = False, future: bool = False, **asked: Unpack[Asked]) -> Day:
        """A calendar date; one that may be partial says how to write it."""
        question = self._question(key, zh, en, {"hint": PARTIAL, **asked} if partial else asked)
        return Day(partial=partial, future=future, **question)

    def moment(self, key: str, zh: str, en: str, **asked: Unpack[Asked]) -> Moment:
        """A date and time."""
        return Moment(**self._question(key, zh, en, asked))

    def note(self, key: str, zh: str, en: str, *, lines: int = 1, limit: int = 400, **asked: Unpack[Asked]) -> Note:
        """A few words."""
        return Note(lines=lines, limit=limit, **self._question(key, zh, en, asked))

    def _question(self, key: str, zh: str, en: str, asked: Asked) -> _Question:
        return {
            "key": key,
            "text": Text(zh, en),
            "source": self.source,
            "origin": self.origin,
            "asked_when": asked.get("when"),
            "required": asked.get("required", True),
            "hint": asked.get("hint"),
        }


def grades(first: int, last: int) -> tuple[tuple[str, str, str], ...]:
    """The options 0 级, 1 级 and so on."""
    return tuple((str(grade), f"{grade} 级", f"Grade {grade}") for grade in range(first, last + 1))


def points(last: int) -> tuple[tuple[str, str, str], ...]:
    """The options 0 分 to the full score."""
    return tuple((str(point), f"{point} 分", f"{point} point{'' if point == 1 else 's'}") for point in range(last + 1))
