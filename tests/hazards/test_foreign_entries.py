"""Somebody with a login appends entries with a foreign tool, chained as the program would: what cannot be true is named (R-AUD-03)."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.clock import stored
from desktop.models.records.entry import Kind, NewEntry
from desktop.models.records.person import Role
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.presence import acknowledge, to_acknowledge
from desktop.models.site.site import Site
from desktop.models.storage.anchors import Anchor, Anchors
from desktop.models.storage.keys import derived
from desktop.models.storage.ledger import Ledger, Stamp
from desktop.models.storage.row import mac_of
from desktop.models.storage.schema import COLUMNS
from tests.clinic import NURSE, PHYSICIAN, Clinic, clinic, with_subject, write_vitals

TEMPERATURE: dict[str, Any] = {
    "kind": Kind.CORRECTION,
    "person": NURSE,
    "role": Role.NURSE,
    "subject": "S01",
    "visit": "SCR",
    "form": "VS",
    "item": "TEMP",
    "repeat": 1,
    "payload": {"value": "36.9"},
    "reason": "录入错误",
}
"""A correction as the program would write it."""


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    made = clinic(tmp_path)
    with made.opened() as site:
        with_subject(site)
        write_vitals(site)
    return made


def key_of(ward: Clinic) -> bytes:
    return SiteKeys.read(ward.folder / "site.keys").unlock(NURSE, ward.password(NURSE)).k_site


def opened(ward: Clinic, workstation: str, version: str) -> Ledger:
    site_id = SiteKeys.read(ward.folder / "site.keys").site_id
    stamp = Stamp(ward.clock, workstation, "0.1.0", version)
    return Ledger.open(ward.folder / "site.db", key_of(ward), stamp, Anchors(ward.folder, ward.state, site_id))


def append(ward: Clinic, *, workstation: str = "", version: str = "1.0", **changes: object) -> None:
    """One more entry, chained and anchored, by whoever is not logged in; on the site's own workstation where none is named."""
    ledger = opened(ward, workstation or platform.node(), version)
    ledger.append([NewEntry(**TEMPERATURE | changes)])
    ledger.close()


def found(ward: Clinic) -> Mapping[str, str]:
    with ward.opened() as site:
        return {fault.number: fault.what.zh for fault in site.faults}


