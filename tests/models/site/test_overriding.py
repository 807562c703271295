"""Going on past a hard stop: a physician, for exactly what the gate says, with the reason; where identity is at stake, nobody."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.findings import open_findings
from desktop.models.protocol.form import Context, Level
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.overriding import override_gate
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, clinic, with_subject
from tests.models.site.checklist import BEDSIDE, INSPECTED, THAW, TORN, state, write

WHY = "已报告主要研究者并同意"


def refused(site: Site, user: str, password: str, *, reason: str = WHY, key: PageKey = THAW, number: str = "E03") -> str:
    with pytest.raises(Failure) as caught:
        override_gate(site, key, number, user, password, reason)
    return caught.value.failed.number


def gate_findings(site: Site, key: PageKey, item: str, check: str = "gate") -> list[Level]:
    book, now = site.subject("S01"), site.clock.now()
    page = book.page(key)
    found = open_findings(site.protocol.page(key.visit, key.form), page, Context(page.answers, book, now.date(), now))
    return [finding.level for finding in found if (finding.item, finding.check) == (item, check)]


def test_a_torn_bag_stops_until_a_physician_decides_with_a_reason(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, TORN)
        assert (state(site, THAW, "E03").stopped, gate_findings(site, THAW, "E03YN")) == (True, [Level.MUST])
        (entry,) = override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), WHY).entries
        assert (entry.kind, entry.person, entry.reason) == (Kind.GATE_OVERRIDDEN, PHYSICIAN, WHY)
        assert (state(site, THAW, "E03").stopped, gate_findings(site, THAW, "E03YN")) == (False, [])
    with ward.opened() as site:
        assert (site.faults, site.warnings) == ((), ())


def test_an_override_holds_for_exactly_what_the_gate_said(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, TORN)
        override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), WHY)
        write(site, THAW, {"E03CLUMP": "Y"})
        assert state(site, THAW, "E03").stopped


def test_an_override_does_not_outlive_the_facts_it_was_given_for_though_the_gate_says_the_same(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, TORN | {"E03PHOTO": "P-1"})
        override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), WHY)
        write(site, THAW, {"E03PHOTO": "P-2"})
        stood = state(site, THAW, "E03")
        assert (stood.stopped, stood.overtaken is not None, gate_findings(site, THAW, "E03YN")) == (True, True, [Level.MUST])
        override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), WHY)
        assert (state(site, THAW, "E03").stopped, state(site, THAW, "E03").overtaken) == (False, None)


def test_a_stop_let_through_before_the_act_stays_so_when_the_act_is_written_down(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, {"E03INT": "N", "E03CLUMP": "N"})
        override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), WHY)
        write(site, THAW, TORN)
        assert not state(site, THAW, "E03").stopped


def test_an_override_given_long_after_the_step_says_how_late_it_was(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, TORN)
        ward.clock.moment += timedelta(days=9)
        (entry,) = override_gate(site, THAW, "E03", PHYSICIAN, ward.password(PHYSICIAN), WHY).entries
        stood = state(site, THAW, "E03")
        assert (stood.stopped, stood.late[entry.sequence].days) == (False, 9)


@pytest.mark.parametrize(("user", "reason", "failure"), [(NURSE, WHY, "E-3201"), (PHYSICIAN, " ", "E-4032"), ("U-0999", WHY, "E-4033")])
def test_without_physician_or_reason_nothing_is_let_through(tmp_path: Path, user: str, reason: str, failure: str) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, TORN)
        assert refused(site, user, ward.password(user) if user != "U-0999" else "x", reason=reason) == failure
        assert state(site, THAW, "E03").stopped


def test_a_step_that_is_not_stopped_needs_no_override(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, THAW, INSPECTED)
        assert refused(site, PHYSICIAN, ward.password(PHYSICIAN)) == "E-4030"


def test_a_filter_in_the_line_is_overridden_by_nobody(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, BEDSIDE, {"F03NOFIL": "N", "F03PRIME": "Y", "F03DTC": "2026-01-05T10:20", "F03YN": "DONE"})
        assert refused(site, PHYSICIAN, ward.password(PHYSICIAN), key=BEDSIDE, number="F03") == "E-4031"
        assert gate_findings(site, BEDSIDE, "F03YN", "forbidden") == [Level.MUST]
