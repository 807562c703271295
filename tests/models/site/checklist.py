"""Steps of the infusion-day checklist at a real site, recorded by the nurse: the bag inspected (E03), the line primed (F03)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.models.judgement.steps import StepState, step_state
from desktop.models.protocol.form import Context
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Change, Site

THAW, BEDSIDE = PageKey("S01", "D0", "INFE"), PageKey("S01", "D0", "INFF")
INSPECTED = {"E03INT": "Y", "E03CLUMP": "N", "E03DTC": "2026-01-05T10:20", "E03YN": "DONE"}
TORN = INSPECTED | {"E03INT": "N"}


def write(site: Site, key: PageKey, given: Mapping[str, str]) -> Change:
    """Save these values; one that stands already is corrected."""
    standing = site.subject(key.subject).page(key).answers
    told = {item: Answer(text) for item, text in given.items()}
    corrected = {item: "录入错误" for item in told if standing[item].given and standing[item] != told[item]}
    return record(site, key, Answers({**standing.by_key, **told}), Reasons(corrected, late="结果迟回"))


def state(site: Site, key: PageKey, number: str) -> StepState:
    """How the step stands on what is recorded."""
    book, now = site.subject(key.subject), site.clock.now()
    page = book.page(key)
    return step_state(site.protocol.page(key.visit, key.form), number, page, Context(page.answers, book, now.date(), now))
