"""`verify --site`: a file held against what its own site issued."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.commands.verify import main as verify
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.accounts.slots import Argon2
from desktop.models.clock import SystemClock
from desktop.models.printing.verdict import Doubt
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.emergency import emergency_worksheet
from desktop.models.site.founding import found_training_site
from desktop.models.site.issuing import issue_worksheet
from desktop.models.site.opening import log_in, log_out
from desktop.models.site.presence import acknowledge
from desktop.models.site.printing import export_certificates, export_document
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.models.site.signing import commit, commit_all, gesture, make, make_all, prepare
from desktop.models.site.site import Site
from desktop.models.storage.documents import MARK
from desktop.models.storage.keys import derived
from tests.models.site.visits import RECORDED, VISIT, write

PAGE = PageKey("S01", "SCR", "DM")
ANSWERS = {"BRTHDTC": "1990-04-01", "SEX": "F", "DXGRP": "SLE", "D0PLDTC": "2030-01-01"}
NURSE, PHYSICIAN, TECHNICIAN = "U-0101", "U-0102", "U-0103"


@cache
def _founded() -> Path:
    """Founded and signed once: four keys and two signatures take their time."""
    place = Path(tempfile.mkdtemp(prefix="wardsource-shelf-"))
    found_training_site(place / "site", place / "state", SystemClock(), Argon2(memory_kib=64, passes=1))
    made = Shelf(place)
    made.work(TECHNICIAN, lambda site: export_certificates(site, place))
    made.work(NURSE, lambda site: register_subject(site, "LXYU"))
    made.write(Reasons())
    made.sign(NURSE, Meaning.RECORD, "stage1.pdf")
    made.sign(PHYSICIAN, Meaning.REVIEW, "stage2.pdf")
    return place


class Shelf:
    """A training site with its state folder, and the files that left it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.state = folder, folder / "site", folder / "state"
        self.passwords = SiteKeys.read(self.site / "site.keys").training_passwords

    def work(self, user: str, deed: Callable[[Site], object]) -> None:
        site = log_in(self.site, self.state, SystemClock(), user, self.passwords[user])
        deed(site)
        log_out(site)

    def sign(self, user: str, meaning: Meaning, name: str) -> None:
        def deed(site: Site) -> None:
            commit(site, make(prepare(site, (PAGE,), meaning), self.passwords[user]))
            export_document(site, site.subject("S01").signatures[-1], self.folder / name)

        self.work(user, deed)

    def write(self, reasons: Reasons, **changes: str) -> None:
        answers = Answers({key: Answer(value) for key, value in (ANSWERS | changes).items()})
        self.work(NURSE, lambda site: record(site, PAGE, answers, reasons))

    def correct(self, item: str, value: str) -> None:
        self.write(Reasons({item: "录入错误"}), **{item: value})

    def verify(self, name: str, password: bytes | None = None, *options: str) -> int:
        """The command as IT types it, with the nurse's password unless another is given."""
        typed = f"{self.passwords[NURSE]}\n".encode() if password is None else password
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("WARDSOURCE_STATE", str(self.state))
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
            return verify(["--site", str(self.site), "--user", NURSE, "--password-stdin", *options, str(self.folder / name)])


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """One page signed by two, and the file after each signature."""
    return Shelf(Path(shutil.copytree(_founded(), tmp_path / "shelf")))


