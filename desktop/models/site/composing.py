"""Compose a document from the casebook: the value that printing lays out."""

from __future__ import annotations

from desktop.models.printing.document import Document, DocumentPage
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
    visit = site.protocol.visit(first.key.visit)
    dated = any(section.time for page in pages for section in site.protocol.form(page.key.form).sections)
    return Document(
        document=document,
        version=version,
        study=STUDY,
        subject=subject_header(book),
        visit=visit_header(visit, book, actual_day(first), dated=dated),
        pages=tuple(
            DocumentPage(form=site.protocol.form(page.key.form), page=page, protocol_version=site.protocol.version) for page in pages
        ),
        signers=site.protocol.form(first.key.form).signers,
        people=site.people,
        made=made(site),
        replaces=version - 1 or None,
        training=site.training,
        draft=draft,
        language=language,
    )
