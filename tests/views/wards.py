"""A ward in the middle of its work: three subjects at different stages and a draft that waits."""

from __future__ import annotations

from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import keep_draft
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.views.session import Session
from tests.clinic import NURSE, Clinic
from tests.models.ward import Given, eligible


def busy_ward(training: Clinic, session: Session) -> None:
    """S01 all but judged, S02 with an impossible value, an awaited result and a window that closes, S03 just registered."""
    assert session.log_in(NURSE, training.password(NURSE))
    for initials in ("LXYU", "ZHMI", "CJWE"):
        register_subject(session.site, initials)
    first = eligible()
    del first["INV", 1]
    _record(session, "S01", first)
    second = eligible()
    del second["INV", 1], second["MH", 1]
    second["DM", 1]["D0PLDTC"] = "2026-01-12"
    second["LAB", 1] |= {"ALT": Answer(pending=True), "PT": Answer("300", unit="s")}
    _record(session, "S02", second)
    keep_draft(session.site, PageKey("S02", "SCR", "MH"), Answers({"MHTERM": Answer("SLE")}))
    session.log_out()


def _record(session: Session, code: str, pages: dict[tuple[str, int], Given]) -> None:
    for (form, repeat), given in pages.items():
        answers = {item: answer if isinstance(answer, Answer) else Answer(answer) for item, answer in given.items()}
        record(session.site, PageKey(code, "SCR", form, repeat), Answers(answers), Reasons(late="结果迟回"))
