"""The append-only ledger: a save is whole or not there, and nothing in it ever changes."""

from __future__ import annotations

import hmac
import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.models.failure import Failure
from desktop.models.records.casebook import folded
from desktop.models.records.entry import Kind, NewEntry
from desktop.models.records.person import Role
from desktop.models.storage.integrity import examine
from desktop.models.storage.ledger import Head
from desktop.models.storage.row import mac_of, sealed
from desktop.models.storage.schema import COLUMNS, FIRST
from desktop.models.text import Language
from tests.bench import KEY, PAGE, START, answer, bench

GOLDEN = (
    b'{"app_version":"0.1.0","form":"VS","happened_at":"2026-01-05T07:40","item":"wbc","kind":"answer",'
    b'"payload":"{\\"lln\\":\\"3.5\\",\\"uln\\":\\"9.5\\",\\"unit\\":\\"\xc3\x9710\xe2\x81\xb9/L\\",\\"value\\":\\"<0.10\\"}",'
    b'"person":"N001","protocol_version":"1","reason":"","recorded_at":"2026-01-05T02:41:22.118Z","repeat":"1",'
    b'"role":"nurse","sequence":"1","subject":"S01","utc_offset":"+08:00","visit":"SCR","workstation":"ward-pc"}'
)
"""The bytes a MAC covers, for ever: a program in thirty years must be able to spell them."""

GOLDEN_MAC = "1bba0832cd597f6efa8773e0aabc16270fffa21f7bcf83fc07cd2625866a4e5c"


def white_cells() -> NewEntry:
    return NewEntry(
        kind=Kind.ANSWER,
        person="N001",
        role=Role.NURSE,
        subject="S01",
        visit="SCR",
        form="VS",
        item="wbc",
        repeat=1,
        happened_at="2026-01-05T07:40",
        payload={"value": "<0.10", "unit": "×10⁹/L", "uln": "9.5", "lln": "3.5"},
    )


def test_the_spelling_of_an_entry_and_its_mac_are_fixed_for_ever(tmp_path: Path) -> None:
    made = bench(tmp_path)
    with made.ledger() as ledger:
        (entry,) = ledger.append([white_cells()])
        ((row,),) = ledger.batches()
        assert sealed(row[:-2]) == GOLDEN
        assert mac_of(ledger.mac_key, FIRST, row[:-2]) == entry.mac == GOLDEN_MAC
        assert entry.previous == FIRST


def test_the_mac_can_be_recomputed_with_nothing_but_hmac() -> None:
    """HKDF-SHA256 written out (RFC 5869), as somebody without this program would do it from the key on the recovery sheet."""
    key = hmac.digest(hmac.digest(bytes(32), KEY, "sha256"), b"ledger" + b"\x01", "sha256")
    assert hmac.digest(key, FIRST.encode() + GOLDEN, "sha256").hex() == GOLDEN_MAC


def test_an_entry_comes_back_as_it_was_recorded(tmp_path: Path) -> None:
    made = bench(tmp_path)
    fact = white_cells()
    with made.ledger() as ledger:
        written = ledger.append([fact])
    with made.ledger() as ledger:
        (read,) = ledger.entries()
    assert (read,) == written
    assert {name: getattr(read, name) for name in NewEntry.__dataclass_fields__} == {
        name: getattr(fact, name) for name in NewEntry.__dataclass_fields__
    }
    assert (read.sequence, read.recorded_at, read.workstation, read.protocol_version) == (1, START, "ward-pc", "1")


def test_the_table_keeps_utc_milliseconds_and_the_offset_of_the_site(tmp_path: Path) -> None:
    """R-TIM-01."""
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        assert tool.execute("SELECT DISTINCT recorded_at, utc_offset FROM entry").fetchall() == [("2026-01-05T02:42:22.118Z", "+08:00")]


def test_a_correction_keeps_the_first_value_readable(tmp_path: Path) -> None:
    """R-AUD-01, R-AUD-02."""
    made = bench(tmp_path)
    with made.ledger() as ledger:
        ledger.append([NewEntry(kind=Kind.SUBJECT_REGISTERED, person="N001", role=Role.NURSE, subject="S01")])
        ledger.append([answer("hr", "27")])
        ledger.append([answer("hr", "72", kind=Kind.CORRECTION, reason="转录错误")])
        page = folded(ledger.entries_of("S01")).page(PAGE)
        current = ledger.database.execute('SELECT payload, sequence FROM "current"').fetchall()
    assert [entry.payload["value"] for entry in page.values("hr")] == ["27", "72"]
    assert page.answers["hr"].value == "72"
    assert current == [('{"value":"72"}', 3)]


def test_the_current_view_shows_one_value_per_item_and_repeat(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=2)
    with made.ledger() as ledger:
        shown = ledger.database.execute('SELECT item, payload FROM "current" ORDER BY item').fetchall()
    assert shown == [("hr", '{"value":"1.0"}'), ("sbp", '{"value":"1.1"}'), ("temp", '{"value":"1.2"}')]


