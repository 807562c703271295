"""An older file, an older folder or the ledger of another site in the place of the record: the anchors tell (R-AUD-03)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bench import Bench, answer, bench


def test_an_older_file_put_back_is_named(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=2)
    older = made.file.read_bytes()
    with made.ledger() as ledger:
        ledger.append([answer("hr", "73")])
    made.file.write_bytes(older)
    (fault,) = made.faults()
    assert (fault.number, fault.sequence) == ("E-2114", 7)
    assert "放回了旧文件" in fault.what.zh


def rolled_back(root: Path) -> Bench:
    """Two saves were copied, a third was made, the copy took the place of the folder."""
    made = bench(root, saves=2)
    shutil.copytree(made.folder, root / "older")
    with made.ledger() as ledger:
        ledger.append([answer("hr", "73")])
    shutil.rmtree(made.folder)
    shutil.copytree(root / "older", made.folder)
    return made


def test_a_whole_older_folder_put_back_is_named_by_the_machines_own_anchors(tmp_path: Path) -> None:
    made = rolled_back(tmp_path)
    assert [fault.number for fault in made.faults()] == ["E-2114"]


def test_an_older_folder_that_went_on_by_itself_is_named(tmp_path: Path) -> None:
    made = rolled_back(tmp_path)
    elsewhere = Bench(made.folder, tmp_path / "another machine", made.clock)
    with elsewhere.ledger() as ledger:
        ledger.append([answer("hr", "37"), answer("sbp", "120")])
    (fault,) = made.faults()
    assert (fault.number, fault.sequence) == ("E-2115", 7)


def test_a_ledger_of_another_site_under_the_same_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    mine, other = bench(tmp_path / "a", saves=2), bench(tmp_path / "b")
    with other.ledger() as ledger:
        for _ in range(2):
            ledger.append([answer("hr", "1"), answer("sbp", "2"), answer("temp", "3")])
    shutil.copy(other.file, mine.file)
    assert ("E-2115", 3) in [(fault.number, fault.sequence) for fault in mine.faults()]


@pytest.mark.parametrize("which", ["in_site", "in_state"])
def test_an_altered_file_of_anchors_is_named(tmp_path: Path, which: str) -> None:
    made = bench(tmp_path, saves=2)
    path: Path = getattr(made.anchors, which)
    path.write_text(path.read_text().replace("3 ", "3  ", 1))
    (fault,) = made.faults()
    assert fault.number == "E-2116"
    assert f"{path.name}, line 1" in fault.what.zh


def test_a_missing_file_of_anchors_is_named(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    made.anchors.in_site.unlink()
    (fault,) = made.faults()
    assert (fault.number, "anchors.log" in fault.what.zh) == ("E-2116", True)


def test_a_new_machine_without_anchors_of_its_own_is_no_alarm(tmp_path: Path) -> None:
    made = bench(tmp_path, saves=1)
    moved = Bench(made.folder, tmp_path / "new machine", made.clock)
    assert moved.faults() == ()
    with moved.ledger() as ledger:
        ledger.append([answer("hr", "73")])
    assert moved.anchors.in_state.read_bytes() == moved.anchors.in_site.read_bytes()
