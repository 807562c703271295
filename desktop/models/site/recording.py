"""Record a page: first values, corrections with a reason, calculated values and the edit checks they set off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.models.accounts.permissions import Act
from desktop.models.failure import failure
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Form, Level
from desktop.models.protocol.items import Derived
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import Kind, NewEntry, PageKey
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Language, Text
from desktop.models.values import Derivation

RECALCULATED = "输入已更改，重新计算"
"""The reason written with a calculated value that followed its inputs."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why saved values change, by item, and why the page is written late."""

    corrections: Mapping[str, str] = field(default_factory=dict)
    late: str = ""


def changed_items(page: Page, answers: Answers) -> tuple[str, ...]:
    """The items on the screen that differ from the record; calculated ones are the program's own."""
    return tuple(key for key in answers if answers[key] != page.answers[key] and page.answers[key].derived is None)


def corrected_items(page: Page, answers: Answers) -> tuple[str, ...]:
    """The changed items that already have a saved value and therefore need a reason (R-AUD-02)."""
    return tuple(key for key in changed_items(page, answers) if page.values(key))


def values_of_no_kind(site: Site, key: PageKey, answers: Answers) -> tuple[Finding, ...]:
    """What is about to be saved though it is no value of its item's kind (`abc` for a number); asked about before it is a record."""
    form, book = site.protocol.page(key.visit, key.form), site.subject(key.subject)
    now = site.clock.now()
    changed = changed_items(book.page(key), answers)
    found = findings(form, Context(answers, book, now.date(), now))
    return tuple(finding for finding in found if finding.no_value and finding.item in changed)


def late_by(form: Form, page: Page, answers: Answers, now: datetime) -> timedelta | None:
    """How late the latest first value on the screen is written, where that is 补记; else None (R-TIM-02)."""
    delays = [
        delay
        for key in changed_items(page, answers)
        if not page.values(key) and answers[key].given
        if (delay := _delay(form, key, answers, now)) is not None
    ]
    return max(delays, default=None)


def record(site: Site, key: PageKey, answers: Answers, reasons: Reasons) -> Change:
    """Save what changed on the page in one transaction.

    Raises E-4002 (role may not record this page), E-4003 (correction without reason), E-4004 (late
    entry without reason). Nothing typed is refused for its value: doubtful values become findings.
    """
    site.permit(Act.RECORD)
    form = site.protocol.page(key.visit, key.form)
    _demand_recorder(site, form)
    book = site.subject(key.subject)
    page, now = book.page(key), site.clock.now()
    merged = Answers({**page.answers.by_key, **answers.by_key})
    values = list(_values(site, form, page, merged, reasons, now))
    values += _calculated(site, form, page, merged, book)
    prompts = _prompts(site, form, page, merged, book, {fact.item for fact in values})
    change = append(site, [*values, *prompts])
    site.drafts.remove(site.person.id, key)
    return change


def _demand_recorder(site: Site, form: Form) -> None:
    if site.person.role not in form.recorders:
        raise failure(
            "E-4002",
            Text("“{form}”由{roles}记录。", "“{form}” is recorded by: {roles}.").fill(
                form=form.text,
                roles=Text("、".join(role.text.zh for role in form.recorders), ", ".join(role.text.en for role in form.recorders)),
            ),
            Text(
                "请有权限的人员登录后录入；您输入的内容保留为草稿。", "Ask an entitled person to log in; what you typed stays as a draft."
            ),
        )


def _values(site: Site, form: Form, page: Page, answers: Answers, reasons: Reasons, now: datetime) -> Iterator[NewEntry]:
    for item in changed_items(page, answers):
        answer = answers[item]
        happened = _happened(form, item, answers)
        if page.values(item):
            reason = _demand(reasons.corrections.get(item, ""), "E-4003", form.item(item).text)
            kind = Kind.CORRECTION
        elif answer == NOT_ANSWERED:
            continue
        else:
            late = _delay(form, item, answers, now) is not None
            reason = _demand(reasons.late, "E-4004", form.item(item).text) if late else ""
            kind = Kind.ANSWER
        yield site.fact(kind, page.key, item=item, happened_at=happened, payload=answer.payload(), reason=reason)


def _demand(reason: str, number: str, label: Text) -> str:
    if len(reason.strip()) >= 2:
        return reason.strip()
    what = {
        "E-4003": Text("更正“{label}”须写明原因。", "Correcting “{label}” needs a reason."),
        "E-4004": Text("“{label}”是补记，须写明迟记原因。", "“{label}” is a late entry and needs a reason."),
    }[number]
    raise failure(number, what.fill(label=label), Text("选择或写明原因后再保存。", "Choose or write the reason, then save."))


def _happened(form: Form, item: str, answers: Answers) -> str:
    time = form.section_of(item).time
    return answers[time].value if time else ""


def _delay(form: Form, item: str, answers: Answers, now: datetime) -> timedelta | None:
    section = form.section_of(item)
    happened = answers.moment(section.time) if section.time else None
    if happened is None or now - happened <= timedelta(hours=section.late_after_hours):
        return None
    return now - happened


def _calculated(site: Site, form: Form, page: Page, answers: Answers, book: SubjectBook) -> list[NewEntry]:
    facts = []
    for item in form.items:
        if isinstance(item, Derived):
            answer = calculated_answer(item.compute(answers, book))
            if answer != page.answers[item.key]:
                known = bool(page.values(item.key))
                facts.append(
                    site.fact(
                        Kind.CORRECTION if known else Kind.ANSWER,
                        page.key,
                        item=item.key,
                        happened_at=_happened(form, item.key, answers),
                        payload=answer.payload(),
                        reason=RECALCULATED if known else "",
                    )
                )
    return facts


def calculated_answer(derivation: Derivation | None) -> Answer:
    """A calculated value as it is kept: unrounded value, shown digits, formula and inputs."""
    if derivation is None:
        return NOT_ANSWERED
    inputs = {f"input_{language.value} {label.say(language)}": value for language in Language for label, value in derivation.inputs}
    working = {"shown": derivation.shown, "formula_zh": derivation.formula.zh, "formula_en": derivation.formula.en, **inputs}
    return Answer(value=str(derivation.value), unit=derivation.unit, derived=working)


def _prompts(site: Site, form: Form, page: Page, answers: Answers, book: SubjectBook, saved: set[str]) -> list[NewEntry]:
    context = Context(answers, book, site.clock.now().date(), site.clock.now())
    return [
        site.fact(Kind.PROMPT, page.key, item=finding.item, payload=finding.prompt(answers[finding.item]).payload())
        for finding in findings(form, context)
        if finding.item in saved and finding.level is not Level.NOTE
    ]
