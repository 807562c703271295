"""A ward in the middle of its work: three subjects at different stages and a draft that waits."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import keep_draft
from desktop.models.site.recording import Reasons, record
from desktop.models.site.registering import register_subject
from desktop.models.site.site import Site
from tests.clinic import Clinic, clinic
from tests.models.ward import Given, eligible


def busy(folder: Path) -> Clinic:
    """A site of its own in the folder, written once per process and copied."""
    written = _written()
    for part in ("site", "state"):
        shutil.copytree(written / part, folder / part)
    return Clinic(folder / "site", folder / "state")


@cache
def _written() -> Path:
    place = Path(tempfile.mkdtemp(prefix="wardsource-test-"))
    with clinic(place).opened() as site:
        _write(site)
    return place


def _write(site: Site) -> None:
    """S01 all but judged, S02 with an impossible value, an awaited result and a window that closes, S03 just registered."""
    for initials in ("LXYU", "ZHMI", "CJWE"):
        register_subject(site, initials)
    first = eligible()
    del first["INV", 1]
    _record(site, "S01", first)
    second = eligible()
    del second["INV", 1], second["MH", 1]
    second["DM", 1]["D0PLDTC"] = "2026-01-12"
    second["LAB", 1] |= {"ALT": Answer(pending=True), "PT": Answer("300", unit="s")}
    _record(site, "S02", second)
    keep_draft(site, PageKey("S02", "SCR", "MH"), Answers({"MHTERM": Answer("SLE")}))


def _record(site: Site, code: str, pages: dict[tuple[str, int], Given]) -> None:
    for (form, repeat), given in pages.items():
        answers = {item: answer if isinstance(answer, Answer) else Answer(answer) for item, answer in given.items()}
        record(site, PageKey(code, "SCR", form, repeat), Answers(answers), Reasons(late="结果迟回"))
