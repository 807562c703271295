"""The demo does a whole day by hand and leaves papers that free programs can verify."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("演示 一") / "out"
    command = [sys.executable, "-m", "desktop.rehearsal.demo", "--short", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_every_completely_signed_document_verifies_and_is_listed(demo: Path) -> None:
    summary = json.loads((demo / "summary.json").read_text())
    listed = {document["file"]: document for document in summary["documents"]}
    assert set(listed) == {f"pdf/{file.name}" for file in (demo / "pdf").glob("*.pdf")}
    assert {name.split("-")[2] for name in listed} == {"ICF", "DM", "MH", "VS", "LAB", "INV"}
    assert all(document["verified"] for document in listed.values())
    assert {len(document["signatures"]) for document in listed.values()} == {1, 2}


def test_a_document_that_waits_for_its_review_is_kept_apart_and_does_not_verify(demo: Path) -> None:
    waiting = demo / "pdf" / "unsigned" / "S01-SCR-VS-v01.pdf"
    command = [sys.executable, "-m", "desktop", "verify", str(waiting), "--root", str(demo / "root.pem")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "未签完：缺少签名 审核" in done.stdout


def test_the_site_it_leaves_opens_with_the_accounts_it_lists(demo: Path) -> None:
    with (demo / "training_accounts.csv").open(encoding="utf-8-sig", newline="") as file:
        accounts = list(csv.DictReader(file))
    assert [account["role"] for account in accounts] == ["research_nurse", "sub_investigator", "it_administrator"]
    physician = accounts[1]
    command = [sys.executable, "-m", "desktop", "verify", *map(str, sorted((demo / "pdf").glob("*.pdf")))]
    command += ["--site", str(demo / "site"), "--user", physician["user"], "--password-stdin"]
    environment = os.environ | {"WARDSOURCE_STATE": str(demo / "state")}
    said = physician["password"] + "\n"
    done = subprocess.run(command, cwd=ROOT, env=environment, input=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pictures_show_the_screen_of_the_ward_pc(demo: Path) -> None:
    pictures = sorted((demo / "screens").glob("*.png"))
    assert len(pictures) > 20
    for picture in pictures:
        header = picture.read_bytes()[16:24]
        assert (int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")) == (1366, 768)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"1")
    command = [sys.executable, "-m", "desktop.rehearsal.demo", "--out", str(tmp_path)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["照片.jpg"]
