"""The second person at a step: another account, its own password, exactly what the step says."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.models.clock import SITE_ZONE
from desktop.models.failure import Failure
from desktop.models.judgement.findings import open_findings
from desktop.models.protocol.form import Context
from desktop.models.records.entry import Kind
from desktop.models.site.checking import check_step
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, TECHNICIAN, clinic, with_subject
from tests.models.site.checklist import BEDSIDE, INSPECTED, THAW, state, write


def refused(site: Site, user: str, password: str, number: str = "E03") -> str:
    before = site.subject("S01").page(THAW).entries
    with pytest.raises(Failure) as caught:
        check_step(site, THAW, number, user, password)
    assert site.subject("S01").page(THAW).entries == before
    return caught.value.failed.number


def asked(site: Site) -> list[str]:
    book, now = site.subject("S01"), site.clock.now()
    page = book.page(THAW)
    found = open_findings(site.protocol.page("D0", "INFE"), page, Context(page.answers, book, now.date(), now))
    return [finding.check for finding in found if finding.item == "E03YN"]


def test_a_check_is_the_second_persons_own_entry_beside_whoever_is_logged_in(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        assert (state(site, THAW, "E03").lacks_check, asked(site)) == (True, ["unchecked"])
        (entry,) = check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN)).entries
        assert (entry.kind, entry.person, entry.item) == (Kind.STEP_CHECKED, PHYSICIAN, "E03")
        assert (state(site, THAW, "E03").lacks_check, asked(site)) == (False, [])
    with ward.opened() as site:
        assert (site.faults, site.warnings) == ((), ())
        assert state(site, THAW, "E03").check == entry


def test_a_change_after_the_check_asks_for_a_new_one(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN))
        write(site, THAW, {"E03PHOTO": "P-7"})
        stood = state(site, THAW, "E03")
        assert (stood.stale, stood.lacks_check, asked(site)) == (True, True, ["unchecked"])
        check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN))
        assert not state(site, THAW, "E03").stale


def test_a_check_in_time_is_not_late_and_one_long_after_or_after_the_cells_were_given_says_how_late(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        ward.clock.moment = datetime(2026, 1, 5, 10, 45, tzinfo=SITE_ZONE)
        write(site, THAW, INSPECTED)
        check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN))
        assert state(site, THAW, "E03").late == {}
        write(site, BEDSIDE, {"F04START": "2026-01-05T10:30"})
        assert [int(late.total_seconds() // 60) for late in state(site, THAW, "E03").late.values()] == [25]
        ward.clock.moment += timedelta(days=9)
        check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN))
        assert [late.days for late in state(site, THAW, "E03").late.values()] == [0, 9]
        assert not state(site, THAW, "E03").lacks_check


def test_a_change_of_another_step_leaves_the_check_as_it_is(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        check_step(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN))
        write(site, THAW, {"E01TEMP": "37.0"})
        assert not state(site, THAW, "E03").stale


def test_who_recorded_the_step_cannot_check_it(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        assert refused(site, NURSE, ward.password(NURSE)) == "E-4022"


@pytest.mark.parametrize(
    ("user", "number", "failure"),
    [(TECHNICIAN, "E03", "E-3201"), ("U-0999", "E03", "E-4024"), (PHYSICIAN, "E01", "E-4021"), (PHYSICIAN, "E05", "E-4021")],
)
def test_a_check_by_nobody_entitled_or_of_a_step_not_done_is_refused(tmp_path: Path, user: str, number: str, failure: str) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        assert refused(site, user, ward.password(user) if user != "U-0999" else "x", number) == failure


def test_a_step_without_a_second_person_is_not_checked(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, {"E01TEMP": "37.0", "E01CAL": "2026-06-01", "E01DTC": "2026-01-05T10:10", "E01YN": "DONE"})
        assert refused(site, PHYSICIAN, ward.password(PHYSICIAN), "E01") == "E-4020"


def test_a_wrong_password_checks_nothing_and_is_counted_before_login(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        assert refused(site, PHYSICIAN, "not the password") == "E-3101"
        assert state(site, THAW, "E03").check is None


def test_a_step_saved_half_is_not_checked(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, {"E03YN": "DONE", "E03INT": "Y"})
        assert refused(site, PHYSICIAN, ward.password(PHYSICIAN)) == "E-4021"
