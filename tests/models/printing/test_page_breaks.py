"""What stays together on paper: few rows below one head, a question and what follows from it, a box and its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.printing.blocks import Block, held_together, paginate
from desktop.models.printing.document import VisitHeader
from desktop.models.printing.setting import Run, flow
from desktop.models.printing.worksheet import Worksheet, build_worksheets
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.entry import PageKey
from desktop.models.text import Language
from tests.models.printing.free_programs import every_picture, page_count, words
from tests.models.printing.sample import STUDY, SUBJECT, VISIT, made
from tests.models.printing.sample_forms import VITAL_SIGNS

BLANK = Worksheet(serial=31, form=VITAL_SIGNS, key=PageKey("S01", "SCR", "VS"), study=STUDY, subject=SUBJECT, visit=VISIT, issued=made())


def written(file: Path, *sheets: Worksheet) -> Path:
    pdf = build_worksheets(sheets, lambda drawn: True)
    assert pdf is not None
    file.write_bytes(pdf)
    return file


@pytest.mark.parametrize(
    ("visit", "form", "together"),
    [
        ("LOG", "DV", ("已报伦理委员会", "报告日期")),
        ("D0", "INFF", ("还有下一袋", "F10下一袋")),
        ("D0", "INFC", ("实际CAR+活T细胞", "与医嘱剂量的偏差", "已与医嘱剂量比对")),
        ("DAILY", "MON", ("评估时间CRS级别", "第1次评", "第3次评")),
    ],
)
def test_what_is_read_together_stands_on_one_page(tmp_path: Path, visit: str, form: str, together: tuple[str, ...]) -> None:
    asked = replace(BLANK, form=PROTOCOL.page(visit, form), key=PageKey("S01", visit, form))
    file = written(tmp_path / "sheet.pdf", asked)
    first = next(number for number in range(1, page_count(file) + 1) if together[0] in words(file, number))
    assert [part for part in together if part not in words(file, first)] == []


def row(height: float, name: str, notes: tuple[Block, ...] = ()) -> Block:
    return Block(height, lambda sheet, top: None, anchor=name, notes=notes)


def pages_of(rows: list[Block]) -> list[list[str]]:
    """The names of the rows, page by page, on pages of 100 mm below 70 mm that are taken."""
    placed = paginate([row(70, "taken"), *rows], 0, 100)
    return [[block.anchor for _, block in page] for page in placed]


def test_few_rows_move_to_the_next_page_together() -> None:
    assert pages_of(held_together([row(12, name) for name in "abc"])) == [["taken"], ["a", "b", "c"]]


def test_many_rows_are_parted_but_neither_the_first_nor_the_last_stands_alone() -> None:
    assert pages_of(held_together([row(10, name) for name in "abcdefgh"])) == [["taken", "a", "b", "c"], list("defgh")]
    assert pages_of(held_together([row(28, name) for name in "abcd"])) == [["taken"], ["a", "b"], ["c", "d"]]


def test_a_row_stands_with_the_one_it_follows_from() -> None:
    assert pages_of(held_together([row(10, name) for name in "abcdefgh"], [3])) == [["taken", "a", "b"], list("cdefgh")]


def test_what_stays_together_is_never_taller_than_a_page() -> None:
    tall = held_together([row(45, name) for name in "ab"])
    noted = held_together([row(12, "a", (row(50, "①"),)), row(12, "b")])
    assert [block.keep for block in (*tall, *noted)] == [False] * 4


def test_a_box_is_never_left_at_the_end_of_a_line() -> None:
    options = [Run("☐ ASTCT 2019 标准（CRS、ICANS）"), Run("   "), Run("☑ EHA/EBMT 2023 标准（ICAHT）")]
    lines = ["".join(run.text for run in line).rstrip() for width in range(24, 80) for line in flow(options, width)]
    assert [line for line in lines if line.endswith(("☐", "☑"))] == []


@pytest.mark.parametrize("language", Language)
def test_the_name_of_every_visit_stays_inside_the_head(tmp_path: Path, language: Language) -> None:
    """Below the second row of facts is white paper."""
    visits = [VisitHeader(key=visit.key, text=visit.text) for visit in (*PROTOCOL.visits, PROTOCOL.visit("UNS12"))]
    file = written(tmp_path / "heads.pdf", *(replace(BLANK, visit=visit, language=language) for visit in visits))
    for visit, page in zip(visits, every_picture(file, 72), strict=True):
        below = page.crop((60, 153, 560, 157))
        assert sum(below.histogram()[:200]) == 0, visit.key
