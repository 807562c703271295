"""IN-04: liver function."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from desktop.models.protocol.v1.criteria.judged import MYOPATHY, attributed
from desktop.models.protocol.v1.criteria.laboratory import TBIL, Analyte, ceiling, usable
from desktop.models.protocol.v1.criteria.verdicts import unknown, warned
from desktop.models.records.facts import Facts
from desktop.models.text import Text
from desktop.models.values import Reason, Truth, Verdict

_LOWER, _UPPER = Decimal("1.5"), Decimal("3.0")
_NO_EVIDENCE = Text("按 Gilbert 综合征放宽而未记录依据", "The Gilbert limit is used without recorded evidence")


def transaminase(analyte: Analyte) -> Callable[[Facts], Verdict]:
    """IN-04a/b: ≤ 3 × ULN, or above it where inflammatory myopathy is the cause."""

    def judge(facts: Facts) -> Verdict:
        found = usable(analyte, facts)
        if isinstance(found, Verdict):
            return found
        verdict = ceiling(analyte, found[1], Decimal(3))
        return attributed(verdict.detail, MYOPATHY, facts) if verdict.truth is Truth.NOT_MET else verdict

    return judge


def bilirubin(facts: Facts) -> Verdict:
    """IN-04c: ≤ 1.5 × ULN; with Gilbert syndrome ≤ 3.0 × ULN (the stricter of the registry's two lines)."""
    found = usable(TBIL, facts)
    if isinstance(found, Verdict):
        return found
    result = found[1]
    lower = ceiling(TBIL, result, _LOWER)
    if lower.truth is Truth.MET or lower.reason is Reason.UNIT_OR_ULN_MISSING:
        return lower
    upper = ceiling(TBIL, result, _UPPER)
    return upper if upper.truth is Truth.NOT_MET else _between(lower, upper, facts)


def _between(lower: Verdict, upper: Verdict, facts: Facts) -> Verdict:
    """The result may lie between the two limits: the Gilbert question decides which one counts."""
    gilbert = facts.get("gilbert")
    answer = gilbert.value if gilbert else ""
    if answer == "Y":
        gilbert_rule = Verdict(upper.truth, upper.detail, upper.reason, upper.missing, rule="gilbert_exception")
        return warned(gilbert_rule, None if facts.get("gilbert_evidence") else _NO_EVIDENCE)
    if answer == "N":
        return lower
    detail = Text("{detail}；是否 Gilbert 综合征：{answer}", "{detail}; Gilbert syndrome: {answer}").fill(
        detail=lower.detail,
        answer=Text("不详", "unknown") if answer else Text("未填", "not answered"),
    )
    return unknown(Reason.NEEDS_ADJUDICATION if answer else Reason.MISSING, detail, "gilbert")
