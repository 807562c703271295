"""`calc` from the command line: a table of cases in, the same table with results out."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.commands.calc import main
from desktop.commands.calculators import CALCULATORS
from desktop.commands.cases import NotAnswered, Row
from desktop.models.protocol.plan import Visit
from desktop.models.protocol.v1 import PROTOCOL

D0 = date(2026, 1, 20)
DATED = {"planned_d0": "2026-01-20", "today": "2026-01-10"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def table(rows: Sequence[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def calc(folder: Path, name: str, *rows: dict[str, str], exits: int = 0) -> list[dict[str, str]]:
    (folder / "cases.csv").write_text(table(rows), encoding="utf-8")
    assert main([name, "-i", str(folder / "cases.csv"), "-o", str(folder / "results.csv")]) == exits
    with (folder / "results.csv").open(encoding="utf-8", newline="") as results:
        return list(csv.DictReader(results))


def one(folder: Path, name: str, exits: int = 0, **row: str) -> dict[str, str]:
    return calc(folder, name, row, exits=exits)[0]


def criterion(folder: Path, key: str, **row: str) -> str:
    return one(folder, "criterion", **({"criterion": key} | DATED | row))["result"]


class TestScales:
    @pytest.mark.parametrize(
        ("sex", "age", "weight", "creatinine", "start"),
        [("F", "60", "54", "150", "30.056"), ("M", "40", "61", "250", "29.9577")],
    )
    def test_clearance_is_printed_unrounded(self, folder: Path, sex: str, age: str, weight: str, creatinine: str, start: str) -> None:
        row = one(folder, "cockcroft_gault", sex=sex, age_years=age, weight_kg=weight, creatinine=creatinine, creatinine_unit="umol/L")
        assert row["result"].startswith(start)
        assert row["rule"] == "cockcroft_gault_1976"
        assert "88.4" in row["detail"]

    @pytest.mark.parametrize(("formula", "start"), [("mosteller", "1.5660"), ("dubois", "1.5712"), ("stevenson", "1.5329")])
    def test_surface_by_each_formula(self, folder: Path, formula: str, start: str) -> None:
        row = one(folder, "bsa", height_cm="162", weight_kg="54.5", formula=formula)
        assert (row["result"][: len(start)], row["rule"], row["error"]) == (start, formula, "")

    def test_body_mass_index(self, folder: Path) -> None:
        assert one(folder, "bmi", height_cm="180", weight_kg="81")["result"] == "25"

    def test_a_case_with_an_empty_cell_has_no_result_and_no_error(self, folder: Path) -> None:
        row = one(folder, "bmi", height_cm="180", weight_kg="")
        assert (row["result"], row["detail"], row["error"]) == ("", "not answered: weight_kg", "")

    @pytest.mark.parametrize(
        ("height", "weight", "formula"),
        [
            ("0", "70", "mosteller"),
            ("-1", "70", "mosteller"),
            ("1.7m", "70", "mosteller"),
            ("170", "<70", "mosteller"),
            ("170", "70", "haycock"),
        ],
    )
    def test_a_case_that_is_none_fills_error(self, folder: Path, height: str, weight: str, formula: str) -> None:
        row = one(folder, "bsa", exits=1, height_cm=height, weight_kg=weight, formula=formula)
        assert row["error"]
        assert row["result"] == ""


class TestCriterion:
    @pytest.mark.parametrize(
        ("key", "row", "result"),
        [
            ("IN-01", {"birth_date": "2008-01-05", "consent_datetime": "2026-01-05T09:00"}, "met"),
            ("IN-01", {"birth_date": "2008-01-06", "consent_datetime": "2026-01-05"}, "not_met"),
            ("IN-03a", {"wbc": "3.0", "wbc_date": "2026-01-05"}, "met"),
            ("IN-03a", {"wbc": "2999", "wbc_unit": "/uL", "wbc_date": "2026-01-05"}, "not_met"),
            ("IN-03a", {"wbc": "<5", "wbc_date": "2026-01-05"}, "unknown"),
            ("IN-03b", {"anc": "1.0", "anc_date": "2026-01-05", "csf_last_date": "none"}, "met"),
            ("IN-03b", {"anc": "1.0", "anc_date": "2026-01-05", "csf_last_date": "unknown"}, "unknown"),
            ("IN-03b", {"anc": "0.9", "anc_date": "2026-01-05", "csf_last_date": "unknown"}, "not_met"),
            ("IN-03b", {"anc": "1.0", "anc_date": "2026-01-05", "csf_last_date": "2025-12-22"}, "unknown"),
            ("IN-03b", {"anc": "1.0", "anc_date": "2026-01-05", "csf_last_date": "2025-12-21"}, "met"),
            ("IN-03c", {"hb": "6.0", "hb_unit": "g/dL", "hb_date": "2026-01-05"}, "met"),
            ("IN-04a", {"alt": "120", "alt_uln": "40", "alt_date": "2026-01-05"}, "met"),
            ("IN-04a", {"alt": "120.1", "alt_uln": "40", "alt_date": "2026-01-05", "ast_alt_due_to_iim": "unknown"}, "unknown"),
            ("IN-04a", {"alt": "120.1", "alt_uln": "40", "alt_date": "2026-01-05", "ast_alt_due_to_iim": "no"}, "not_met"),
            ("IN-04b", {"ast": "120.1", "ast_uln": "40", "ast_date": "2026-01-05", "ast_alt_due_to_iim": "yes"}, "met"),
            ("IN-04c", {"tbil": "60", "tbil_uln": "20", "tbil_date": "2026-01-05", "gilbert": "yes"}, "met"),
            ("IN-04c", {"tbil": "30.1", "tbil_uln": "20", "tbil_date": "2026-01-05", "gilbert": "0"}, "not_met"),
            (
                "IN-05",
                {"scr": "150", "scr_date": "2026-01-05", "sex": "F", "birth_date": "1966-01-05", "weight_kg": "54"},
                "met",
            ),
            (
                "IN-05",
                {
                    "scr": "250",
                    "scr_date": "2026-01-05",
                    "sex": "M",
                    "birth_date": "1986-01-05",
                    "weight_kg": "61",
                    "crcl_disease_induced": "no",
                },
                "not_met",
            ),
            ("IN-06a", {"inr": "1.725", "inr_uln": "1.15", "inr_date": "2026-01-05"}, "met"),
            ("IN-06b", {"pt_s": "20.56", "pt_uln": "13.7", "pt_s_date": "2026-01-05"}, "not_met"),
            ("IN-06b", {"pt_s": "20.55", "pt_s_uln": "13.7", "pt_s_date": "2026-01-05"}, "met"),
            ("IN-07", {"hemodynamically_stable": "yes"}, "met"),
            ("IN-09a", {"consent_datetime": "2026-01-05T09:00", "first_procedure": "2026-01-05T08:00"}, "unknown"),
            ("IN-09a", {"consent_datetime": "2026-01-05T09:00", "consent_withdrawn": "yes"}, "not_met"),
            ("IN-09b", {"compliance": "no"}, "not_met"),
            ("IN-09b", {}, "unknown"),
        ],
    )
    def test_a_case_comes_to_what_the_pages_come_to(self, folder: Path, key: str, row: dict[str, str], result: str) -> None:
        assert criterion(folder, key, **row) == result

    def test_the_detail_carries_effect_reason_and_what_is_missing(self, folder: Path) -> None:
        row = one(folder, "criterion", criterion="IN-04a", alt="132", alt_uln="40", alt_date="2026-01-05", **DATED)
        assert row["detail"].startswith("pending; needs_adjudication; missing: ast_alt_due_to_iim; ALT 132 > 3 × 40 = 120")
        assert one(folder, "criterion", criterion="IN-09b", compliance="no", **DATED)["detail"].startswith("fail; ")

    def test_the_window_turns_a_value_out_of_date(self, folder: Path) -> None:
        row = one(folder, "criterion", criterion="IN-03a", wbc="2", wbc_date="2025-12-22", **DATED)
        assert (row["result"], row["detail"].split("; ")[:2]) == ("unknown", ["pending", "stale"])

    def test_today_is_the_enrolment_date_where_it_is_empty(self, folder: Path) -> None:
        row = one(
            folder, "criterion", criterion="IN-01", birth_date="1960-01-06", consent_datetime="2026-01-05", enrolment_date="2026-01-06"
        )
        assert "warning: Aged 66 at enrolment" in row["detail"]

    @pytest.mark.parametrize(
        ("key", "row"),
        [
            ("IN-02", {}),
            ("IN-03a", {"wbc": "many"}),
            ("IN-03a", {"wbc": "3", "wbc_date": "05/01/2026"}),
            ("IN-03a", {"wbc": "3", "wbc_uln": "high"}),
            ("IN-03b", {"csf_last_date": "never"}),
            ("IN-01", {"birth_date": "2005-02-30"}),
            ("IN-01", {"birth_date": "20050203"}),
            ("IN-09a", {"consent_datetime": "2026-01-05 09:00"}),
            ("IN-09a", {"consent_datetime": "2026-01-05T25:00"}),
            ("IN-05", {"sex": "female"}),
            ("IN-07", {"hemodynamically_stable": "perhaps"}),
            ("IN-06b", {"pt_s": "12", "pt_s_uln": "13.7", "pt_uln": "14"}),
            ("IN-07", {"planned_d0": "soon"}),
        ],
    )
    def test_a_cell_that_is_not_what_its_column_holds_fills_error(self, folder: Path, key: str, row: dict[str, str]) -> None:
        assert one(folder, "criterion", exits=1, criterion=key, **row)["error"]


class TestVisitWindow:
    @pytest.mark.parametrize("visit", PROTOCOL.visits, ids=lambda visit: visit.key)
    def test_every_edge_of_every_window(self, folder: Path, visit: Visit) -> None:
        opens, closes = D0 + timedelta(visit.window.opens), D0 + timedelta(visit.window.closes)
        days = [opens - timedelta(1), opens, closes, closes + timedelta(1)]
        rows = [{"d0": D0.isoformat(), "visit": visit.key, "actual": day.isoformat(), "today": ""} for day in days]
        rows += [{"d0": D0.isoformat(), "visit": visit.key, "actual": "", "today": day.isoformat()} for day in days]
        assert [row["result"] for row in calc(folder, "visit_window", *rows)] == [
            "early",
            "in_window",
            "in_window",
            "late",
            "",
            "",
            "",
            "missed",
        ]

    def test_the_detail_names_the_days(self, folder: Path) -> None:
        row = one(folder, "visit_window", d0="2026-01-20", visit="D28", actual="2026-02-20", today="")
        assert row["detail"] == "nominal 2026-02-17; opens 2026-02-14; closes 2026-02-20; study day 31; In window"
        assert one(folder, "visit_window", d0="2026-01-20", visit="SCR", actual="2026-01-14")["detail"].startswith("nominal none; ")

    def test_without_d0_or_any_day_there_is_no_result(self, folder: Path) -> None:
        rows = calc(
            folder, "visit_window", {"d0": "", "visit": "D4", "actual": "2026-01-24"}, {"d0": "2026-01-20", "visit": "D4", "actual": ""}
        )
        assert [row["detail"] for row in rows] == ["not answered: d0", "not answered: today"]

    def test_an_unknown_visit_fills_error(self, folder: Path) -> None:
        assert "D5" in one(folder, "visit_window", exits=1, d0="2026-01-20", visit="D5", actual="2026-01-25")["error"]


class TestFrame:
    def test_unknown_columns_are_carried_and_a_bad_row_does_not_stop_the_others(self, folder: Path) -> None:
        rows = calc(
            folder,
            "bmi",
            {"case": "甲", "height_cm": "180", "weight_kg": "81"},
            {"case": "乙", "height_cm": "x", "weight_kg": "81"},
            {"case": "丙", "height_cm": "160", "weight_kg": "64"},
            exits=1,
        )
        assert [(row["case"], row["result"]) for row in rows] == [("甲", "25"), ("乙", ""), ("丙", "25")]
        assert list(rows[0]) == ["case", "height_cm", "weight_kg", "result", "detail", "rule", "error"]

    def test_results_can_be_run_again(self, folder: Path) -> None:
        first = calc(folder, "bmi", {"height_cm": "180", "weight_kg": "81"})
        assert calc(folder, "bmi", *first) == first

    def test_a_byte_order_mark_is_accepted(self, folder: Path) -> None:
        (folder / "cases.csv").write_bytes(b"\xef\xbb\xbfheight_cm,weight_kg\r\n180,81\r\n")
        assert main(["bmi", "-i", str(folder / "cases.csv"), "-o", str(folder / "out.csv")]) == 0
        assert (folder / "out.csv").read_text(encoding="utf-8").splitlines()[1].startswith("180,81,25,")

    def test_a_row_longer_than_the_header_fills_error_and_a_shorter_one_is_not_answered(self, folder: Path) -> None:
        (folder / "cases.csv").write_text("height_cm,weight_kg\n180,81,9\n180\n\n", encoding="utf-8")
        assert main(["bmi", "-i", str(folder / "cases.csv"), "-o", str(folder / "out.csv")]) == 1
        lines = (folder / "out.csv").read_text(encoding="utf-8").splitlines()
        assert lines[1:] == ["180,81,,,,more cells than columns", "180,,,not answered: weight_kg,,"]

    @pytest.mark.parametrize(
        "content", [b"", b"\n", b"a,a\n1,2\n", b"\xff\xfe\x00", b'a,"b\n'], ids=["empty", "blank", "twice", "not-utf8", "quote"]
    )
    def test_unusable_input_exits_2(self, folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "cases.csv").write_bytes(content)
        assert main(["bmi", "-i", str(folder / "cases.csv")]) == 2
        assert capsys.readouterr().err.startswith("calc: ")

    def test_a_missing_file_and_an_unwritable_place_exit_2(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "cases.csv").write_text("height_cm\n", encoding="utf-8")
        assert main(["bmi", "-i", str(folder / "none.csv")]) == 2
        assert main(["bmi", "-i", str(folder / "cases.csv"), "-o", str(folder / "nowhere" / "out.csv")]) == 2
        assert "nowhere" in capsys.readouterr().err

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
            input="height_cm,weight_kg\n180,81\n".encode(),
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
