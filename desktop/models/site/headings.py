"""What stands at the head of every paper: study, subject, visit and who made it, read from the casebook."""

from __future__ import annotations

from datetime import date, timedelta

from desktop import __version__
from desktop.models.judgement.timetable import counted_from
from desktop.models.printing.document import Made, StudyHeader, SubjectHeader, VisitHeader
from desktop.models.protocol.v1 import subject as screening
from desktop.models.protocol.visit import Planned, Visit
from desktop.models.records.casebook import Page, SubjectBook
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
    )


def visit_header(visit: Visit, book: SubjectBook, actual: date | None, *, dated: bool = True, timing: Text | None = None) -> VisitHeader:
    """The visit with its window around the planned infusion day; a page that is not dated tells of no day it was done."""
    day_zero = counted_from(visit, book)
    window = ""
    if day_zero is not None and visit.window is not None:
        opens, closes = (day_zero + timedelta(days=days) for days in (visit.window.opens, visit.window.closes))
        window = f"{opens} – {closes}"
    planned = str(day_zero + timedelta(days=visit.nominal_day or 0)) if day_zero else ""
    return VisitHeader(
        key=visit.key,
        text=visit.text,
        study_day=None if not dated else study_day(actual, day_zero) if actual and day_zero else "",
        planned=None if visit.nominal_day is None else planned,
        window=window,
        actual=None if not dated else str(actual) if actual else "",
        timing=timing,
    )


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


def actual_day(page: Page) -> date | None:
    """The day most of the page happened, as told by its timed sections."""
    days = [entry.happened_at[:10] for entry in page.entries if entry.happened_at]
    return date.fromisoformat(max(days, key=days.count)) if days else None


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
