"""Compose a document from the casebook: the value that printing lays out."""

from __future__ import annotations

from collections import Counter
from datetime import date

from desktop.models.failure import Failure
from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.sign_state import covered, still_signed
from desktop.models.judgement.steps import step_states
from desktop.models.judgement.timetable import appointment
from desktop.models.printing.document import Document, DocumentPage, Earlier, StepStanding, VisitHeader
from desktop.models.printing.inside import read
from desktop.models.protocol.form import Context, Form
from desktop.models.records.casebook import Page, Signature, SubjectBook
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
        earlier=_earlier(site, book, document, pages),
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


def _earlier(site: Site, book: SubjectBook, document: str, pages: tuple[Page, ...]) -> tuple[Earlier, ...]:
    """Every signed document that still holds one of these pages, or a valid page under the same name, the oldest first (R-SIG-04)."""
    last = {(one.document, one.version): one for one in book.signatures}
    found = [_kept_of(site, book, signature, {page.key.shown for page in pages}) for signature in last.values()]
    return tuple(one for one in found if one.replaced or (one.valid and one.document == document))


def _kept_of(site: Site, book: SubjectBook, signature: Signature, anew: set[str]) -> Earlier:
    """What becomes of the signature's document once these pages are signed anew; half signed, none of it is valid."""
    on_paper = sorted(covered(signature, book), key=lambda page: _in_paper_order(site, page))
    held = [page for page in on_paper if _document(book.signatures_of(page.key)[-1]) == _document(signature)]
    whole = sum(_document(one) == _document(signature) for one in book.signatures) == signature.expected
    stand = [page for page in held if whole and still_signed(page, (signature,), site.protocol.version)]
    return Earlier(
        document=signature.document,
        version=signature.version,
        head=_head(site, signature) if held else "",
        replaced=tuple(page.key.shown for page in held if page.key.shown in anew),
        valid=tuple(page.key.shown for page in stand if page.key.shown not in anew),
    )


def _in_paper_order(site: Site, page: Page) -> tuple[int, int]:
    forms = [form.key for form in site.protocol.pages(page.key.visit)]
    return forms.index(page.key.form), page.key.repeat


def _document(signature: Signature) -> tuple[str, int]:
    return signature.document, signature.version


def _head(site: Site, signature: Signature) -> str:
    """As it stands on that paper; nothing where the file cannot be read, which is an alarm of its own at login."""
    try:
        ledger = read(site.documents.get(signature.sha256)).record["ledger"]
    except Failure:
        return ""
    return f"{ledger['sequence']} {ledger['head']}"
