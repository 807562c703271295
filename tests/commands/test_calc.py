"""`calc` from the command line: a table of cases in, the same table with results out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.commands.case_facts import facts
from desktop.commands.cases import Row
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Visit
from tests.commands.table import calc, one, refused

D0 = date(2026, 1, 20)
DATED = {"planned_d0": "2026-01-20", "today": "2026-01-10"}


def criterion(tmp_path: Path, key: str, **row: str) -> str:
    return one(tmp_path, "criterion", **({"criterion": key} | DATED | row))["result"]


class TestScales:
    @pytest.mark.parametrize(
        ("sex", "age", "weight", "creatinine", "start"),
        [("F", "60", "54", "150", "30.056"), ("M", "40", "61", "250", "29.9577")],
    )
    def test_clearance_is_printed_unrounded(self, tmp_path: Path, sex: str, age: str, weight: str, creatinine: str, start: str) -> None:
        row = one(tmp_path, "cockcroft_gault", sex=sex, age_years=age, weight_kg=weight, creatinine=creatinine, creatinine_unit="umol/L")
        assert row["result"].startswith(start)
        assert row["rule"] == "cockcroft_gault_1976"
        assert "88.4" in row["detail"]

    @pytest.mark.parametrize(("formula", "start"), [("mosteller", "1.5660"), ("dubois", "1.5712"), ("stevenson", "1.5329")])
    def test_surface_by_each_formula(self, tmp_path: Path, formula: str, start: str) -> None:
        row = one(tmp_path, "bsa", height_cm="162", weight_kg="54.5", formula=formula)
        assert (row["result"][: len(start)], row["rule"], row["error"]) == (start, formula, "")

    def test_body_mass_index(self, tmp_path: Path) -> None:
        assert one(tmp_path, "bmi", height_cm="180", weight_kg="81")["result"] == "25"

    def test_a_case_with_an_empty_cell_has_no_result_and_no_error(self, tmp_path: Path) -> None:
        row = one(tmp_path, "bmi", height_cm="180", weight_kg="")
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
    def test_a_case_that_is_none_fills_error(self, tmp_path: Path, height: str, weight: str, formula: str) -> None:
        row = refused(tmp_path, "bsa", height_cm=height, weight_kg=weight, formula=formula)
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
    def test_a_case_comes_to_what_the_pages_come_to(self, tmp_path: Path, key: str, row: dict[str, str], result: str) -> None:
        assert criterion(tmp_path, key, **row) == result

    def test_the_detail_carries_effect_reason_and_what_is_missing(self, tmp_path: Path) -> None:
        row = one(tmp_path, "criterion", criterion="IN-04a", alt="132", alt_uln="40", alt_date="2026-01-05", **DATED)
        assert row["detail"].startswith("pending; needs_adjudication; missing: ast_alt_due_to_iim; ALT 132 > 3 × 40 = 120")
        assert one(tmp_path, "criterion", criterion="IN-09b", compliance="no", **DATED)["detail"].startswith("fail; ")

    def test_the_window_turns_a_value_out_of_date(self, tmp_path: Path) -> None:
        row = one(tmp_path, "criterion", criterion="IN-03a", wbc="2", wbc_date="2025-12-22", **DATED)
        assert (row["result"], row["detail"].split("; ")[:2]) == ("unknown", ["pending", "stale"])

    def test_today_is_the_enrolment_date_where_it_is_empty(self, tmp_path: Path) -> None:
        row = one(
            tmp_path, "criterion", criterion="IN-01", birth_date="1960-01-06", consent_datetime="2026-01-05", enrolment_date="2026-01-06"
        )
        assert "warning: Aged 66 at enrolment" in row["detail"]
        assert facts(PROTOCOL.criterion("IN-01"), Row({"enrolment_date": "2026-01-06"})).today == date(2026, 1, 6)

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
    def test_a_cell_that_is_not_what_its_column_holds_fills_error(self, tmp_path: Path, key: str, row: dict[str, str]) -> None:
        assert refused(tmp_path, "criterion", criterion=key, **row)["error"]


class TestVisitWindow:
    @pytest.mark.parametrize("visit", [visit for visit in PROTOCOL.visits if visit.window], ids=lambda visit: visit.key)
    def test_every_edge_of_every_window(self, tmp_path: Path, visit: Visit) -> None:
        opens, closes = D0 + timedelta(visit.days.opens), D0 + timedelta(visit.days.closes)
        days = [opens - timedelta(1), opens, closes, closes + timedelta(1)]
        rows = [{"d0": D0.isoformat(), "visit": visit.key, "actual": day.isoformat(), "today": ""} for day in days]
        rows += [{"d0": D0.isoformat(), "visit": visit.key, "actual": "", "today": day.isoformat()} for day in days]
        assert [row["result"] for row in calc(tmp_path, "visit_window", *rows)] == [
            "early",
            "in_window",
            "in_window",
            "late",
            "",
            "",
            "",
            "missed",
        ]

    def test_the_detail_names_the_days(self, tmp_path: Path) -> None:
        row = one(tmp_path, "visit_window", d0="2026-01-20", visit="D28", actual="2026-02-20", today="")
        assert row["detail"] == "nominal 2026-02-17; opens 2026-02-14; closes 2026-02-20; study day 31; In window"
        assert one(tmp_path, "visit_window", d0="2026-01-20", visit="SCR", actual="2026-01-14")["detail"].startswith("nominal none; ")

    def test_without_d0_or_any_day_there_is_no_result(self, tmp_path: Path) -> None:
        rows = calc(
            tmp_path, "visit_window", {"d0": "", "visit": "D4", "actual": "2026-01-24"}, {"d0": "2026-01-20", "visit": "D4", "actual": ""}
        )
        assert [row["detail"] for row in rows] == ["not answered: d0", "not answered: today"]

    def test_an_unknown_visit_fills_error(self, tmp_path: Path) -> None:
        assert "D5" in refused(tmp_path, "visit_window", d0="2026-01-20", visit="D5", actual="2026-01-25")["error"]

    @pytest.mark.parametrize("visit", [visit.key for visit in PROTOCOL.visits if not visit.window] + ["UNS2"])
    def test_a_visit_nobody_plans_has_no_window_to_ask_for(self, tmp_path: Path, visit: str) -> None:
        error = refused(tmp_path, "visit_window", d0="2026-01-20", visit=visit, actual="2026-01-25")["error"]
        assert visit in error
        assert "W52" in error, "it names the visits that have one"


class TestDatesAhead:
    """A sample of tomorrow is a wrong date: it decides nothing."""

    @pytest.mark.parametrize(
        ("key", "row", "named"),
        [
            ("IN-03a", {"wbc": "5", "wbc_date": "2026-01-11"}, "wbc_date"),
            ("IN-05", {"scr": "60", "scr_date": "2026-01-11T08:00"}, "scr_date"),
            ("IN-07", {"hemodynamically_stable": "yes", "hemodynamically_stable_date": "2026-01-11"}, "hemodynamically_stable_date"),
        ],
    )
    def test_a_fact_dated_after_today_is_a_conflict(self, tmp_path: Path, key: str, row: dict[str, str], named: str) -> None:
        told = one(tmp_path, "criterion", criterion=key, today="2026-01-10", **row)
        assert told["result"] == "unknown"
        assert told["detail"].startswith(f"pending; conflict; missing: {named}; ")
        assert "2026-01-11 is dated after today (2026-01-10)" in told["detail"]

    def test_a_fact_of_today_decides(self, tmp_path: Path) -> None:
        assert one(tmp_path, "criterion", criterion="IN-03a", wbc="5", wbc_date="2026-01-10", today="2026-01-10")["result"] == "met"

    def test_a_case_that_states_no_day_is_judged_when_its_newest_fact_was_there(self, tmp_path: Path) -> None:
        assert one(tmp_path, "criterion", criterion="IN-03a", wbc="5", wbc_date="2999-01-10")["result"] == "met"

    def test_a_sample_taken_after_enrolment_is_named(self, tmp_path: Path) -> None:
        row = one(tmp_path, "criterion", criterion="IN-03a", wbc="5", wbc_date="2026-01-10", enrolment_date="2026-01-09")
        assert row["result"] == "met"
        assert row["detail"].endswith("warning: wbc of 2026-01-10 is dated after enrolment (2026-01-09)")


class TestMicro:
    """MICRO SIGN and GREEK SMALL LETTER MU look alike; a spreadsheet has either."""

    @pytest.mark.parametrize("unit", ["umol/L", "\u00b5mol/L", "\u03bcmol/L", "UMOL/L", "\u03bcmol / L"])
    def test_every_spelling_gives_the_same(self, tmp_path: Path, unit: str) -> None:
        row = {"sex": "F", "age_years": "60", "weight_kg": "54", "creatinine": "150", "creatinine_unit": unit}
        assert one(tmp_path, "cockcroft_gault", **row)["result"].startswith("30.056")
        case = {"scr": "150", "scr_unit": unit, "sex": "F", "birth_date": "1966-01-05", "weight_kg": "54", "scr_date": "2026-01-05"}
        assert criterion(tmp_path, "IN-05", **case) == "met"

    def test_another_unit_is_refused_by_name(self, tmp_path: Path) -> None:
        row = refused(tmp_path, "cockcroft_gault", sex="F", age_years="60", weight_kg="54", creatinine="150", creatinine_unit="mmol/L")
        assert row["error"] == "creatinine_unit: 'mmol/L' is none of μmol/L, mg/dL"
