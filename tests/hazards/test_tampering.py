"""Somebody with the key and a foreign tool: whatever is done to the file is named at the next login (R-AUD-03)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.models.failure import Failure
from desktop.models.storage.integrity import Fault, examine
from desktop.models.storage.keys import derived
from desktop.models.storage.row import mac_of
from desktop.models.storage.schema import COLUMNS, CURRENT, NUMBERS, TRIGGERS
from desktop.models.text import Language
from tests.bench import KEY, Bench, answer, bench

Deed = Callable[[Any], object]
ALL = ", ".join(COLUMNS)


def run(*statements: str) -> Deed:
    return lambda tool: [tool.execute(statement) for statement in statements]


def rechain(tool: Any) -> None:
    """What an insider does who knows how the MAC is made: alter a value and compute everything after it anew."""
    tool.execute("""UPDATE entry SET payload = '{"value":"9.9"}' WHERE sequence = 5""")
    key, previous = derived(KEY, "ledger"), "0" * 64
    for row in tool.execute(f"SELECT {ALL} FROM entry ORDER BY sequence").fetchall():
        mac = mac_of(key, previous, row[:-2])
        tool.execute("UPDATE entry SET previous = ?, mac = ? WHERE sequence = ?", (previous, mac, row[0]))
        previous = mac


DEEDS: dict[str, tuple[Deed, str, int | None, str]] = {
    "value edited": (
        run("""UPDATE entry SET payload = '{"value":"9.9"}' WHERE sequence = 5"""),
        "E-2113",
        5,
        "第 5 条记录的内容或时间被改动",
    ),
    "time edited": (run("UPDATE entry SET recorded_at = '2026-01-05T02:41:22.118Z' WHERE sequence = 5"), "E-2113", 5, "时间被改动"),
    "person edited": (run("UPDATE entry SET person = 'N002' WHERE sequence = 5"), "E-2113", 5, "第 5 条"),
    "row deleted": (run("DELETE FROM entry WHERE sequence = 5"), "E-2111", 5, "第 5 条记录缺失（被删除）"),
    "first row deleted": (run("DELETE FROM entry WHERE sequence = 1"), "E-2111", 1, "第 1 条记录缺失"),
    "deleted and renumbered": (
        run("DELETE FROM entry WHERE sequence = 5", "UPDATE entry SET sequence = sequence - 1 WHERE sequence > 5"),
        "E-2112",
        5,
        "第 5 条记录不接前一条",
    ),
    "swapped": (
        run(
            "UPDATE entry SET sequence = 99 WHERE sequence = 5",
            "UPDATE entry SET sequence = 5 WHERE sequence = 6",
            "UPDATE entry SET sequence = 6 WHERE sequence = 99",
        ),
        "E-2112",
        5,
        "调换",
    ),
    "inserted": (
        run(
            "UPDATE entry SET sequence = sequence + 100 WHERE sequence > 5",
            "UPDATE entry SET sequence = sequence - 99 WHERE sequence > 100",
            f"INSERT INTO entry SELECT 6, {', '.join(COLUMNS[1:])} FROM entry WHERE sequence = 5",
        ),
        "E-2112",
        6,
        "插入",
    ),
    "appended without the key of the chain": (
        run(f"INSERT INTO entry SELECT 10, {', '.join(COLUMNS[1:-2])}, mac, '{'a' * 64}' FROM entry WHERE sequence = 9"),
        "E-2113",
        10,
        "第 10 条",
    ),
    "tail cut": (run("DELETE FROM entry WHERE sequence > 6"), "E-2114", 7, "记录止于第 6 条，而机外存证到第 9 条"),
    "everything deleted": (run("DELETE FROM entry"), "E-2114", 1, "记录止于第 0 条"),
    "history rewritten by an insider": (rechain, "E-2115", 6, "第 6 条记录与当时的存证不符"),
    "a column of another kind": (
        run(
            "DROP VIEW current",
            "ALTER TABLE entry RENAME TO old",
            f"CREATE TABLE entry ({', '.join(f'{name} PRIMARY KEY' if name == 'sequence' else name for name in COLUMNS)})",
            "INSERT INTO entry SELECT * FROM old",
            "DROP TABLE old",
            "UPDATE entry SET payload = x'00ff' WHERE sequence = 5",
        ),
        "E-2113",
        5,
        "第 5 条",
    ),
}


def tamper(made: Bench, deed: Deed) -> None:
    """The deed, with the triggers taken away before and put back after it."""
    with made.foreign_tool() as tool:
        for name in TRIGGERS:
            tool.execute(f"DROP TRIGGER {name}")
        deed(tool)
        for statement in TRIGGERS.values():
            tool.execute(statement)


def named(faults: tuple[Fault, ...]) -> dict[str, Fault]:
    return {fault.number: fault for fault in faults}


@pytest.mark.parametrize("kind", DEEDS)
def test_every_kind_of_tampering_is_named_with_its_entry(tmp_path: Path, kind: str) -> None:
    deed, number, sequence, words = DEEDS[kind]
    made = bench(tmp_path, saves=3)
    assert made.faults() == ()
    tamper(made, deed)
    found = named(made.faults())
    assert number in found, found
    assert found[number].sequence == sequence
    assert words in found[number].what.zh
    assert found[number].what.en.endswith((".", ")"))


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_dropped_trigger_is_named(tmp_path: Path, name: str) -> None:
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute(f"DROP TRIGGER {name}")
    (fault,) = made.faults()
    assert fault.number == "E-2110"
    assert name in fault.what.zh


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_weakened_trigger_is_named(tmp_path: Path, name: str) -> None:
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute(f"DROP TRIGGER {name}")
        tool.execute(TRIGGERS[name].replace("RAISE(ABORT,", "coalesce(1,"))
    (fault,) = made.faults()
    assert (fault.number, name in fault.what.zh) == ("E-2110", True)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER helpful AFTER INSERT ON entry BEGIN SELECT 1; END",
        "CREATE TABLE notes (text TEXT)",
        "CREATE VIEW other AS SELECT * FROM entry",
        "DROP VIEW current",
        "ALTER TABLE entry ADD COLUMN remark TEXT",
    ],
)
def test_anything_added_to_or_taken_from_the_structure_is_named(tmp_path: Path, statement: str) -> None:
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute(statement)
    assert "E-2110" in named(made.faults())


def test_a_table_that_takes_anything_is_named(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    types = ", ".join(f"{name} {'INTEGER' if name in NUMBERS else 'TEXT'}" for name in COLUMNS).replace("INTEGER", "INTEGER PRIMARY KEY", 1)

    def loosen(tool: Any) -> None:
        run(
            "DROP VIEW current",
            "ALTER TABLE entry RENAME TO old",
            f"CREATE TABLE entry ({types})",
            "INSERT INTO entry SELECT * FROM old",
            "DROP TABLE old",
            CURRENT,
        )(tool)

    tamper(made, loosen)
    (fault,) = made.faults()
    assert (fault.number, fault.what.zh) == ("E-2110", "数据表的结构被改动。")


def test_a_view_that_hides_a_value_is_named(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute("DROP VIEW current")
        tool.execute("CREATE VIEW current AS SELECT * FROM entry WHERE item <> 'temp'")
    (fault,) = made.faults()
    assert (fault.number, "current" in fault.what.zh) == ("E-2110", True)


def test_one_sentence_tells_how_many_entries_are_concerned(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=3)
    tamper(made, run("UPDATE entry SET reason = 'x' WHERE sequence IN (2, 5, 8)"))
    fault = named(made.faults())["E-2113"]
    assert (fault.sequence, "（共 3 条）" in fault.what.zh, "(3 in all)" in fault.what.en) == (2, True, True)


def test_a_flipped_byte_in_a_page_of_the_file_is_named(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=30)
    data = bytearray(made.file.read_bytes())
    data[-2000] ^= 1
    made.file.write_bytes(data)
    found = named(made.faults())
    assert {"E-2103", "E-2104"} <= set(found)
    assert found["E-2103"].what.zh.startswith("数据文件有坏页")
    assert "E-2103" in found["E-2104"].what.zh


def test_an_examination_that_itself_breaks_counts_as_tampering(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute("DROP VIEW current")
        tool.execute("DROP TABLE entry")
    found = named(made.faults())
    assert {"E-2104", "E-2110"} <= set(found)
    assert "无法核验" in found["E-2104"].what.zh


def test_after_an_alarm_the_ledger_can_be_read_and_not_written(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=2)
    tamper(made, run("UPDATE entry SET reason = 'x' WHERE sequence = 2"))
    with made.ledger() as ledger:
        ledger.read_only = bool(examine(ledger, made.anchors))
        assert len(ledger.entries()) == 6
        with pytest.raises(Failure) as caught:
            ledger.append([answer("hr", "73")])
    assert caught.value.failed.number == "E-2101"
    assert "纸质工作表" in caught.value.failed.say(Language.ZH)
