"""The pages of a visit as the list shows them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.findings import open_findings
from desktop.models.judgement.sign_state import SignState, next_signer, sign_state, still_signed
from desktop.models.protocol.items import Context, Form, Level, Signer
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Site


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row of the page list: the newest time the form was done."""

    key: PageKey
    form: Form
    completeness: Completeness
    state: SignState
    worst: Level | None
    """The heaviest open finding on the saved values."""


def page_rows(site: Site, book: SubjectBook, visit: str) -> tuple[PageRow, ...]:
    """The forms of the visit in their order."""
    return tuple(_row(site, book, visit, site.protocol.form(key)) for key in site.protocol.visit(visit).forms)


def newest(book: SubjectBook, visit: str, form: str) -> PageKey:
    """The page of the newest time a form was done, the first where it never was."""
    done = book.repeats(visit, form)
    return done[-1].key if done else PageKey(book.code, visit, form, 1)


def slot(site: Site, book: SubjectBook, form: Form, page: Page) -> Signer | None:
    """The signature the page waits for next: the first again where a change broke those it had."""
    signatures = book.signatures_of(page.key)
    standing = signatures if still_signed(page, signatures, site.protocol.version) else ()
    return next_signer(form, standing)


def _row(site: Site, book: SubjectBook, visit: str, form: Form) -> PageRow:
    page = book.page(newest(book, visit, form.key))
    found = open_findings(form, page, Context(page.answers, book, site.clock.now().date(), site.clock.now()))
    levels = {finding.level for finding in found}
    worst = next((level for level in (Level.MUST, Level.CHECK) if level in levels), None)
    return PageRow(page.key, form, completeness(form, page.answers), sign_state(form, page, book, site.protocol.version), worst)
