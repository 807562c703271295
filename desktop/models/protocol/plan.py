"""The plan of the trial: visits with windows, criteria, and the checks a protocol makes of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.models.protocol.items import Form
from desktop.models.protocol.source import Source
from desktop.models.records.facts import Facts
from desktop.models.text import Text
from desktop.models.values import Verdict


class CriterionKind(StrEnum):
    """Inclusion met = passes; exclusion met = fails."""

    INCLUSION = "inclusion"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True)
class Need:
    """A fact a criterion needs and where the casebook has it."""

    name: str
    """The fact's name, as `calc` spells it."""
    form: str
    item: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One eligibility rule with the registry sentence it implements."""

    key: str
    """Quotes the registry paragraph: `IN-03b`."""
    kind: CriterionKind
    text: Text
    needs: tuple[Need, ...]
    judge: Callable[[Facts], Verdict]
    source: Source


@dataclass(frozen=True, slots=True)
class Window:
    """Study days on which a visit is in window, both ends included; study day 0 is the day of infusion."""

    opens: int
    closes: int
    source: Source

    def __post_init__(self) -> None:
        if self.opens > self.closes:
            raise ValueError("a window closes on or after the day it opens")


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of the schedule."""

    key: str
    text: Text
    nominal_day: int | None
    """Planned study day; None for screening, which has only a window."""
    window: Window
    day_source: Source
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Protocol:
    """One version of everything the trial asks."""

    version: str
    study: Text
    visits: tuple[Visit, ...]
    forms: tuple[Form, ...]
    criteria: tuple[Criterion, ...]

    def __post_init__(self) -> None:
        _refuse_doubles("visit", [visit.key for visit in self.visits])
        _refuse_doubles("form", [form.key for form in self.forms])
        _refuse_doubles("criterion", [criterion.key for criterion in self.criteria])
        for visit in self.visits:
            for form in visit.forms:
                self.form(form)
        for criterion in self.criteria:
            for need in criterion.needs:
                self.form(need.form).item(need.item)

    def form(self, key: str) -> Form:
        """The form of that key; KeyError if the protocol has none."""
        for form in self.forms:
            if form.key == key:
                return form
        raise KeyError(key)

    def visit(self, key: str) -> Visit:
        """The visit of that key; KeyError if the protocol has none."""
        for visit in self.visits:
            if visit.key == key:
                return visit
        raise KeyError(key)

    def criterion(self, key: str) -> Criterion:
        """The criterion of that key; KeyError if the protocol has none."""
        for criterion in self.criteria:
            if criterion.key == key:
                return criterion
        raise KeyError(key)


def _refuse_doubles(what: str, keys: list[str]) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError(f"the protocol names a {what} twice")
