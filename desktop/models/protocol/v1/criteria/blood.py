"""IN-03: bone marrow function."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop.models.protocol.v1.criteria.laboratory import ANC, HB, WBC, at_least, floor, usable
from desktop.models.protocol.v1.criteria.verdicts import met, unknown, warned
from desktop.models.records.facts import Facts
from desktop.models.scales.partial_date import earliest_day, latest_day
from desktop.models.text import Text
from desktop.models.values import Reason, Truth, Verdict

CSF_FREE_DAYS = 14
"""A sample on day 14 after the last dose still counts as within two weeks."""
TRANSFUSED_DAYS = 7

_AFTER = Text("采样后用过集落刺激因子，样本仍可用", "A colony-stimulating factor was given after the sample, which stays usable")
_WITHIN = Text(
    "采样前 14 天内用过集落刺激因子（登记原文仅对中性粒细胞规定）",
    "A colony-stimulating factor within 14 days before the sample (the registry says so for neutrophils only)",
)
_TRANSFUSED = Text("采样前 7 天内输过红细胞", "Red cells were given within 7 days before the sample")


def white_cells(facts: Facts) -> Verdict:
    """IN-03a: white cells ≥ 3 × 10⁹/L; a recent growth factor is a warning only."""
    verdict = at_least(WBC, "3")(facts)
    gaps = _gaps("csf_last_date", "wbc", facts)
    return warned(verdict, _WITHIN if gaps and 0 <= gaps[0] <= CSF_FREE_DAYS else None)


def haemoglobin(facts: Facts) -> Verdict:
    """IN-03c: haemoglobin ≥ 60 g/L; a recent transfusion is a warning only."""
    verdict = at_least(HB, "60")(facts)
    gaps = _gaps("rbc_transfusion_date", "hb", facts)
    return warned(verdict, _TRANSFUSED if gaps and 0 <= gaps[0] <= TRANSFUSED_DAYS else None)


def neutrophils(facts: Facts) -> Verdict:
    """IN-03b: neutrophils ≥ 1 × 10⁹/L in a sample with no growth factor in the 14 days before it."""
    found = usable(ANC, facts)
    if isinstance(found, Verdict):
        return found
    fact, result = found
    verdict = floor(ANC, result, Decimal(1))
    if verdict.truth is Truth.NOT_MET:
        return verdict
    stimulated = _stimulated(facts, fact.on)
    if verdict.truth is Truth.UNKNOWN or stimulated.truth is Truth.MET:
        return warned(verdict, *stimulated.warnings)
    return stimulated


def _stimulated(facts: Facts, sampled: date | None) -> Verdict:
    """Whether the sample is free of growth factor; its detail says what is missing."""
    csf = facts.get("csf_last_date")
    if csf is None:
        return unknown(Reason.MISSING, Text("末次集落刺激因子未填或不详", "Last colony-stimulating factor not known"), "csf_last_date")
    if csf.value == "NONE":
        return met(Text("从未使用集落刺激因子", "Never had a colony-stimulating factor"))
    if sampled is None:
        return unknown(
            Reason.MISSING, Text("缺采样日期，无法判断用药间隔", "Sample date missing, the interval cannot be judged"), "anc_date"
        )
    first, last = earliest_day(csf.value), latest_day(csf.value)
    if first is None or last is None:
        return unknown(Reason.MISSING, Text("末次集落刺激因子日期无法识别", "Last colony-stimulating factor is no date"), "csf_last_date")
    return _interval((sampled - last).days, (sampled - first).days)


def _interval(shortest: int, longest: int) -> Verdict:
    if shortest > CSF_FREE_DAYS:
        return met(Text(f"距末次集落刺激因子 {shortest} 天", f"{shortest} days after the last colony-stimulating factor"))
    if longest < 0:
        return met(Text("集落刺激因子在采样之后", "The colony-stimulating factor came after the sample"), warnings=(_AFTER,))
    if shortest < 0 or longest > CSF_FREE_DAYS:
        detail = Text("末次集落刺激因子日期不完整，间隔可能不足", "The date is incomplete, the interval may be too short")
        return unknown(Reason.MISSING, detail, "csf_last_date")
    detail = Text(
        f"距末次集落刺激因子 {shortest} 天，须超过 14 天；请复查",
        f"{shortest} days after the last colony-stimulating factor, more than 14 are needed; repeat the test",
    )
    return unknown(Reason.SAMPLE_UNUSABLE, detail, "anc", rule="csf_window")


def _gaps(name: str, sampled: str, facts: Facts) -> tuple[int, int] | None:
    """Shortest and longest number of days from the treatment to the sample."""
    treatment, sample = facts.get(name), facts.get(sampled)
    first, last = (earliest_day(treatment.value), latest_day(treatment.value)) if treatment else (None, None)
    if sample is None or sample.on is None or first is None or last is None:
        return None
    return (sample.on - last).days, (sample.on - first).days
