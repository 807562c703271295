"""The worksheets of a visit and of a whole subject, as a printer lays them out and a scanner reads them (R-SRC-12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.models.printing.worksheet import Worksheet
from desktop.models.site.issuing import Batch, issue, subject_sheets, visit_sheets
from desktop.models.site.site import Site
from tests.clinic import clinic, with_subject
from tests.models.printing.free_programs import every_code, run


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with clinic(tmp_path).opened() as opened:
        with_subject(opened)
        yield opened


def test_every_code_of_a_visit_is_read_and_every_sheet_counts_its_own_pages(site: Site, tmp_path: Path) -> None:
    demand_readable(visit_sheets(site, "S01", "LD1", prefilled=False), tmp_path / "visit.pdf")


@pytest.mark.long
def test_every_code_of_all_visits_is_read_and_every_sheet_counts_its_own_pages(site: Site, tmp_path: Path) -> None:
    """As they are issued second, so that no number and no count begins at one."""
    issue(site, subject_sheets(site, "S01", prefilled=False))
    demand_readable(subject_sheets(site, "S01", prefilled=False), tmp_path / "all.pdf")


def demand_readable(batch: Batch, file: Path) -> None:
    """Every page has the code of its sheet and its place in it, and says the same in words."""
    pdf = batch.drawn(lambda drawn: True)
    assert pdf is not None
    file.write_bytes(pdf)
    read = every_code(file)
    assert read == list(coded(batch.sheets, read))
    places = [code.split("|")[3].split("/") for code in read]
    said = ["".join(page.split()) for page in run("pdftotext", "-raw", file, "-").split("\f")]
    assert [place for place, words in zip(places, said, strict=False) if "第{}页共{}页".format(*place) not in words] == []


def coded(sheets: Sequence[Worksheet], read: Sequence[str]) -> Iterator[str]:
    """What stands in the codes when each sheet begins with page 1 of as many as it has."""
    for sheet in sheets:
        made, pages = sheet.issued, sum(f"|{sheet.id}|" in code for code in read)
        for number in range(1, max(pages, 1) + 1):
            what = (sheet.study.registry, "S01", sheet.visit.key, f"{number}/{pages}", sheet.id, sheet.key.shown)
            yield "|".join((*what, f"{made.sequence} {made.head}"))
