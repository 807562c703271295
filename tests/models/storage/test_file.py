"""Opening the encrypted file: only ours, only with the key, only of a version we know, only on this machine's disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import hookimpl
from sqlite_utils.plugins import pm

from desktop.models.failure import Failure
from desktop.models.storage.drafts import Drafts
from desktop.models.storage.file import open_database
from desktop.models.storage.ledger import Ledger
from desktop.models.storage.place import medium
from desktop.models.storage.schema import LEDGER
from desktop.models.text import Language
from tests.bench import KEY, Bench, answer, bench

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home/net nfs4 rw 0 0
//ward/share /srv/\346\227\240\040share cifs rw 0 0
/dev/sdb1 /media/nurse/USB vfat rw 0 0
/dev/sdc1 /run/media/nurse/disk ext4 rw 0 0
/dev/sdd1 /mnt/stick exfat rw 0 0
/dev/sda2 /home/net/local xfs rw 0 0
tmpfs /tmp/with\040space cifs rw 0 0
/dev/sda3 /home ext4 rw 0 0
"""


def number_of(made: Bench, key: bytes = KEY) -> str:
    with pytest.raises(Failure) as caught:
        Ledger.open(made.file, key, made.stamp, made.anchors)
    assert made.file.name in caught.value.failed.say(Language.ZH)
    return caught.value.failed.number


def test_a_wrong_key_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    before = made.file.read_bytes()
    assert number_of(made, bytes(32)) == "E-1211"
    assert made.file.read_bytes() == before


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + bytes(4080), b"%PDF-1.7", bytes(8192), os.urandom(8192)])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    made = bench(tmp_path)
    made.file.write_bytes(content)
    assert number_of(made) == "E-1211"
    assert made.file.read_bytes() == content


def test_a_file_of_drafts_is_not_taken_for_the_ledger(tmp_path: Path) -> None:
    made = bench(tmp_path)
    made.file.unlink()
    Drafts.open(made.file, KEY).close()
    assert number_of(made) == "E-1211"


def test_a_file_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with made.foreign_tool() as tool:
        tool.execute(f"PRAGMA user_version = {LEDGER.version + 1}")
    assert number_of(made) == "E-1212"


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_file_is_told_and_not_made_anew(tmp_path: Path, content: bytes | None) -> None:
    made = bench(tmp_path)
    made.file.unlink()
    if content is not None:
        made.file.write_bytes(content)
    assert number_of(made) == "E-1204"
    assert not made.file.exists() or made.file.read_bytes() == b""


