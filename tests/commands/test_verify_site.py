"""`verify --site`: a file held against what its own site issued."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from desktop.commands.verify import main as verify
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.accounts.slots import Argon2
from desktop.models.clock import SystemClock
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.founding import found_training_site
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.printing import export_certificates, export_document
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.models.site.signing import commit, make, prepare

PAGE = PageKey("S01", "SCR", "DM")
ANSWERS = {"BRTHDTC": "1990-04-01", "SEX": "F", "DXGRP": "SLE", "D0PLDTC": "2030-01-01"}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A training site with one page signed by two, and the file after each signature."""
    monkeypatch.setenv("WARDSOURCE_STATE", str(tmp_path / "state"))
    folder, state, clock = tmp_path / "site", tmp_path / "state", SystemClock()
    found_training_site(folder, state, clock, Argon2(memory_kib=64, passes=1))
    passwords = SiteKeys.read(folder / "site.keys").training_passwords
    for number, (user, meaning) in enumerate((("U-0101", Meaning.RECORD), ("U-0102", Meaning.REVIEW)), 1):
        site = log_in(folder, state, clock, user, passwords[user])
        if meaning is Meaning.RECORD:
            register_subject(site, "LXYU")
            record(site, PAGE, Answers({key: Answer(value) for key, value in ANSWERS.items()}), Reasons())
        commit(site, make(prepare(site, (PAGE,), meaning), passwords[user]))
        export_document(site, site.subject("S01").signatures[-1], tmp_path / f"stage{number}.pdf")
        log_out(site)
    site = log_in(folder, state, clock, "U-0103", passwords["U-0103"])
    export_certificates(site, tmp_path)
    log_out(site)
    return tmp_path


def checked(shelf: Path, name: str, monkeypatch: pytest.MonkeyPatch, password: str | None = None) -> int:
    known = SiteKeys.read(shelf / "site" / "site.keys").training_passwords["U-0101"]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password or known}\n"))
    return verify(["--site", str(shelf / "site"), "--user", "U-0101", "--password-stdin", str(shelf / name)])


def test_the_site_confirms_its_own_file_and_misses_a_stripped_signature(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(shelf, "stage2.pdf", monkeypatch) == 0
    assert "（文件内是 S01-SCR-DM-v01）培训文件；完好，2 个签名均有效" in capsys.readouterr().out
    assert checked(shelf, "stage1.pdf", monkeypatch) == 1
    assert "站点记录有 2 个签名，文件只有 1 个" in capsys.readouterr().out


def test_a_wrong_password_is_a_sentence_and_exit_2(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(shelf, "stage2.pdf", monkeypatch, "not the password") == 2
    assert "E-3101" in capsys.readouterr().err
