"""The password once more, at signing and unlocking: it counts in gate.log as one typed at login does (R-IAM-06)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.models.accounts.reauthentication import reauthenticate
from desktop.models.failure import Failure
from tests.bench import StoppedClock
from tests.people import NURSE, PASSWORDS, PHYSICIAN, site_keys

WRONG = "not the password"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site_keys().write(tmp_path / "site.keys")
    return tmp_path


def refused(folder: Path, clock: StoppedClock, user: str = NURSE.id, password: str = WRONG) -> str:
    """The number of the failure."""
    with pytest.raises(Failure) as caught:
        reauthenticate(folder, clock, user, password)
    return caught.value.failed.number


def events(folder: Path) -> list[tuple[str, str]]:
    path = folder / "gate.log"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    return [(line["event"], line["user"]) for line in lines]


def test_the_right_password_opens_the_own_keys_and_leaves_no_line(folder: Path) -> None:
    unlocked = reauthenticate(folder, StoppedClock(), NURSE.id, PASSWORDS[NURSE.id])
    assert unlocked.person == NURSE
    assert unlocked.certificate.public_key() == unlocked.signing_key.public_key()
    assert events(folder) == []


def test_the_right_password_after_wrong_ones_is_written_down_and_ends_the_count(folder: Path) -> None:
    clock = StoppedClock()
    for _ in range(2):
        for _ in range(4):
            assert refused(folder, clock) == "E-3101"
            clock.pass_by(minutes=1)
        reauthenticate(folder, clock, NURSE.id, PASSWORDS[NURSE.id])
    four = [("failed_login", NURSE.id)] * 4
    assert events(folder) == [*four, ("confirmed", NURSE.id), *four, ("confirmed", NURSE.id)]


def test_the_right_password_of_another_does_not_end_the_count(folder: Path) -> None:
    clock = StoppedClock()
    for _ in range(4):
        refused(folder, clock)
        clock.pass_by(minutes=1)
    reauthenticate(folder, clock, PHYSICIAN.id, PASSWORDS[PHYSICIAN.id])
    refused(folder, clock)
    assert events(folder)[-1] == ("locked_out", NURSE.id)


def test_a_locked_out_person_is_not_let_in_by_the_right_password_until_the_time_is_over(folder: Path) -> None:
    clock = StoppedClock()
    for _ in range(5):
        refused(folder, clock)
        clock.pass_by(minutes=1)
    assert refused(folder, clock, password=PASSWORDS[NURSE.id]) == "E-3103"
    clock.pass_by(minutes=14)
    assert reauthenticate(folder, clock, NURSE.id, PASSWORDS[NURSE.id]).person == NURSE


def test_the_right_password_ends_the_delay_of_the_whole_machine(folder: Path) -> None:
    clock = StoppedClock()
    for _ in range(4):
        refused(folder, clock, "nobody")
        clock.pass_by(minutes=1)
    refused(folder, clock)
    assert refused(folder, clock, PHYSICIAN.id, PASSWORDS[PHYSICIAN.id]) == "E-3103"
    clock.pass_by(minutes=1)
    reauthenticate(folder, clock, NURSE.id, PASSWORDS[NURSE.id])
    assert reauthenticate(folder, clock, PHYSICIAN.id, PASSWORDS[PHYSICIAN.id]).person == PHYSICIAN


def test_an_altered_account_is_told_and_not_counted_as_a_wrong_password(folder: Path) -> None:
    path = folder / "site.keys"
    path.write_text(path.read_text(encoding="utf-8").replace('"nurse"', '"monitor"'), encoding="utf-8")
    assert refused(folder, StoppedClock(), password=PASSWORDS[NURSE.id]) == "E-3102"
    assert events(folder) == []