def test_text_is_kept_in_one_normal_form(tmp_path: Path) -> None:
    made = bench(tmp_path)
    with made.ledger() as ledger:
        (entry,) = ledger.append([answer("note", "e\u0301", reason="e\u0301")])
        assert (entry.payload["value"], entry.reason) == ("é", "é")
    assert made.faults() == ()


def test_the_head_is_the_last_mac_in_groups_people_can_compare(tmp_path: Path) -> None:
    made = bench(tmp_path)
    with made.ledger() as ledger:
        assert ledger.head == Head(0, FIRST)
        last = ledger.append([answer("hr", "72"), answer("sbp", "120")])[-1]
        assert ledger.head == Head(2, last.mac)
    assert Head(1, "e07a44d19b2077c3" + "0" * 48).short == "E07A-44D1-9B20-77C3"


def test_entries_after_a_sequence_are_those_not_yet_seen(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=2)
    with made.ledger() as ledger:
        assert [entry.sequence for entry in ledger.entries(after=4)] == [5, 6]


def test_nothing_is_appended_by_an_empty_save(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with made.ledger() as ledger:
        before = ledger.head
        assert ledger.append([]) == ()
        assert ledger.head == before


def test_a_save_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    spoiled = answer("sbp", "120")
    object.__setattr__(spoiled, "payload", {"value": 120})
    with made.ledger() as ledger:
        before = ledger.head
        with pytest.raises(TypeError, match="int"):
            ledger.append([answer("hr", "72"), spoiled])
        assert ledger.head == before
        ledger.append([answer("hr", "72")])
        assert ledger.head.sequence == before.sequence + 1


def test_a_read_only_ledger_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    """R-AUD-03."""
    made = bench(tmp_path, saves=1)
    with made.ledger() as ledger:
        ledger.read_only = True
        with pytest.raises(Failure) as caught:
            ledger.append([answer("hr", "72")])
        assert caught.value.failed.number == "E-2101"
        assert "只读" in caught.value.failed.say(Language.ZH)
        assert ledger.head.sequence == 3


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET payload = '{}' WHERE sequence = 2",
        "UPDATE entry SET sequence = 9 WHERE sequence = 3",
        "DELETE FROM entry WHERE sequence = 3",
        "DELETE FROM entry",
        f"INSERT OR REPLACE INTO entry SELECT {', '.join(COLUMNS)} FROM entry WHERE sequence = 2",
        f"INSERT OR REPLACE INTO entry SELECT {', '.join(COLUMNS)} FROM entry WHERE sequence = 3",
        f"REPLACE INTO entry SELECT {', '.join(COLUMNS)} FROM entry WHERE sequence = 3",
        f"INSERT INTO entry SELECT 5, {', '.join(COLUMNS[1:])} FROM entry WHERE sequence = 3",
        f"INSERT INTO entry SELECT NULL, {', '.join(COLUMNS[1:])} FROM entry WHERE sequence = 3",
        f"INSERT INTO entry SELECT 5, {', '.join(COLUMNS[1:-2])}, mac, '{'a' * 64}' FROM entry WHERE sequence = 3",
        f"INSERT INTO entry SELECT 4, {', '.join(COLUMNS[1:])} FROM entry WHERE sequence = 3",
        f"INSERT INTO entry SELECT {', '.join(COLUMNS)} FROM entry WHERE true ON CONFLICT (sequence) DO UPDATE SET payload = '{{}}'",
    ],
)
def test_a_foreign_tool_with_the_key_cannot_rewrite_the_ledger(tmp_path: Path, statement: str, recursive: str) -> None:
    """R-AUD-03: whether or not the tool lets REPLACE fire the triggers of DELETE."""
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlcipher.IntegrityError, match="an entry "):
            tool.execute(statement)
    assert made.faults() == ()


def test_the_stock_sqlite_sees_nothing_in_the_files(tmp_path: Path) -> None:
    made = bench(tmp_path)
    with made.ledger() as ledger:
        ledger.append([answer("hr", "secret-value-72")])
        for path in made.folder.glob("site.db*"):
            data = path.read_bytes()
            assert b"secret-value-72" not in data
            assert b"CREATE TABLE" not in data
    connection = sqlite3.connect(made.file)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()


def test_closing_leaves_one_file_with_everything_in_it(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=2)
    assert sorted(path.name for path in made.folder.iterdir()) == ["anchors.log", "site.db"]


def test_twenty_pages_of_sixty_items_are_one_whole_chain(tmp_path: Path) -> None:
    made = bench(tmp_path)
    page = [answer(f"item{number}", "1.0") for number in range(60)]
    with made.ledger() as ledger:
        before = ledger.head.sequence
        for _ in range(20):
            ledger.append(page)
        assert ledger.head.sequence == before + 1200
        assert examine(ledger, made.anchors) == ()


def test_the_key_of_the_macs_is_not_the_key_of_the_file(tmp_path: Path) -> None:
    made = bench(tmp_path)
    with made.ledger() as ledger:
        assert ledger.mac_key != KEY
        assert len(ledger.mac_key) == 32