IMPOSSIBLE: dict[str, tuple[dict[str, Any], str]] = {
    "a person without an account": ({"person": "U-0999"}, "人员或角色与账户不符"),
    "another role than the account's": ({"role": Role.SUB_INVESTIGATOR}, "人员或角色与账户不符"),
    "nobody": ({"person": "", "role": None}, "人员或角色与账户不符"),
    "a person nobody certified": (
        {"kind": Kind.PERSON_ADDED, "person": "", "role": None, "payload": {"id": "U-0999", "role": "nurse"}},
        "人员或角色与账户不符",
    ),
    "a second founding": ({"kind": Kind.SITE_CREATED, "person": "", "role": None}, "人员或角色与账户不符"),
    "a certificate for nobody": ({"kind": Kind.CERTIFICATE_ISSUED, "person": "", "role": None, "payload": {"id": "U-9"}}, "人员或角色"),
    "a subject never registered": ({"subject": "S07"}, "受试者没有登记"),
    "a subject registered again": ({"kind": Kind.SUBJECT_REGISTERED, "form": "", "payload": {"initials": "ABCD"}}, "受试者编号重复登记"),
    "a subject without initials": ({"kind": Kind.SUBJECT_REGISTERED, "subject": "S02", "payload": {}}, "内容与记录种类不符"),
    "an item the form does not have": ({"item": "SHOE"}, "方案中没有该访视、页面或项目"),
    "a form the visit does not have": ({"form": "XX"}, "方案中没有该访视、页面或项目"),
    "a worksheet of no form": ({"kind": Kind.WORKSHEET_ISSUED, "form": "XX", "payload": {"serial": "WS-0001"}}, "方案中没有"),
    "a worksheet without a number": ({"kind": Kind.WORKSHEET_ISSUED, "payload": {"serial": "7"}}, "内容与记录种类不符"),
    "an answer that holds something else": ({"payload": {"value": "36.9", "colour": "red"}}, "内容与记录种类不符"),
    "an absence without a code": ({"payload": {"value": None, "absent": "XX", "why": ""}}, "内容与记录种类不符"),
    "a first value where there is one": ({"kind": Kind.ANSWER, "reason": ""}, "该项目已有值，只能更正"),
    "a correction without a reason": ({"reason": ""}, "更正没有原值或没有原因"),
    "an edit check about nothing": ({"kind": Kind.PROMPT_ANSWERED, "payload": {}}, "内容与记录种类不符"),
    "a login that carries something": ({"kind": Kind.LOGIN, "subject": "", "payload": {"x": "y"}}, "内容与记录种类不符"),
    "a head of gate.log that is none": ({"kind": Kind.GATE, "subject": "", "payload": {"number": "1"}}, "内容与记录种类不符"),
    "a signature that holds half": ({"kind": Kind.SIGNATURE, "payload": {"document": "S01-SCR-VS"}}, "内容与记录种类不符"),
    "another version of the protocol": ({"version": "9.9"}, "方案版本未知"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_an_appended_entry_that_cannot_be_true_is_named_and_the_site_is_read_only(ward: Clinic, case: str) -> None:
    changes, why = IMPOSSIBLE[case]
    append(ward, **changes)
    says = found(ward)
    assert list(says) == ["E-2122"]
    assert why in says["E-2122"]


def test_every_entry_that_cannot_be_true_is_counted(ward: Clinic) -> None:
    append(ward, item="SHOE")
    append_again = opened(ward, "ward-pc", "1.0")
    append_again.append([NewEntry(**TEMPERATURE | {"item": "HAT"})])
    append_again.close()
    assert "（共 2 条）" in found(ward)["E-2122"]


@pytest.mark.parametrize(
    ("column", "value"), [("kind", "wish"), ("role", "visitor"), ("payload", "[]"), ("payload", "{"), ("payload", "[" * 100_000)]
)
def test_an_entry_of_a_shape_never_written_is_named_and_the_others_stay_readable(ward: Clinic, column: str, value: str) -> None:
    ledger = opened(ward, "ward-pc", "1.0")
    ((*_, last),) = list(ledger.batches())
    columns = dict(zip(COLUMNS, last, strict=True)) | {"sequence": int(last[0]) + 1, column: value}
    row = tuple(columns[name] for name in COLUMNS[:-2])
    mac = mac_of(derived(key_of(ward), "ledger"), str(last[-1]), row)
    marks = ", ".join("?" * len(COLUMNS))
    ledger.database.execute(f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({marks})", (*row, last[-1], mac))
    ledger.anchors.add(Anchor(int(last[0]) + 1, mac[:32], stored(ward.clock.now())))
    ledger.close()
    with ward.opened() as site:
        assert [fault.number for fault in site.faults] == ["E-2122"]
        assert "种类、角色或内容无法识别" in site.faults[0].what.zh
        assert "S01" in site.casebook().registered


def warned(site: Site) -> dict[str, str]:
    return {warning.number: warning.what.zh for warning in site.warnings}


def test_a_plausible_entry_by_somebody_who_was_not_logged_in_is_told_until_it_is_acknowledged(ward: Clinic) -> None:
    append(ward, person=PHYSICIAN, role=Role.SUB_INVESTIGATOR)
    for _ in range(2):
        with ward.opened() as site:
            assert not site.read_only
            assert f"{PHYSICIAN} 并未登录" in warned(site)["E-2119"]
    with ward.opened() as site:
        acknowledge(site)
    with ward.opened() as site:
        assert (site.warnings, to_acknowledge(site)) == ((), ())


def test_an_entry_from_a_workstation_where_nobody_logged_in_is_told(ward: Clinic) -> None:
    append(ward, workstation="laptop")
    with ward.opened() as site:
        assert "工作站 laptop 未知" in warned(site)["E-2119"]


def test_an_entry_dated_back_is_told_and_a_clock_set_right_by_a_minute_is_not(ward: Clinic) -> None:
    ward.clock.moment -= timedelta(seconds=90)
    with ward.opened() as site:
        assert site.warnings == ()
    ward.clock.moment -= timedelta(hours=3)
    for _ in range(2):
        with ward.opened():
            pass
    with ward.opened() as site:
        assert list(warned(site)) == ["E-2118"]
        assert "时间早于前一条" in warned(site)["E-2118"]


def test_a_missing_second_copy_of_the_anchors_is_told_until_somebody_says_that_it_was_seen(ward: Clinic, tmp_path: Path) -> None:
    """The next save makes the copy anew: without a memory of it the gap would never be seen."""
    elsewhere = tmp_path / "another computer"
    for _ in range(2):
        site = log_in(ward.folder, elsewhere, ward.clock, NURSE, ward.password(NURSE))
        assert list(warned(site)) == ["E-2117"]
        assert [warning.number for warning in to_acknowledge(site)] == ["E-2117"]
        log_out(site)
    site = log_in(ward.folder, elsewhere, ward.clock, PHYSICIAN, ward.password(PHYSICIAN))
    change = acknowledge(site)
    log_out(site)
    assert [(entry.kind, entry.person, entry.payload["number"]) for entry in change.entries] == [
        (Kind.ALARM_ACKNOWLEDGED, PHYSICIAN, "E-2117")
    ]
    site = log_in(ward.folder, elsewhere, ward.clock, NURSE, ward.password(NURSE))
    assert site.warnings == ()
    log_out(site)


def test_what_nobody_can_end_by_looking_at_it_is_not_acknowledged(ward: Clinic) -> None:
    with ward.opened():
        pass
    (ward.folder / "gate.log").write_bytes(b"")
    with ward.opened() as site:
        assert list(warned(site)) == ["E-2107"]
        assert (to_acknowledge(site), acknowledge(site).entries) == ((), ())
