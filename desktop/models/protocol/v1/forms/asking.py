"""The shapes of question that pages share, each on one line of a page, all from one source."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.protocol.items import Choice, Day, Moment, Note, Number, Option, Origin, When, YesNo
from desktop.models.protocol.source import Source
from desktop.models.protocol.v1.forms.results import limits
from desktop.models.text import Text

NO_NAMES = Text("填角色或工号，不填姓名", "A role or staff id, never a name")
PARTIAL = Text("不详的月、日填 UK，如 2026-03-UK", "UK for an unknown month or day, as in 2026-03-UK")


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks questions that come from one source and whose original is one record."""

    source: Source
    origin: Origin = Origin.APP

    def yes_no(
        self,
        key: str,
        zh: str,
        en: str,
        *,
        when: When | None = None,
        required: bool = True,
        unknown: bool = False,
        hint: Text | None = None,
    ) -> YesNo:
        """否 / 是, and 不详 where not knowing is a true answer."""
        return YesNo(
            key=key,
            text=Text(zh, en),
            source=self.source,
            origin=self.origin,
            asked_when=when,
            required=required,
            unknown=unknown,
            hint=hint,
        )

    def choice(
        self,
        key: str,
        zh: str,
        en: str,
        *options: tuple[str, str, str],
        when: When | None = None,
        required: bool = True,
        hint: Text | None = None,
    ) -> Choice:
        """One of a few answers, each as code, Chinese and English."""
        return Choice(
            key=key,
            text=Text(zh, en),
            source=self.source,
            origin=self.origin,
            asked_when=when,
            required=required,
            hint=hint,
            options=tuple(Option(code, Text(chinese, english)) for code, chinese, english in options),
        )

    def number(
        self,
        key: str,
        zh: str,
        en: str,
        unit: str,
        *,
        possible: str,
        usual: str = "",
        decimals: int = 0,
        when: When | None = None,
        required: bool = True,
        hint: Text | None = None,
    ) -> Number:
        """A number, its possible and usual values as `0–100`; a score has no unit and is usual wherever it is possible."""
        return Number(
            key=key,
            text=Text(zh, en),
            source=self.source,
            origin=self.origin,
            asked_when=when,
            required=required,
            hint=hint,
            unit=unit,
            decimals=decimals,
            hard=limits(possible),
            soft=limits(usual or possible),
        )

    def day(
        self,
        key: str,
        zh: str,
        en: str,
        *,
        when: When | None = None,
        required: bool = True,
        partial: bool = False,
        future: bool = False,
    ) -> Day:
        """A calendar date; one that may be partial says how to write it."""
        return Day(
            key=key,
            text=Text(zh, en),
            source=self.source,
            origin=self.origin,
            asked_when=when,
            required=required,
            partial=partial,
            future=future,
            hint=PARTIAL if partial else None,
        )

    def moment(self, key: str, zh: str, en: str, *, when: When | None = None, required: bool = True, hint: Text | None = None) -> Moment:
        """A date and time."""
        return Moment(key=key, text=Text(zh, en), source=self.source, origin=self.origin, asked_when=when, required=required, hint=hint)

    def note(
        self,
        key: str,
        zh: str,
        en: str,
        *,
        when: When | None = None,
        required: bool = True,
        lines: int = 1,
        limit: int = 400,
        hint: Text | None = None,
    ) -> Note:
        """A few words."""
        return Note(
            key=key,
            text=Text(zh, en),
            source=self.source,
            origin=self.origin,
            asked_when=when,
            required=required,
            lines=lines,
            limit=limit,
            hint=hint,
        )


def grades(first: int, last: int) -> tuple[tuple[str, str, str], ...]:
    """The options 0 级, 1 级 and so on."""
    return tuple((str(grade), f"{grade} 级", f"Grade {grade}") for grade in range(first, last + 1))


def points(last: int) -> tuple[tuple[str, str, str], ...]:
    """The options 0 分 to the full score."""
    return tuple((str(point), f"{point} 分", f"{point} point{'' if point == 1 else 's'}") for point in range(last + 1))
