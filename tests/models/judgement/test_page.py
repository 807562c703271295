"""Findings of a page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.findings import findings, open_findings
from desktop.models.protocol.form import Context, Form, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import PageKey
from tests.models.ward import CONSENT, SIGNS, answers, eligible, result, subject

TODAY = date(2026, 1, 10)
EMPTY = subject({("ICF", 1): CONSENT})
"""Consent is on file and nothing else."""


def found(form: str, **given: Answer | str) -> dict[str, tuple[Level, str]]:
    context = Context(answers(given), EMPTY, TODAY)
    return {finding.check: (finding.level, finding.says.zh) for finding in findings(PROTOCOL.form(form), context)}


class TestValuesThatAreNone:
    @pytest.mark.parametrize(
        ("form", "item", "value"),
        [
            ("VS", "TEMP", "36.5℃"),
            ("VS", "TEMP", "<36"),
            ("VS", "TEMP", "-36"),
            ("LAB", "WBC", "4.2a"),
            ("LAB", "WBC", "4.2²"),
            ("DM", "BRTHDTC", "2005-UK-UK"),
            ("DM", "BRTHDTC", "2005-02-30"),
            ("DM", "BRTHDTC", "2005-02-03T08:00"),
            ("DM", "BRTHDTC", "NONE"),
            ("MH", "CSFDTC", "2025-UK-03"),
            ("MH", "CSFDTC", "2025-03-09T08:00"),
            ("VS", "VSDTC", "2026-01-05"),
            ("DM", "SEX", "X"),
            ("MH", "GILBERT", "MAYBE"),
            ("INV", "COMPLY", "U"),
        ],
    )
    def test_a_value_of_another_kind_must_be_resolved(self, form: str, item: str, value: str) -> None:
        level, says = found(form, **{item: result(value, "×10⁹/L") if form == "LAB" else value})["kind"]
        assert level is Level.MUST
        assert value in says

    @pytest.mark.parametrize(
        ("form", "item", "value"),
        [
            ("VS", "TEMP", "36.5"),
            ("DM", "BRTHDTC", "2005-02-03"),
            ("MH", "CSFDTC", "2025-03-UK"),
            ("MH", "CSFDTC", "NONE"),
            ("VS", "VSDTC", "2026-01-05T08:00"),
            ("DM", "SEX", "F"),
            ("MH", "GILBERT", "U"),
            ("ICF", "ICFVER", "V2.0"),
        ],
    )
    def test_a_value_of_its_kind_has_no_finding(self, form: str, item: str, value: str) -> None:
        assert found(form, **{item: value}) == {}

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ("12..5", "是否为 12.5？"),
            ("12,5", "是否为 12.5？"),
            (".5", "是否为 0.5？"),
            ("12.", "是否为 12？"),
            ("1,200", "是否为 1200？"),
            ("abc", ""),
            ("12.5.5", ""),
            ("<36", ""),
        ],
    )
    def test_a_mistyped_point_is_asked_about(self, typed: str, hint: str) -> None:
        assert found("VS", TEMP=typed)["kind"][1] == f"“{typed}”不是数值；{hint}请只填数字，没有数值时选未做或不详并说明"

    def test_a_mistyped_point_of_a_limit_is_asked_about(self) -> None:
        assert found("LAB", ALT=result("35", "U/L", "7", "40,5"))["limit"][1] == "参考限“40,5”不是数值；是否为 40.5？请按报告填写"

    @pytest.mark.parametrize("typed", ["-5", "−5", "-0.5"])
    def test_a_number_below_nothing_is_told_so(self, typed: str) -> None:
        assert found("VS", TEMP=typed)["kind"] == (Level.MUST, f"“{typed}”不能为负数；请核对后重新输入")


class TestRanges:
    @pytest.mark.parametrize(
        ("value", "check", "level"),
        [
            ("30.0", "soft", Level.CHECK),
            ("29.9", "hard", Level.MUST),
            ("43.0", "soft", Level.CHECK),
            ("43.1", "hard", Level.MUST),
            ("34.9", "soft", Level.CHECK),
            ("41.1", "soft", Level.CHECK),
        ],
    )
    def test_the_impossible_must_be_resolved_and_the_unusual_is_checked(self, value: str, check: str, level: Level) -> None:
        levels = {name: what for name, (what, _) in found("VS", TEMP=value).items() if name in ("hard", "soft")}
        assert levels == {check: level}

    @pytest.mark.parametrize("value", ["35.0", "37.9"])
    def test_the_ends_of_the_usual_range_are_usual(self, value: str) -> None:
        assert found("VS", TEMP=value) == {}

    def test_the_finding_says_what_was_expected_and_asks_about_a_slipped_point(self) -> None:
        says = found("LAB", K=result("45", "mmol/L", "3.5", "5.3"))["hard"][1]
        assert says == "45 超出 1.0–12.0 mmol/L；是否为 4.5？请核对后重新输入"
        assert "是否为" not in found("VS", PULSE="0")["hard"][1]

    def test_a_range_is_held_against_the_reporting_unit(self) -> None:
        assert "soft" not in found("LAB", CREA=result("1", "mg/dL", "0.5", "1.1"))
        assert found("LAB", CREA=result("1", "μmol/L", "41", "73"))["hard"][0] is Level.MUST
        assert "unit" not in found("LAB", INR=result("1.05", "", "0.8", "1.2"))


class TestUnitsAndLimits:
    @pytest.mark.parametrize(
        ("answer", "check", "level"),
        [
            (result("35", "", "7", "40"), "unit", Level.CHECK),
            (result("35", "IU", "7", "40"), "unit", Level.CHECK),
            (result("35", "U/L"), "limits", Level.CHECK),
            (result("35", "U/L", "7"), "upper_limit", Level.NOTE),
            (result("35", "U/L", "40", "7"), "limits_crossed", Level.MUST),
            (result("35", "U/L", "40", "40"), "limits_crossed", Level.MUST),
            (result("35", "U/L", "7", "四十"), "limit", Level.MUST),
            (result("35", "U/L", "<7", "40"), "limit", Level.MUST),
        ],
    )
    def test_a_result_needs_its_unit_and_sound_limits(self, answer: Answer, check: str, level: Level) -> None:
        assert {name: what for name, (what, _) in found("LAB", ALT=answer).items()} == {check: level}

    @pytest.mark.parametrize("answer", [result("35", "U/L", "7", "40"), result("35", "U/L", "", "40"), result("<5", "U/L", "7", "40")])
    def test_a_result_with_unit_and_upper_limit_is_in_order(self, answer: Answer) -> None:
        assert found("LAB", ALT=answer) == {}


def test_a_future_day_is_refused_unless_it_is_planned() -> None:
    assert found("DM", BRTHDTC="2026-01-11")["future"][0] is Level.MUST
    assert found("VS", VSDTC="2026-01-11T00:00")["future"][0] is Level.MUST
    assert found("VS", VSDTC="2026-01-10T23:59") == {}
    assert found("MH", CSFDTC="2026-01-10") == {}
    assert found("DM", D0PLDTC="2026-01-20") == {}
    assert found("MH", SYMPDTC="2026-UK-UK") == {}
    assert found("MH", SYMPDTC="2026-02-UK")["future"][0] is Level.MUST


def test_a_note_may_be_as_long_as_its_limit() -> None:
    assert found("ICF", ICFVER="V" * 40) == {}
    assert "现 41 字" in found("ICF", ICFVER="V" * 41)["length"][1]


@pytest.mark.parametrize("absent", Absent)
def test_not_done_without_a_reason_must_be_resolved(absent: Absent) -> None:
    assert found("VS", TEMP=Answer(absent=absent))["reason"][0] is Level.MUST
    assert found("VS", TEMP=Answer(absent=absent, why="患者拒绝")) == {}


def test_an_item_that_does_not_apply_has_no_findings() -> None:
    assert found("VS", O2YN="N", O2FLOW="999") == {}
    assert "hard" in found("VS", O2YN="Y", O2FLOW="999")
    assert "chemdtc_window" not in found("LAB", CHEMPERF="N", CHEMDTC="2027-01-01T08:00")


def test_findings_come_in_paper_order_and_carry_the_page_s_own_checks() -> None:
    context = Context(answers({**SIGNS, "SYSBP": "70", "DIABP": "72", "TEMP": "38.4", "WEIGHT": "300"}), EMPTY, TODAY)
    assert [finding.check for finding in findings(PROTOCOL.form("VS"), context)] == ["fever", "soft", "pressures_crossed", "hard"]


def test_a_confirmation_holds_for_exactly_the_value_it_was_given_for() -> None:
    """Nobody is asked twice about the same value, and everybody about a new one."""
    form = PROTOCOL.form("VS")
    pages = {("ICF", 1): CONSENT, ("VS", 1): {**SIGNS, "PULSE": "170"}}
    book = subject(pages, confirmed=(("VS", "PULSE", "soft", "170"),))
    page = book.page(PageKey("S01", "SCR", "VS"))
    assert open_findings(form, page, Context(page.answers, book, TODAY)) == ()
    typed = answers({**SIGNS, "PULSE": "171"})
    assert [finding.check for finding in open_findings(form, page, Context(typed, book, TODAY))] == ["soft"]


@pytest.mark.parametrize("form", PROTOCOL.forms, ids=lambda form: form.key)
def test_a_realistic_page_has_nothing_to_check(form: Form) -> None:
    book = subject(eligible())
    given = book.page(PageKey("S01", "SCR", form.key)).answers
    assert [f for f in findings(form, Context(given, book, TODAY)) if f.level is not Level.NOTE] == []


@given(st.sampled_from(PROTOCOL.forms), st.data())
def test_whatever_is_typed_the_page_can_be_looked_at(form: Form, data: st.DataObject) -> None:
    """Nothing typed is refused, so every reader must bear it."""
    keys = [item.key for item in form.items]
    typed = st.one_of(st.text(max_size=12), st.sampled_from(["2026-01-05", "2026-01-05T08:00", "Y", "N", "0", "<5", "1e9", "NONE", "−3"]))
    one = st.builds(Answer, typed, st.none() | st.sampled_from(list(Absent)), typed, st.booleans(), typed, typed, typed)
    given_answers = Answers(data.draw(st.dictionaries(st.sampled_from(keys), one)))
    book = subject({(form.key, 1): dict(given_answers.by_key)})
    for finding in findings(form, Context(given_answers, book, TODAY)):
        assert finding.item in keys
    state = completeness(form, given_answers)
    assert 0 <= state.done <= state.asked == state.done + len(state.missing)


@pytest.mark.parametrize(("minutes", "ahead"), [(-1, False), (0, False), (5, False), (6, True), (600, True)])
def test_a_time_still_ahead_today_must_be_resolved(minutes: int, ahead: bool) -> None:
    """R-TIM-02: two clocks may differ by some minutes, not by more."""
    now = datetime(2026, 1, 5, 10, 30, tzinfo=SITE_ZONE)
    typed = (now + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")
    found = findings(PROTOCOL.form("VS"), Context(answers({"VSDTC": typed}), EMPTY, now.date(), now))
    assert ("future" in {finding.check for finding in found}) is ahead
