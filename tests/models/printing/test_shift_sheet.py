"""The shift hand-over sheet on paper: subject by subject, over as many pages as it takes, and nothing beyond the margins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.models.printing.sheet import LEFT, RIGHT
from desktop.models.printing.shift_sheet import ShiftRow, ShiftSheet, ShiftSubject, build_shift_sheet
from desktop.models.records.person import Role
from desktop.models.text import Language, Text, same
from tests.models.printing.free_programs import outside, page_count, scanned, words
from tests.models.printing.sample import STUDY, made

ROW = ShiftRow(
    Text("逾期", "Overdue"), Text("回输后第14天", "Day 14"), Text("窗口 02-05 已过，无记录", "window closed 02-05"), Role.NURSE.text
)
FIRST = ShiftSubject(same("S01 LXYU　SLE　D+16　D14 3/18"), (ROW,))
SHIFT = ShiftSheet(id="HO-2026-02-06-1", day=date(2026, 2, 6), study=STUDY, made=made(), subjects=(FIRST,))


def written(folder: Path, shift: ShiftSheet) -> Path:
    file = folder / "shift.pdf"
    file.write_bytes(build_shift_sheet(shift))
    return file


def test_it_says_what_waits_of_whom_and_who_does_it(tmp_path: Path) -> None:
    page = words(written(tmp_path, SHIFT))
    for token in (
        "交班单2026-02-06周五",
        "共1项",
        "不是源文件",
        "S01LXYU",
        "逾期",
        "回输后第14天",
        "窗口02-05已过",
        "研究护士",
        "接班人签名",
    ):
        assert token in page


def test_its_code_names_it_and_where_the_record_stood(tmp_path: Path) -> None:
    code = scanned(written(tmp_path, SHIFT))
    assert "|HO-2026-02-06-1|" in code
    assert code.endswith(f"{SHIFT.made.sequence} {SHIFT.made.head}")


def test_a_ward_where_nothing_waits_says_so(tmp_path: Path) -> None:
    assert "没有待办事项" in words(written(tmp_path, replace(SHIFT, subjects=())))


@pytest.mark.parametrize("language", Language)
def test_a_full_ward_goes_over_pages_and_repeats_whose_rows_they_are(tmp_path: Path, language: Language) -> None:
    long = replace(
        ROW, what=Text("实验室检查与生化" * 4, "Laboratory tests and chemistry " * 4), detail=Text("未填项目" * 12, "still open " * 12)
    )
    shift = replace(SHIFT, subjects=(replace(FIRST, rows=(long,) * 40), FIRST), language=language, training=True)
    file = written(tmp_path, shift)
    pages = page_count(file)
    assert pages >= 3
    assert all("S01LXYU" in words(file, page) for page in range(1, pages + 1))
    assert outside(file, LEFT - 1, RIGHT + 1) == []


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert build_shift_sheet(SHIFT) == build_shift_sheet(SHIFT)
