"""Files that a power cut leaves whole, and disks whose complaints are readable."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.failure import Failure
from desktop.models.files import append_line, disk_failure, read_bytes, told, whole_lines, write_atomically
from desktop.models.text import Language


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "站点 1" / "site.keys"
    path.parent.mkdir()
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert read_bytes(path) == b"new"
    assert [found.name for found in path.parent.iterdir()] == ["site.keys"]


def test_a_file_that_cannot_be_replaced_keeps_its_content_and_leaves_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "site.keys"
    (path / "taken").mkdir(parents=True)
    with pytest.raises(Failure):
        write_atomically(path, b"new")
    assert [found.name for found in tmp_path.iterdir()] == ["site.keys"]
    assert (path / "taken").is_dir()


def test_lines_are_added_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "gate.log"
    append_line(path, "第一行")
    append_line(path, "second")
    assert whole_lines(path) == ("第一行", "second")


@pytest.mark.parametrize("whole", ["", "first\n", "first\nsecond\n"])
@pytest.mark.parametrize("torn", ["t", "torn" * 3000])
def test_a_line_torn_by_a_power_cut_is_not_read_and_does_not_spoil_the_next(tmp_path: Path, whole: str, torn: str) -> None:
    path = tmp_path / "anchors.log"
    path.write_text(whole + torn, encoding="utf-8")
    before = tuple(whole.splitlines())
    assert whole_lines(path) == before
    append_line(path, "next")
    assert whole_lines(path) == (*before, "next")


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40), max_size=8), st.integers(0, 200))
def test_a_log_cut_anywhere_still_gives_its_whole_lines(tmp_path_factory: pytest.TempPathFactory, lines: list[str], cut: int) -> None:
    data = "".join(f"{line}\n" for line in lines).encode()
    path = tmp_path_factory.mktemp("cut") / "gate.log"
    path.write_bytes(data[:cut])
    kept = data[:cut].count(b"\n")
    assert whole_lines(path) == tuple(lines[:kept])
    append_line(path, "next")
    assert whole_lines(path) == (*lines[:kept], "next")


def test_a_log_that_is_not_there_has_no_lines(tmp_path: Path) -> None:
    assert whole_lines(tmp_path / "gate.log") == ()


@pytest.mark.parametrize(
    ("code", "number"),
    [
        (errno.ENOSPC, "E-1201"),
        (errno.EDQUOT, "E-1201"),
        (errno.EROFS, "E-1202"),
        (errno.EACCES, "E-1203"),
        (errno.EPERM, "E-1203"),
        (errno.ENOENT, "E-1204"),
        (errno.ENOTDIR, "E-1204"),
        (errno.EBUSY, "E-1205"),
        (errno.EIO, "E-1206"),
    ],
)
def test_every_complaint_of_the_disk_has_a_number_and_names_the_file(code: int, number: str) -> None:
    path = Path("/站点/site.db")
    failed = disk_failure(OSError(code, "said by the system"), path).failed
    assert failed.number == number
    for language in Language:
        assert str(path) in failed.say(language)


def test_a_file_held_by_a_windows_program_is_told_as_such() -> None:
    error = PermissionError(errno.EACCES, "sharing violation")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert disk_failure(error, Path("site.keys")).failed.number == "E-1205"


def test_a_real_missing_folder_is_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught, told(tmp_path / "gone"):
        (tmp_path / "gone" / "site.db").read_bytes()
    assert caught.value.failed.number == "E-1204"
    assert "站点文件夹" in caught.value.failed.say(Language.ZH)
    assert "site folder" in caught.value.failed.say(Language.EN)
