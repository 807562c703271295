"""What an insider did to the file overnight is named right after login, and nothing can be written until it is explained."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.failure import Failure
from desktop.models.records.entry import Kind
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.registering import register_subject
from tests.clinic import NURSE, Clinic, clinic, with_subject, write_vitals

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
        assert "S01" in site.casebook().subjects, "what is there can still be read"
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
    with ward.opened() as site:
        assert [warning.number for warning in site.warnings] == ["E-2107"]
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
