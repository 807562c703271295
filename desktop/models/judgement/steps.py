"""How each step of a checklist stands: done, checked by whom and still as checked, stopped by its gate, let through by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.models.judgement.completeness import answered
from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import PHYSICIANS, Context, Form, Level, Section
from desktop.models.protocol.items import Derived
from desktop.models.protocol.steps import Done, Gate, Performer, Step
from desktop.models.records.answer import Answers
from desktop.models.records.canonical import Canonical, digest
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import Entry, Kind, PageKey
from desktop.models.records.person import Role
from desktop.models.text import Text

_WENT_ON = Text(
    "硬停未通过（{says}），仍记为已完成；须由研究医生越过，或更正",
    "Done although its gate stops ({says}); a physician lets it pass, or correct it",
)
_EXPLAIN = Text(
    "硬停未通过（{says}），任何人不得越过，仍记为已完成；请更正或说明",
    "Done although its gate stops ({says}), which nobody may pass; correct or explain",
)
_NO_CHECK = Text("须由{who}核对", "To be checked by: {who}")
_STALE = Text("核对后有改动，须重新核对", "Changed after the check: check it again")


@dataclass(frozen=True, slots=True)
class StepState:
    """One step on what is answered now and what the ledger says of it."""

    section: Section
    step: Step
    done: Done | None
    """None while nobody said so."""
    at: str
    """`10:32`, when it was done as told."""
    by: tuple[str, ...]
    """Whose values stand in it."""
    stops: Text | None
    """What its gate says against it."""
    may_override: bool
    second: Performer | None
    """Who checks it: whom the step names; who should have done it, where the one who checks did it."""
    check: Entry | None
    """The newest check by a second person."""
    stale: bool
    """Whether the step was changed after that check."""
    override: Entry | None
    """The physician's word on exactly what the gate says."""
    before: tuple[StepState, ...] = ()
    """The open hard steps on earlier pages of the checklist."""

    @property
    def stopped(self) -> bool:
        """Whether the next step has to wait: a hard gate that does not pass and that nobody let through."""
        return self.step.gate is Gate.HARD and self.stops is not None and self.override is None

    @property
    def open(self) -> bool:
        """Whether a hard step still has to be done, or stops."""
        return self.step.gate is Gate.HARD and (self.done is None or self.stopped)

    @property
    def went_on(self) -> bool:
        """Whether it was done although its gate stops; that is a finding of the page."""
        return self.stopped and self.done is Done.DONE

    @property
    def lacks_check(self) -> bool:
        """Whether a second person still has to look at it."""
        return self.step.checker is not None and self.done is Done.DONE and (self.check is None or self.stale)


def step_states(form: Form, page: Page, context: Context, before: tuple[StepState, ...] = ()) -> tuple[StepState, ...]:
    """The steps of a page in order, on the answers of the context; `before` are the open ones of earlier pages."""
    states = (_state(section, section.step, page, context) for section in form.sections if section.step)
    return tuple(replace(state, before=before) for state in states) if before else tuple(states)


def open_before(pages: Sequence[Form], key: PageKey, book: SubjectBook, now: datetime) -> tuple[StepState, ...]:
    """The open hard steps on the pages of the visit's checklist that come before this one, on what is recorded.

    A page of a bag comes after those of the bags before it and after the earlier ones of its own bag.
    """
    checklist = [form for form in pages if any(section.step for section in form.sections)]
    own = next((at for at, form in enumerate(checklist) if form.key == key.form), 0)
    bags = bool(checklist) and checklist[own].repeats
    found: list[StepState] = []
    for at, form in enumerate(checklist):
        recorded = [page.key.repeat for page in book.repeats(key.visit, form.key)] or [1]
        numbers = range(1, key.repeat + (at < own)) if form.repeats and bags else recorded if at < own else ()
        for number in numbers:
            page = book.page(replace(key, form=form.key, repeat=number))
            found += [state for state in step_states(form, page, Context(page.answers, book, now.date(), now)) if state.open]
    return tuple(found)


def step_state(form: Form, number: str, page: Page, context: Context) -> StepState:
    """One step; KeyError where the page has none of that number."""
    section = next((one for one in form.sections if one.step and one.step.number == number), None)
    if section is None or section.step is None:
        raise KeyError(number)
    return _state(section, section.step, page, context)


