"""The frame of `calc`: what it accepts, carries through and refuses, and how it leaves."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.commands.calc import main
from desktop.commands.calculators import CALCULATORS
from desktop.commands.cases import NotAnswered, Row
from tests.commands.table import calc


class TestFrame:
    def test_unknown_columns_are_carried_and_a_bad_row_does_not_stop_the_others(self, tmp_path: Path) -> None:
        rows = calc(
            tmp_path,
            "bmi",
            {"case": "甲", "height_cm": "180", "weight_kg": "81"},
            {"case": "乙", "height_cm": "x", "weight_kg": "81"},
            {"case": "丙", "height_cm": "160", "weight_kg": "64"},
            exits=1,
        )
        assert [(row["case"], row["result"]) for row in rows] == [("甲", "25"), ("乙", ""), ("丙", "25")]
        assert list(rows[0]) == ["case", "height_cm", "weight_kg", "result", "detail", "rule", "error"]

    def test_results_can_be_run_again(self, tmp_path: Path) -> None:
        first = calc(tmp_path, "bmi", {"height_cm": "180", "weight_kg": "81"})
        assert calc(tmp_path, "bmi", *first) == first
        assert (tmp_path / "results.csv").read_text(encoding="utf-8").startswith("height_cm,weight_kg,result,detail,rule,error\n")

    def test_a_byte_order_mark_is_accepted(self, tmp_path: Path) -> None:
        (tmp_path / "cases.csv").write_bytes(b"\xef\xbb\xbfheight_cm,weight_kg\r\n180,81\r\n")
        assert main(["bmi", "-i", str(tmp_path / "cases.csv"), "-o", str(tmp_path / "out.csv")]) == 0
        assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[1].startswith("180,81,25,")

    def test_a_row_longer_than_the_header_fills_error_and_a_shorter_one_is_not_answered(self, tmp_path: Path) -> None:
        (tmp_path / "cases.csv").write_text("height_cm,weight_kg\n180,81,9\n180\n\n", encoding="utf-8")
        assert main(["bmi", "-i", str(tmp_path / "cases.csv"), "-o", str(tmp_path / "out.csv")]) == 1
        lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
        assert lines[1:] == ["180,81,,,,more cells than columns", "180,,,not answered: weight_kg,,"]

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"", "没有表头"),
            (b"\n", "没有表头"),
            (b"a,a\n1,2\n", "重复的列名"),
            ("height_cm\n180\n".encode("utf-16"), "UTF-16"),
            ("height_cm\n180\n".encode("utf-16-le"), "UTF-16"),
            ("身高\n180\n".encode("gbk"), "GBK"),
            (b'a,"b\n', "引号"),
        ],
        ids=["empty", "blank", "twice", "utf-16", "utf-16 without a mark", "gbk", "quote"],
    )
    def test_unusable_input_exits_2_and_says_why(
        self, tmp_path: Path, content: bytes, why: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "cases.csv").write_bytes(content)
        assert main(["bmi", "-i", str(tmp_path / "cases.csv")]) == 2
        (said,) = capsys.readouterr().err.splitlines()
        assert said.startswith("calc: ")
        assert why in said

    def test_a_missing_file_a_folder_and_an_unwritable_place_exit_2(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "cases.csv").write_text("height_cm\n", encoding="utf-8")
        assert main(["bmi", "-i", str(tmp_path / "none.csv")]) == 2
        assert main(["bmi", "-i", str(tmp_path)]) == 2
        assert main(["bmi", "-i", str(tmp_path / "cases.csv"), "-o", str(tmp_path / "nowhere" / "out.csv")]) == 2
        missing, folder, place = capsys.readouterr().err.splitlines()
        assert "没有文件" in missing
        assert "是文件夹，不是文件" in folder
        assert "nowhere" in place

    def test_columns_that_nothing_reads_are_named_and_carried_through(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (row,) = calc(tmp_path, "bmi", {"case": "甲", "height_cm": "180", "weight": "81"})
        assert (row["case"], row["weight"], row["detail"]) == ("甲", "81", "not answered: weight_kg")
        assert "columns not used, carried through: case, weight\n" in capsys.readouterr().err
        calc(tmp_path, "bmi", {"height_cm": "180", "weight_kg": "81"})
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize("arguments", [["haycock"], []], ids=["unknown", "nothing"])
    def test_an_unknown_or_missing_name_exits_2(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 2
        assert "usage" in capsys.readouterr().err

    def test_the_list_names_every_calculator_with_columns_and_source(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--list"]) == 0
        listed = capsys.readouterr().out
        for name, calculator in CALCULATORS.items():
            assert f"\n{name}\n" in f"\n{listed}"
            assert all(f"  {column}: {allowed}" in listed for column, allowed in calculator.columns.items())
            assert calculator.source in listed

    def test_it_runs_as_a_sub_command_on_standard_input_and_output(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "calc", "bmi"],
            input=b"height_cm,weight_kg\n180,81\n",
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().splitlines()[1].startswith("180,81,25,")

    def test_no_window_is_loaded_for_it(self) -> None:
        code = "import sys, desktop.commands.calc; print('PySide6' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"


@given(st.text(max_size=12))
def test_a_cell_is_read_or_refused_and_never_breaks_the_table(text: str) -> None:
    row = Row({"cell": text})
    for read in (row.number, row.reported, row.day, row.day_or_moment, lambda column: row.code(column, ("a",))):
        try:
            value = read("cell")
        except (NotAnswered, ValueError):
            continue
        assert value in (None, "", text.strip()) or isinstance(value, Decimal) or value


@given(st.decimals("100", "230", places=1), st.decimals("20", "250", places=1))
def test_calc_gives_what_the_calculator_gives(height: Decimal, weight: Decimal) -> None:
    outcome = CALCULATORS["bmi"].run(Row({"height_cm": f"{height:f}", "weight_kg": f"{weight:f}"}))
    assert abs(Decimal(outcome.result) * height * height - weight * 10000) < Decimal("1e-15")
