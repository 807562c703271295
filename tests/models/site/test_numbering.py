"""Two people begin the same row or repeat: whoever saves first has the number, the other's draft is whole under the next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.models.judgement.today import Unsaved, draft_tasks
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.drafting import draft_answers, draft_of, keep_draft, moved_from, restore_draft, resumed, waiting_drafts
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, Clinic, answers, clinic, with_subject

FEVER = {"AETERM": "发热", "AESTDAT": "2026-01-04", "AETOXGR": "1"}
RASH = {"AETERM": "皮疹", "AESTDAT": "2026-01-05", "AESER": "N"}
MORNING = {"CBCDTC": "2026-01-05T07:40", "WBC": "4.21"}
NOON = {"CBCDTC": "2026-01-05T10:20", "WBC": "1.02"}


def event(number: int) -> PageKey:
    return PageKey("S01", "LOG", "AE", number)


def sample(number: int) -> PageKey:
    return PageKey("S01", "SCR", "LAB", number)


def values(site: Site, key: PageKey) -> dict[str, str]:
    page = site.subject(key.subject).page(key)
    return {item: page.answers[item].value for item in page.answers if page.answers[item].derived is None}


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    """Events 1 and 2 are recorded; the nurse has begun a third and did not save it."""
    made = clinic(tmp_path)
    with made.opened(NURSE) as site:
        with_subject(site)
        for number in (1, 2):
            record(site, event(number), answers({"AETERM": f"乏力 {number}"}), Reasons())
        keep_draft(site, event(3), answers(FEVER))
    return made


def save(ward: Clinic, user: str, key: PageKey, given: Mapping[str, str]) -> None:
    with ward.opened(user) as site:
        record(site, key, answers(dict(given)), Reasons())


def test_two_events_begun_under_one_number_become_two_rows(ward: Clinic) -> None:
    """The harm: the grade of one event on the row of another."""
    save(ward, PHYSICIAN, event(3), RASH)
    with ward.opened(NURSE) as site:
        (draft,) = waiting_drafts(site)
        assert draft.page == event(4)
        assert draft_of(site, event(3)) is None, "the other's event is not overlaid with hers"
        restore_draft(site, draft)
        record(site, draft.page, resumed(site.subject("S01").page(draft.page), draft), Reasons())
        assert values(site, event(3)) == RASH
        assert values(site, event(4)) == FEVER
        assert not [entry for entry in site.subject("S01").page(event(3)).entries if entry.kind is Kind.CORRECTION]


def test_the_moved_draft_says_under_which_number_it_was_begun(ward: Clinic) -> None:
    save(ward, PHYSICIAN, event(3), RASH)
    with ward.opened(NURSE) as site:
        (draft,) = waiting_drafts(site)
        (row,) = draft_tasks([Unsaved(draft.page, 3, draft.saved_at, moved_from(site, draft.page))], site.protocol.forms)
        assert row.what.zh == "不良事件 4"
        assert "第 3 号已由他人使用，改为第 4 号" in row.detail.zh
        (moved,) = [entry for entry in site.ledger.entries() if entry.kind is Kind.DRAFT_MOVED]
        assert (moved.person, moved.payload["person"], moved.payload["from"], moved.repeat) == (PHYSICIAN, NURSE, "3", 4)
        record(site, draft.page, draft_answers(draft), Reasons())
        assert moved_from(site, draft.page) is None, "once it is recorded its number is its own"


def test_a_free_number_is_free_of_everybodys_drafts(ward: Clinic) -> None:
    with ward.opened(PHYSICIAN) as site:
        keep_draft(site, event(4), answers({"AETERM": "头痛"}))
        record(site, event(3), answers(RASH), Reasons())
        assert [draft.page for draft in waiting_drafts(site)] == [event(4)]
    with ward.opened(NURSE) as site:
        assert [draft.page for draft in waiting_drafts(site)] == [event(5)]


def test_what_is_typed_on_a_row_that_is_recorded_stays_there(ward: Clinic) -> None:
    """A correction begun by one while the other saves is a correction still."""
    with ward.opened(NURSE) as site:
        keep_draft(site, event(2), answers({"AETERM": "乏力 2", "AETOXGR": "2"}))
    save(ward, PHYSICIAN, event(2), {"AESER": "N"})
    with ward.opened(NURSE) as site:
        assert {draft.page for draft in waiting_drafts(site)} == {event(2), event(3)}


def test_two_samples_begun_as_the_same_repeat_become_two_pages(ward: Clinic) -> None:
    with ward.opened(NURSE) as site:
        keep_draft(site, sample(1), answers(MORNING))
    save(ward, PHYSICIAN, sample(1), NOON)
    with ward.opened(NURSE) as site:
        draft = next(one for one in waiting_drafts(site) if one.page.form == "LAB")
        assert draft.page == sample(2)
        record(site, draft.page, draft_answers(draft), Reasons(late="结果迟回"))
        assert (values(site, sample(1)), values(site, sample(2))) == (NOON, MORNING)


def test_two_parts_of_one_sample_stay_one_page(ward: Clinic) -> None:
    """What one typed and what the other saved do not contradict each other."""
    with ward.opened(NURSE) as site:
        keep_draft(site, sample(1), answers(MORNING))
    save(ward, PHYSICIAN, sample(1), {"CHEMDTC": "2026-01-05T07:40"})
    with ward.opened(NURSE) as site:
        assert sample(1) in {draft.page for draft in waiting_drafts(site)}


def test_the_sheet_of_a_day_keeps_its_number_which_is_its_day(ward: Clinic) -> None:
    sheet = PageKey("S01", "DAILY", "MON", 2)
    with ward.opened(NURSE) as site:
        keep_draft(site, sheet, answers({"MONDTC": "2026-01-05", "M1TEMP": "36.6"}))
    save(ward, PHYSICIAN, sheet, {"MONDTC": "2026-01-04"})
    with ward.opened(NURSE) as site:
        assert sheet in {draft.page for draft in waiting_drafts(site)}


def test_what_happens_only_once_has_no_other_number(ward: Clinic) -> None:
    """Two people write down one death: the second sees the first's and corrects it with a reason."""
    death = PageKey("S01", "LOG", "DD")
    with ward.opened(NURSE) as site:
        keep_draft(site, death, answers({"DTHDAT": "2026-01-05"}))
    save(ward, PHYSICIAN, death, {"DTHDAT": "2026-01-04"})
    with ward.opened(NURSE) as site:
        assert death in {draft.page for draft in waiting_drafts(site)}
