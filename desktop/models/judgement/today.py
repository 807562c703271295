"""What is to be done today: one list over all subjects, by time or by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.models.judgement.consent_tasks import of_consent
from desktop.models.judgement.deviations import DEVIATION_FORM, proposals
from desktop.models.judgement.ending_tasks import of_ending
from desktop.models.judgement.holidays import Holidays
from desktop.models.judgement.page_tasks import of_pages, of_visit
from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import VERDICT, Pressing, Task
from desktop.models.judgement.visit_tasks import of_visits
from desktop.models.protocol.form import CLINICAL, PHYSICIANS, Form
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.protocol.v1.subject import SCREENING_VISIT
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from desktop.models.text import Text, listed, same

__all__ = ["VERDICT", "Order", "Pressing", "Task", "Unsaved", "arranged", "concerning", "draft_tasks", "tasks"]


class Order(StrEnum):
    """How the list is sorted; drafts always come first."""

    TIME = "time"
    """What is due first, then what has to be resolved, then what has waited longest."""
    SUBJECT = "subject"
    """Subject by subject, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A draft of the reader that waits."""

    page: PageKey
    items: int
    saved_at: datetime
    moved_from: int | None = None
    """The number it was begun under, which somebody else was first to record under."""


_FOUND: Remembered[tuple[Task, ...]] = Remembered()


def tasks(known: Iterable[tuple[SubjectBook, Standing]], holidays: Holidays) -> tuple[Task, ...]:
    """Everything to do for these subjects; drafts are added by `draft_tasks`."""
    return tuple(task for book, standing in known for task in _remembered(book, standing, holidays))


def _remembered(book: SubjectBook, standing: Standing, holidays: Holidays) -> tuple[Task, ...]:
    return _FOUND.get(book, (standing.today, holidays), lambda: tuple(_of_subject(book, standing, holidays)))


def draft_tasks(drafts: Sequence[Unsaved], forms: Iterable[Form]) -> tuple[Task, ...]:
    """The reader's own drafts, the newest first."""
    names = {form.key: form.text for form in forms}
    return tuple(
        Task(
            Pressing.DRAFT,
            draft.page.subject,
            _draft_name(draft.page, names[draft.page.form]),
            _draft_detail(draft),
            CLINICAL,
            draft.page.visit,
            draft.page.form,
            repeat=draft.page.repeat,
        )
        for draft in drafts
    )


def _draft_detail(draft: Unsaved) -> Text:
    told = Text("{n} 项未保存 · {at:%m-%d %H:%M}", "{n} not saved · {at:%m-%d %H:%M}").fill(n=draft.items, at=draft.saved_at)
    if draft.moved_from is None:
        return told
    moved = Text("{told} · 第 {was} 号已由他人使用，改为第 {now} 号", "{told} · number {was} was taken by somebody, now {now}")
    return moved.fill(told=told, was=draft.moved_from, now=draft.page.repeat)


def _draft_name(page: PageKey, name: Text) -> Text:
    """With its visit, or its number in the log."""
    if page.visit == LOG_VISIT:
        return Text(f"{name.zh} {page.repeat}", f"{name.en} {page.repeat}")
    number = f" {page.repeat}" if page.repeat > 1 else ""
    return Text(f"{page.visit} {name.zh}{number}", f"{page.visit} {name.en}{number}")


def concerning(found: Sequence[Task], role: Role) -> tuple[Task, ...]:
    """The rows this role does something about (与我有关)."""
    return tuple(task for task in found if role in task.roles)


def arranged(found: Sequence[Task], order: Order, today: date) -> tuple[Task, ...]:
    """The rows in the order asked for; within a day and a subject the most pressing first."""
    pressing = list(Pressing)

    def place(task: Task) -> tuple[bool, str, int, date, int, str]:
        by_subject = order is Order.SUBJECT
        first = task.subject if by_subject else ""
        rank = 0 if by_subject else _rank(task)
        day = today if by_subject else task.day or today
        return task.pressing is not Pressing.DRAFT, first, rank, day, pressing.index(task.pressing), task.subject

    return tuple(sorted(found, key=place))


def _rank(task: Task) -> int:
    """What closes tonight comes before what is wrong, and that before what has merely waited long."""
    if task.pressing in (Pressing.OVERDUE, Pressing.WINDOW, Pressing.DUE):
        return 0
    return 1 if task.pressing in (Pressing.MUST, Pressing.FAILED, Pressing.BROKEN) else 2


def _of_subject(book: SubjectBook, standing: Standing, holidays: Holidays) -> Iterator[Task]:
    yield from of_consent(book, standing)
    yield from of_visits(book, standing, holidays)
    yield from of_ending(book, standing)
    for one in standing.visits:
        yield from of_visit(book, one)
    yield from of_pages(book, standing.beside, None)
    yield from _deviations(book, standing)
    yield from _criteria(standing)


def _deviations(book: SubjectBook, standing: Standing) -> Iterator[Task]:
    """What looks like a deviation and is neither in the log nor dismissed."""
    for one in proposals(book, standing):
        detail = Text("{day} · 记入方案偏离，或说明不是偏离", "{day} · record it, or say why it is none").fill(day=one.on)
        yield Task(Pressing.DEVIATION, book.code, one.text, detail, CLINICAL, LOG_VISIT, DEVIATION_FORM, day=one.on, rule=one.rule)


def _criteria(standing: Standing) -> Iterator[Task]:
    """The criteria until the infusion, once there is something to judge on every page; one that fails is told at once."""
    if standing.infused or standing.ended:
        return
    if standing.failed:
        what = Text("入选判定：{n} 条不符合", "Eligibility: {n} not met").fill(n=len(standing.failed))
        yield Task(Pressing.FAILED, standing.code, what, listed(map(same, standing.failed)), PHYSICIANS, SCREENING_VISIT, VERDICT)
    if standing.pending and standing.judgeable:
        what = Text("入选判定：{n} 条待定", "Eligibility: {n} pending").fill(n=len(standing.pending))
        yield Task(Pressing.UNKNOWN, standing.code, what, listed(map(same, standing.pending)), CLINICAL, SCREENING_VISIT, VERDICT)
