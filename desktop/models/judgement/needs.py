"""Whether a visit needs a page of this subject: the strongest need of the procedures it records there."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.models.protocol.form import Form
from desktop.models.protocol.visit import Need, Planned, Visit
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text

_STRONGEST = (Need.REQUIRED, Need.CONDITIONAL, Need.OPTIONAL)


def planned_on(visit: Visit, form: Form) -> tuple[Planned, ...]:
    """What the visit plans that the page records, in the order of its sections; nothing for a page of a log."""
    codes = dict.fromkeys(section.procedure or form.procedure for section in form.sections)
    return tuple(planned for code in codes if (planned := visit.plans(code)))


def need(visit: Visit, form: Form, book: SubjectBook) -> Need | None:
    """The strongest need of the page; None where no condition of it holds, and for a page of a log."""
    needed = {planned.needed(book) for planned in planned_on(visit, form)}
    return next((one for one in _STRONGEST if one in needed), None)


def section_needs(visit: Visit, form: Form, book: SubjectBook) -> Mapping[str, Text]:
    """How the visit needs each section of a page whose procedures it needs differently; nothing where all are needed alike."""
    if len({planned.needed(book) for planned in planned_on(visit, form)}) < 2:
        return {}
    planned = {section.key: visit.plans(section.procedure or form.procedure) for section in form.sections}
    return {key: _words(one, book) for key, one in planned.items() if one is not None}


def _words(planned: Planned, book: SubjectBook) -> Text:
    needed = planned.needed(book)
    if needed is None:
        return Text("不需要", "Not needed")
    if planned.condition is None or needed is Need.REQUIRED:
        return needed.text
    return Text("{need}：{when}", "{need}: {when}").fill(need=needed.text, when=planned.condition.text)