def earlier_open(states: Sequence[StepState], number: str) -> tuple[StepState, ...]:
    """The hard steps before this one that are not done or do not pass, those of earlier pages first."""
    place = next(at for at, one in enumerate(states) if one.step.number == number)
    return (*states[place].before, *(one for one in states[:place] if one.open))


def step_findings(form: Form, page: Page, context: Context) -> Iterator[Finding]:
    """What is to be asked about steps said to be done: a gate that stops, a check that lacks or was overtaken."""
    for state in step_states(form, page, context):
        if state.done is Done.DONE:
            yield from _findings(state)


def went_on(form: Form, page: Page, context: Context) -> Iterator[Step]:
    """The steps said to be done though a gate stops them that a physician has not let pass; looks at no more, for it is asked often."""
    for step in (section.step for section in form.sections if section.step):
        if step.gate is Gate.HARD and context.answers.code(step.done) == Done.DONE and (stops := step.judge(context)):
            override = _newest(page, step, Kind.GATE_OVERRIDDEN)
            if step.overridable(context) and (override is None or override.payload.get("says") != stops.zh):
                yield step


def step_digest(section: Section, answers: Answers) -> str:
    """SHA-256 over everything the step says; any later change of it changes this."""
    said: Mapping[str, Canonical] = {item.key: answers[item.key].payload() for item in section.items if answers[item.key].given}
    return digest(said)


def checkers(state: StepState) -> tuple[Role, ...]:
    """Which accounts may be the second person: those of whoever checks it, or a physician's."""
    return tuple(dict.fromkeys((*state.second.roles, *PHYSICIANS))) if state.second else ()


def recorders(page: Page, section: Section) -> frozenset[str]:
    """Whose values stand in the step."""
    return frozenset(entry.person for entry in _latest(page, section))


def unanswered(section: Section, form: Form, answers: Answers) -> tuple[str, ...]:
    """What the step still asks, in paper order."""
    asked = {item.key for item in form.asked(answers) if item.required and not isinstance(item, Derived)}
    return tuple(item.key for item in section.items if item.key in asked and not answered(answers[item.key]))


def _state(section: Section, step: Step, page: Page, context: Context) -> StepState:
    stops = step.judge(context)
    check = _newest(page, step, Kind.STEP_CHECKED)
    override = _newest(page, step, Kind.GATE_OVERRIDDEN)
    said = context.answers.code(step.done)
    return StepState(
        section=section,
        step=step,
        at=f"{done_at:%H:%M}" if (done_at := context.answers.moment(step.time)) else "",
        by=tuple(sorted(recorders(page, section))),
        done=Done(said) if said in {state.value for state in Done} else None,
        stops=stops,
        may_override=step.gate is Gate.HARD and stops is not None and step.overridable(context),
        second=_second(step, _latest(page, section)),
        check=check,
        stale=check is not None and check.payload.get("digest") != step_digest(section, context.answers),
        override=override if override and stops and override.payload.get("says") == stops.zh else None,
    )


def _latest(page: Page, section: Section) -> list[Entry]:
    return [values[-1] for item in section.items if (values := page.values(item.key))]


def _second(step: Step, recorded: Iterable[Entry]) -> Performer | None:
    """The two places named for a step are those of two people, whichever of them wrote it down."""
    roles = {entry.role for entry in recorded}
    done_by_checker = step.checker is not None and bool(roles) and roles.issubset(step.checker.roles)
    return step.performer if done_by_checker else step.checker


def _newest(page: Page, step: Step, kind: Kind) -> Entry | None:
    return next((entry for entry in reversed(page.history(step.number)) if entry.kind is kind), None)


def _findings(state: StepState) -> Iterator[Finding]:
    step, stops, second = state.step, state.stops, state.second
    if state.went_on and stops is not None:
        level, words = (Level.MUST, _WENT_ON) if state.may_override else (Level.CHECK, _EXPLAIN)
        yield Finding(step.done, level, "gate", words.fill(says=stops))
    if state.lacks_check and second is not None:
        words = _STALE if state.stale else _NO_CHECK.fill(who=second.text)
        yield Finding(step.done, Level.CHECK, "second_person", words)
