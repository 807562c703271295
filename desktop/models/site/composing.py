"""Compose a document from the casebook: the value that printing lays out."""

from __future__ import annotations

from collections import Counter
from datetime import date

from desktop.models.failure import Failure
from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.deviations import DEVIATION_FORM
from desktop.models.judgement.findings import open_findings
from desktop.models.judgement.page_standing import PageStanding
from desktop.models.judgement.sign_state import SignState, covered, still_signed
from desktop.models.judgement.standing import standing
from desktop.models.judgement.steps import step_states
from desktop.models.judgement.timetable import appointment
from desktop.models.printing.document import Document, DocumentPage, Earlier, NotHere, OpenPrompt, StepStanding, VisitHeader
from desktop.models.printing.inside import read
from desktop.models.protocol.form import Context, Form, Level
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.casebook import Page, Signature, SubjectBook
from desktop.models.site.headings import STUDY, actual_day, dismissed, made, moves, subject_header, visit_header
from desktop.models.site.site import Site
from desktop.models.text import Language, Text


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
        not_here=_not_here(site, book, document, pages),
        moves=moves(book, site.people) if any(_planned(site, page) for page in pages) else (),
        dismissed=dismissed(book, site.people) if (first.key.visit, first.key.form) == (LOG_VISIT, DEVIATION_FORM) else (),
        training=site.training,
        draft=draft,
        language=language,
    )


def _page(site: Site, book: SubjectBook, page: Page) -> DocumentPage:
    form = site.protocol.page(page.key.visit, page.key.form)
    context = site.context(page.key, page.answers, book)
    asked = [one for one in open_findings(form, page, context) if one.level is not Level.NOTE]
    return DocumentPage(
        form=form,
        page=page,
        protocol_version=site.protocol.version,
        answered=completeness(form, page.answers).shown,
        steps=_steps(form, page, context),
        open=tuple(OpenPrompt(one.item, one.level, one.check, one.says) for one in asked),
    )


def _planned(site: Site, page: Page) -> bool:
    """Whether the page depends on the planned day of infusion: it holds the first plan, or its visit is up to the infusion."""
    nominal = site.protocol.visit(page.key.visit).nominal_day
    return page.key.form == "DM" or (nominal is not None and nominal <= 0)


def _not_here(site: Site, book: SubjectBook, document: str, pages: tuple[Page, ...]) -> tuple[NotHere, ...]:
    """Of a whole visit, the pages that count and are not in this document."""
    held, visit = {page.key for page in pages}, pages[0].key.visit
    if document == pages[0].key.shown:
        return ()
    stands = standing(site.protocol, book, site.clock.now().date())
    counted = (page for one in stands.visits if one.visit.key == visit for page in one.counted)
    return tuple(NotHere(page.key.shown, page.form.text, _where(book, page)) for page in counted if page.key not in held)


def _where(book: SubjectBook, page: PageStanding) -> Text:
    """In which signed document the page is, or why in none."""
    signed = book.signatures_of(page.key)
    if page.state in (SignState.SIGNED, SignState.PARTLY):
        return Text("另见文件 {id}", "See document {id}").fill(id=f"{signed[-1].document}-v{signed[-1].version:02d}")
    if page.state is SignState.BROKEN:
        return Text("签名后有更改，尚未重签，不在本文件", "Changed after signing, not signed anew, not in this document")
    if page.state is SignState.EMPTY:
        return Text("未录入", "Not recorded")
    return Text("已录入，本文件生成时未签名，不在本文件", "Recorded, not signed when this was made, not in this document")


def _steps(form: Form, page: Page, context: Context) -> dict[str, StepStanding]:
    """How each step stands on what is saved."""
    states = step_states(form, page, context)
    return {
        state.step.number: StepStanding(
            stops=state.stops, stale=state.stale, late=state.late, overtaken=state.overtaken is not None, on_behalf=state.on_behalf
        )
        for state in states
    }


def _visit(site: Site, book: SubjectBook, pages: tuple[DocumentPage, ...]) -> VisitHeader:
    """The visit of the pages; of a whole visit also how its day lies to the window."""
    visit = site.protocol.visit(pages[0].page.key.visit)
    dated = any(section.time for page in pages for section in page.form.sections)
    if len(pages) == 1:
        return visit_header(visit, book, _day(pages[0], book), dated=dated)
    held = appointment(visit, book, site.clock.now().date())
    timing = held.window.timing.text if held.window and held.actual else None
    return visit_header(visit, book, held.actual or _usual_day(pages, book), dated=dated, timing=timing)


def _day(page: DocumentPage, book: SubjectBook) -> date | None:
    return actual_day(page.form, page.page, book)


def _usual_day(pages: tuple[DocumentPage, ...], book: SubjectBook) -> date | None:
    """The day on which most of the pages were done."""
    days = Counter(day for page in pages if (day := _day(page, book)))
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
