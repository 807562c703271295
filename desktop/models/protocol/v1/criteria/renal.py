"""IN-05: creatinine clearance."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, Decimal

from desktop.models.protocol.v1.criteria.judged import DISEASE, attributed
from desktop.models.protocol.v1.criteria.laboratory import SCR, no_unit, sign, usable
from desktop.models.protocol.v1.criteria.verdicts import met, not_answered, unknown
from desktop.models.records.answer import day_of
from desktop.models.records.facts import Fact, Facts
from desktop.models.scales.age import completed_years
from desktop.models.scales.renal import cockcroft_gault
from desktop.models.scales.units import factor
from desktop.models.text import Text
from desktop.models.values import LabResult, Reason, Reported, Truth, Verdict

LIMIT = Decimal(30)
_CLOSE = (Decimal("28.5"), Decimal(33))
_WEIGHT_DAYS = 7
_FLIPPED = {"<": ">", "≤": "≥", ">": "<", "≥": "≤", "": ""}
_NEAR = Text("接近界值，请核对肌酐单位与体重", "Close to the limit: check the unit of creatinine and the weight")
_OLD_WEIGHT = Text("体重与采样相差超过 7 天", "The weight is more than 7 days away from the sample")
_EX_06 = Text("例外不免除终末期肾衰竭的排除标准", "The exception does not lift the exclusion of end-stage renal failure")
_LABELS = {
    "birth_date": Text("出生日期", "Date of birth"),
    "sex": Text("性别", "Sex"),
    "weight_kg": Text("体重", "Weight"),
}


def clearance(facts: Facts) -> Verdict:
    """IN-05: Cockcroft-Gault ≥ 30 mL/min, decided unrounded; a fall caused by the disease is excepted."""
    found = usable(SCR, facts)
    if isinstance(found, Verdict):
        return found
    for name, label in _LABELS.items():
        if facts.get(name) is None:
            return not_answered(name, label)
    return _judge(found[0], found[1], facts)


def _judge(fact: Fact, result: LabResult, facts: Facts) -> Verdict:
    if factor("CREA", result.unit, SCR.unit) is None:
        return no_unit(SCR, result)
    crcl = _crcl(result, facts, fact.on or facts.enrolled_on)
    if isinstance(crcl, Verdict):
        return crcl
    truth = crcl.at_least(LIMIT)
    words = f"CrCl {crcl.operator}{_cut(crcl.value)} {sign(truth, '≥', '<')} 30 mL/min"
    warnings = _warnings(crcl, fact, facts)
    if truth is Truth.UNKNOWN:
        return unknown(Reason.NOT_EVALUABLE, Text(words, words), SCR.name, warnings=warnings)
    if truth is Truth.MET:
        return met(Text(words, words), warnings=warnings)
    return attributed(Text(words, words), DISEASE, facts, (*warnings, _EX_06))


def _crcl(result: LabResult, facts: Facts, on: date) -> Reported | Verdict:
    """The clearance with the operator that the creatinine's operator implies."""
    birth, weight = _value(facts, "birth_date"), Reported.read(_value(facts, "weight_kg"))
    born = day_of(birth)
    if born is None or weight is None or weight.operator:
        return unknown(
            Reason.NOT_EVALUABLE, Text("出生日期或体重无法识别", "Birth date or weight cannot be read"), "birth_date", "weight_kg"
        )
    age = completed_years(born, on)
    try:
        value = cockcroft_gault(_value(facts, "sex"), Decimal(age), weight.value, result.reported.value, result.unit).value
    except ValueError:
        detail = Text("年龄、体重或肌酐不可能，无法计算", "Age, weight or creatinine is impossible, nothing is calculated")
        return unknown(Reason.CONFLICT, detail, "birth_date", "weight_kg", SCR.name)
    return Reported(value, _FLIPPED[result.reported.operator])


def _cut(value: Decimal) -> Decimal:
    """Four decimals, cut off: 29.99996 must not read as 30.0000 beside `< 30`."""
    return value.quantize(Decimal("0.0001"), ROUND_DOWN)


def _value(facts: Facts, name: str) -> str:
    fact = facts.get(name)
    return fact.value if fact else ""


def _warnings(crcl: Reported, sample: Fact, facts: Facts) -> tuple[Text, ...]:
    weight = facts.get("weight_kg")
    close = (_NEAR,) if _CLOSE[0] <= crcl.value <= _CLOSE[1] else ()
    if weight is None or weight.on is None or sample.on is None or abs((sample.on - weight.on).days) <= _WEIGHT_DAYS:
        return close
    return (*close, _OLD_WEIGHT)
