"""What stands against the steps of a checklist that are said to be done: a gate that stops, a check that lacks or was overtaken."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.judgement.finding import FORBIDDEN, GATE, UNCHECKED, Finding
from desktop.models.judgement.steps import let_through, second_person, standing_check
from desktop.models.protocol.form import Context, Form, Level, Section
from desktop.models.protocol.steps import Done, Gate, Step
from desktop.models.records.casebook import Page
from desktop.models.text import Text

_WENT_ON = Text(
    "硬停未通过（{says}），仍记为已完成；须由研究医生越过，或更正",
    "Done although its gate stops ({says}); a physician lets it pass, or correct it",
)
_FORBIDDEN = Text(
    "硬停未通过（{says}），任何人不得越过，仍继续进行；请更正，或由录入者以外的研究医生写明确实如此及原因",
    "Gone past although its gate stops ({says}), which nobody may pass; correct it, or a physician who did not record it "
    "states that it happened so, and why",
)
_UNCHECKED = Text(
    "须由{who}核对；确实没有核对的，由研究医生写明原因",
    "To be checked by: {who}; if it was not checked at all, a physician states so, and why",
)
_OVERTAKEN = Text(
    "核对后有改动，须由{who}重新核对；确实没有核对的，由研究医生写明原因",
    "Changed after the check: to be checked again by {who}; if it was not, a physician states so, and why",
)
_NO_CHECK = Text("须由{who}核对", "To be checked by: {who}")
_STALE = Text("核对后有改动，须重新核对", "Changed after the check: check it again")


def step_findings(form: Form, page: Page, context: Context) -> Iterator[Finding]:
    """What is to be asked about the steps of the page; looks at no more than it needs, for it is asked often."""
    sections = [(section, section.step) for section in form.sections if section.step]
    done = [context.answers.code(step.done) == Done.DONE for _, step in sections]
    hard_done = [at for at, (_, step) in enumerate(sections) if done[at] and step.gate is Gate.HARD]
    for at, (section, step) in enumerate(sections):
        gone_past = any(later >= at for later in hard_done)
        if step.gate is Gate.HARD and gone_past:
            yield from _against_gate(section, step, page, context, done=done[at])
        if done[at] and step.checker is not None:
            yield from _against_check(section, step, page, context)


def _against_gate(section: Section, step: Step, page: Page, context: Context, *, done: bool) -> Iterator[Finding]:
    """A step not done stops too: where nobody may go on past it, a later one that is done is asked about here."""
    overridable = step.overridable(context)
    stops = step.judge(context) if done or not overridable else None
    if stops is None:
        return
    if not overridable:
        yield Finding(step.done, Level.MUST, FORBIDDEN, _FORBIDDEN.fill(says=stops))
    elif let_through(section, step, page, context.answers, stops) is None:
        yield Finding(step.done, Level.MUST, GATE, _WENT_ON.fill(says=stops))


def _against_check(section: Section, step: Step, page: Page, context: Context) -> Iterator[Finding]:
    """Without the second person a hard step keeps the page from being signed; another one is asked about."""
    check, stale = standing_check(section, step, page, context.answers)
    who = second_person(section, step, page)
    if who is None or (check is not None and not stale):
        return
    if step.gate is Gate.HARD:
        yield Finding(step.done, Level.MUST, UNCHECKED, (_OVERTAKEN if stale else _UNCHECKED).fill(who=who.text))
    else:
        yield Finding(step.done, Level.CHECK, "second_person", _STALE if stale else _NO_CHECK.fill(who=who.text))
