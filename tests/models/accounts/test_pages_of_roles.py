"""Every role at every page: who is responsible records it, and nobody else (R-IAM-02)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from desktop.models.accounts.permissions import Act, allowed, require_recorder
from desktop.models.failure import Failure
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.steps import checkers
from desktop.models.judgement.to_sign import visit_document
from desktop.models.protocol.form import MAY_SIGN, Form, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Person, Role
from desktop.models.site.checking import check_step
from desktop.models.site.confirming import confirm
from desktop.models.site.planning import move_d0
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from desktop.models.text import Text
from tests.clinic import NURSE, answers, clinic, with_subject
from tests.models.site.checklist import INSPECTED, THAW, state, write

RECEIVER = Person("H001", "周敏", Role.PHARMACIST)

CLINICIANS = {Role.NURSE, Role.COORDINATOR, Role.SUB_INVESTIGATOR, Role.INVESTIGATOR}
OF_PHYSICIANS = {"INV", "IER", "PE", "NEURO", "CRSA", "ICANSA", "LICATSA", "EFF"}
OF_THE_CELLS = {"INFC", "INFE"}
"""What the receiver of the cells takes over (C) and thaws (E)."""
SHIPPER = PageKey("S01", "D0", "INFC")
RECEIVED = {
    "C01SHIP": "LN-7", "C01RECV": "2026-01-05T10:00", "C01SEAL": "Y", "C01DAM": "N", "C01DTC": "2026-01-05T10:05", "C01YN": "DONE",
}  # fmt: skip


def responsible(form: str) -> set[Role]:
    """The table by hand: clinicians, physicians alone, and the receiver of the cells beside the clinicians."""
    if form in OF_PHYSICIANS:
        return {Role.SUB_INVESTIGATOR, Role.INVESTIGATOR}
    return CLINICIANS | ({Role.PHARMACIST} if form in OF_THE_CELLS else set())


@pytest.mark.parametrize("form", PROTOCOL.forms, ids=lambda form: form.key)
def test_each_role_records_the_pages_it_is_responsible_for_and_no_other(form: Form) -> None:
    for role in Role:
        person = Person("X001", "某人", role)
        may = allowed(role, Act.RECORD) and role in responsible(form.key)
        assert (allowed(role, Act.RECORD) and role in form.recorders) is may
        if role in responsible(form.key):
            require_recorder(person, form)
            continue
        with pytest.raises(Failure) as caught:
            require_recorder(person, form)
        assert caught.value.failed.number == "E-4002"


@pytest.mark.parametrize("form", PROTOCOL.forms, ids=lambda form: form.key)
def test_whoever_performs_a_step_may_record_its_page_and_sign_for_it(form: Form) -> None:
    for step in (section.step for section in form.sections if section.step):
        for role in step.performer.roles:
            assert role in form.recorders
            assert allowed(role, Act.RECORD)
            assert allowed(role, Act.SIGN_RECORD)
        if step.checker is not None:
            assert all(allowed(role, Act.CHECK_STEP) for role in step.checker.roles)


def as_receiver(site: Site) -> Site:
    """The same site in the hands of the receiver of the cells."""
    return replace(site, person=RECEIVER)


def refused(number: str, act: Callable[[], object]) -> None:
    with pytest.raises(Failure) as caught:
        act()
    assert caught.value.failed.number == number


def test_the_receiver_writes_down_the_shipper_and_the_nurse_checks_it(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(as_receiver(site), SHIPPER, RECEIVED)
        stood = state(site, SHIPPER, "C01")
        assert (stood.by, checkers(stood)[:1], stood.second and stood.second.key) == (("H001",), (Role.NURSE,), "NURSE1")
        check_step(site, SHIPPER, "C01", NURSE, ward.password(NURSE))
        assert not state(site, SHIPPER, "C01").lacks_check


def test_what_the_nurse_received_is_for_the_receiver_to_check_and_not_for_another_nurse(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write(site, SHIPPER, RECEIVED)
        assert checkers(state(site, SHIPPER, "C01")) == (Role.PHARMACIST, Role.SUB_INVESTIGATOR, Role.INVESTIGATOR)


def test_a_thaw_the_nurse_wrote_down_is_checked_by_the_cell_laboratory_and_the_other_way_round(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write(as_receiver(site), THAW, INSPECTED)
        assert Role.NURSE in checkers(state(site, THAW, "E03"))
        write(site, THAW, {**INSPECTED, "E03PHOTO": "P-7"} | {"E03INT": "N", "E03CLUMP": "Y", "E03DTC": "2026-01-05T10:21"})
        write(site, THAW, {"E03YN": "NOTDONE"})
        write(site, THAW, {"E03YN": "DONE"})
        assert Role.PHARMACIST in checkers(state(site, THAW, "E03"))
        assert Role.NURSE not in checkers(state(site, THAW, "E03"))


def test_the_receiver_records_nothing_else_moves_no_day_and_answers_no_finding_of_another_page(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        hers = as_receiver(site)
        for form in ("INFA", "INFD", "INFF", "VS"):
            refused("E-4002", partial(record, hers, PageKey("S01", "D0", form), answers({}), Reasons()))
        refused("E-3201", lambda: move_d0(hers, "S01", date(2026, 1, 20), "病情"))
        finding = Finding("PULSE", Level.CHECK, "range", Text("偏高", "High"))
        refused("E-4002", lambda: confirm(hers, PageKey("S01", "D0", "VS"), finding, "已复测"))


def test_the_pages_of_the_cells_are_a_document_of_their_own() -> None:
    assert {visit_document("S01", "D0", form.signers) for form in PROTOCOL.pages("D0")} == {"S01-D0", "S01-D0-MD", "S01-D0-CELL"}
    assert PROTOCOL.page("D0", "INFC").signers == PROTOCOL.page("D0", "INFE").signers
    assert "CELL" not in {form.key for form in PROTOCOL.forms}


def test_a_role_that_records_may_also_give_that_signature() -> None:
    assert all(set(slot.roles) <= set(MAY_SIGN[slot.meaning]) for form in PROTOCOL.forms for slot in form.signers)
