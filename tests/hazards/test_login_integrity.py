"""What an insider did to the file overnight is named right after login, and nothing can be written until it is explained."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.failure import Failure
from desktop.models.records.entry import Kind, NewEntry
from desktop.models.records.person import Meaning, Role
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.registering import register_subject
from desktop.models.site.signing import commit, make, prepare
from desktop.models.storage.anchors import Anchors
from desktop.models.storage.ledger import Ledger, Stamp
from tests.clinic import NURSE, PHYSICIAN, VITALS, Clinic, clinic, with_subject, write_vitals

TRIGGERS = ("entry_is_never_changed", "entry_is_never_deleted", "entry_follows_the_last")


def foreign_tool(ward: Clinic) -> Any:
    """Any SQLCipher with the key, as somebody with a login and Python skills has."""
    key = SiteKeys.read(ward.folder / "site.keys").unlock(NURSE, ward.password(NURSE)).k_site
    tool = sqlcipher.connect(str(ward.folder / "site.db"), isolation_level=None)
    tool.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return tool


def night(ward: Clinic, *statements: str) -> None:
    tool = foreign_tool(ward)
    for name in TRIGGERS:
        tool.execute(f"DROP TRIGGER {name}")
    kept = {row[0]: row[1] for row in tool.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}
    assert not kept
    for statement in statements:
        tool.execute(statement)
    tool.close()


def day_before(folder: Path) -> Clinic:
    ward = clinic(folder)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site)
    return ward


DEEDS = {
    "value edited": ("""UPDATE entry SET payload = '{"value":"39.9"}' WHERE item = 'TEMP'""", "E-2113"),
    "row deleted": ("DELETE FROM entry WHERE item = 'TEMP'", "E-2111"),
    "tail cut": ("DELETE FROM entry WHERE sequence > (SELECT max(sequence) - 3 FROM entry)", "E-2114"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_tampering_is_named_after_login_and_the_site_is_read_only(tmp_path: Path, deed: str) -> None:
    """R-AUD-03, R-INT-06."""
    statement, number = DEEDS[deed]
    ward = day_before(tmp_path)
    night(ward, statement)
    site = log_in(ward.folder, ward.state, ward.clock, NURSE, ward.password(NURSE))
    try:
        assert site.read_only
        assert "E-2110" in {fault.number for fault in site.faults}, "the missing triggers are named"
        assert any(fault.number.startswith(number) for fault in site.faults), [fault.what.zh for fault in site.faults]
        with pytest.raises(Failure, match="E-2101"):
            register_subject(site, "ABCD")
        assert "S01" in site.casebook().registered, "what is there can still be read"
    finally:
        log_out(site)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET payload = '{}'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE sequence = 1",
    ],
)
def test_a_foreign_tool_with_the_key_is_refused_by_the_file_itself(tmp_path: Path, statement: str) -> None:
    ward = day_before(tmp_path)
    tool = foreign_tool(ward)
    try:
        with pytest.raises(sqlcipher.IntegrityError):
            tool.execute(statement)
    finally:
        tool.close()


def forged(ward: Clinic, **changes: object) -> None:
    """One more signature entry, copied from the last one and chained as the program would, in the physician's name."""
    key = SiteKeys.read(ward.folder / "site.keys").unlock(NURSE, ward.password(NURSE)).k_site
    stamp = Stamp(ward.clock, "ward-pc", "0.1.0", "1.0")
    site_id = SiteKeys.read(ward.folder / "site.keys").site_id
    ledger = Ledger.open(ward.folder / "site.db", key, stamp, Anchors(ward.folder, ward.state, site_id))
    last = [entry for entry in ledger.entries() if entry.kind is Kind.SIGNATURE][-1]
    plain = {field.name: getattr(last, field.name) for field in fields(NewEntry)}
    ledger.append([NewEntry(**plain | {"person": PHYSICIAN, "role": Role.SUB_INVESTIGATOR} | changes)])
    ledger.close()


def test_a_signature_entry_forged_in_another_persons_name_is_named(tmp_path: Path) -> None:
    """Everyone with a login knows the ledger's key; nobody knows another person's signing key."""
    ward = day_before(tmp_path)
    with ward.opened() as site:
        commit(site, make(prepare(site, (VITALS,), Meaning.RECORD), ward.password(NURSE)))
    with ward.opened() as site:
        assert site.faults == ()
    forged(ward)
    with ward.opened() as site:
        assert [fault.number for fault in site.faults] == ["E-2120"]
        assert site.read_only


def test_a_signed_document_whose_file_is_gone_is_named(tmp_path: Path) -> None:
    ward = day_before(tmp_path)
    with ward.opened() as site:
        commit(site, make(prepare(site, (VITALS,), Meaning.RECORD), ward.password(NURSE)))
    for file in (ward.folder / "documents").glob("*.wsd"):
        file.unlink()
    with ward.opened() as site:
        assert [fault.number for fault in site.faults] == ["E-2121"]


def test_an_older_file_put_back_is_named(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
    shutil.copy(ward.folder / "site.db", tmp_path / "yesterday.db")
    with ward.opened() as site:
        write_vitals(site)
    shutil.copy(tmp_path / "yesterday.db", ward.folder / "site.db")
    with ward.opened() as site:
        assert site.read_only
        assert any("存证" in fault.what.zh for fault in site.faults)


def test_an_untouched_site_opens_without_a_word(tmp_path: Path) -> None:
    ward = day_before(tmp_path)
    with ward.opened() as site:
        assert (site.faults, site.warnings) == ((), ())


def test_a_deleted_line_of_gate_log_is_told_but_keeps_nobody_from_recording(tmp_path: Path) -> None:
    ward = day_before(tmp_path)
    with ward.opened():
        pass
    (ward.folder / "gate.log").write_bytes(b"")
    ward.clock.pass_by(minutes=1)
    for _ in range(2):  # the alarm is not used up by the first login that sees it
        with ward.opened() as site:
            assert [warning.number for warning in site.warnings] == ["E-2107"]
    with ward.opened() as site:
        assert Kind.ALARM in {entry.kind for entry in site.ledger.entries()}
        write_vitals(site, TEMP="36.6")
        assert not site.read_only


def test_no_byte_of_the_site_folder_can_be_read_by_a_plain_sqlite(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    ward = day_before(tmp_path)
    for name in ("site.db", "drafts.db"):
        data = (ward.folder / name).read_bytes()
        assert not data.startswith(b"SQLite format 3")
        assert b"LXYU" not in data
        with closing(sqlite3.connect(ward.folder / name)) as plain, pytest.raises(sqlite3.DatabaseError):
            plain.execute("SELECT * FROM sqlite_master").fetchall()
