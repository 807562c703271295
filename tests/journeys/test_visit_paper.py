"""A visit is signed in one gesture by nurse and physician; its paper is looked at and printed from one of its pages."""

from __future__ import annotations

from pathlib import Path

from desktop.models.records.entry import Kind, PageKey
from desktop.views.dialogs.preview import PreviewDialog
from tests.clinic import NURSE, PHYSICIAN
from tests.held_visits import sign_visit, write_page
from tests.journeys.conftest import Ward
from tests.journeys.test_papers import printed_on
from tests.models.printing.free_programs import every_code, words
from tests.models.site.visits import not_done

PAGES = tuple(PageKey("S01", "SCR", form) for form in ("ECOG", "CMQ", "CARD"))


def printed(ward: Ward, form: str, file: Path) -> list[list[str]]:
    """What stands in the codes of the copy that is printed from the page."""
    ward.open_page(form)
    ward.hands.click("preview")
    printed_on(file, ward)
    dialog = ward.hands.see("preview_dialog")
    assert isinstance(dialog, PreviewDialog)
    codes = [code.split("|") for code in every_code(file)]
    assert dialog.pages == len(codes)
    dialog.reject()
    return codes


def test_the_paper_of_a_signed_visit_lists_its_pages_and_is_printed_whole(nurse: Ward, tmp_path: Path) -> None:
    for key in PAGES:
        write_page(nurse.window.session.site, key, not_done(key).by_key)
    nurse.open_page("ECOG")
    sign_visit(nurse, NURSE)
    nurse.log_out()
    nurse.log_in(PHYSICIAN)
    nurse.choose("S01")
    nurse.open_page("ECOG")
    sign_visit(nurse, PHYSICIAN)
    codes = printed(nurse, "CARD", tmp_path / "visit.pdf")
    assert [code[3] for code in codes] == [f"{number}/{len(codes)}" for number in range(1, len(codes) + 1)]
    assert {code[4] for code in codes} == {"S01-SCR-v01"}
    site = nurse.window.session.site
    original = tmp_path / "original.pdf"
    original.write_bytes(site.documents.get(site.subject("S01").signatures[-1].sha256))
    listed = words(original, 1).partition("目录")[2]
    assert [key.shown for key in PAGES if key.shown not in listed] == []
    (entry,) = site.ledger.entries_of_kind(Kind.PRINTED)
    assert entry.payload["document"] == "S01-SCR-v01"
