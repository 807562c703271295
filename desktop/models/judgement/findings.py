"""What a page should be asked about: values that are none, impossible or unusual, and the page's own edit checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import assert_never

from desktop.models.judgement.finding import Finding
from desktop.models.judgement.measured import laboratory_findings, number_findings
from desktop.models.judgement.step_findings import step_findings
from desktop.models.protocol.form import Context, Form, Level
from desktop.models.protocol.items import Choice, Day, Derived, Item, Laboratory, Moment, Note, Number, YesNo
from desktop.models.records.answer import Answer, day_of, moment_of
from desktop.models.records.casebook import Page
from desktop.models.scales.partial_date import earliest_day
from desktop.models.text import Text

__all__ = ["Finding", "check_findings", "confirmed", "findings", "item_findings", "open_findings"]

_NO_REASON = Text("{code} 未填原因；签名前须说明", "{code} without a reason; state it before signing")
_NOT_A_DAY = Text("“{value}”不是日期；请填年-月-日", "“{value}” is no date; enter year-month-day")
_NOT_A_MOMENT = Text("“{value}”不是日期加 24 小时制时间；请重新填写", "“{value}” is no date with a 24-hour time; enter it again")
_FUTURE = Text("{value} 尚未到（今天 {today}）；请核对", "{value} is still ahead (today is {today}); please check")
_NOT_AN_OPTION = Text("“{value}”不在选项中；请重新选择", "“{value}” is none of the options; choose again")
_TOO_LONG = Text("超过 {limit} 字（现 {length} 字）；请缩短", "Longer than {limit} characters (now {length}); shorten it")
_CLOCKS_DIFFER = timedelta(minutes=5)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def findings(form: Form, context: Context) -> tuple[Finding, ...]:
    """All findings of a page in paper order; items that do not apply have none."""
    return _in_order(form, [*item_findings(form, context), *check_findings(form, context)])


def item_findings(form: Form, context: Context) -> Iterator[Finding]:
    """What each answer by itself is asked about; nothing but the page and today decides it."""
    for item in form.asked(context.answers):
        yield from _item_findings(item, context.answers[item.key], context)


def check_findings(form: Form, context: Context, levels: tuple[Level, ...] = tuple(Level)) -> Iterator[Finding]:
    """What the page's own checks of these levels say; they may look at other pages of the subject."""
    checks = [check for check in form.checks if check.level in levels]
    applying = {item.key for item in form.asked(context.answers)} if checks else set()
    for check in checks:
        if check.items[0] in applying and (says := check.says(context)) is not None:
            yield Finding(check.items[0], check.level, check.key, says)


def open_findings(form: Form, page: Page, context: Context) -> tuple[Finding, ...]:
    """The findings nobody has yet confirmed for exactly the value that stands."""
    return tuple(finding for finding in page_findings(form, page, context) if not confirmed(form, page, finding, context))


def page_findings(form: Form, page: Page, context: Context) -> tuple[Finding, ...]:
    """All findings of a page, what its record says of its steps included."""
    return _in_order(form, [*findings(form, context), *step_findings(form, page, context)])


def _in_order(form: Form, found: Sequence[Finding]) -> tuple[Finding, ...]:
    order = {item.key: at for at, item in enumerate(form.items)}
    return tuple(sorted(found, key=lambda finding: order[finding.item]))


def confirmed(form: Form, page: Page, finding: Finding, context: Context) -> bool:
    """Whether somebody stood by exactly what stands: the value in its unit, and whatever else the check looks at."""
    reads = form.reads(finding.item, finding.check)
    return page.reason_for(finding.item, finding.check, reads, context.answers) is not None


def _item_findings(item: Item, answer: Answer, context: Context) -> Iterator[Finding]:
    if answer.absent is not None and not answer.why.strip():
        yield Finding(item.key, Level.MUST, "reason", _NO_REASON.fill(code=answer.absent.value))
    if answer.value:
        yield from _value_findings(item, answer, context)


def _value_findings(item: Item, answer: Answer, context: Context) -> Iterator[Finding]:
    match item:
        case Number():
            yield from number_findings(item, answer)
        case Laboratory():
            yield from laboratory_findings(item, answer)
        case Day():
            yield from _day_findings(item, answer.value, context.today)
        case Moment():
            yield from _moment_findings(item, answer.value, context)
        case Choice():
            yield from _option_findings(item.key, answer.value, {option.code for option in item.options})
        case YesNo():
            yield from _option_findings(item.key, answer.value, {"Y", "N", "U"} if item.unknown else {"Y", "N"})
        case Note():
            if len(answer.value) > item.limit:
                yield Finding(item.key, Level.MUST, "length", _TOO_LONG.fill(limit=item.limit, length=len(answer.value)))
        case Derived():
            return
        case _:
            assert_never(item)


def _day_findings(item: Day, value: str, today: date) -> Iterator[Finding]:
    if value == "NONE" and item.never is not None:
        return
    day = earliest_day(value) if item.partial else day_of(value) if _DAY.fullmatch(value) else None
    if day is None or "T" in value:
        yield Finding(item.key, Level.MUST, "kind", _NOT_A_DAY.fill(value=value))
    elif day > today and not item.future:
        yield Finding(item.key, Level.MUST, "future", _FUTURE.fill(value=value, today=today))


def _moment_findings(item: Moment, value: str, context: Context) -> Iterator[Finding]:
    moment: datetime | None = moment_of(value)
    if moment is None:
        yield Finding(item.key, Level.MUST, "kind", _NOT_A_MOMENT.fill(value=value))
    elif not item.future and _ahead(moment, context):
        yield Finding(item.key, Level.MUST, "future", _FUTURE.fill(value=value.replace("T", " "), today=context.today))


def _ahead(moment: datetime, context: Context) -> bool:
    """Whether it has not happened yet; a few minutes are the difference between two clocks."""
    if context.now is None:
        return moment.date() > context.today
    return moment > context.now + _CLOCKS_DIFFER


def _option_findings(key: str, value: str, codes: set[str]) -> Iterator[Finding]:
    if value not in codes:
        yield Finding(key, Level.MUST, "kind", _NOT_AN_OPTION.fill(value=value))
