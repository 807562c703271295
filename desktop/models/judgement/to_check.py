"""待核对: what a page still asks, in the order it should be looked at, with what only repeats itself told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Form, Level
from desktop.models.protocol.items import Item, Laboratory
from desktop.models.text import Text, listed, same

_ORDER = (Level.MUST, Level.CHECK, Level.NOTE)
_REPEATING = ("limits", "upper_limit")
"""The checks that every result of a panel fails together, because nobody entered the limits of the report yet."""
_NAMED = 3
_LIMITS_MISSING = Text("{n} 项缺报告的参考限：{names}", "{n} results without the report's limits: {names}")
_AND_MORE = Text("{names} 等", "{names} and more")


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One line: what to do, and the items it is about in paper order; the first one is gone to."""

    items: tuple[str, ...]
    level: Level
    says: Text

    @property
    def item(self) -> str:
        """Where the line leads."""
        return self.items[0]


def to_check(form: Form, found: Sequence[Finding]) -> tuple[ToCheck, ...]:
    """The lines, what must be resolved first and in paper order within a level; missing limits of the page are one line."""
    repeating = [finding for finding in found if finding.check in _REPEATING]
    single = found if len(repeating) < 2 else [finding for finding in found if finding not in repeating]
    lines = [ToCheck((finding.item,), finding.level, _named(form.item(finding.item), finding.says)) for finding in single]
    if len(repeating) > 1:
        lines.append(_limits_missing(form, repeating))
    paper = [item.key for item in form.items]
    return tuple(sorted(lines, key=lambda line: (_ORDER.index(line.level), paper.index(line.item))))


def _named(item: Item, says: Text) -> Text:
    return Text("{item}　{says}", "{item}　{says}").fill(item=short_name(item), says=says)


def _limits_missing(form: Form, repeating: Sequence[Finding]) -> ToCheck:
    items = tuple(dict.fromkeys(finding.item for finding in repeating))
    shorts = [short_name(form.item(key)) for key in items[:_NAMED]]
    names = listed(shorts)
    if len(items) > _NAMED:
        names = _AND_MORE.fill(names=names)
    level = min((finding.level for finding in repeating), key=_ORDER.index)
    return ToCheck(items, level, _LIMITS_MISSING.fill(n=len(items), names=names))


def short_name(item: Item) -> Text:
    """The abbreviation of a result, the wording of everything else."""
    return same(item.short) if isinstance(item, Laboratory) else item.text


def following(lines: Sequence[ToCheck], item: str) -> str:
    """Where F8 goes from an item: on to the next one with something to check, from the last and from anywhere else to the first."""
    stops = list(dict.fromkeys(line.item for line in lines))
    here = next((line.item for line in lines if item in line.items), "")
    at = stops.index(item) if item in stops else stops.index(here) if here else -1
    return stops[(at + 1) % len(stops)] if stops else ""
