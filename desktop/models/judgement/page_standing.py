"""Where one page stands: needed or not, how full, how far signed, and what stands in the way of a signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.findings import check_findings, confirmed, item_findings, open_findings
from desktop.models.judgement.needs import need
from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.judgement.step_findings import step_findings
from desktop.models.judgement.taken_back import taken_back
from desktop.models.protocol.form import Context, Form, Level
from desktop.models.protocol.visit import Need, Visit
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import PageKey


@dataclass(frozen=True, slots=True)
class PageStanding:
    """One page of a visit, a daily sheet or a row of a log."""

    form: Form
    page: Page
    need: Need | None
    """How the visit needs it of this subject; None for what no visit plans."""
    completeness: Completeness
    state: SignState
    must: int
    """Open findings that stand in the way of a signature."""
    taken_back: bool = False
    """Whether it was emptied again before anybody signed it."""

    @property
    def key(self) -> PageKey:
        """Its place."""
        return self.page.key

    @property
    def begun(self) -> bool:
        """Whether anything is recorded on it."""
        return self.state is not SignState.EMPTY

    @property
    def counts(self) -> bool:
        """Whether somebody waits for it; optional and conditional pages count while anything stands on them."""
        return (self.begun and not self.taken_back) or self.need is Need.REQUIRED

    @property
    def complete(self) -> bool:
        """Whether it is begun and completely answered."""
        return self.begun and self.completeness.complete


@dataclass(frozen=True, slots=True)
class _Kept:
    """What only the page itself, its signatures and the day decide."""

    completeness: Completeness
    state: SignState
    must: int
    """Of single answers; what the page's checks and steps say may follow another page."""
    taken_back: bool


_KEPT: Remembered[_Kept] = Remembered()


def of_page(version: str, visit: Visit, form: Form, book: SubjectBook, page: Page | None, today: date) -> PageStanding:
    """The page on this day under that version of the protocol; None is a page nothing is recorded on."""
    needed = need(visit, form, book)
    if page is None:
        empty = Page(PageKey(book.code, visit.key, form.key, 1), ())
        return PageStanding(form, empty, needed, completeness(form, Answers({})), SignState.EMPTY, 0)
    context = Context(page.answers, book, today, page=page.key)
    signed = tuple(signature.sequence for signature in book.signatures_of(page.key))
    kept = _KEPT.get(page, (version, signed, today), lambda: _keep(version, form, page, context))
    return PageStanding(form, page, needed, kept.completeness, kept.state, _must(form, page, kept, context), kept.taken_back)


def first_must(page: PageStanding, book: SubjectBook, today: date) -> str:
    """The item of the first open finding that stands in the way of a signature; nothing where none does."""
    found = open_findings(page.form, page.page, Context(page.page.answers, book, today, page=page.key))
    return next((one.item for one in found if one.level is Level.MUST), "")


def _keep(version: str, form: Form, page: Page, context: Context) -> _Kept:
    must = [one for one in item_findings(form, context) if one.level is Level.MUST and not confirmed(form, page, one, context)]
    state = sign_state(form, page, context.book, version)
    return _Kept(completeness(form, page.answers), state, len(must), taken_back(page, context.book))


def _must(form: Form, page: Page, kept: _Kept, context: Context) -> int:
    """Counted until the page is signed: nothing that must be resolved was open when it was."""
    if kept.state in (SignState.EMPTY, SignState.SIGNED):
        return 0
    steps = [one for one in step_findings(form, page, context) if one.level is Level.MUST]
    found = [*check_findings(form, context, (Level.MUST,)), *steps]
    return kept.must + sum(not confirmed(form, page, one, context) for one in found)
