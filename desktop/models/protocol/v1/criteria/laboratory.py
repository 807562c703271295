"""The rules that compare a laboratory result: absolute limits, and multiples of the result's own upper limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.protocol.v1.criteria.verdicts import met, not_answered, not_met, unknown
from desktop.models.protocol.v1.criteria.window import out_of_window
from desktop.models.records.facts import Fact, Facts
from desktop.models.scales.units import converted, unit_of
from desktop.models.text import Text, same
from desktop.models.values import LabResult, Reason, Reported, Truth, Verdict


@dataclass(frozen=True, slots=True)
class Analyte:
    """A result as the rules name it."""

    name: str
    """The fact, as `calc` spells it."""
    key: str
    """The item of the laboratory page, which also chooses the unit factors."""
    label: Text
    unit: str
    """The unit of an absolute limit."""


WBC = Analyte("wbc", "WBC", same("WBC"), "×10⁹/L")
ANC = Analyte("anc", "NEUT", same("ANC"), "×10⁹/L")
HB = Analyte("hb", "HGB", same("Hb"), "g/L")
ALT = Analyte("alt", "ALT", same("ALT"), "U/L")
AST = Analyte("ast", "AST", same("AST"), "U/L")
TBIL = Analyte("tbil", "TBIL", same("TBIL"), "μmol/L")
SCR = Analyte("scr", "CREA", Text("血肌酐", "Creatinine"), "μmol/L")
INR = Analyte("inr", "INR", same("INR"), "")
PT = Analyte("pt_s", "PT", same("PT"), "s")


def usable(analyte: Analyte, facts: Facts) -> tuple[Fact, LabResult] | Verdict:
    """The result and its fact, or the verdict that it is missing or out of the window."""
    fact = facts.get(analyte.name)
    if fact is None or fact.laboratory is None:
        return not_answered(analyte.name, analyte.label)
    return out_of_window(analyte.name, analyte.label, fact, facts, undated=False) or (fact, fact.laboratory)


def at_least(analyte: Analyte, limit: str) -> Callable[[Facts], Verdict]:
    """The rule `result ≥ limit`, the limit in the analyte's unit."""

    def judge(facts: Facts) -> Verdict:
        found = usable(analyte, facts)
        return found if isinstance(found, Verdict) else floor(analyte, found[1], Decimal(limit))

    return judge


def floor(analyte: Analyte, result: LabResult, limit: Decimal) -> Verdict:
    """Whether the result is at or above an absolute limit, compared unrounded."""
    reported = converted(result.reported, analyte.key, result.unit, analyte.unit)
    if reported is None:
        return no_unit(analyte, result)
    truth = reported.at_least(limit)
    return compared(truth, f"{shown(reported)} {sign(truth, '≥', '<')} {limit} {analyte.unit}", analyte)


def at_most_times(analyte: Analyte, times: str) -> Callable[[Facts], Verdict]:
    """The rule `result ≤ times × ULN` of the same report."""

    def judge(facts: Facts) -> Verdict:
        found = usable(analyte, facts)
        return found if isinstance(found, Verdict) else ceiling(analyte, found[1], Decimal(times))

    return judge


def seconds_only(judge: Callable[[Facts], Verdict]) -> Callable[[Facts], Verdict]:
    """The same rule, refusing a prothrombin activity in % that was typed as a time."""

    def refusing(facts: Facts) -> Verdict:
        found = usable(PT, facts)
        if isinstance(found, Verdict) or unit_of(found[1].unit) == PT.unit:
            return judge(facts)
        return no_unit(PT, found[1])

    return refusing


def ceiling(analyte: Analyte, result: LabResult, times: Decimal) -> Verdict:
    """Whether the result is at or below a multiple of its own upper limit, compared unrounded."""
    if result.uln is None or result.uln <= 0:
        return no_limit(analyte)
    truth = result.reported.at_most(times * result.uln)
    words = f"{shown(result.reported)} {sign(truth, '≤', '>')} {times} × {result.uln} = {times * result.uln}"
    return compared(truth, words, analyte)


def compared(truth: Truth, words: str, analyte: Analyte) -> Verdict:
    """The verdict of one comparison; `<` and `>` may leave it open."""
    detail = Text(f"{analyte.label.zh} {words}".strip(), f"{analyte.label.en} {words}".strip())
    if truth is Truth.UNKNOWN:
        detail = Text(detail.zh + "：检测限外的结果无法比较", detail.en + ": a result outside the measuring range cannot be compared")
        return unknown(Reason.NOT_EVALUABLE, detail, analyte.name)
    return met(detail) if truth is Truth.MET else not_met(detail)


def no_limit(analyte: Analyte) -> Verdict:
    """The upper limit of the report is missing."""
    detail = Text("{label}缺报告的参考上限", "{label}: the report's upper limit is missing").fill(label=analyte.label)
    return unknown(Reason.UNIT_OR_ULN_MISSING, detail, f"{analyte.name}_uln")


def no_unit(analyte: Analyte, result: LabResult) -> Verdict:
    """The unit is missing or none that can be converted."""
    detail = Text("{label}单位“{unit}”无法换算为 {wanted}", "{label}: the unit “{unit}” cannot be turned into {wanted}")
    filled = detail.fill(label=analyte.label, unit=result.unit, wanted=analyte.unit)
    return unknown(Reason.UNIT_OR_ULN_MISSING, filled, f"{analyte.name}_unit")


def shown(reported: Reported) -> str:
    """The number with its operator, all digits."""
    return f"{reported.operator}{reported.value:f}"


def sign(truth: Truth, holds: str, fails: str) -> str:
    """The comparison that is true, `?` where it is open."""
    return {Truth.MET: holds, Truth.NOT_MET: fails}.get(truth, "?")
