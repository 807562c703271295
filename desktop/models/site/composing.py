"""Compose a document from the casebook: the value that printing lays out."""

from __future__ import annotations

from collections import Counter
from datetime import date

from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.steps import step_states
from desktop.models.judgement.timetable import appointment
from desktop.models.printing.document import Document, DocumentPage, StepStanding, VisitHeader
from desktop.models.protocol.form import Context, Form
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.site.headings import STUDY, actual_day, made, subject_header, visit_header
from desktop.models.site.site import Site
from desktop.models.text import Language


def compose(
    site: Site, book: SubjectBook, pages: tuple[Page, ...], document: str, *, draft: bool = False, language: Language = Language.ZH
) -> Document:
    """The next version of the document, with the pages as they stand now; a draft is for the eye and is never signed."""
    version = 1 + max((one.version for one in book.signatures if one.document == document), default=0)
    first = pages[0]
    shown = tuple(_page(site, book, page) for page in pages)
    return Document(
        document=document,
        version=version,
        study=STUDY,
        subject=subject_header(book),
        visit=_visit(site, book, shown),
        pages=shown,
        signers=site.protocol.page(first.key.visit, first.key.form).signers,
        people=site.people,
        made=made(site),
        replaces=version - 1 or None,
        training=site.training,
        draft=draft,
        language=language,
    )


def _page(site: Site, book: SubjectBook, page: Page) -> DocumentPage:
    form = site.protocol.page(page.key.visit, page.key.form)
    return DocumentPage(
        form=form,
        page=page,
        protocol_version=site.protocol.version,
        answered=completeness(form, page.answers).shown,
        steps=_steps(site, book, form, page),
    )


def _steps(site: Site, book: SubjectBook, form: Form, page: Page) -> dict[str, StepStanding]:
    """How each step stands on what is saved."""
    now = site.clock.now()
    states = step_states(form, page, Context(page.answers, book, now.date(), now))
    return {state.step.number: StepStanding(stops=state.stops, stale=state.stale) for state in states}


def _visit(site: Site, book: SubjectBook, pages: tuple[DocumentPage, ...]) -> VisitHeader:
    """The visit of the pages; of a whole visit also how its day lies to the window."""
    visit = site.protocol.visit(pages[0].page.key.visit)
    dated = any(section.time for page in pages for section in page.form.sections)
    if len(pages) == 1:
        return visit_header(visit, book, actual_day(pages[0].page), dated=dated)
    held = appointment(visit, book, site.clock.now().date())
    timing = held.window.timing.text if held.window and held.actual else None
    return visit_header(visit, book, held.actual or _usual_day(pages), dated=dated, timing=timing)


def _usual_day(pages: tuple[DocumentPage, ...]) -> date | None:
    """The day on which most of the pages were done."""
    days = Counter(day for page in pages if (day := actual_day(page.page)))
    return days.most_common(1)[0][0] if days else None
