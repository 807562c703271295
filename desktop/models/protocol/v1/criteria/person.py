"""IN-01 and IN-09a: age at consent, and the consent itself."""

from __future__ import annotations

from datetime import date

from desktop.models.protocol.v1.criteria.verdicts import met, not_answered, not_met, unknown, warned
from desktop.models.records.facts import Fact, Facts
from desktop.models.scales.age import completed_years
from desktop.models.text import Text
from desktop.models.values import Reason, Verdict

YOUNGEST, OLDEST = 18, 65
_BIRTH = Text("出生日期", "Date of birth")
_SIGNED = Text("知情同意签署时间", "Time of consent")
_TURNED_66 = Text("入组时已满 66 周岁，请研究者裁定", "Aged 66 at enrolment; the investigator decides")


def age(facts: Facts) -> Verdict:
    """IN-01: 18 to 65 completed years on the day of consent; 65 holds until the 66th birthday."""
    birth, signed = _day(facts, "birth_date"), _day(facts, "consent_datetime")
    if birth is None:
        return not_answered("birth_date", _BIRTH)
    if signed is None:
        return not_answered("consent_datetime", _SIGNED)
    if signed < birth:
        detail = Text("签署日早于出生日期", "Consent was signed before birth")
        return unknown(Reason.CONFLICT, detail, "birth_date", "consent_datetime")
    years = completed_years(birth, signed)
    detail = Text(f"签署时 {years} 周岁", f"Aged {years} at consent")
    if not YOUNGEST <= years <= OLDEST:
        return not_met(detail)
    crossed = completed_years(birth, facts.enrolled_on) > OLDEST
    return warned(met(detail), _TURNED_66 if crossed else None)


def consent(facts: Facts) -> Verdict:
    """IN-09a: the form is signed, not withdrawn, renewed where needed, and signed before anything done for the study."""
    withdrawn, renew = facts.get("consent_withdrawn"), facts.get("reconsent_needed")
    if withdrawn and withdrawn.value == "Y":
        return not_met(Text("已撤回知情同意", "Consent was withdrawn"), rule="withdrawn")
    signed = facts.get("consent_datetime")
    if signed is None or signed.day is None:
        return not_answered("consent_datetime", _SIGNED)
    if renew and renew.value == "Y" and facts.get("reconsent_datetime") is None:
        return unknown(Reason.MISSING, Text("需重新签署而未签署", "Re-consent is needed and not signed"), "reconsent_datetime")
    return _order(signed, signed.day, facts.get("first_procedure"))


def _order(signed: Fact, signed_on: date, first: Fact | None) -> Verdict:
    detail = Text(f"{_shown(signed.value)} 签署", f"Signed {_shown(signed.value)}")
    if first is None or first.day is None:
        return met(detail)
    if signed.moment and first.moment:
        late, same_day = signed.moment > first.moment, False
    else:
        late, same_day = signed_on > first.day, signed_on == first.day
    if not late and not same_day:
        return met(detail)
    words = Text(
        "{detail}；首次采样或测量 {first}，不晚于签署；须裁定是否仅为常规诊疗",
        "{detail}; the first sample or measurement of {first} is not later: is it routine care only?",
    ).fill(detail=detail, first=_shown(first.value))
    return unknown(Reason.NEEDS_ADJUDICATION, words, "first_procedure", rule="procedure_before_consent")


def _day(facts: Facts, name: str) -> date | None:
    fact = facts.get(name)
    return fact.day if fact else None


def _shown(moment: str) -> str:
    return moment.replace("T", " ")
