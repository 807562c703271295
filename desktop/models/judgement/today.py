"""What is to be done today: one list over all subjects, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.models.judgement.sign_state import SignState, next_signer
from desktop.models.judgement.standing import PageStanding, Standing
from desktop.models.protocol.items import CLINICAL, PHYSICIANS, Form, Laboratory
from desktop.models.protocol.plan import Visit
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from desktop.models.text import Text, same

_SOON = timedelta(3)
"""The screening window is spoken of from three days before it closes."""
_NAMED = 4
"""Items named in a row before it only counts them."""


class Pressing(StrEnum):
    """Why a row stands on the list; the order is that of the list."""

    DRAFT = "draft"
    OVERDUE = "overdue"
    MUST = "must"
    FAILED = "failed"
    BROKEN = "broken"
    WINDOW = "window"
    AWAITED = "awaited"
    UNFINISHED = "unfinished"
    UNSIGNED = "unsigned"
    REVIEW = "review"
    UNKNOWN = "unknown"
    UNTOUCHED = "untouched"

    @property
    def text(self) -> Text:
        """The word beside the icon."""
        return _WORDS[self]


_WORDS = {
    Pressing.DRAFT: Text("草稿", "Draft"),
    Pressing.OVERDUE: Text("逾期", "Overdue"),
    Pressing.MUST: Text("必须处理", "Must resolve"),
    Pressing.FAILED: Text("不符合", "Not met"),
    Pressing.BROKEN: Text("签名失效", "Unsealed"),
    Pressing.WINDOW: Text("窗口", "Window"),
    Pressing.AWAITED: Text("未报告", "Awaited"),
    Pressing.UNFINISHED: Text("未录完", "Unfinished"),
    Pressing.UNSIGNED: Text("待签", "To sign"),
    Pressing.REVIEW: Text("待审核", "To review"),
    Pressing.UNKNOWN: Text("待定", "Pending"),
    Pressing.UNTOUCHED: Text("待录", "To record"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One row: why, of whom, what, the rest of it, who does it, and where."""

    pressing: Pressing
    subject: str
    what: Text
    detail: Text
    roles: tuple[Role, ...]
    form: str
    """Page to open; `verdict` for the criteria."""
    item: str = ""
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A draft of the reader that waits."""

    page: PageKey
    items: int
    saved_at: datetime


VERDICT = "verdict"


def tasks(visit: Visit, known: Iterable[tuple[SubjectBook, Standing]], today: date) -> tuple[Task, ...]:
    """Everything to do for these subjects on this visit; drafts are added by `draft_tasks`."""
    found = [task for book, standing in known for task in _of_subject(visit, book, standing, today)]
    order = list(Pressing)
    return tuple(sorted(found, key=lambda task: (order.index(task.pressing), task.subject)))


def draft_tasks(drafts: Sequence[Unsaved], forms: Iterable[Form]) -> tuple[Task, ...]:
    """The reader's own drafts, the newest first."""
    names = {form.key: form.text for form in forms}
    return tuple(
        Task(
            Pressing.DRAFT,
            draft.page.subject,
            names[draft.page.form],
            Text("{n} 项未保存 · {at:%m-%d %H:%M}", "{n} not saved · {at:%m-%d %H:%M}").fill(n=draft.items, at=draft.saved_at),
            CLINICAL,
            draft.page.form,
            repeat=draft.page.repeat,
        )
        for draft in drafts
    )


def concerning(found: Sequence[Task], role: Role) -> tuple[Task, ...]:
    """The rows this role does something about (与我有关)."""
    return tuple(task for task in found if role in task.roles)


def _of_subject(visit: Visit, book: SubjectBook, standing: Standing, today: date) -> Iterator[Task]:
    yield from _window(visit, standing, today)
    for page in standing.pages:
        yield from _of_page(book, page)
    yield from _untouched(standing)
    yield from _criteria(standing)


def _window(visit: Visit, standing: Standing, today: date) -> Iterator[Task]:
    """The screening window closes, or has closed, with pages open."""
    left = [page for page in standing.pages if not page.completeness.complete]
    if standing.day_zero is None or not left:
        return
    closes = standing.day_zero + timedelta(visit.window.closes)
    if today < closes - _SOON:
        return
    what = Text("筛选期 {closes:%m-%d} 截止", "Screening closes {closes:%m-%d}").fill(closes=closes)
    detail = Text("计划 D0 {d0:%m-%d}，{n} 页未录完", "planned D0 {d0:%m-%d}, {n} pages open").fill(d0=standing.day_zero, n=len(left))
    pressing = Pressing.OVERDUE if today > closes else Pressing.WINDOW
    yield Task(pressing, standing.code, what, detail, CLINICAL, left[0].form.key, repeat=left[0].page.key.repeat)


