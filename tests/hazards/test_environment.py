"""The disk, the folder and the second window: a numbered Chinese sentence, and nothing lost."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import keep_draft, waiting_drafts
from desktop.models.site.founding import found_training_site
from desktop.models.site.opening import hold, log_in, log_out, open_gate
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from desktop.models.text import Language
from tests.bench import StoppedClock
from tests.clinic import NURSE, SIGNS, VITALS, Clinic, answers, clinic, with_subject, write_vitals
from tests.people import CHEAP

ROOM_TO_OPEN = 72 * 1024
"""Enough for the two shared-memory files that SQLite opens with, not for an entry."""
NOTE = "长期医嘱" * 900
MEDICAL_HISTORY = PageKey("S01", "SCR", "MH")


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))


def write_history_without_end(site: Site) -> None:
    for number in count():
        record(site, MEDICAL_HISTORY, answers({"PRIORTX": f"{NOTE}{number}"}), Reasons({"PRIORTX": "补充"}))


def told(failure: Failure, number: str) -> None:
    assert failure.failed.number == number
    words = failure.failed.say(Language.ZH)
    assert any("一" <= character <= "鿿" for character in words)
    assert failure.failed.next_step.zh


@pytest.mark.mounts
def test_a_full_disk_is_told_by_name_and_what_was_saved_stays(tmp_path: Path) -> None:
    with small_disk(tmp_path / "盘", "size=2m") as disk:
        ward = clinic(disk)
        with ward.opened() as site:
            with_subject(site)
            write_vitals(site)
            before = site.ledger.head.sequence
            filler = disk / "filler"
            fill(filler)
            with pytest.raises(Failure) as caught:
                write_history_without_end(site)
            told(caught.value, "E-1201")
            filler.unlink()
            record(site, VITALS, answers({"TEMP": "36.9"}), Reasons({"TEMP": "录入错误"}))
            assert site.ledger.head.sequence > before
        with ward.opened() as site:
            assert site.faults == ()
            assert site.subject("S01").page(VITALS).answers["TEMP"].value == "36.9"


@pytest.mark.mounts
def test_a_full_disk_keeps_nobody_from_reading_what_is_there(tmp_path: Path) -> None:
    with small_disk(tmp_path / "盘", "size=2m") as disk:
        ward = clinic(disk)
        with ward.opened() as site:
            with_subject(site)
            write_vitals(site)
        fill(disk / "filler")
        os.truncate(disk / "filler", (disk / "filler").stat().st_size - ROOM_TO_OPEN)
        site = log_in(ward.folder, ward.state, ward.clock, NURSE, ward.password(NURSE))
        assert [warning.number for warning in site.warnings] == ["E-1201"]
        assert site.subject("S01").page(VITALS).answers["TEMP"].value == "36.6"
        (disk / "filler").unlink()
        log_out(site)


@pytest.mark.mounts
def test_a_read_only_folder_is_told_by_name(tmp_path: Path) -> None:
    with small_disk(tmp_path / "盘", "size=4m") as disk:
        ward = clinic(disk)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(Failure) as caught:
            hold(ward.folder, ward.clock)
        told(caught.value, "E-1202")


def test_a_path_with_chinese_and_spaces_works(tmp_path: Path) -> None:
    place = tmp_path / "风湿免疫科 四病区" / "站点 一"
    ward = Clinic(place, tmp_path / "状态")
    found_training_site(place, ward.state, ward.clock, CHEAP)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site)
    with ward.opened() as site:
        assert site.subject("S01").page(VITALS).answers["TEMP"].value == "36.6"


def test_a_second_start_is_told_who_holds_the_site(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    lock = hold(ward.folder, ward.clock)
    with pytest.raises(Failure) as caught:
        hold(ward.folder, ward.clock)
    told(caught.value, "E-1301")
    assert "进程" in caught.value.failed.what.zh
    lock.release()
    hold(ward.folder, ward.clock).release()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "照片.jpg").write_bytes(b"1")
    with pytest.raises(Failure) as caught:
        found_training_site(tmp_path / "x", tmp_path / "state", StoppedClock(), CHEAP)
    told(caught.value, "E-1302")
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["照片.jpg"]


@pytest.mark.mounts
def test_a_founding_that_was_killed_leaves_no_half_site(tmp_path: Path) -> None:
    """site.keys comes last and the folder is renamed whole: a half-made folder is never taken for a site."""
    with small_disk(tmp_path / "盘", "size=40k") as disk:
        with pytest.raises(Failure):
            found_training_site(disk / "site", tmp_path / "state", StoppedClock(), CHEAP)
        assert list(disk.iterdir()) == []


def test_a_foreign_file_in_place_of_the_records_is_told(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    (ward.folder / "site.db").write_bytes(b"not a database" * 1000)
    with pytest.raises(Failure) as caught:
        log_in(ward.folder, ward.state, ward.clock, NURSE, ward.password(NURSE))
    told(caught.value, "E-1211")


def test_a_wrong_password_is_told_and_five_lock_the_account(tmp_path: Path) -> None:
    """R-IAM-06."""
    ward = clinic(tmp_path)
    for _ in range(5):
        ward.clock.pass_by(seconds=40)
        with pytest.raises(Failure) as caught:
            log_in(ward.folder, ward.state, ward.clock, NURSE, "wrong-password")
        told(caught.value, "E-3101")
    with pytest.raises(Failure) as caught:
        log_in(ward.folder, ward.state, ward.clock, NURSE, ward.password(NURSE))
    told(caught.value, "E-3103")
    ward.clock.pass_by(minutes=16)
    with ward.opened() as site:
        gate = next(entry for entry in site.ledger.entries() if entry.payload.get("locked_out"))
        assert gate.payload["failed_logins"] == {NURSE: "5"}


def test_typing_is_kept_as_a_draft_even_on_a_read_only_site(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
    older = (ward.folder / "anchors.log").read_text().splitlines()
    last = older[-1].split()
    (ward.folder / "anchors.log").write_text("\n".join([*older, f"{int(last[0]) + 9} {'0' * 32} {last[2]}"]) + "\n")
    with ward.opened() as site:
        assert site.read_only
        keep_draft(site, VITALS, answers(SIGNS))
        assert len(waiting_drafts(site)) == 1


def test_the_login_page_knows_the_people_without_a_key(tmp_path: Path) -> None:
    gate = open_gate(clinic(tmp_path).folder)
    assert [person.name for person in gate.people] == ["王静", "孙悦", "何伟"]
    assert all(fact.good for fact in gate.facts[:1])
