"""The pages of a visit as the list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from desktop.models.clock import minute
from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.findings import open_findings
from desktop.models.judgement.needs import need, planned_on
from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.sign_state import SignState, awaited, sign_state
from desktop.models.judgement.taken_back import taken_back
from desktop.models.judgement.windows import shown_day
from desktop.models.protocol.form import Form, Level, Signer
from desktop.models.protocol.v1.subject import day_zero
from desktop.models.protocol.visit import Need, Planned, Visit
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Site
from desktop.models.text import Text, same

DAILY_VISIT = "DAILY"
_LAST_SHEET = 14
"""Study day of the last daily sheet that is laid out; a longer stay goes on with the next."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row of the page list: the newest time the form was done, or the sheet of one day."""

    key: PageKey
    form: Form
    name: Text
    completeness: Completeness
    state: SignState
    worst: Level | None
    """The heaviest open finding on the saved values."""
    need: Need | None
    """None where no procedure of it is planned for this subject, and on pages that are planned for no visit."""
    planned: tuple[Planned, ...]
    """What the visit plans that it records; nothing for a page of a log or a daily sheet."""
    taken_back: bool
    """Whether it was emptied again before anybody signed it."""

    draft: bool = False
    """Whether something typed on it since the login is not saved."""

    @property
    def row(self) -> str:
        """Names the row: `LAB`, `MON_3` for the third day's sheet."""
        return row_name(self.key)

    @property
    def touched(self) -> bool:
        """Whether anything is recorded on it."""
        return self.state is not SignState.EMPTY

    @property
    def counts(self) -> bool:
        """Whether the visit waits for it."""
        return (self.touched and not self.taken_back) or self.need is Need.REQUIRED

    @property
    def spare(self) -> bool:
        """Whether this subject does not need it."""
        return self.need is None and bool(self.planned) and not self.touched

    @property
    def conditions(self) -> tuple[Text, ...]:
        """When its procedures are done, where that is not always."""
        return tuple(one.condition.text for one in self.planned if one.condition)


_ROWS: Remembered[dict[str, tuple[PageRow, ...]]] = Remembered()


def page_rows(site: Site, book: SubjectBook, visit: str) -> tuple[PageRow, ...]:
    """The forms of the visit in order, of the daily sheets one row a day; asked again within a minute they are not worked out again."""
    known = _ROWS.get(book, (site.protocol.version, minute(site.clock.now())), dict)
    if visit not in known:
        known[visit] = _page_rows(site, book, visit)
    return known[visit]


def _page_rows(site: Site, book: SubjectBook, visit: str) -> tuple[PageRow, ...]:
    known = site.protocol.visit(visit)
    if known.plan == DAILY_VISIT:
        return tuple(_row(site, book, known, form, key) for form in site.protocol.pages(visit) for key in _sheets(book, form))
    return tuple(_row(site, book, known, form, newest(book, visit, form.key)) for form in site.protocol.pages(visit))


def row_name(key: PageKey) -> str:
    """Names the row on which a page stands, whichever time it was done."""
    return f"{key.form}_{key.repeat}" if key.visit == DAILY_VISIT else key.form


def newest(book: SubjectBook, visit: str, form: str) -> PageKey:
    """The page of the newest time a form was done, the first where it never was."""
    done = book.repeats(visit, form)
    return done[-1].key if done else PageKey(book.code, visit, form, 1)


def slot(site: Site, book: SubjectBook, form: Form, page: Page) -> Signer | None:
    """The signature the page waits for next: the first again where a change broke those it had, or stopped its document."""
    return awaited(form, page, book, site.protocol.version)


def _sheets(book: SubjectBook, form: Form) -> tuple[PageKey, ...]:
    """D0 to D14, and what was recorded later."""
    later = {page.key for page in book.repeats(DAILY_VISIT, form.key)}
    return tuple(sorted(later | {PageKey(book.code, DAILY_VISIT, form.key, day + 1) for day in range(_LAST_SHEET + 1)}))


def _row(site: Site, book: SubjectBook, visit: Visit, form: Form, key: PageKey) -> PageRow:
    page = book.page(key)
    return PageRow(
        key=key,
        form=form,
        name=_name(book, form, key),
        completeness=completeness(form, page.answers),
        state=sign_state(form, page, book, site.protocol.version),
        worst=_worst(site, book, form, page),
        need=need(visit, form, book),
        planned=planned_on(visit, form),
        taken_back=taken_back(page, book),
    )


def _name(book: SubjectBook, form: Form, key: PageKey) -> Text:
    if key.visit != DAILY_VISIT:
        return form.short
    zero, number = day_zero(book), key.repeat - 1
    day = f" {zero + timedelta(number):%m-%d}" if zero else ""
    return same(f"{shown_day(number)}{day}")


def _worst(site: Site, book: SubjectBook, form: Form, page: Page) -> Level | None:
    """Nothing is asked of a page on which nothing is recorded."""
    if not page.entries:
        return None
    levels = {finding.level for finding in open_findings(form, page, site.context(page.key, page.answers, book))}
    return next((level for level in (Level.MUST, Level.CHECK) if level in levels), None)
