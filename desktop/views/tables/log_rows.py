"""The rows of a subject's logs as values: what the columns show, how far each row is filled and signed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.deviations import DEVIATION_FORM
from desktop.models.judgement.findings import open_findings
from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.protocol.form import Form, Level
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import resumed, typed_items, waiting_drafts
from desktop.models.site.headings import dismissed
from desktop.models.site.site import Site
from desktop.models.text import Language, Text
from desktop.views.tables.log_columns import cell, columns


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of a log; one that is only a draft shows what was typed and is no record."""

    key: PageKey
    cells: tuple[str, ...]
    completeness: Completeness
    state: SignState
    worst: Level | None
    """The heaviest open finding on the values shown."""
    draft: bool
    """Whether somebody who is logged in typed on it and did not save."""

    @property
    def recorded(self) -> bool:
        """Whether anything of it is in the record."""
        return self.state is not SignState.EMPTY


@dataclass(frozen=True, slots=True)
class Log:
    """One log of a subject with its rows, in the order of their numbers."""

    form: Form
    rows: tuple[LogRow, ...]
    dismissed: tuple[Text, ...] = ()
    """Of the deviations: what was proposed and somebody said is none, with who, when and why."""

    @property
    def worst(self) -> Level | None:
        """The heaviest open finding of its rows."""
        return _worst({row.worst for row in self.rows})

    @property
    def next_number(self) -> int:
        """The number a new row gets."""
        return max((row.key.repeat for row in self.rows), default=0) + 1

    @property
    def takes_more(self) -> bool:
        """Whether another row can be added; withdrawal, death and completion happen once."""
        return self.form.repeats or not self.rows


def logs(site: Site, book: SubjectBook, language: Language) -> tuple[Log, ...]:
    """All logs of the subject in paper order."""
    typed = _typed(site, book)
    return tuple(_log(site, book, form, typed, language) for form in site.protocol.pages(LOG_VISIT))


def log(site: Site, book: SubjectBook, form: Form, language: Language) -> Log:
    """One log of the subject."""
    return _log(site, book, form, _typed(site, book), language)


def _log(site: Site, book: SubjectBook, form: Form, typed: Mapping[PageKey, Answers], language: Language) -> Log:
    recorded = {page.key for page in book.repeats(LOG_VISIT, form.key) if page.last_sequence}
    keys = sorted(recorded | {key for key in typed if key.form == form.key}, key=lambda key: key.repeat)
    rows = tuple(_row(site, book, form, book.page(key), typed.get(key), language) for key in keys)
    return Log(form, rows, dismissed(book, site.people) if form.key == DEVIATION_FORM else ())


def _row(site: Site, book: SubjectBook, form: Form, page: Page, typed: Answers | None, language: Language) -> LogRow:
    answers = page.answers if page.last_sequence or typed is None else typed
    found = open_findings(form, page, site.context(page.key, answers, book))
    return LogRow(
        page.key,
        tuple(cell(form, column, answers, language) for column in columns(form)),
        completeness(form, answers),
        sign_state(form, page, book, site.protocol.version),
        _worst({finding.level for finding in found}),
        typed is not None,
    )


def _worst(levels: Collection[Level | None]) -> Level | None:
    return next((level for level in (Level.MUST, Level.CHECK) if level in levels), None)


def _typed(site: Site, book: SubjectBook) -> Mapping[PageKey, Answers]:
    """The log pages with a draft of the person logged in, as they stand with what was typed."""
    drafts = [draft for draft in waiting_drafts(site) if (draft.page.subject, draft.page.visit) == (book.code, LOG_VISIT)]
    return {draft.page: resumed(page, draft) for draft in drafts if typed_items(page := book.page(draft.page), draft)}
