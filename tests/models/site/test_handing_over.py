"""The hand-over sheet is numbered by the day and noted; a deviation proposed is prefilled or dismissed, each in the record."""

from __future__ import annotations

from hashlib import sha256

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.deviations import Proposal, proposals
from desktop.models.judgement.holidays import WEEKENDS
from desktop.models.judgement.standing import standing
from desktop.models.judgement.today import tasks
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.deviating import dismiss_deviation, open_deviation
from desktop.models.site.handing_over import print_shift_sheet
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, Clinic, answers, with_subject


def late_visit(site: Site) -> Proposal:
    """Lymphodepletion planned for 01-05 and held on the day after."""
    with_subject(site)
    record(site, PageKey("S01", "SCR", "ICF"), answers({"RFICDTC": "2026-01-02T09:00"}), Reasons(late="补记"))
    record(site, PageKey("S01", "SCR", "DM"), answers({"D0PLDTC": "2026-01-10"}), Reasons())
    record(site, PageKey("S01", "LD1", "SV"), answers({"SVOCCUR": "Y", "SVDTC": "2026-01-06"}), Reasons())
    return next(one for one in proposed(site) if one.category == "WINDOW" and one.visit == "LD1")


def proposed(site: Site) -> tuple[Proposal, ...]:
    book = site.subject("S01")
    return proposals(book, standing(site.protocol, book, site.clock.now().date()))


def test_each_sheet_of_a_day_has_its_number_and_is_an_entry(training: Clinic) -> None:
    with training.opened(NURSE) as site:
        with_subject(site)
        one = standing(site.protocol, site.subject("S01"), site.clock.now().date())
        found = tasks([(site.subject("S01"), one)], WEEKENDS)
        for number in (1, 2):
            change, pdf, name = print_shift_sheet(site, found, [one])
            (entry,) = change.entries
            assert name == f"HO-2026-01-05-{number}.pdf"
            assert (entry.kind, entry.payload["rows"], entry.payload["sha256"]) == (Kind.PRINTED, str(len(found)), sha256(pdf).hexdigest())
        training.clock.pass_by(days=1)
        assert print_shift_sheet(site, found, [one])[2] == "HO-2026-01-06-1.pdf"


def test_an_administrator_prints_no_list_of_subjects(training: Clinic) -> None:
    """R-IAM-03."""
    with training.opened(TECHNICIAN) as site, pytest.raises(Failure, match="E-3201"):
        print_shift_sheet(site, (), ())


def test_a_proposal_opens_the_next_free_row_as_a_draft_and_records_nothing(training: Clinic) -> None:
    with training.opened(NURSE) as site:
        proposal = late_visit(site)
        record(site, PageKey("S01", "LOG", "DV", 1), answers({"DVTERM": "漏测血压"}), Reasons())
        before = site.ledger.head.sequence
        key = open_deviation(site, "S01", proposal)
        assert key == PageKey("S01", "LOG", "DV", 2)
        assert site.ledger.head.sequence == before
        draft = site.drafts.get(NURSE, key)
        assert draft is not None
        assert draft.answers["DVCAT"] == {"value": "WINDOW"}
        assert open_deviation(site, "S01", proposal) == key


def test_a_saved_row_settles_the_proposal(training: Clinic) -> None:
    with training.opened(NURSE) as site:
        proposal = late_visit(site)
        key = open_deviation(site, "S01", proposal)
        draft = site.drafts.get(NURSE, key)
        assert draft is not None
        record(site, key, Answers({item: Answer.from_payload(payload) for item, payload in draft.answers.items()}), Reasons())
        assert proposal.rule not in {one.rule for one in proposed(site)}


def test_a_dismissal_needs_a_reason_and_is_believed_at_the_next_login(training: Clinic) -> None:
    with training.opened(NURSE) as site:
        proposal = late_visit(site)
        with pytest.raises(Failure, match="E-4040"):
            dismiss_deviation(site, "S01", proposal, " ")
        dismiss_deviation(site, "S01", proposal, "日期录错，将更正")
        assert proposal.rule not in {one.rule for one in proposed(site)}
    with training.opened(PHYSICIAN) as site:
        assert site.faults == ()
        assert proposal.rule not in {one.rule for one in proposed(site)}


def test_a_dismissal_takes_no_number_of_the_log(training: Clinic) -> None:
    with training.opened(NURSE) as site:
        first = late_visit(site)
        dismiss_deviation(site, "S01", first, "日期录错，将更正")
        assert open_deviation(site, "S01", first).repeat == 1
