"""The plan of the trial: visits with their pages, criteria, and the checks a protocol makes of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from desktop.models.protocol.form import Form
from desktop.models.protocol.source import Source
from desktop.models.protocol.visit import Procedure, Visit
from desktop.models.records.facts import Facts
from desktop.models.text import Text
from desktop.models.values import Verdict

T = TypeVar("T")


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
class Protocol:
    """One version of everything the trial asks."""

    version: str
    study: Text
    visits: tuple[Visit, ...]
    procedures: tuple[Procedure, ...]
    forms: tuple[Form, ...]
    criteria: tuple[Criterion, ...]
    _pages: Mapping[str, Mapping[str, Form]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _refuse_doubles("visit", [visit.key for visit in self.visits])
        _refuse_doubles("procedure", [procedure.code for procedure in self.procedures])
        _refuse_doubles("form", [form.key for form in self.forms])
        _refuse_doubles("criterion", [criterion.key for criterion in self.criteria])
        object.__setattr__(self, "_pages", {visit.key: self._asked_at(visit) for visit in self.visits})
        for criterion in self.criteria:
            for need in criterion.needs:
                self.form(need.form).item(need.item)

    def form(self, key: str) -> Form:
        """The whole form of that key, whatever the visit; KeyError if the protocol has none."""
        return _first(key, (form for form in self.forms if form.key == key))

    def page(self, visit: str, form: str) -> Form:
        """The form as that visit asks it; KeyError where the visit does not."""
        return self._pages[self.visit(visit).plan][form]

    def pages(self, visit: str) -> tuple[Form, ...]:
        """Everything a visit asks, in paper order."""
        return tuple(self._pages[self.visit(visit).plan].values())

    def visit(self, key: str) -> Visit:
        """The visit of that key, `UNS2` for the second unscheduled one; KeyError if the protocol has none."""
        return _first(key, (known for visit in self.visits if (known := visit.numbered(key))))

    def procedure(self, code: str) -> Procedure:
        """The procedure of that code; KeyError if the protocol has none."""
        return _first(code, (one for one in self.procedures if one.code == code))

    def criterion(self, key: str) -> Criterion:
        """The criterion of that key; KeyError if the protocol has none."""
        return _first(key, (criterion for criterion in self.criteria if criterion.key == key))

    def _asked_at(self, visit: Visit) -> Mapping[str, Form]:
        """The pages a visit asks: those that record what it plans, and those that stand in it by name."""
        known = {procedure.code for procedure in self.procedures}
        if unknown := {planned.procedure for planned in visit.planned} - known:
            raise ValueError(f"visit {visit.key} plans unknown procedures: {sorted(unknown)}")
        named = {key: self.form(key) for key in visit.forms}
        asked = {form.key: at for form in self.forms if (at := form.planned_in(visit))}
        return named | asked


def _first(key: str, found: Iterator[T]) -> T:
    for one in found:
        return one
    raise KeyError(key)


def _refuse_doubles(what: str, keys: list[str]) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError(f"the protocol names a {what} twice")
