"""gate.log: failed logins are counted, locked out and remembered, and the log cannot be mended unseen."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.accounts.gate import FIRST, GateEvent, GateHead, GateLine, GateLog
from desktop.models.failure import Failure
from desktop.models.records.canonical import canonical
from desktop.models.text import Language
from tests.bench import START

PEOPLE = ("N001", "D001")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gate.log"


def opened(path: Path) -> GateLog:
    return GateLog(path, PEOPLE)


def fail(path: Path, times: int, user: str = "N001") -> GateLog:
    """Wrong passwords, an hour apart from the login before; the program is started anew for each."""
    for _ in range(times):
        opened(path).failed(user, START)
    return opened(path)


def test_the_fifth_wrong_password_locks_the_user_out_for_a_quarter_of_an_hour(path: Path) -> None:
    """R-IAM-06: restarting the program changes nothing."""
    assert fail(path, 4).wait("N001", START + MINUTE) == timedelta()
    log = fail(path, 1)
    assert log.wait("N001", START) == timedelta(minutes=15)
    assert log.wait("N001", START + 14 * MINUTE) == MINUTE
    assert log.wait("N001", START + 15 * MINUTE) == timedelta()
    with pytest.raises(Failure) as caught:
        log.require_open("N001", START + 14 * MINUTE)
    assert caught.value.failed.number == "E-3103"
    assert "请等待 1 分" in caught.value.failed.say(Language.ZH)


def test_others_can_log_in_while_one_is_locked_out(path: Path) -> None:
    log = fail(path, 5)
    log.require_open("D001", START + MINUTE)
    log.entered("D001", START + MINUTE)
    assert log.wait("N001", START + 2 * MINUTE) == 13 * MINUTE


def test_after_the_lock_out_five_tries_are_free_again(path: Path) -> None:
    log = fail(path, 5)
    later = START + 20 * MINUTE
    for _ in range(4):
        log.failed("N001", later)
    assert log.wait("N001", later + MINUTE) == timedelta()
    log.failed("N001", later)
    assert log.wait("N001", later) == timedelta(minutes=15)


def test_a_login_forgives_the_failures_before_it(path: Path) -> None:
    log = fail(path, 4)
    log.entered("N001", START)
    log = fail(path, 4)
    assert log.wait("N001", START + MINUTE) == timedelta()


def test_the_failures_of_two_people_are_not_added_up(path: Path) -> None:
    fail(path, 4, "N001")
    log = fail(path, 4, "D001")
    assert log.wait("N001", START + MINUTE) == log.wait("D001", START + MINUTE) == timedelta()


def test_the_machine_slows_down_with_every_failure_of_anyone(path: Path) -> None:
    waits = [fail(path, 1, f"unknown {number}").wait("D001", START).total_seconds() for number in range(9)]
    log = opened(path)
    assert waits == [0, 0, 2, 4, 8, 16, 30, 30, 30]
    assert log.wait("D001", START + timedelta(seconds=31)) == timedelta()
    log.entered("D001", START)
    assert log.wait("N001", START) == timedelta()


def test_a_clock_set_back_does_not_shut_the_ward_out(path: Path) -> None:
    assert fail(path, 5).wait("N001", START - timedelta(days=2)) == timedelta()


def test_what_an_unknown_user_typed_is_not_written_down(path: Path) -> None:
    """It may be a password typed into the wrong field."""
    opened(path).failed("my secret password", START)
    assert b"secret" not in path.read_bytes()
    assert opened(path).summary(0)["failed_logins"] == {"?": "1"}


def test_the_summary_is_what_happened_since_the_last_login(path: Path) -> None:
    log = opened(path)
    log.started(START)
    log.entered("D001", START)
    seen = log.head.number
    log.started(START)
    log = fail(path, 5)
    log = fail(path, 1, "D001")
    assert log.summary(seen) == {
        "number": str(log.head.number),
        "digest": log.head.digest,
        "starts": "1",
        "emergency_prints": "0",
        "failed_logins": {"D001": "1", "N001": "5"},
        "locked_out": ["N001"],
    }


def test_a_sound_log_has_no_faults(path: Path) -> None:
    assert opened(path).faults() == ()
    log = fail(path, 6)
    assert log.faults() == opened(path).faults(GateHead(3, opened(path)._lines[2].digest)) == ()


@pytest.mark.parametrize("line", [1, 4, 6])
def test_an_edited_or_deleted_line_is_named(path: Path, line: int) -> None:
    known = fail(path, 6).head
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    altered = lines[line - 1].replace("N001", "D001")
    path.write_text("".join([*lines[: line - 1], altered, *lines[line:]]), encoding="utf-8")
    (fault,) = opened(path).faults(known)
    assert (fault.number, f"第 {line} 行" in fault.what.zh) == ("E-2107", True)
    path.write_text("".join([*lines[: line - 1], *lines[line:]]), encoding="utf-8")
    (fault,) = opened(path).faults(known)
    assert (fault.number, f"第 {line} 行" in fault.what.zh) == ("E-2107", True)


@pytest.mark.parametrize("left", [0, 3, 6])
def test_a_log_cut_short_is_named_by_the_head_in_the_ledger(path: Path, left: int) -> None:
    known = fail(path, 6).head
    assert known.number == 7
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:left]), encoding="utf-8")
    (fault,) = opened(path).faults(known)
    assert (fault.number, f"第 {left + 1} 行" in fault.what.zh) == ("E-2107", True)


def test_a_log_begun_anew_is_named_by_the_head_in_the_ledger(path: Path) -> None:
    known = fail(path, 4).head
    path.unlink()
    fail(path, 9, "D001")
    (fault,) = opened(path).faults(known)
    assert fault.number == "E-2107"


def test_a_line_that_leaves_out_a_number_is_named(path: Path) -> None:
    line = GateLine(2, START, GateEvent.START, "", FIRST)
    path.write_bytes(canonical(line.content | {"digest": line.digest}) + b"\n")
    assert [fault.number for fault in opened(path).faults()] == ["E-2107"]


def test_a_line_torn_by_a_power_cut_is_no_fault(path: Path) -> None:
    known = fail(path, 3).head
    path.write_bytes(path.read_bytes() + b'{"number":"4","at":"2026')
    log = opened(path)
    assert log.faults(known) == ()
    log.started(START)
    assert opened(path).faults(known) == ()
    assert opened(path).head.number == 4


@given(at=st.integers(0, 100_000), flip=st.integers(1, 255))
def test_any_changed_byte_of_the_log_is_named(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int) -> None:
    path = tmp_path_factory.mktemp("gate") / "gate.log"
    known = fail(path, 3).head
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= flip
    path.write_bytes(data)
    assert [fault.number for fault in opened(path).faults(known)] == ["E-2107"]


def test_a_line_says_what_happened_and_nothing_of_a_patient(path: Path) -> None:
    fail(path, 1)
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"number", "at", "event", "user", "previous", "digest"}
