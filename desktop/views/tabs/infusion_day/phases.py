"""The phases A to G of the day of infusion: how many steps are done, and what their gates say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.models.clock import minute
from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.steps import StepState, step_states
from desktop.models.judgement.timetable import INFUSION_VISIT
from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.steps import Done, Gate
from desktop.models.records.casebook import SubjectBook
from desktop.models.site.site import Site
from desktop.models.text import Text
from desktop.views.language import say
from desktop.views.pages.page_rows import newest
from desktop.views.painted.phase_strip import PhaseCell

_STOPS = (Text("硬停未通过", "A hard stop does not pass"), ("stop", "danger"))
_WARNS = (Text("有警告", "A warning"), ("warn", "warn"))
_PASSED = (Text("全部完成", "All done"), ("ok", "ok"))


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: the page of the checklist, the newest time it was done."""

    form: Form
    steps: tuple[StepState, ...]

    @property
    def letter(self) -> str:
        """`A`, as its steps are numbered."""
        return self.steps[0].step.number[0]

    @property
    def done(self) -> int:
        """Steps carried out, or said not to apply."""
        return sum(one.done in (Done.DONE, Done.NOT_APPLICABLE) for one in self.steps)

    @property
    def says(self) -> tuple[Text, tuple[str, str]] | None:
        """The heaviest word of its gates with its sign; None while it is only not finished."""
        if any(one.stopped for one in self.steps):
            return _STOPS
        if any(one.stops is not None and one.step.gate is Gate.WARN for one in self.steps):
            return _WARNS
        return _PASSED if self.done == len(self.steps) else None


_PHASES: Remembered[tuple[Phase, ...]] = Remembered()


def phases(site: Site, book: SubjectBook) -> tuple[Phase, ...]:
    """The pages of the day of infusion that are made of steps, in order; asked again within a minute they are not worked out again."""
    now = site.clock.now()
    return _PHASES.get(book, (site.protocol.version, minute(now)), lambda: _phases(site, book, now))


def _phases(site: Site, book: SubjectBook, now: datetime) -> tuple[Phase, ...]:
    found = []
    for form in site.protocol.pages(INFUSION_VISIT):
        page = book.page(newest(book, INFUSION_VISIT, form.key))
        steps = step_states(form, page, Context(page.answers, book, now.date(), now))
        if steps:
            found.append(Phase(form, steps))
    return tuple(found)


def cell(phase: Phase) -> PhaseCell:
    """The phase on the strip."""
    count = f"{phase.done}/{len(phase.steps)}"
    words, sign = phase.says or (None, None)
    spoken = (phase.letter, say(phase.form.text), count, say(words) if words else "")
    return PhaseCell(phase.letter, phase.form.key, say(phase.form.short), count, sign, " · ".join(filter(None, spoken)))
