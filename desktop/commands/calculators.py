"""The calculators that `calc` offers: columns in, result out; each calls the pure function that the tabs call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.commands import case_facts
from desktop.commands.cases import NotAnswered, Row
from desktop.models.judgement.eligibility import effect_of
from desktop.models.judgement.windows import Timing, visit_window
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.scales.body import BSA_FORMULAS, bmi, bsa
from desktop.models.scales.renal import cockcroft_gault
from desktop.models.values import Derivation


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row comes to."""

    result: str
    detail: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Calculator:
    """One name of `calc`."""

    columns: Mapping[str, str]
    """Column to its unit or allowed values."""
    source: str
    run: Callable[[Row], Outcome]


def _calculated(derived: Derivation, rule: str) -> Outcome:
    return Outcome(f"{derived.value:f}", f"{derived.unit}; {derived.formula.en}", rule)


def _clearance(row: Row) -> Outcome:
    derived = cockcroft_gault(
        row.code("sex", ("M", "F")),
        row.number("age_years"),
        row.number("weight_kg"),
        row.number("creatinine"),
        row.unit("creatinine_unit", ("μmol/L", "mg/dL")),
    )
    return _calculated(derived, "cockcroft_gault_1976")


def _surface(row: Row) -> Outcome:
    formula = row.code("formula", BSA_FORMULAS)
    return _calculated(bsa(row.number("height_cm"), row.number("weight_kg"), formula), formula)


def _body_mass(row: Row) -> Outcome:
    return _calculated(bmi(row.number("height_cm"), row.number("weight_kg")), "bmi")


def _criterion(row: Row) -> Outcome:
    criterion = PROTOCOL.criterion(row.code("criterion", tuple(criterion.key for criterion in PROTOCOL.criteria)))
    facts = case_facts.facts(criterion, row)
    verdict = criterion.judge(facts)
    parts = [effect_of(criterion.kind, verdict.truth).value]
    if verdict.reason is not None:
        parts.append(verdict.reason.value)
    if verdict.missing:
        parts.append(f"missing: {', '.join(verdict.missing)}")
    parts.append(verdict.detail.en)
    parts += [f"warning: {warning}" for warning in (*(one.en for one in verdict.warnings), *case_facts.after_enrolment(facts))]
    return Outcome(verdict.truth.value, "; ".join(parts), verdict.rule or criterion.key)


_DATED = tuple(visit.key for visit in PROTOCOL.visits if visit.window)
"""The visits with a window; nobody plans the others."""


def _window(row: Row) -> Outcome:
    visit = PROTOCOL.visit(row.code("visit", _DATED))
    d0, actual, today = row.day("d0"), row.day("actual"), row.day("today")
    if d0 is None:
        raise NotAnswered("d0")
    if actual is None and today is None:
        raise NotAnswered("today")
    window = visit_window(visit, d0, actual, today or actual or d0)
    done_or_missed = window.timing not in (Timing.AHEAD, Timing.OPEN)
    detail = f"nominal {window.nominal or 'none'}; opens {window.opens}; closes {window.closes}; study day {window.study_day}"
    return Outcome(window.timing.value if done_or_missed else "", f"{detail}; {window.timing.text.en}", visit.days.source.basis.value)


CALCULATORS: Mapping[str, Calculator] = {
    "cockcroft_gault": Calculator(
        {
            "sex": "M, F",
            "age_years": "completed years",
            "weight_kg": "kg",
            "creatinine": "in creatinine_unit",
            "creatinine_unit": "umol/L (also µmol/L), mg/dL",
        },
        "Cockcroft DW, Gault MH. Nephron 1976;16:31-41; umol/L ÷ 88.4 = mg/dL; mL/min, unrounded",
        _clearance,
    ),
    "bsa": Calculator(
        {"height_cm": "cm", "weight_kg": "kg", "formula": ", ".join(BSA_FORMULAS)},
        "Mosteller, NEJM 1987;317:1098; Du Bois, Arch Intern Med 1916;17:863; Stevenson, Chin J Physiol 1937;12:327; m², unrounded",
        _surface,
    ),
    "bmi": Calculator({"height_cm": "cm", "weight_kg": "kg"}, "weight ÷ height²; kg/m²", _body_mass),
    "criterion": Calculator(
        {"criterion": ", ".join(criterion.key for criterion in PROTOCOL.criteria)} | case_facts.columns(PROTOCOL.criteria),
        "Registry record NCT07193667; met, not_met, unknown",
        _criterion,
    ),
    "visit_window": Calculator(
        {
            "d0": "YYYY-MM-DD, day of infusion (study day 0)",
            "visit": ", ".join(_DATED),
            "actual": "YYYY-MM-DD, empty where not done",
            "today": "YYYY-MM-DD, needed without actual",
        },
        "Registry record NCT07193667 for the days; windows after D0 are site defaults; early, in_window, late, missed",
        _window,
    ),
}
