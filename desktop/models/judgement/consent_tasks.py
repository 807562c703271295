"""What is missing before everything else: the consent of a subject on whom something was already recorded."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.standing import Standing
from desktop.models.judgement.task import Pressing, Task, named_pages
from desktop.models.protocol.form import CLINICAL
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.protocol.v1.subject import SCREENING_VISIT, consented_at
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text

_CONSENT, _SIGNED = "ICF", "RFICDTC"
_OF_ITSELF = (_CONSENT, "DM", "MH")
"""Pages that are no procedure: the consent, who the subject is, and the past."""


def of_consent(book: SubjectBook, standing: Standing) -> Iterator[Task]:
    """Since the first procedure was recorded the consent is waited for, until it is on file."""
    if consented_at(book) is not None:
        return
    done = [page for page in standing.pages if page.begun and page.key.form not in _OF_ITSELF and page.key.visit != LOG_VISIT]
    if not done:
        return
    since = min(entry.recorded_at for page in done for entry in page.page.entries).astimezone(SITE_ZONE).date()
    detail = Text("无知情同意，已录入 {pages}", "no consent on file, yet recorded: {pages}").fill(pages=named_pages(done))
    what = Text("SCR 知情同意", "SCR Informed consent")
    yield Task(Pressing.OVERDUE, book.code, what, detail, CLINICAL, SCREENING_VISIT, _CONSENT, _SIGNED, day=since)
