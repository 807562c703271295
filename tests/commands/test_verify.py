"""The verifier on the command line: one sentence a file, and the exit code (R-SIG-03)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.commands.verify import main as verify
from tests.models.printing.harms import changed
from tests.models.printing.keys import long_stages, site_keys, stages
from tests.models.printing.sample import document


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder as the rehearsal leaves it: root and list above, files below."""
    site_keys().publish(tmp_path)
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "S01-SCR-ALL-v01.pdf").write_bytes(long_stages()[-1])
    return tmp_path / "pdf"


def test_the_command_finds_the_root_and_says_one_sentence(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify([str(shelf / "S01-SCR-ALL-v01.pdf")]) == 0
    assert capsys.readouterr().out.startswith("S01-SCR-ALL-v01.pdf：完好，2 个签名均有效（王静 记录")


def test_the_command_speaks_english_and_json(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(shelf / "S01-SCR-ALL-v01.pdf")
    assert verify(["--lang", "en", file]) == 0
    assert ": intact, all 2 signatures valid" in capsys.readouterr().out
    assert verify(["--json", file]) == 0
    (facts,) = json.loads(capsys.readouterr().out)
    assert facts["verdict"] == "good"
    assert [(s["person"], s["meaning"], s["role"]) for s in facts["signatures"]] == [
        ("U-0107", "record", "nurse"),
        ("U-0112", "review", "sub_investigator"),
    ]


def test_the_command_exits_1_where_anything_is_in_doubt(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shelf / "swapped.pdf").write_bytes(changed(long_stages()[2], "swap", 1))
    (shelf / "stripped.pdf").write_bytes(long_stages()[1])
    assert verify([str(shelf / name) for name in ("S01-SCR-ALL-v01.pdf", "swapped.pdf", "stripped.pdf")]) == 1
    good, swapped, stripped = capsys.readouterr().out.splitlines()
    assert good.startswith("S01-SCR-ALL-v01.pdf：完好")
    assert swapped.startswith("swapped.pdf：（文件内是 S01-SCR-ALL-v01）被改动：第 2 页在签名后被替换")
    assert stripped == "stripped.pdf：（文件内是 S01-SCR-ALL-v01）未签完：缺少签名 审核"


def test_the_command_exits_1_for_a_foreign_root(shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = site_keys(training=True).publish(elsewhere)
    assert verify(["--root", str(root), str(shelf / "S01-SCR-ALL-v01.pdf")]) == 1
    assert "不是本站点根证书签发" in capsys.readouterr().out


def test_a_training_document_says_so_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site_keys(training=True).publish(tmp_path)
    file = tmp_path / "S01-SCR-VS-v01.pdf"
    file.write_bytes(stages(document(), keys=site_keys(training=True))[-1])
    assert verify([str(file)]) == 0
    assert capsys.readouterr().out.startswith("S01-SCR-VS-v01.pdf：培训文件；完好")
    real = tmp_path / "real"
    real.mkdir()
    assert verify(["--root", str(site_keys().publish(real)), str(file)]) == 1


def test_a_list_that_the_root_did_not_sign_helps_nobody(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listing = shelf.parent / "certificates.json"
    listing.write_bytes(listing.read_bytes().replace("孙悦".encode(), "孙月".encode()))
    assert verify([str(shelf / "S01-SCR-ALL-v01.pdf")]) == 1
    assert "不在证书名单中" in capsys.readouterr().out
    listing.unlink()
    assert verify([str(shelf / "S01-SCR-ALL-v01.pdf")]) == 1
    assert "没有找到证书名单" in capsys.readouterr().out


def test_the_command_exits_2_for_what_it_cannot_use(shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shelf / "letter.pdf").write_bytes(b"Dear colleague")
    assert verify([str(shelf / "letter.pdf")]) == 2
    assert "E-5301 这不是 PDF 文件" in capsys.readouterr().out
    assert verify([str(shelf / "absent.pdf")]) == 2
    assert verify([]) == 2
    assert verify(["--nonsense", "x.pdf"]) == 2
    assert verify(["--site", str(tmp_path), str(shelf / "S01-SCR-ALL-v01.pdf")]) == 2
    lonely = tmp_path / "a" / "b"
    lonely.mkdir(parents=True)
    (lonely / "x.pdf").write_bytes((shelf / "S01-SCR-ALL-v01.pdf").read_bytes())
    assert verify([str(lonely / "x.pdf")]) == 2
    assert "E-5303" in capsys.readouterr().out
