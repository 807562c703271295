"""Record a page: first values, corrections with a reason, calculated values and the edit checks they set off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from desktop.models.accounts.permissions import Act, require_recorder
from desktop.models.failure import failure
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import findings
from desktop.models.judgement.timetable import day_told
from desktop.models.protocol.form import Form, Level
from desktop.models.protocol.items import Derived
from desktop.models.protocol.lateness import lateness
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.answer import NOT_ANSWERED, Answer, Answers
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import Kind, NewEntry, PageKey
from desktop.models.records.reasons import WRITE_IT, says_why
from desktop.models.site.site import Change, Site, append
from desktop.models.storage.drafts import Draft
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
    changed = changed_items(book.page(key), answers)
    found = findings(form, site.context(key, answers, book))
    return tuple(finding for finding in found if finding.no_value and finding.item in changed)


def late_by(site: Site, key: PageKey, answers: Answers) -> timedelta | None:
    """How late the latest first value on the screen is written, where that is 补记; else None (R-TIM-02)."""
    form, book = site.protocol.page(key.visit, key.form), site.subject(key.subject)
    page, now = book.page(key), site.clock.now()
    first = [item for item in changed_items(page, answers) if not page.values(item) and answers[item] != NOT_ANSWERED]
    delays = [_delay(form, item, _happened(form, item, page, answers, book), now) for item in first]
    return max((delay for delay in delays if delay is not None), default=None)


def record(site: Site, key: PageKey, answers: Answers, reasons: Reasons) -> Change:
    """Save what changed on the page in one transaction.

    Raises E-4002 (role may not record this page), E-4003 (correction without reason), E-4004 (late
    entry without reason), E-4016 (a time of a page that is done once). Nothing typed is refused for its value:
    doubtful values become findings.
    """
    site.permit(Act.RECORD)
    form = site.protocol.page(key.visit, key.form)
    require_recorder(site.person, form)
    _demand_time(form, key)
    book = site.subject(key.subject)
    page = book.page(key)
    merged = Answers({**page.answers.by_key, **answers.by_key})
    values = list(_values(site, form, page, merged, reasons, book))
    values += _calculated(site, form, page, merged, book)
    prompts = _prompts(site, form, page, merged, book, {fact.item for fact in values})
    moved = _make_way(site, form, page, merged, book) if values else []
    change = append(site, [*values, *prompts, *moved])
    site.drafts.remove(site.person.id, key)
    return change


def _demand_time(form: Form, key: PageKey) -> None:
    if key.repeat == 1 or (form.repeats and key.repeat > 1):
        return
    raise failure(
        "E-4016",
        Text("“{form}”没有第 {n} 次。", "“{form}” has no time {n}.").fill(form=form.text, n=key.repeat),
        Text("从页面列表打开该页后再录入。", "Open the page from the list of pages and record there."),
    )


def _make_way(site: Site, form: Form, page: Page, answers: Answers, book: SubjectBook) -> list[NewEntry]:
    """The drafts others began under the number that is taken now, moved to the next free one before it is: no two become one page.

    A row of a log is always another event; the same time of a page is another sample only where what was typed contradicts.
    """
    log = page.key.visit == LOG_VISIT
    if page.last_sequence or not form.repeats or not (log or site.protocol.visit(page.key.visit).planned):
        return []
    drafts = [draft for person in site.people for draft in site.drafts.of(person) if _beside(draft.page, page.key)]
    others = [draft for draft in drafts if draft.page == page.key and draft.person != site.person.id and not draft.base_sequence]
    moving = [draft for draft in others if log or _contradicts(draft, answers)]
    taken = [draft.page.repeat for draft in drafts] + [one.key.repeat for one in book.repeats(page.key.visit, form.key)]
    return [_moved(site, draft, number) for number, draft in enumerate(moving, 1 + max(taken, default=0))]


def _beside(one: PageKey, other: PageKey) -> bool:
    return (one.subject, one.visit, one.form) == (other.subject, other.visit, other.form)


def _contradicts(draft: Draft, answers: Answers) -> bool:
    typed = {item: Answer.from_payload(payload) for item, payload in draft.answers.items()}
    return any(typed[item].given and answers[item].given and typed[item] != answers[item] for item in typed)


def _moved(site: Site, draft: Draft, number: int) -> NewEntry:
    """The draft stands under its new number before it leaves the old one: nothing is lost if the machine stops between."""
    key = replace(draft.page, repeat=number)
    site.drafts.save(replace(draft, page=key))
    site.drafts.remove(draft.person, draft.page)
    return site.fact(Kind.DRAFT_MOVED, key, payload={"person": draft.person, "from": str(draft.page.repeat)})


def _values(site: Site, form: Form, page: Page, answers: Answers, reasons: Reasons, book: SubjectBook) -> Iterator[NewEntry]:
    now = site.clock.now()
    for item in changed_items(page, answers):
        answer = answers[item]
        happened = _happened(form, item, page, answers, book)
        if page.values(item):
            reason = _demand(reasons.corrections.get(item, ""), "E-4003", form.item(item).text)
            kind = Kind.CORRECTION
        elif answer == NOT_ANSWERED:
            continue
        else:
            late = _delay(form, item, happened, now) is not None
            reason = _demand(reasons.late, "E-4004", form.item(item).text) if late else ""
            kind = Kind.ANSWER
        yield site.fact(kind, page.key, item=item, happened_at=happened, payload=answer.payload(), reason=reason)


def _demand(reason: str, number: str, label: Text) -> str:
    if says_why(reason):
        return reason.strip()
    what = {
        "E-4003": Text("更正“{label}”须写明原因。", "Correcting “{label}” needs a reason."),
        "E-4004": Text("“{label}”是补记，须写明迟记原因。", "“{label}” is a late entry and needs a reason."),
    }[number]
    raise failure(number, what.fill(label=label), WRITE_IT)


def _happened(form: Form, item: str, page: Page, answers: Answers, book: SubjectBook) -> str:
    """When it happened as told: by the section's own time, else by the day on which the visit was held."""
    time = form.section_of(item).time
    return (answers[time].value if time else "") or day_told(book, page.key.visit)


def _delay(form: Form, item: str, happened: str, now: datetime) -> timedelta | None:
    return lateness(form.section_of(item), happened, now)


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
                        happened_at=_happened(form, item.key, page, answers, book),
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
    context = site.context(page.key, answers, book)
    return [
        site.fact(Kind.PROMPT, page.key, item=finding.item, payload=finding.prompt(answers[finding.item]).payload())
        for finding in findings(form, context)
        if finding.item in saved and finding.level is not Level.NOTE
    ]