def test_a_damaged_page_is_told_as_damage(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=30)
    data = bytearray(made.file.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    made.file.write_bytes(data)
    with pytest.raises(Failure) as caught, made.ledger() as ledger:
        ledger.entries()
    assert caught.value.failed.number == "E-2103"


def test_a_ledger_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    before = made.file.read_bytes()
    with pytest.raises(Failure) as caught:
        Ledger.create(made.file, KEY, made.stamp, made.anchors)
    assert caught.value.failed.number == "E-1207"
    assert made.file.read_bytes() == before


def test_a_ledger_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    made = Bench(tmp_path / "gone", tmp_path / "state")
    with pytest.raises(Failure) as caught:
        Ledger.create(made.file, KEY, made.stamp, made.anchors)
    assert caught.value.failed.number == "E-1204"


def test_what_a_killed_set_up_left_is_in_nobodys_way(tmp_path: Path) -> None:
    made = Bench(tmp_path, tmp_path / "state")
    (tmp_path / ".site.db.new").write_bytes(b"half")
    (tmp_path / ".site.db.new-wal").write_bytes(b"half")
    with made.ledger(create=True) as ledger:
        ledger.append([answer("hr", "72")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anchors.log", "site.db", "state"]


def test_the_connection_keeps_what_power_cuts_and_strangers_could_take(tmp_path: Path) -> None:
    made = bench(tmp_path)
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "busy_timeout": 5000,
        "cell_size_check": 1,
        "wal_autocheckpoint": 200,
        "recursive_triggers": 1,
    }
    with made.ledger() as ledger:
        assert {name: ledger.database.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected


def test_a_path_of_chinese_blanks_and_signs_is_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "中文 路径 #1?%20&=" / "b"
    folder.mkdir(parents=True)
    made = Bench(folder, tmp_path / "状态 state")
    with made.ledger(create=True) as ledger:
        ledger.append([answer("hr", "72")])
    assert made.faults() == ()
    assert sorted(path.name for path in folder.iterdir()) == ["anchors.log", "site.db"]


def test_a_file_locked_by_another_program_is_told_and_the_save_can_be_repeated(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with made.ledger() as ledger, made.foreign_tool() as tool:
        tool.execute("BEGIN IMMEDIATE")
        ledger.database.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(Failure) as caught:
            ledger.append([answer("hr", "72")])
        assert caught.value.failed.number == "E-1214"
        tool.execute("ROLLBACK")
        assert ledger.append([answer("hr", "72")])[0].sequence == 4


def test_a_full_file_is_told_as_a_full_disk_and_keeps_nothing_of_the_save(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with made.ledger() as ledger:
        pages = ledger.database.execute("PRAGMA page_count").fetchone()[0]
        ledger.database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Failure) as caught:
            ledger.append([answer("note", "x" * 5000), answer("note2", "x" * 5000)])
        assert caught.value.failed.number == "E-1201"
        assert ledger.head.sequence == 3
        ledger.database.execute("PRAGMA max_page_count = 100000")
        assert ledger.append([answer("note", "x" * 5000)])[0].sequence == 4
    assert made.faults() == ()


def test_a_refused_file_is_let_go_of_at_once(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    with pytest.raises(Failure) as caught:
        Ledger.open(made.file, bytes(32), made.stamp, made.anchors)
    held = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert str(made.file) not in held
    assert caught.value.failed.number == "E-1211"


def test_plug_ins_of_other_packages_do_not_get_at_the_file_of_record(tmp_path: Path) -> None:
    reached: list[object] = []

    class Curious:
        @hookimpl
        def prepare_connection(self, conn: object) -> None:
            reached.append(conn)

    curious = Curious()
    pm.register(curious)
    try:
        bench(tmp_path, saves=1)
    finally:
        pm.unregister(curious)
    assert reached == []


def test_sqlcipher_is_silent_about_a_wrong_key(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = bench(tmp_path, saves=1)
    assert number_of(made, bytes(32)) == "E-1211"
    assert capfd.readouterr().err == ""


def test_a_bug_in_a_statement_is_not_dressed_up_as_a_disk(tmp_path: Path) -> None:
    made = bench(tmp_path)
    with made.ledger() as ledger:
        ledger.database.execute("DROP TABLE entry")
        with pytest.raises(sqlcipher.OperationalError, match="no such table"):
            list(ledger.batches())


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/home/net/site/site.db", "nfs4"),
        ("/tmp/with space/site.db", "cifs"),
        ("/media/nurse/USB/site.db", "vfat"),
        ("/run/media/nurse/disk/site.db", "ext4"),
        ("/mnt/stick/site.db", "exfat"),
    ],
)
def test_a_network_drive_or_a_stick_is_no_place_for_the_live_file(path: str, word: str) -> None:
    where = medium(Path(path), MOUNTS)
    assert where is not None
    assert word in where.zh


@pytest.mark.parametrize(
    "path", ["/var/lib/wardsource/site/site.db", "/home/net/local/site.db", "/home/nurse/site.db", "/mediathek/site.db"]
)
def test_the_machines_own_disk_is_the_place(path: str) -> None:
    assert medium(Path(path), MOUNTS) is None


def test_opening_asks_this_machine_where_the_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = bench(tmp_path)
    monkeypatch.setattr("desktop.models.storage.place._mounts", lambda: f"server:/x {tmp_path} nfs4 rw 0 0\n")
    with pytest.raises(Failure) as caught:
        open_database(made.file, KEY, LEDGER)
    assert caught.value.failed.number == "E-1213"
    assert "网络盘" in caught.value.failed.say(Language.ZH)
