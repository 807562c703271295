"""How a page stands with what is on the screen: what is found, marked, missing, changed, and which signature it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import open_findings
from desktop.models.protocol.form import Context, Form, Level, Signer
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Page
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import changed_items
from desktop.views.language import current
from desktop.views.pages.marks import Mark, marks
from desktop.views.pages.page_rows import slot
from desktop.views.pages.panel_foot import FootState
from desktop.views.session import Session


@dataclass(frozen=True, slots=True)
class Look:
    """One moment of an open page."""

    page: Page
    """As recorded."""
    context: Context
    """With the answers on the screen."""
    findings: tuple[Finding, ...]
    marks: Mapping[str, Mark]
    complete: Completeness
    changed: tuple[str, ...]
    """The items whose value is not in the record."""
    waits: Signer | None

    def foot(self, form: Form, session: Session, kept: datetime | None) -> FootState:
        """What the foot tells of it."""
        must = sum(finding.level is Level.MUST for finding in self.findings)
        unsaved = [form.item(item).text for item in self.changed]
        return FootState(unsaved, kept, self.complete, must, self.waits, session.site.person)


def look(session: Session, form: Form, key: PageKey, answers: Answers, kept: datetime | None) -> Look:
    """The page with these answers on the screen; `kept` is when its draft was."""
    site, book = session.site, session.casebook.book(key.subject)
    page, context = book.page(key), site.context(key, answers, book)
    return Look(
        page=page,
        context=context,
        findings=open_findings(form, page, context),
        marks=marks(form, page, answers, kept, book.signatures_of(key), site.protocol.version, current()),
        complete=completeness(form, answers),
        changed=changed_items(page, answers),
        waits=slot(site, book, form, page),
    )
