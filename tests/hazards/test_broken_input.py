"""Whatever is given to the commands, they answer with a sentence and an exit code, never with a traceback."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.commands.check_site import main as check_site
from desktop.commands.terminal import say
from desktop.commands.verify import main as verify
from desktop.models.accounts.gate import GateLog
from desktop.models.printing.pdf_a import RECORD
from tests.bench import START, Bench, bench
from tests.models.printing.keys import site_keys, stages
from tests.models.printing.sample import document
from tests.people import EVERYONE
from tests.people import site_keys as people_keys

DEEP = b"[" * 100_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root and its list, and a signed file beside them."""
    made = tmp_path_factory.mktemp("broken")
    site_keys().publish(made)
    (made / "whole.pdf").write_bytes(stages(document())[-1])
    return made


def answered(command: Callable[[list[str]], int], *arguments: object) -> tuple[int, list[str]]:
    """The exit code and the lines said."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = command([str(argument) for argument in arguments])
    return code, out.getvalue().split("\n")[:-1]


def verdict(folder: Path, data: bytes) -> int:
    """The exit code of verifying a file with these bytes, -1 where the command did not say one sentence about it."""
    (folder / "x.pdf").write_bytes(data)
    code, lines = answered(verify, folder / "x.pdf")
    return code if len(lines) == 1 and re.match("x.pdf：.", lines[0]) else -1


@settings(max_examples=25)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_unusable(folder: Path, data: bytes) -> None:
    assert verdict(folder, b"x" + data) == 2


@settings(max_examples=25)
@given(data=st.binary(max_size=400))
def test_any_bytes_that_call_themselves_a_pdf_are_in_doubt(folder: Path, data: bytes) -> None:
    assert verdict(folder, b"%PDF-1.7\n" + data) == 1


@settings(max_examples=40)
@given(cut=st.integers(6, 100_000))
def test_a_signed_file_cut_anywhere_is_in_doubt(folder: Path, cut: int) -> None:
    whole = (folder / "whole.pdf").read_bytes()
    assert verdict(folder, whole[: 6 + cut % (len(whole) - 7)]) == 1


@settings(max_examples=40)
@given(at=st.integers(8, 1_000_000), junk=st.binary(min_size=1, max_size=40))
def test_a_signed_file_with_anything_pushed_in_is_in_doubt(folder: Path, at: int, junk: bytes) -> None:
    whole = (folder / "whole.pdf").read_bytes()
    at = 8 + at % (len(whole) - 8)
    assert verdict(folder, whole[:at] + junk + whole[at:]) == 1


def another_pdf(title: str, record: bytes | None) -> bytes:
    """A PDF of some other program, with a record of its own making."""
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Title"] = title
        if record is not None:
            made.attachments[RECORD] = pikepdf.AttachedFileSpec(
                made, record, filename=RECORD, description="", mime_type="", creation_date="", mod_date=""
            )
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


@settings(max_examples=30)
@given(
    title=st.text(max_size=30), record=st.none() | st.binary(max_size=60) | st.text(max_size=60).map(lambda text: json.dumps(text).encode())
)
def test_a_pdf_of_another_program_is_in_doubt(folder: Path, title: str, record: bytes | None) -> None:
    assert verdict(folder, another_pdf(title, record)) == 1


@pytest.mark.parametrize(
    "record", [DEEP, b'{"document": "\\ud800"}', b'{"document": "\\u001b[2J"}', b'{"document": ["x"]}', b'{"pages": 7}']
)
def test_a_record_made_to_confuse_is_in_doubt_and_does_not_reach_the_terminal(folder: Path, record: bytes) -> None:
    (folder / "x.pdf").write_bytes(another_pdf("WS-0001 \x1b[2J", record))
    code, (line,) = answered(verify, folder / "x.pdf")
    assert (code, "\x1b" in line) == (1, False)


@pytest.mark.parametrize("name", ["root.pem", "certificates.json"])
@pytest.mark.parametrize("data", [b"", b"\x00" * 50, b"\xff\xfe", DEEP, b"[]", b"7", b'{"signature": 5}'])
def test_a_broken_root_or_list_is_told(tmp_path: Path, folder: Path, name: str, data: bytes) -> None:
    for file in ("root.pem", "certificates.json", "whole.pdf"):
        (tmp_path / file).write_bytes((folder / file).read_bytes())
    (tmp_path / name).write_bytes(data)
    code, lines = answered(verify, tmp_path / "whole.pdf")
    assert (code, len(lines)) == (2 if name == "root.pem" else 1, 1)


def test_a_folder_and_a_name_that_cannot_be_are_told(folder: Path) -> None:
    assert answered(verify, folder, f"{folder}/a\0b.pdf", "--root", folder / "root.pem")[0] == 2
    assert answered(verify, "--root", folder, folder / "whole.pdf")[0] == 2


def test_a_list_that_is_a_folder_counts_as_no_list(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "certificates.json").mkdir()
    (tmp_path / "root.pem").write_bytes((folder / "root.pem").read_bytes())
    code, (line,) = answered(verify, "--root", tmp_path / "root.pem", folder / "whole.pdf")
    assert (code, "没有找到证书名单" in line) == (1, True)


def test_a_terminal_that_knows_few_characters_still_gets_the_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    name = os.fsdecode(b"\xff.pdf")
    (folder / name).write_bytes(b"no pdf")
    assert verify([str(folder / name)]) == 2
    assert b"E-5301" in raw.getvalue()
    say("床")
    assert raw.getvalue().endswith(b"\\u5e8a\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = bench(tmp_path_factory.mktemp("site"), saves=1)
    people_keys().write(made.folder / "site.keys")
    GateLog(made.folder / "gate.log", [person.id for person in EVERYONE]).started(START)
    return made


@settings(max_examples=40)
@given(
    name=st.sampled_from(["site.keys", "gate.log", "anchors.log", "site.lock", "site.db"]),
    data=st.binary(max_size=200) | st.sampled_from([b"[]", b"{}", b"null\n", b"7\n"]),
)
def test_a_site_folder_with_any_file_broken_is_told(site: Bench, name: str, data: bytes) -> None:
    path = site.folder / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        code, lines = answered(check_site, site.folder)
    finally:
        path.unlink() if before is None else path.write_bytes(before)
    assert code in (0, 1)
    assert lines[0].startswith("站点文件夹")


@settings(max_examples=60)
@given(drawn=st.data())
def test_a_file_of_accounts_that_holds_something_else_is_told(site: Bench, drawn: st.DataObject) -> None:
    """Any one value of site.keys in place of which stands one of another kind."""
    path = site.folder / "site.keys"
    before = path.read_bytes()
    content = json.loads(before)
    holders = [content, content["argon2id"], content["certificates"], content["slots"][0], content["certificates"]["certificates"][0]]
    holder = drawn.draw(st.sampled_from(holders))
    key = drawn.draw(st.sampled_from(sorted(holder)))
    holder[key] = drawn.draw(st.sampled_from([None, 7, -1, True, "", "../x", "\x00", [], {}, [[]], {"a": 1}, 1e300]))
    path.write_text(json.dumps(content))
    try:
        code, lines = answered(check_site, site.folder)
    finally:
        path.write_bytes(before)
    assert code in (0, 1)
    assert lines[0].startswith("站点文件夹")


@pytest.mark.parametrize("name", ["site.keys", "gate.log", "site.lock"])
def test_a_file_nested_without_end_is_told(site: Bench, name: str) -> None:
    path = site.folder / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(DEEP + b"\n")
    code, lines = answered(check_site, site.folder)
    path.unlink() if before is None else path.write_bytes(before)
    assert (code, lines[0][:5]) == (0 if name == "site.lock" else 1, "站点文件夹")
