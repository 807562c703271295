"""Every screening page and every dialog can be read at both sizes in Chinese, English and a longer language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QWidget

from desktop.models.judgement.consequences import Consequences, consequences
from desktop.models.judgement.eligibility import judge
from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.printing import preview_pages
from desktop.models.site.recording import Reasons, record
from desktop.models.site.signing import prepare
from desktop.models.site.site import Site
from desktop.models.text import Language, Text
from desktop.views.dialogs.absence import AbsenceDialog
from desktop.views.dialogs.confirm import ConfirmDialog
from desktop.views.dialogs.correction import Correction, ReasonsDialog
from desktop.views.dialogs.history import HistoryPopover
from desktop.views.dialogs.provenance import ProvenancePopover
from desktop.views.dialogs.sign import SignDialog
from desktop.views.dialogs.worksheet import WorksheetDialog
from desktop.views.main_window import MainWindow
from desktop.views.pages.papers import UnsignedPreview
from desktop.views.session import Session
from desktop.views.tabs.tab import Place
from tests.clinic import NURSE, SIGNS, VITALS, Clinic, answers
from tests.conftest import log_in
from tests.views.layout import EVERYWHERE, layout_faults, leaked_english, settle, spoken

Opened: TypeAlias = Callable[[QWidget, Session], QWidget]

PAGES = ("verdict", "ICF", "DM", "MH", "VS", "LAB", "INV")
LAB = PageKey("S01", "SCR", "LAB")
_TOKEN = re.compile(r"[A-Za-z]{2,}")
ITEMS = [item for form in PROTOCOL.forms for item in form.items]
QUOTED = {source.sentence for source in (*(item.source for item in ITEMS), *(criterion.source for criterion in PROTOCOL.criteria))}
"""The registry's own sentences stay in their own language."""
CODES = {
    token
    for item in ITEMS
    for words in (item.key, getattr(item, "short", ""), getattr(item, "unit", ""), *getattr(item, "units", ()))
    for token in _TOKEN.findall(words)
} | {"CrCl", "ULN", "LLN", "SCR", "VS", "Esc", "IN"}
"""Abbreviations and units that read alike in both languages."""


def leaks(top: QWidget) -> list[str]:
    return [words for words in leaked_english(top) if words not in QUOTED and not set(_TOKEN.findall(words)) <= CODES]


@EVERYWHERE
def test_every_page_can_be_read(busy_window: MainWindow, busy_training: Clinic, size: tuple[int, int], tongue: str) -> None:
    busy_window.resize(*size)
    with spoken(tongue):
        log_in(busy_window, busy_training, NURSE)
        assert busy_window.work is not None
        for subject in ("S01", "S02"):
            for form in PAGES:
                busy_window.work.go(Place(subject, form))
                settle()
                tab = busy_window.work.tab
                assert (form, layout_faults(tab)) == (form, [])
                assert tongue != "zh" or (form, leaks(tab)) == (form, [])


def complete_the_vitals(site: Site) -> None:
    rest = {key: value for key, value in SIGNS.items() if not site.subject("S01").page(VITALS).values(key)}
    record(site, VITALS, answers(rest), Reasons(late="抢救优先"))


def correction(window: QWidget, session: Session) -> QWidget:
    site, book, now = session.site, session.site.subject("S01"), session.clock.now()
    changed = Answers({**book.page(LAB).answers.by_key, "ALT": Answer("132", unit="U/L", lln="7", uln="40")})

    def caused() -> Consequences:
        return consequences(site.protocol, book, LAB, changed, now)

    lines = [Correction("ALT", "ALT", "35 U/L", "132 U/L"), Correction("AST", "AST", "31 U/L", "13 U/L")]
    dialog = ReasonsDialog(window, site, "S01", lines, timedelta(hours=2, minutes=18), caused)
    dialog.open()
    return dialog


def signing(window: QWidget, session: Session) -> QWidget:
    form = session.site.protocol.form("VS")
    dialog = SignDialog(window, session, form, prepare(session.site, (VITALS,), Meaning.RECORD), "S01")
    dialog.open()
    return dialog


def history(window: QWidget, session: Session) -> QWidget:
    site = session.site
    popover = HistoryPopover(window, site.protocol.form("VS"), site.subject("S01").page(VITALS), "TEMP", site.people)
    popover.show_beside(window)
    return popover


def provenance(window: QWidget, session: Session) -> QWidget:
    site = session.site
    judged = judge(site.protocol, site.subject("S01"), session.clock.now().date()).judged
    popover = ProvenancePopover(window, site.protocol.form("LAB").item("CREA"), judged[7:8], None, "F")
    popover.show_beside(window)
    return popover


def confirmation(window: QWidget, _session: Session) -> QWidget:
    finding = Finding(
        "PULSE", Level.MUST, "hard", Text("260 超出 20–250 /min；请核对后重新输入", "260 is outside 20–250 /min; check and enter again")
    )
    dialog = ConfirmDialog(window, "脉搏", "260 /min", "S01", finding, second_person=True)
    dialog.open()
    return dialog


def absence(window: QWidget, _session: Session) -> QWidget:
    dialog = AbsenceDialog(window, "生命体征", "S01", 9)
    dialog.open()
    return dialog


def worksheet(window: QWidget, session: Session) -> QWidget:
    dialog = WorksheetDialog(window, session, session.site.protocol.form("VS"), VITALS)
    dialog.open()
    return dialog


def paper(window: QWidget, session: Session) -> QWidget:
    pdf = preview_pages(session.site, (VITALS,), Language.ZH)
    dialog = UnsignedPreview(window, session.site.protocol.form("VS"), VITALS, pdf)
    dialog.open()
    return dialog


@EVERYWHERE
@pytest.mark.parametrize("opened", [correction, signing, history, provenance, confirmation, absence, worksheet, paper])
def test_every_dialog_can_be_read(
    busy_window: MainWindow, busy_training: Clinic, opened: Opened, size: tuple[int, int], tongue: str
) -> None:
    busy_window.resize(*size)
    log_in(busy_window, busy_training, NURSE)
    complete_the_vitals(busy_window.session.site)
    with spoken(tongue):
        dialog = opened(busy_window, busy_window.session)
        assert layout_faults(dialog) == []
        assert tongue != "zh" or leaks(dialog) == []
        dialog.close()
