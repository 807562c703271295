"""今日 reminds whoever really signs next, of what really can be signed."""

from __future__ import annotations

from pathlib import Path

from desktop.models.judgement.holidays import WEEKENDS
from desktop.models.judgement.page_standing import first_must
from desktop.models.judgement.sign_state import awaited
from desktop.models.judgement.standing import standing
from desktop.models.judgement.task import Pressing, Task
from desktop.models.judgement.today import tasks
from desktop.models.protocol.form import PHYSICIANS
from desktop.models.records.answer import NOT_ANSWERED, Answers
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from desktop.models.site.checking import check_step
from desktop.models.site.issuing import issue_worksheet
from desktop.models.site.overriding import override_gate
from desktop.models.site.printing import preview_pages
from desktop.models.site.recording import Reasons, record
from desktop.models.site.signing import commit_all, gesture, make_all
from desktop.models.site.site import Site
from desktop.models.text import Language
from tests.clinic import NURSE, PHYSICIAN, SIGNS, VITALS, Clinic, clinic, with_subject, write_vitals
from tests.models.printing.free_programs import words
from tests.models.site.checklist import THAW, TORN
from tests.models.site.checklist import write as write_steps
from tests.models.site.visits import RECORDED, VISIT, write

FIRST, SECOND, THIRD = RECORDED
SIGNING = (Pressing.UNSIGNED, Pressing.REVIEW, Pressing.BROKEN)


def sign(ward: Clinic, site: Site) -> None:
    commit_all(site, make_all(gesture(site, "S01", VISIT).documents, ward.password(site.person.id)))


def waiting(site: Site, *kinds: Pressing) -> list[Task]:
    book = site.subject("S01")
    found = tasks([(book, standing(site.protocol, book, site.clock.now().date()))], WEEKENDS)
    return [task for task in found if task.pressing in kinds]


def asked(site: Site, key: PageKey) -> set[Role]:
    """Who signs the page next, by the record itself."""
    book = site.subject("S01")
    slot = awaited(site.protocol.page(key.visit, key.form), book.page(key), book, site.protocol.version)
    return set(slot.roles) if slot else set()


def half_signed(folder: Path) -> Clinic:
    ward = clinic(folder)
    with ward.opened(NURSE) as site:
        with_subject(site)
        write(site, *RECORDED)
        sign(ward, site)
    return ward


def test_a_half_signed_document_waits_for_the_physician(tmp_path: Path) -> None:
    with half_signed(tmp_path).opened() as site:
        (row,) = waiting(site, *SIGNING)
        assert (row.pressing, set(row.roles)) == (Pressing.REVIEW, set(PHYSICIANS))
        assert set(row.roles) == asked(site, FIRST)


def test_once_a_page_of_it_changed_the_nurse_is_reminded_and_no_physician_in_vain(tmp_path: Path) -> None:
    """The physician could only open it and be sent away: the pages beside the changed one are signed anew with it."""
    ward = half_signed(tmp_path)
    with ward.opened() as site:
        write(site, FIRST, why="设备故障")
        rows = waiting(site, *SIGNING)
        assert [row.pressing for row in rows] == [Pressing.BROKEN, Pressing.UNSIGNED]
        assert rows[1].what.zh == f"{VISIT} 共 2 页"
        assert all(Role.NURSE in row.roles and not set(row.roles) & set(PHYSICIANS) for row in rows)
        assert {key for key in RECORDED if Role.NURSE in asked(site, key)} == set(RECORDED)
        sign(ward, site)
        (row,) = waiting(site, *SIGNING)
        assert (row.pressing, set(row.roles)) == (Pressing.REVIEW, set(PHYSICIANS))
    with ward.opened(PHYSICIAN) as site:
        sign(ward, site)
        assert waiting(site, *SIGNING) == []


def test_a_step_that_went_on_past_its_stop_is_something_to_resolve_and_not_to_sign(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_steps(site, THAW, TORN)
        one = standing(site.protocol, site.subject("S01"), site.clock.now().date())
        (page,) = [page for page in one.pages if page.must]
        assert (page.key, first_must(page, site.subject("S01"), one.today)) == (THAW, "E03YN")
        assert [(row.form, row.pressing) for row in waiting(site, Pressing.MUST)] == [("INFE", Pressing.MUST)]
        override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), "已报告主要研究者并同意")
        assert [row.form for row in waiting(site, Pressing.MUST)] == ["INFE"], "the second person lacks"
        check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN))
        assert waiting(site, Pressing.MUST) == []


def test_a_page_taken_back_can_still_be_put_on_paper(tmp_path: Path) -> None:
    """With what it said struck through, for whoever asks what became of it."""
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        recorded = dict.fromkeys(SIGNS)
        record(site, VITALS, Answers(dict.fromkeys(recorded, NOT_ANSWERED)), Reasons(dict.fromkeys(recorded, "录错受试者")))
        page, sheet = tmp_path / "page.pdf", tmp_path / "sheet.pdf"
        page.write_bytes(preview_pages(site, (VITALS,), Language.ZH))
        assert "录错受试者" in words(page)
        assert "36.6" in words(page)
        _, pdf, _ = issue_worksheet(site, VITALS, prefilled=True)
        sheet.write_bytes(pdf)
        assert "生命体征" in words(sheet)
