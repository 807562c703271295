"""A page of a signed visit is corrected and signed again: both papers say which pages hold (R-SIG-04)."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.models.printing.inside import read
from desktop.models.site.signing import commit_all, gesture, make_all
from desktop.models.site.site import Site
from tests.clinic import PHYSICIAN, Clinic, clinic, with_subject
from tests.models.printing.free_programs import words
from tests.models.site.visits import RECORDED, VISIT, write

FIRST, SECOND, THIRD = (key.shown for key in RECORDED)


def signed(ward: Clinic, site: Site) -> None:
    """Everything of the visit that waits for the person."""
    commit_all(site, make_all(gesture(site, "S01", VISIT).documents, ward.password(site.person.id)))


def by_both(ward: Clinic, why: str, *changed: int) -> None:
    """The pages of these numbers are recorded, again where they were signed, and everything is signed by nurse and physician."""
    with ward.opened() as site:
        write(site, *(RECORDED[number] for number in changed), why=why)
        signed(ward, site)
    with ward.opened(PHYSICIAN) as site:
        signed(ward, site)


def paper(ward: Clinic, folder: Path, version: int) -> Path:
    with ward.opened() as site:
        newest = [one for one in site.subject("S01").signatures if one.version == version][-1]
        file = folder / f"v{version}.pdf"
        file.write_bytes(site.documents.get(newest.sha256))
    return file


def head_of(file: Path) -> str:
    """The head of the ledger in the foot of the first page."""
    found = re.search(r"链首(\d+[0-9A-F-]+)生成", words(file, 1))
    assert found is not None
    return found[1]


def test_every_version_of_a_visit_says_what_stays_valid_of_those_before(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
    by_both(ward, "受试者未到", 0, 1, 2)
    by_both(ward, "设备故障", 0)
    by_both(ward, "设备故障", 1)
    one, two, three = (paper(ward, tmp_path, version) for version in (1, 2, 3))
    assert "与以前签名文件的关系" not in words(one)
    assert f"S01-D4-v01链首{head_of(one)}以本版为准：{FIRST}仍然有效：{SECOND}、{THIRD}" in words(two)
    assert f"S01-D4-v01链首{head_of(one)}以本版为准：{SECOND}仍然有效：{THIRD}" in words(three)
    assert f"S01-D4-v02链首{head_of(two)}仍然有效：{FIRST}" in words(three)
    told = read(three.read_bytes()).record["earlier"]
    assert [(one["document"], one["replaced"], one["valid"]) for one in told] == [
        ("S01-D4-v01", [SECOND], [THIRD]),
        ("S01-D4-v02", [], [FIRST]),
    ]


def test_a_half_signed_version_is_never_called_valid(tmp_path: Path) -> None:
    """Its unchanged pages are recorded anew together with the changed one."""
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write(site, *RECORDED)
        signed(ward, site)
        write(site, RECORDED[0], why="设备故障")
        signed(ward, site)
    page = words(paper(ward, tmp_path, 2))
    assert "替代第1版（签名已失效）" in page
    assert f"以本版为准：{FIRST}、{SECOND}、{THIRD}已没有有效页面" in page