def test_the_site_confirms_its_own_file_and_knows_an_earlier_state_of_it(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert shelf.verify("stage2.pdf") == 0
    assert "（文件内是 S01-SCR-DM-v01）培训文件；完好，2 个签名均有效" in capsys.readouterr().out
    assert shelf.verify("stage1.pdf") == 1
    assert "较早的签名状态：站点的这份文件此后又有签名，现有 2 个，本文件 1 个" in capsys.readouterr().out


def test_a_half_signed_file_that_is_the_newest_there_is_only_waits(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.correct("SEX", "M")
    shelf.sign(NURSE, Meaning.RECORD, "waiting.pdf")
    assert shelf.verify("waiting.pdf") == 1
    assert capsys.readouterr().out.endswith("培训文件；未签完：缺少签名 审核\n")


def test_a_page_corrected_after_signing_is_said_and_then_which_version_took_its_place(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is wrong with the file: it is what was signed then (R-SIG-04)."""
    shelf.correct("SEX", "M")
    assert shelf.verify("stage2.pdf") == 0
    assert "培训文件；签名后 S01-SCR-DM 有更正，尚未重新签名：本文件已不是现行内容；完好" in capsys.readouterr().out
    shelf.sign(NURSE, Meaning.RECORD, "anew.pdf")
    assert shelf.verify("stage2.pdf", None, "--lang", "en") == 0
    assert "superseded by a newer version (S01-SCR-DM-v02); intact" in capsys.readouterr().out


def test_of_a_visits_document_only_the_page_signed_anew_is_superseded(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """The other pages of the old file still hold (R-SIG-04)."""

    def sign_visit(site: Site) -> None:
        commit_all(site, make_all(gesture(site, "S01", VISIT).documents, shelf.passwords[site.person.id]))

    shelf.work(NURSE, lambda site: write(site, *RECORDED))
    shelf.work(NURSE, sign_visit)
    shelf.work(PHYSICIAN, sign_visit)
    shelf.work(NURSE, lambda site: export_document(site, site.subject("S01").signatures[-1], shelf.folder / "visit.pdf"))
    assert shelf.verify("visit.pdf") == 0
    assert "（文件内是 S01-D4-v01）培训文件；完好，2 个签名均有效" in capsys.readouterr().out
    shelf.work(NURSE, lambda site: write(site, RECORDED[0], why="设备故障"))
    shelf.work(NURSE, sign_visit)
    assert shelf.verify("visit.pdf") == 0
    assert "培训文件；其中 S01-D4-CMQ 已由 S01-D4-v02 替代；完好" in capsys.readouterr().out


def test_a_worksheet_is_told_by_its_number(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.work(NURSE, lambda site: (shelf.folder / "sheet.pdf").write_bytes(issue_worksheet(site, PAGE, prefilled=True)[1]))
    assert shelf.verify("sheet.pdf") == 1
    said = capsys.readouterr().out
    assert "（文件内是 WS-0001）工作表 WS-0001：" in said
    assert "由 王静 为 S01-SCR-DM 发放（预填）；手写内容不在记录中；没有签名：不是签名文件" in said
    assert "没有签发" not in said


def test_a_worksheet_of_another_site_and_an_emergency_sheet_are_told_apart(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    visit = PROTOCOL.visits[0]
    sheet = emergency_worksheet(shelf.site, SystemClock(), visit, PROTOCOL.form("VS"))
    (shelf.folder / "emergency.pdf").write_bytes(sheet)
    assert shelf.verify("emergency.pdf") == 1
    assert "未登录打印，空白；没有签名" in capsys.readouterr().out
    shelf.work(NURSE, lambda site: (shelf.folder / "sheet.pdf").write_bytes(issue_worksheet(site, PAGE, prefilled=False)[1]))
    forged = (shelf.folder / "sheet.pdf").read_bytes().replace(b"WS-0001", b"WS-0777")
    (shelf.folder / "forged.pdf").write_bytes(forged)
    assert shelf.verify("forged.pdf") == 1
    assert "站点没有发放过工作表 WS-0777" in capsys.readouterr().out


def test_a_kept_document_that_is_damaged_or_sealed_anew_is_named_and_the_file_is_still_judged(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept, *_) = sorted((shelf.site / "documents").glob("*.wsd"))
    key = SiteKeys.read(shelf.site / "site.keys").unlock(NURSE, shelf.passwords[NURSE]).k_site
    nonce = os.urandom(12)
    sealed = AESGCM(derived(key, "documents")).encrypt(nonce, b"%PDF-1.7 another", MARK + kept.stem.encode())
    for data in (kept.read_bytes()[:-1], MARK + nonce + sealed):
        kept.write_bytes(data)
        assert shelf.verify("stage2.pdf") == 1
        out, err = capsys.readouterr()
        assert "完好，2 个签名均有效" in out
        assert f"E-2106 文档 {kept.stem[:16]} 的文件被改动或损坏" in err


def test_a_computer_without_the_second_anchors_says_so_until_somebody_has_seen_it(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.state = shelf.folder / "elsewhere"
    for _ in range(2):
        assert shelf.verify("stage2.pdf") == 0
        assert "E-2117" in capsys.readouterr().err
    shelf.work(NURSE, acknowledge)
    assert shelf.verify("stage2.pdf") == 0
    assert capsys.readouterr().err == ""


def test_records_in_doubt_are_nothing_to_compare_with(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    (shelf.site / "gate.log").write_bytes(b"")
    assert shelf.verify("stage2.pdf") == 2
    assert "E-5304" in capsys.readouterr().err


@pytest.mark.parametrize("password", [b"not the password\n", b"", b"\xff\xfe\n"], ids=["wrong", "none", "no text"])
def test_a_wrong_password_or_none_is_a_sentence_and_exit_2(shelf: Shelf, capsys: pytest.CaptureFixture[str], password: bytes) -> None:
    assert shelf.verify("stage2.pdf", password) == 2
    assert "E-3101" in capsys.readouterr().err


def test_the_doubts_have_names_of_their_own_in_json(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert shelf.verify("stage1.pdf", None, "--json") == 1
    assert f'"kind": "{Doubt.EARLIER_STATE}"' in capsys.readouterr().out


def test_a_file_that_lies_far_from_any_root_is_judged_by_the_sites_own(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    far = shelf.folder / "a" / "b"
    far.mkdir(parents=True)
    (far / "S01-SCR-DM-v01.pdf").write_bytes((shelf.folder / "stage2.pdf").read_bytes())
    assert shelf.verify("a/b/S01-SCR-DM-v01.pdf") == 0
    assert capsys.readouterr().out.startswith("S01-SCR-DM-v01.pdf：培训文件；完好")
