"""The rules that rest on the investigator's word: IN-07, IN-09b, and who is responsible for an exceeded limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.models.protocol.v1.criteria.verdicts import met, not_answered, not_met, unknown
from desktop.models.protocol.v1.criteria.window import out_of_window
from desktop.models.records.facts import Facts
from desktop.models.text import Text
from desktop.models.values import Reason, Verdict


def investigator_says(name: str, label: Text, *, windowed: bool) -> Callable[[Facts], Verdict]:
    """The rule that holds where the investigator answered yes."""

    def judge(facts: Facts) -> Verdict:
        fact = facts.get(name)
        if fact is None:
            return not_answered(name, label)
        if windowed and (stale := out_of_window(name, label, fact, facts, undated=True)):
            return stale
        if fact.value == "Y":
            return met(Text("研究者判断：是", "The investigator's judgement: yes"))
        if fact.value == "N":
            return not_met(Text("研究者判断：否", "The investigator's judgement: no"))
        return unknown(Reason.NEEDS_ADJUDICATION, Text("研究者判断：不详", "The investigator's judgement: unknown"), name)

    return judge


@dataclass(frozen=True, slots=True)
class Attribution:
    """An exception that holds where the investigator attributes the abnormal value to the disease."""

    name: str
    evidence: str
    rule: str
    label: Text
    """The question in words."""


MYOPATHY = Attribution(
    "ast_alt_due_to_iim",
    "ast_alt_evidence",
    "myopathy_exception",
    Text("升高是否由炎性肌病所致", "whether inflammatory myopathy causes the rise"),
)
DISEASE = Attribution(
    "crcl_disease_induced",
    "crcl_evidence",
    "disease_exception",
    Text("下降是否由原发病所致", "whether the disease causes the fall"),
)
_NO_EVIDENCE = Text("采用例外而未记录依据", "The exception is used without recorded evidence")


def attributed(exceeded: Text, attribution: Attribution, facts: Facts, warnings: tuple[Text, ...] = ()) -> Verdict:
    """The verdict on an exceeded limit that the investigator may attribute; `exceeded` is the comparison in words."""
    fact = facts.get(attribution.name)
    if fact is not None and (stale := out_of_window(attribution.name, attribution.label, fact, facts, undated=True)):
        return stale
    answer = fact.value if fact else ""
    said = {"Y": Text("研究者判断：是", "investigator: yes"), "N": Text("研究者判断：否", "investigator: no")}.get(answer)
    detail = Text("{exceeded}；{label}：{said}", "{exceeded}; {label}: {said}").fill(
        exceeded=exceeded,
        label=attribution.label,
        said=said or Text("待研究者判断", "the investigator decides"),
    )
    if answer == "Y":
        unproven = () if facts.get(attribution.evidence) else (_NO_EVIDENCE,)
        return met(detail, rule=attribution.rule, warnings=(*warnings, *unproven))
    if answer == "N":
        return not_met(detail, warnings=warnings)
    return unknown(Reason.NEEDS_ADJUDICATION, detail, attribution.name, warnings=warnings)
