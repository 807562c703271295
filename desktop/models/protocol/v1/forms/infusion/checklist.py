"""How a step of the checklist is written down: its items, who does it, and what its gate looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from desktop.models.protocol.form import PHYSICIANS, Check, Context, Level, Section
from desktop.models.protocol.items import Choice, Item, Moment, Option, When
from desktop.models.protocol.source import Source
from desktop.models.protocol.steps import Done, Gate, Performer, Step, override_allowed
from desktop.models.protocol.v1.forms.infusion.thresholds import CHECKLIST, Threshold
from desktop.models.records.person import Role
from desktop.models.text import Text

Judge: TypeAlias = Callable[[Context], Text | None]

NURSE = Performer("NURSE1", Text("责任护士", "Responsible nurse"), (Role.NURSE, Role.COORDINATOR))
CHECKING_NURSE = Performer("NURSE2", Text("核对护士", "Checking nurse"), (Role.NURSE, Role.COORDINATOR))
PHYSICIAN = Performer("PHYSICIAN", Text("研究医生", "Study physician"), PHYSICIANS)
CELL_LAB = Performer("CELL_LAB", Text("细胞实验室", "Cell laboratory"), (Role.PHARMACIST,))
PHARMACIST = Performer("PHARMACIST", Text("药师", "Pharmacist"), (Role.PHARMACIST,))

_NOT_DONE = Text("本步骤未完成", "This step was not done")


def step(
    number: str,
    text: Text,
    performer: Performer,
    gate: Gate,
    items: tuple[Item, ...],
    *,
    judge: Judge | None = None,
    checker: Performer | None = None,
    source: Source = CHECKLIST,
    overridable: Callable[[Context], bool] = override_allowed,
    may_not_apply: bool = False,
) -> Section:
    """One line of the checklist: its data, when it was done and whether; 不适用 only where a ward can meet that."""
    if may_not_apply:
        applies = When(f"{number}YN", ("", Done.DONE, Done.NOT_DONE))
        items = tuple(item if item.asked_when else replace(item, asked_when=applies) for item in items)
    says = reasons(_not_done(number), judge) if judge else _not_done(number)
    line = Step(number, performer, checker, gate, says, source, overridable)
    return Section(number.lower(), text, (*items, *_closing(line, source, may_not_apply)), time=line.time, step=line)


def _closing(line: Step, source: Source, may_not_apply: bool) -> tuple[Item, ...]:
    states = [state for state in Done if may_not_apply or state is not Done.NOT_APPLICABLE]
    return (
        Moment(key=line.time, text=Text("完成时间", "Done at"), source=source),
        Choice(
            key=line.done,
            text=Text("完成情况", "Carried out"),
            source=source,
            options=tuple(Option(state.value, state.text) for state in states),
        ),
    )


def _not_done(number: str) -> Judge:
    return answered(f"{number}YN", Done.NOT_DONE, _NOT_DONE)


def done_not_before(*sections: Section) -> Iterator[Check]:
    """For each step that tells times of its own: it is not done before the last of them."""
    for section in sections:
        times = tuple(item for item in section.items if isinstance(item, Moment) and section.step and item.key != section.step.time)
        if times:
            yield _done_not_before(section.time, times)


def _done_not_before(done: str, times: tuple[Moment, ...]) -> Check:
    def says(context: Context) -> Text | None:
        answers = context.answers
        asked = [item for item in times if item.asked_when is None or item.asked_when.holds(answers)]
        told = [(moment, item.text) for item in asked if (moment := answers.moment(item.key))]
        return done_before(context, done, *max(told, key=lambda one: one[0])) if told else None

    return Check(f"{done.lower()}_before", Level.CHECK, (done, *(item.key for item in times)), says, CHECKLIST)


def done_before(context: Context, done: str, moment: datetime, what: Text) -> Text | None:
    """What to say where the step is told to have been done before that moment."""
    at = context.answers.moment(done)
    if at is None or at >= moment:
        return None
    told = Text("完成时间 {at} 早于“{what}” {moment}；请核对", "Done at {at}, before “{what}” at {moment}; please check")
    shown = "%H:%M" if at.date() == moment.date() else "%Y-%m-%d %H:%M"
    return told.fill(at=at.strftime(shown), what=what, moment=moment.strftime(shown))


def reasons(*judges: Judge) -> Judge:
    """A gate that looks at several things and gives every reason."""

    def says(context: Context) -> Text | None:
        return joined([text for judge in judges if (text := judge(context))])

    return says


def joined(texts: Sequence[Text]) -> Text | None:
    """The reasons as one text, None where there is none."""
    if not texts:
        return None
    return Text("；".join(text.zh for text in texts), "; ".join(text.en for text in texts))


def answered(key: str, code: str, text: Text) -> Judge:
    """Stops where the item has this code."""
    return lambda context: text if context.answers.code(key) == code else None


def below(key: str, limit: Threshold, text: Text) -> Judge:
    """Stops where the number lies under the limit; the text may say `{value}` and `{limit}`."""
    return _compared(key, lambda value: value < limit.value, limit, text)


def above(key: str, limit: Threshold, text: Text) -> Judge:
    """Stops where the number lies over the limit."""
    return _compared(key, lambda value: value > limit.value, limit, text)


def reaches(key: str, limit: Threshold, text: Text) -> Judge:
    """Stops where the number lies on or over the limit."""
    return _compared(key, lambda value: value >= limit.value, limit, text)


def _compared(key: str, stops: Callable[[Decimal], bool], limit: Threshold, text: Text) -> Judge:
    def says(context: Context) -> Text | None:
        value = context.answers.number(key)
        return text.fill(value=value, limit=limit.value) if value is not None and stops(value) else None

    return says
