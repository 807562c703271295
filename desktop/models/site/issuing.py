"""Issue worksheets: numbered paper for the bedside, blank or with what is known; of a page, a visit, or all visits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from desktop.models.accounts.permissions import Act
from desktop.models.judgement.needs import need, planned_on
from desktop.models.printing.worksheet import Worksheet, build_worksheets
from desktop.models.protocol.form import Form
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.protocol.v1.subject import infusion_started
from desktop.models.protocol.visit import Planned, Visit
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.headings import STUDY, made, moves, need_text, subject_header, visit_header
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Language, Text

DAILY_VISIT, DAILY_SHEETS = "DAILY", 15
"""One monitoring sheet for each day from D0 to D14."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sheets that are drawn together and issued in one transaction; until then nobody has them."""

    sheets: tuple[Worksheet, ...]

    @property
    def name(self) -> str:
        """File name without folder: `WS-0031-S01-SCR-VS.pdf`, `WS-0031–0047-S01.pdf` for several."""
        first, last = self.sheets[0], self.sheets[-1]
        if first is last:
            return f"{first.id}-{first.key.shown}.pdf"
        visits = {sheet.key.visit for sheet in self.sheets}
        place = f"{first.key.subject}-{first.key.visit}" if len(visits) == 1 else first.key.subject
        return f"{first.id}–{last.serial:04d}-{place}.pdf"

    def drawn(self, goes_on: Callable[[int], bool]) -> bytes | None:
        """The PDF, away from the ledger; None where `goes_on`, told the sheets drawn so far, answered False. Raises E-5101."""
        return build_worksheets(self.sheets, goes_on)


def page_sheet(site: Site, key: PageKey, *, prefilled: bool, language: Language = Language.ZH) -> Batch:
    """The worksheet of one page, with the site's next serial number."""
    return _batch(site, key.subject, [key], prefilled=prefilled, language=language)


def visit_sheets(site: Site, subject: str, visit: str, *, prefilled: bool, language: Language = Language.ZH) -> Batch:
    """A worksheet for every page that this subject's visit may need."""
    keys = _pages(site, site.subject(subject), site.protocol.visit(visit))
    return _batch(site, subject, keys, prefilled=prefilled, language=language)


def subject_sheets(site: Site, subject: str, *, prefilled: bool, language: Language = Language.ZH) -> Batch:
    """A worksheet for every page of all visits, of the next unscheduled one, of every daily sheet, and a row of each log."""
    book = site.subject(subject)
    keys = [key for visit in site.protocol.visits for key in _pages(site, book, _next(site, book, visit))]
    return _batch(site, subject, keys, prefilled=prefilled, language=language)


def issue(site: Site, batch: Batch) -> Change:
    """Note every sheet of the batch as issued, in one transaction."""
    site.permit(Act.ISSUE_WORKSHEET)
    return append(
        site,
        [
            site.fact(Kind.WORKSHEET_ISSUED, sheet.key, payload={"serial": sheet.id, "prefilled": sheet.known is not None})
            for sheet in batch.sheets
        ],
    )


def issue_worksheet(site: Site, key: PageKey, *, prefilled: bool, language: Language = Language.ZH) -> tuple[Change, bytes, str]:
    """A worksheet of the page, drawn and issued at once; returns change, PDF and file name."""
    batch = page_sheet(site, key, prefilled=prefilled, language=language)
    pdf = batch.drawn(lambda drawn: True)
    assert pdf is not None
    return issue(site, batch), pdf, batch.name


def _batch(site: Site, subject: str, keys: Sequence[PageKey], *, prefilled: bool, language: Language) -> Batch:
    site.permit(Act.ISSUE_WORKSHEET)
    book, issued = site.subject(subject), made(site)
    first = 1 + site.ledger.count(Kind.WORKSHEET_ISSUED)
    return Batch(
        tuple(
            Worksheet(
                serial=serial,
                form=site.protocol.page(key.visit, key.form),
                key=key,
                study=STUDY,
                subject=subject_header(book),
                visit=visit_header(site.protocol.visit(key.visit), book, None),
                issued=issued,
                copy=1 + _copies(book, key),
                needs={one.procedure: need_text(one, book) for one in _planned(site, key)},
                moved=_moved(site, book),
                known=book.page(key).answers if prefilled else None,
                language=language,
                training=site.training,
            )
            for serial, key in zip(count(first), keys, strict=False)
        )
    )


def _moved(site: Site, book: SubjectBook) -> Text | None:
    """The newest move of the planned day of infusion, until the infusion is given."""
    told = moves(book, site.people)
    return Text("计划已改期：{move}", "Plan moved: {move}").fill(move=told[-1]) if told and infusion_started(book) is None else None


def _planned(site: Site, key: PageKey) -> tuple[Planned, ...]:
    return planned_on(site.protocol.visit(key.visit), site.protocol.page(key.visit, key.form))


def _copies(book: SubjectBook, key: PageKey) -> int:
    return sum(entry.kind is Kind.WORKSHEET_ISSUED for entry in book.page(key).entries)


def _pages(site: Site, book: SubjectBook, visit: Visit) -> list[PageKey]:
    """The visit's pages in paper order, without those whose condition does not hold for this subject."""
    forms = [form for form in site.protocol.pages(visit.key) if not planned_on(visit, form) or need(visit, form, book)]
    return [PageKey(book.code, visit.key, form.key, number) for form in forms for number in _numbers(book, visit, form)]


def _numbers(book: SubjectBook, visit: Visit, form: Form) -> Sequence[int]:
    """Which times of a page: every day's sheet, the next row of a log, else the first."""
    if visit.key == DAILY_VISIT:
        return range(1, DAILY_SHEETS + 1)
    if visit.key == LOG_VISIT and form.repeats:
        return [1 + max((page.key.repeat for page in book.repeats(visit.key, form.key)), default=0)]
    return [1]


def _next(site: Site, book: SubjectBook, visit: Visit) -> Visit:
    """The visit itself; of one held as often as needed, the first time that was not begun."""
    if not visit.repeats:
        return visit
    begun = {key.visit for key, page in book.pages.items() if page.last_sequence}
    return next(site.protocol.visit(key) for n in count(1) if (key := visit.key if n == 1 else f"{visit.key}{n}") not in begun)
