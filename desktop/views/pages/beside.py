"""What opens beside a field of the page: its history (F2) and its provenance (F1)."""

from __future__ import annotations

from desktop.models.judgement.eligibility import Judged, judge
from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1.subject import PLANNED_ITEM, SCREENING_VISIT, sex
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.site import Site
from desktop.views.dialogs.history import HistoryPopover
from desktop.views.dialogs.provenance import ProvenancePopover
from desktop.views.pages.context import uses
from desktop.views.pages.form_panel import FormPanel
from desktop.views.session import Session


def show_history(panel: FormPanel, session: Session, item: str) -> None:
    """Every value of the item; nothing where the caret is in none."""
    if item:
        moves = session.casebook.book(panel.key.subject).moves if item == PLANNED_ITEM else ()
        HistoryPopover(panel, panel.form, panel.page, item, session.site.people, moves).show_beside(panel.view.field(item))


def show_provenance(panel: FormPanel, session: Session, item: str) -> None:
    """Where the item comes from and what uses it; nothing where the caret is in none."""
    if not item:
        return
    site, book = session.site, session.casebook.book(panel.key.subject)
    asked = panel.form.item(item)
    working = asked.compute(panel.answers(), book) if isinstance(asked, Derived) else None
    judged = criteria_of(site, book, panel.key, item)
    ProvenancePopover(panel, asked, judged, working, sex(book)).show_beside(panel.view.field(item))


def criteria_of(site: Site, book: SubjectBook, key: PageKey, item: str) -> tuple[Judged, ...]:
    """The criteria that look at the item; those of this protocol look at screening pages alone."""
    if key.visit != SCREENING_VISIT:
        return ()
    return uses(judge(site.protocol, book, site.clock.now().date()), key.form, item)