def _of_page(book: SubjectBook, page: PageStanding) -> Iterator[Task]:
    if page.completeness.pending:
        yield _task(page, Pressing.AWAITED, _named(page.form, page.completeness.pending), _writers(page.form), page.completeness.pending[0])
    if page.state is SignState.EMPTY:
        return
    if page.must:
        yield _task(page, Pressing.MUST, Text("{n} 处，签名前处理", "{n} to resolve before signing").fill(n=page.must), page.form.recorders)
    elif page.state is SignState.BROKEN:
        yield _task(page, Pressing.BROKEN, Text("签名后有更改，须重新签名", "Changed after signing; sign again"), _writers(page.form))
    elif not page.completeness.complete:
        detail = Text("{done}，未填 {items}", "{done}, open: {items}").fill(
            done=page.completeness.shown, items=_named(page.form, page.completeness.missing)
        )
        yield _task(page, Pressing.UNFINISHED, detail, _writers(page.form), page.completeness.missing[0])
    elif page.state is SignState.UNSIGNED:
        yield _task(page, Pressing.UNSIGNED, _done(page), _writers(page.form))
    elif page.state is SignState.PARTLY:
        yield from _review(book, page)


def _review(book: SubjectBook, page: PageStanding) -> Iterator[Task]:
    signatures = book.signatures_of(page.page.key)
    slot = next_signer(page.form, signatures)
    if slot is not None:
        detail = Text("{name} 已签（{meaning}）", "signed by {name} ({meaning})").fill(
            name=signatures[-1].name, meaning=signatures[-1].meaning.text
        )
        yield _task(page, Pressing.REVIEW, detail, slot.roles)


def _untouched(standing: Standing) -> Iterator[Task]:
    """Pages nobody began, in one row, so that a new subject does not fill the list."""
    pages = [page for page in standing.pages if page.state is SignState.EMPTY]
    if pages:
        names = Text("、".join(page.form.short.zh for page in pages), ", ".join(page.form.short.en for page in pages))
        what = Text("筛选 {n} 页未录入", "{n} screening pages to record").fill(n=len(pages))
        yield Task(Pressing.UNTOUCHED, standing.code, what, names, _writers(pages[0].form), pages[0].form.key)


def _criteria(standing: Standing) -> Iterator[Task]:
    """The criteria, once there is something to judge on every page; one that fails is told at once."""
    if standing.failed:
        what = Text("入选判定：{n} 条不符合", "Eligibility: {n} not met").fill(n=len(standing.failed))
        yield Task(Pressing.FAILED, standing.code, what, same("、".join(standing.failed)), PHYSICIANS, VERDICT)
    touched = all(page.state is not SignState.EMPTY for page in standing.pages)
    if standing.pending and touched:
        what = Text("入选判定：{n} 条待定", "Eligibility: {n} pending").fill(n=len(standing.pending))
        yield Task(Pressing.UNKNOWN, standing.code, what, same("、".join(standing.pending)), CLINICAL, VERDICT)


def _task(page: PageStanding, pressing: Pressing, detail: Text, roles: tuple[Role, ...], item: str = "") -> Task:
    return Task(pressing, page.page.key.subject, page.form.text, detail, roles, page.form.key, item, page.page.key.repeat)


def _writers(form: Form) -> tuple[Role, ...]:
    """Who is reminded of a page: a physician may write on any, but is asked only for those that are a physician's alone."""
    return tuple(role for role in form.recorders if role not in PHYSICIANS) or form.recorders


def _done(page: PageStanding) -> Text:
    return Text("{done} 已录完", "{done} recorded").fill(done=page.completeness.shown)


def _named(form: Form, keys: Sequence[str]) -> Text:
    items = [form.item(key) for key in keys[:_NAMED]]
    texts = [same(item.short) if isinstance(item, Laboratory) else item.text for item in items]
    zh, en = "、".join(text.zh for text in texts), ", ".join(text.en for text in texts)
    return Text(zh, en) if len(keys) <= _NAMED else Text(f"{zh} 等 {len(keys)} 项", f"{en} and {len(keys) - _NAMED} more")
