"""check-site: what can be said of a site folder without anyone's password."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.commands.check_site import Report, Standing, check, main
from desktop.models.accounts.gate import GateLog
from desktop.models.storage.documents import DocumentStore
from desktop.models.storage.drafts import Drafts
from desktop.models.storage.lock import SiteLock
from desktop.models.text import Language
from tests.bench import KEY, START, Bench, answer, bench
from tests.people import EVERYONE, site_keys


@pytest.fixture
def made(tmp_path: Path) -> Bench:
    site = bench(tmp_path, saves=2)
    site_keys().write(site.folder / "site.keys")
    GateLog(site.folder / "gate.log", [person.id for person in EVERYONE]).started(START)
    Drafts.open(site.folder / "drafts.db", KEY).close()
    DocumentStore(site.folder / "documents", KEY).put(b"%PDF")
    return site


def words(report: Report, standing: Standing) -> str:
    return "\n".join(finding.what.zh for finding in report.findings if finding.standing is standing)


def test_a_sound_site_is_verified_and_the_report_says_what_it_could_not_see(made: Bench) -> None:
    report = check(made.folder, made.state)
    assert report.exit_code == 0
    assert words(report, Standing.WRONG) == ""
    for part in (
        "site.keys：培训站点，3 个账户",
        "gate.log：1 行",
        "两份存证一致，到第 6 条",
        "site.db：已加密",
        "drafts.db：已加密",
        "1 份文档",
    ):
        assert part in words(report, Standing.VERIFIED)
    for part in ("记录的内容", "应有的文档", "gate.log 的末尾"):
        assert part in words(report, Standing.UNSEEN)


def test_the_check_changes_nothing_in_the_folder(made: Bench) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in made.folder.rglob("*") if path.is_file()}
    check(made.folder, made.state)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in made.folder.rglob("*") if path.is_file()} == before


def test_a_site_in_use_is_checked_and_its_user_named(made: Bench) -> None:
    lock = SiteLock.take(made.folder, "张护士", START)
    with made.ledger() as ledger:
        ledger.append([answer("hr", "72")])
        report = check(made.folder, made.state)
    lock.release()
    assert report.exit_code == 0
    assert "张护士" in words(report, Standing.VERIFIED)
    assert "没有程序正在使用" in words(check(made.folder, made.state), Standing.VERIFIED)


def older_folder(made: Bench) -> None:
    older = made.folder.with_name("older")
    shutil.copytree(made.folder, older)
    with made.ledger() as ledger:
        ledger.append([answer("hr", "72")])
    shutil.rmtree(made.folder)
    older.rename(made.folder)


def rewrite(name: str, edit: Callable[[bytes], bytes]) -> Callable[[Bench], object]:
    return lambda made: (made.folder / name).write_bytes(edit((made.folder / name).read_bytes()))


DEEDS: dict[str, tuple[Callable[[Bench], object], str]] = {
    "gate edited": (rewrite("gate.log", lambda data: data.replace(b"start", b"login")), "E-2107"),
    "role edited": (rewrite("site.keys", lambda data: b'"role": "monitor"'.join(data.rsplit(b'"role": "nurse"', 1))), "E-3102"),
    "list edited": (rewrite("site.keys", lambda data: data.replace(b'"revoked": null', b'"revoked": ""', 1)), "E-3104"),
    "keys broken": (rewrite("site.keys", lambda data: data[:100]), "E-3107"),
    "anchors edited": (rewrite("anchors.log", lambda data: b"x" + data), "anchors.log, line 1"),
    "anchors differ": (rewrite("anchors.log", lambda data: data[:5] + (b"0" if data[5:6] != b"0" else b"1") + data[6:]), "第 3 条不一致"),
    "anchors cut": (rewrite("anchors.log", lambda data: data[: data.index(b"\n") + 1]), "比本机的存证短"),
    "anchors gone": (lambda made: made.anchors.in_site.unlink(), "比本机的存证短"),
    "older folder": (older_folder, "比本机的存证短"),
    "plain file": (rewrite("site.db", lambda data: b"SQLite format 3\0" + data[16:]), "site.db：不是加密的数据文件"),
    "cut file": (rewrite("drafts.db", lambda data: data[:-1]), "drafts.db：不是加密的数据文件，或长度不对"),
    "foreign document": (lambda made: (made.folder / "documents" / "x.pdf").write_bytes(b"%PDF"), "documents/x.pdf"),
    "plain document": (lambda made: (made.folder / "documents" / f"{'a' * 64}.wsd").write_bytes(b"%PDF"), "a.wsd"),
}


@pytest.mark.parametrize("kind", DEEDS)
def test_what_is_wrong_is_named_and_the_exit_code_is_one(made: Bench, kind: str) -> None:
    deed, expected = DEEDS[kind]
    deed(made)
    report = check(made.folder, made.state)
    assert report.exit_code == 1
    assert expected in words(report, Standing.WRONG)


def test_a_document_left_half_written_by_a_kill_is_nothing_wrong(made: Bench) -> None:
    (made.folder / "documents" / f".{'a' * 64}.wsd.x.new").write_bytes(b"WS")
    assert check(made.folder, made.state).exit_code == 0


def test_a_machine_without_anchors_of_the_site_says_that_it_cannot_see_a_rollback(made: Bench, tmp_path: Path) -> None:
    report = check(made.folder, tmp_path / "another machine")
    assert report.exit_code == 0
    assert "没有该站点的第二份存证" in words(report, Standing.UNSEEN)


@pytest.mark.parametrize("missing", ["site.keys", "site.db"])
def test_a_folder_that_is_no_site_is_unusable(made: Bench, missing: str) -> None:
    (made.folder / missing).unlink()
    report = check(made.folder, made.state)
    assert report.exit_code == 2
    assert missing in words(report, Standing.UNUSABLE)


@pytest.mark.parametrize(("language", "expected"), [("zh", "没有密钥看不到"), ("en", "Not visible without a key")])
def test_the_command_prints_the_report_in_the_language_asked_for(
    made: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, expected: str
) -> None:
    monkeypatch.setenv("WARDSOURCE_STATE", str(made.state))
    assert main([str(made.folder), "--language", language]) == 0
    assert expected in capsys.readouterr().out


def test_the_command_answers_two_for_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "gone")]) == 2
    assert "这不是站点文件夹" in capsys.readouterr().err


def test_every_sentence_exists_in_both_languages(made: Bench) -> None:
    said = check(made.folder, made.state)
    assert "站点文件夹" in said.say(Language.ZH)
    assert not any("一" <= character <= "鿿" for character in said.say(Language.EN).replace(str(made.folder), ""))
