"""The table of holidays is a hint beside a planned day; a broken table says so by number and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.holidays import WEEKENDS, read_holidays
from desktop.paths import resource

HEAD = "first,last,kind,zh,en\n"


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        (date(2026, 2, 14), None),  # a Saturday on which everybody works
        (date(2026, 2, 15), "春节"),
        (date(2026, 2, 23), "春节"),
        (date(2026, 2, 24), None),
        (date(2026, 3, 7), "周六"),
        (date(2031, 3, 9), "周日"),
    ],
)
def test_the_table_that_is_delivered_knows_holidays_and_working_weekends(day: date, hint: str | None) -> None:
    said = read_holidays(resource("rules", "holidays.csv")).hint(day)
    assert (said.zh if said else None) == hint


def test_without_a_table_weekends_are_known() -> None:
    assert WEEKENDS.hint(date(2026, 2, 16)) is None
    assert WEEKENDS.hint(date(2026, 2, 15)) is not None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("first,last,zh,en\n", "第 1 行"),
        (HEAD + "2026-02-30,2026-03-01,holiday,春节,Spring\n", "第 2 行"),
        (HEAD + "2026-03-02,2026-03-01,holiday,春节,Spring\n", "第 2 行"),
        (HEAD + "# as before\n2026-03-01,2027-03-01,holiday,春节,Spring\n", "第 3 行"),
        (HEAD + "2026-03-01,2026-03-01,feast,春节,Spring\n", "第 2 行"),
        (HEAD + "2026-03-01,2026-03-01,holiday,春节\n", "第 2 行"),
        (HEAD + "2026-03-01,2026-03-01,holiday,春节,\n", "第 2 行"),
    ],
)
def test_a_broken_line_is_told_by_its_number(tmp_path: Path, text: str, where: str) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        read_holidays(path)
    assert caught.value.failed.number == "E-1501"
    assert where in caught.value.failed.what.zh


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_table_that_cannot_be_read_is_a_failure_and_no_crash(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "holidays.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Failure) as caught:
        read_holidays(path)
    assert caught.value.failed.number == "E-1501"


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "holidays.csv"
    path.write_bytes("\ufefffirst,last,kind,zh,en\r\n2027-02-06,2027-02-12,holiday,春节,Spring Festival\r\n".encode())
    hint = read_holidays(path).hint(date(2027, 2, 8))
    assert hint is not None
    assert hint.en == "Spring Festival"
