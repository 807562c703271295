"""待核对: what comes first, what is told once, and where F8 goes."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.judgement.findings import findings
from desktop.models.judgement.to_check import ToCheck, following, to_check
from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Answer, Answers
from desktop.models.text import same
from tests.models.ward import result, subject

LAB = PROTOCOL.form("LAB")
NOTHING_ELSE = subject({})


def lines(**given: Answer) -> tuple[ToCheck, ...]:
    context = Context(Answers(given), NOTHING_ELSE, date(2026, 1, 10))
    return to_check(LAB, findings(LAB, context))


def without_limits(value: str, unit: str) -> Answer:
    return result(value, unit)


WITHOUT = {
    "WBC": without_limits("5.2", "×10⁹/L"),
    "HGB": without_limits("121", "g/L"),
    "PLT": without_limits("180", "×10⁹/L"),
    "ALT": without_limits("35", "U/L"),
}


def test_what_must_be_resolved_stands_first() -> None:
    """An impossible potassium far down the page comes before a missing unit at its top."""
    found = lines(WBC=result("5.2", "", "3.5", "9.5"), K=result("45", "mmol/L", "3.5", "5.3"))
    assert [(line.item, line.level) for line in found] == [("K", Level.MUST), ("WBC", Level.CHECK)]


def test_missing_limits_of_a_page_are_one_line_that_names_the_first_results() -> None:
    (line,) = lines(**WITHOUT)
    assert (line.item, line.level, len(line.items)) == ("WBC", Level.CHECK, 4)
    assert line.says.zh == "4 项缺报告的参考限：WBC、HGB、PLT 等"
    assert line.says.en == "4 results without the report's limits: WBC, HGB, PLT and more"


def test_one_result_without_limits_keeps_its_own_sentence() -> None:
    (line,) = lines(ALT=WITHOUT["ALT"])
    assert line.says.zh == "ALT　缺报告的参考范围，无法判读高低"


def test_a_missing_upper_limit_belongs_to_the_same_line() -> None:
    (line,) = lines(ALT=WITHOUT["ALT"], AST=result("30", "U/L", "7"))
    assert set(line.items) == {"ALT", "AST"}
    assert line.level is Level.CHECK


@pytest.mark.parametrize(("at", "goes_to"), [("", "K"), ("K", "WBC"), ("WBC", "ALB"), ("PLT", "ALB"), ("ALB", "K"), ("CREA", "K")])
def test_f8_goes_down_the_list_and_from_its_end_to_its_top(at: str, goes_to: str) -> None:
    found = lines(**WITHOUT, K=result("45", "mmol/L", "3.5", "5.3"), ALB=result("40", "", "40", "55"))
    assert [line.item for line in found] == ["K", "WBC", "ALB"]
    assert following(found, at) == goes_to


def test_f8_reaches_every_item_though_one_has_two_lines() -> None:
    lined = [
        ToCheck((item,), level, same("…"))
        for item, level in (("ALT", Level.MUST), ("AST", Level.MUST), ("ALT", Level.CHECK), ("K", Level.NOTE))
    ]
    assert [following(lined, item) for item in ("ALT", "AST", "K")] == ["AST", "K", "ALT"]


def test_f8_stays_where_nothing_is_to_be_checked() -> None:
    assert following((), "ALT") == ""
