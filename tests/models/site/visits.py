"""A visit of few pages for the tests of signing: everything on a page stated as not done, so that it is complete."""

from __future__ import annotations

from desktop.models.judgement.completeness import completeness
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, corrected_items, record
from desktop.models.site.site import Site

VISIT = "D4"
RECORDED = tuple(PageKey("S01", VISIT, form) for form in ("CMQ", "AEQ", "CARDX"))
"""Recorded by the nurse, reviewed by the physician."""
PHYSICIANS_OWN = tuple(PageKey("S01", VISIT, form) for form in ("PE", "LICATSA"))
"""Written and signed by the physician alone."""


def not_done(key: PageKey, why: str = "受试者未到") -> Answers:
    """The page complete, with one reason for every item."""
    form, given = PROTOCOL.page(key.visit, key.form), Answers({})
    while missing := completeness(form, given).missing:
        given = Answers({**given.by_key, **{item: Answer(absent=Absent.ND, why=why) for item in missing}})
    return given


def write(site: Site, *keys: PageKey, why: str = "受试者未到") -> None:
    """Write the pages; written once more with another reason, they are corrected."""
    for key in keys:
        answers = not_done(key, why)
        corrected = corrected_items(site.subject(key.subject).page(key), answers)
        record(site, key, answers, Reasons(dict.fromkeys(corrected, "录入错误"), late="事后补记"))
