"""How each step of a checklist stands: done, checked by whom and still as checked, stopped by its gate, let through by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop.models.judgement.completeness import answered
from desktop.models.protocol.form import PHYSICIANS, Context, Form, Section
from desktop.models.protocol.items import Derived
from desktop.models.protocol.lateness import lateness
from desktop.models.protocol.steps import Done, Gate, Performer, Step
from desktop.models.protocol.v1.subject import infusion_started
from desktop.models.records.answer import Answers
from desktop.models.records.canonical import Canonical, digest
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import Entry, Kind, PageKey
from desktop.models.records.person import Role
from desktop.models.text import Text

_START = "F04START"
"""When a bag was started: the steps before it are checked before it."""


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
    """The physician's word on exactly what the gate says of exactly what is answered."""
    overtaken: Entry | None
    """The newest word of a physician on a stop, where the step was changed after it or stops for another reason."""
    late: Mapping[int, timedelta]
    """How long after the step its late checks and words were given, by their sequence."""
    recorded_by: tuple[Role, ...]
    """The roles of those whose values stand in it."""
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
    def on_behalf(self) -> bool:
        """代录: whether a physician answers for the step, and no physician recorded any of it."""
        return self.step.performer.roles == PHYSICIANS and bool(self.recorded_by) and not set(self.recorded_by) & set(PHYSICIANS)

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


def step_digest(section: Section, answers: Answers) -> str:
    """SHA-256 over everything the step says; any later change of it changes this."""
    said: Mapping[str, Canonical] = {item.key: answers[item.key].payload() for item in section.items if answers[item.key].given}
    return digest(said)


def override_digest(section: Section, step: Step, answers: Answers) -> str:
    """SHA-256 over what a physician decides about: all the step says but whether and when it was done, which is written down after."""
    beside = (step.time, step.done)
    facts = [item.key for item in section.items if item.key not in beside and not isinstance(item, Derived)]
    said: Mapping[str, Canonical] = {key: answers[key].payload() for key in facts if answers[key].given}
    return digest(said)


def let_through(section: Section, step: Step, page: Page, answers: Answers, stops: Text) -> Entry | None:
    """A physician's word that holds: on exactly these words of the gate, and on what the step says now."""
    newest = _newest(page, step, Kind.GATE_OVERRIDDEN)
    if newest is None or newest.payload.get("says") != stops.zh:
        return None
    return newest if newest.payload.get("digest") == override_digest(section, step, answers) else None


def standing_check(section: Section, step: Step, page: Page, answers: Answers) -> tuple[Entry | None, bool]:
    """The newest check by a second person, and whether the step was changed after it."""
    check = _newest(page, step, Kind.STEP_CHECKED)
    return check, check is not None and check.payload.get("digest") != step_digest(section, answers)


def second_person(section: Section, step: Step, page: Page) -> Performer | None:
    """Who checks the step: the two places named for it are those of two people, whichever of them wrote it down."""
    roles = {entry.role for entry in _latest(page, section)}
    done_by_checker = step.checker is not None and bool(roles) and roles.issubset(step.checker.roles)
    return step.performer if done_by_checker else step.checker


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
    check, stale = standing_check(section, step, page, context.answers)
    override = let_through(section, step, page, context.answers, stops) if stops else None
    said = context.answers.code(step.done)
    recorded = _latest(page, section)
    return StepState(
        section=section,
        step=step,
        at=f"{done_at:%H:%M}" if (done_at := context.answers.moment(step.time)) else "",
        by=tuple(sorted({entry.person for entry in recorded})),
        done=Done(said) if said in {state.value for state in Done} else None,
        stops=stops,
        may_override=step.gate is Gate.HARD and stops is not None and step.overridable(context),
        second=second_person(section, step, page),
        check=check,
        stale=stale,
        override=override,
        overtaken=_newest(page, step, Kind.GATE_OVERRIDDEN) if stops and override is None else None,
        late=_late(section, step, page, context),
        recorded_by=tuple(dict.fromkeys(entry.role for entry in recorded if entry.role)),
    )


def _late(section: Section, step: Step, page: Page, context: Context) -> Mapping[int, timedelta]:
    """The words of other people that came later than the section allows, or after the cells that the step comes before."""
    done = context.answers.moment(step.time)
    given = [entry for entry in page.history(step.number) if entry.kind in (Kind.STEP_CHECKED, Kind.GATE_OVERRIDDEN)]
    if done is None or not given:
        return {}
    started = context.answers.moment(_START) or infusion_started(context.book)
    late: dict[int, timedelta] = {}
    for entry in given:
        too_long = lateness(section, context.answers.code(step.time), entry.recorded_at) is not None
        if too_long or (started is not None and done < started < entry.recorded_at):
            late[entry.sequence] = entry.recorded_at - done
    return late


def _latest(page: Page, section: Section) -> list[Entry]:
    return [values[-1] for item in section.items if (values := page.values(item.key))]


def _newest(page: Page, step: Step, kind: Kind) -> Entry | None:
    return next((entry for entry in reversed(page.history(step.number)) if entry.kind is kind), None)
