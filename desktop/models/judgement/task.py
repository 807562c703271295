"""One row of 今日: why it waits, of whom, what, who does it, where, and since or until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.models.judgement.page_standing import PageStanding
from desktop.models.protocol.form import PHYSICIANS, Form
from desktop.models.protocol.items import Laboratory
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.person import Role
from desktop.models.text import Text, listed, same

VERDICT = "verdict"
"""Stands for a form where a row leads to the criteria."""
_NAMED = 4
"""Items or pages named in a row before it only counts them."""


class Pressing(StrEnum):
    """Why a row stands on the list; the order is that of rows of one day."""

    DRAFT = "draft"
    OVERDUE = "overdue"
    MUST = "must"
    FAILED = "failed"
    BROKEN = "broken"
    WINDOW = "window"
    DUE = "due"
    AWAITED = "awaited"
    UNFINISHED = "unfinished"
    UNSIGNED = "unsigned"
    REVIEW = "review"
    DEVIATION = "deviation"
    UNKNOWN = "unknown"
    UNTOUCHED = "untouched"
    MOVED = "moved"

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
    Pressing.DUE: Text("到期", "Due"),
    Pressing.AWAITED: Text("未报告", "Awaited"),
    Pressing.UNFINISHED: Text("未录完", "Unfinished"),
    Pressing.UNSIGNED: Text("待签", "To sign"),
    Pressing.REVIEW: Text("待审核", "To review"),
    Pressing.DEVIATION: Text("疑似偏离", "Deviation?"),
    Pressing.UNKNOWN: Text("待定", "Pending"),
    Pressing.UNTOUCHED: Text("待录", "To record"),
    Pressing.MOVED: Text("已改期", "Moved"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One row."""

    pressing: Pressing
    subject: str
    what: Text
    detail: Text
    roles: tuple[Role, ...]
    """Who does it; nobody else is reminded."""
    visit: str
    form: str
    """Page to open; `verdict` for the criteria, nothing for the visit as such."""
    item: str = ""
    repeat: int = 1
    day: date | None = None
    """Since when it waits; None is today."""
    rule: str = ""
    """The proposed deviation it is about."""


def page_task(page: PageStanding, pressing: Pressing, detail: Text, roles: tuple[Role, ...], *, day: date | None, item: str = "") -> Task:
    """A row about one page."""
    key = page.key
    return Task(pressing, key.subject, page_name(page), detail, roles, key.visit, key.form, item, key.repeat, day)


def page_name(page: PageStanding) -> Text:
    """`D14 血常规与生化`; a row of a log or a repeat with its number."""
    number = f" {page.key.repeat}" if page.key.repeat > 1 or page.form.repeats else ""
    if page.key.visit == LOG_VISIT or page.need is None:
        return Text(f"{page.form.text.zh}{number}", f"{page.form.text.en}{number}")
    tail = number if page.key.repeat > 1 else ""
    return Text(f"{page.key.visit} {page.form.text.zh}{tail}", f"{page.key.visit} {page.form.text.en}{tail}")


def writers(form: Form) -> tuple[Role, ...]:
    """Who is reminded of a page: a physician may write on any, but is asked only for those that are a physician's alone."""
    return tuple(role for role in form.recorders if role not in PHYSICIANS) or form.recorders


def named_items(form: Form, keys: tuple[str, ...]) -> Text:
    """The first items by name, the others by their count."""
    items = [form.item(key) for key in keys]
    return _listed([same(item.short) if isinstance(item, Laboratory) else item.text for item in items], "项")


def named_pages(pages: list[PageStanding]) -> Text:
    """The first pages by name, the others by their count."""
    return _listed([page.form.short for page in pages], "页")


def _listed(names: list[Text], unit: str) -> Text:
    first, more = listed(names[:_NAMED]), len(names) - _NAMED
    return first if more <= 0 else Text(f"{first.zh} 等 {len(names)} {unit}", f"{first.en} and {more} more")
