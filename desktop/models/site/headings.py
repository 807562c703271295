"""What stands at the head of every paper: study, subject, visit and who made it, read from the casebook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop import __version__
from desktop.models.clock import shown
from desktop.models.judgement.deviations import dismissed_entries
from desktop.models.judgement.timetable import INFUSION_VISIT, counted_from, day_told
from desktop.models.printing.document import Made, StudyHeader, SubjectHeader, VisitHeader
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1 import subject as screening
from desktop.models.protocol.visit import Planned, Visit
from desktop.models.records.answer import day_of
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import Entry
from desktop.models.records.person import Person
from desktop.models.records.prompt import Prompt
from desktop.models.records.reasons import read
from desktop.models.site.site import Site
from desktop.models.text import Text

STUDY = StudyHeader(
    hospital=Text("中国医科大学附属第一医院", "The First Affiliated Hospital of China Medical University"),
    department=Text("风湿免疫科", "Rheumatology and Immunology"),
    registry="NCT07193667",
    protocol="2024-757-2",
)
"""What the registry names; protocol version and ethics approval are not known yet and print as 未定."""


def subject_header(book: SubjectBook) -> SubjectHeader:
    """The subject by code and initials, as far as the screening pages say."""
    consent = screening.screening(book, "ICF")
    version = consent.code("ICFVER")
    signed = consent.code("RFICDTC")[:10]
    birth = screening.birth_date(book)
    return SubjectHeader(
        code=book.code,
        initials=str(book.registered.payload["initials"]),
        sex=screening.sex(book),
        birth_year=str(birth.year) if birth else "",
        consent=f"{version} {signed}".strip(),
        arm=screening.screening(book, "DM").code("DXGRP"),
        dose=_dose_level(book),
    )


def _dose_level(book: SubjectBook) -> str:
    """As the order to infuse names it; nothing before there is one."""
    return next((level for answers in screening.answers_of(book, "INFA") if (level := answers.code("A11LVL"))), "")


def visit_header(visit: Visit, book: SubjectBook, actual: date | None, *, dated: bool = True, timing: Text | None = None) -> VisitHeader:
    """The visit with its window around the planned infusion day; a page that is not dated tells of no day it was done."""
    day_zero = counted_from(visit, book)
    window = ""
    if day_zero is not None and visit.window is not None:
        opens, closes = (day_zero + timedelta(days=days) for days in (visit.window.opens, visit.window.closes))
        window = f"{opens} – {closes}"
    planned = str(day_zero + timedelta(days=visit.nominal_day or 0)) if day_zero else ""
    started = screening.infusion_started(book)
    counted = started.date() if started and visit.key == INFUSION_VISIT else day_zero
    return VisitHeader(
        key=visit.key,
        text=visit.text,
        study_day=None if not dated else study_day(actual, counted) if actual and counted else "",
        planned=None if visit.nominal_day is None else planned,
        window=window,
        actual=None if not dated else str(actual) if actual else "",
        timing=timing,
        judged=_judged(visit, book, actual, day_zero),
    )


def _judged(visit: Visit, book: SubjectBook, actual: date | None, plan: date | None) -> Text | None:
    """Of a visit up to the infusion that was held: the plan it is judged by, and the real day of infusion where that is another."""
    if actual is None or plan is None or visit.nominal_day is None or visit.nominal_day > 0:
        return None
    told = Text("窗口按记录当时的计划回输日 {plan} 计算。", "The window is counted from the infusion as planned when recorded, {plan}.")
    started = screening.infusion_started(book)
    if started is None or started.date() == plan:
        return told.fill(plan=plan)
    told = Text(
        "窗口按记录当时的计划回输日 {plan} 计算；实际回输 {real}，本访视在 {day}。",
        "The window is counted from the infusion as planned when recorded, {plan}; it was given on {real}, this visit is {day}.",
    )
    return told.fill(plan=plan, real=started.date(), day=study_day(actual, started.date()))


def moves(book: SubjectBook, people: Mapping[str, Person]) -> tuple[Text, ...]:
    """Every move of the planned day of infusion in a line: old and new day, when, who and why."""
    told = Text("{before} → {day}", "{before} → {day}")
    return tuple(_said_by(told.fill(before=move.payload["before"], day=move.payload["day"]), move, people) for move in book.moves)


def dismissed(book: SubjectBook, people: Mapping[str, Person]) -> tuple[Text, ...]:
    """Every proposal that somebody said is no deviation, in a line: what, when, who and why."""
    return tuple(_said_by(Prompt.from_payload(one.payload).says, one, people) for one in dismissed_entries(book))


def _said_by(what: Text, entry: Entry, people: Mapping[str, Person]) -> Text:
    person = people[entry.person]
    told = Text(
        "{what}　{at}　{name} {id}　原因：{why}　记录 {n}",
        "{what}　{at}　{name} {id}　reason: {why}　entry {n}",
    )
    return told.fill(what=what, at=shown(entry.recorded_at), name=person.name, id=person.id, why=read(entry.reason), n=entry.sequence)


def need_text(planned: Planned, book: SubjectBook) -> Text:
    """`必做`, `选做`, `按需：…` as this subject's visit needs it, with the condition where there is one."""
    needed = planned.needed(book)
    words = needed.text if needed else Text("不需要", "Not needed")
    if planned.condition is None:
        return words
    return Text("{need}：{when}", "{need}: {when}").fill(need=words, when=planned.condition.text)


def study_day(day: date, day_zero: date) -> str:
    """`D−13`, `D0`, `D+7`: there is a day 0, the day of infusion."""
    days = (day - day_zero).days
    return "D0" if days == 0 else f"D+{days}" if days > 0 else f"D−{-days}"


def actual_day(form: Form, page: Page, book: SubjectBook) -> date | None:
    """The day most of the page happened, by the times that stand now; what tells no time of its own happened on the day of the visit."""
    held, days = day_told(book, page.key.visit), []
    for item in form.items:
        time = form.section_of(item.key).time
        day = day_of((page.answers[time].value if time else "") or held)
        if day is not None and page.answers[item.key].given and not isinstance(item, Derived):
            days.append(day)
    return max(days, key=days.count) if days else None


def made(site: Site) -> Made:
    """Who makes the paper, where, when and at which head of the ledger."""
    head = site.ledger.head
    return Made(
        by=site.person,
        at=site.clock.now(),
        workstation=site.workstation,
        app=f"WardSource {__version__}",
        site_id=site.site_id,
        sequence=head.sequence,
        head=head.short,
    )
