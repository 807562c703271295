"""Where a subject stands with every criterion, what was looked at, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.models.judgement.facts import facts_of, page_with
from desktop.models.judgement.remembered import Remembered
from desktop.models.protocol.items import Choice, Item, Laboratory, Number, YesNo
from desktop.models.protocol.plan import Criterion, CriterionKind, Need, Protocol
from desktop.models.protocol.v1.subject import screening
from desktop.models.records.answer import Answer
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.facts import Facts
from desktop.models.scales.interpret import multiple
from desktop.models.text import Text, same
from desktop.models.values import Truth, Verdict


class Effect(StrEnum):
    """What a verdict means for entry; an exclusion that is met fails."""

    PASSES = "pass"
    FAILS = "fail"
    PENDING = "pending"

    def text(self, kind: CriterionKind) -> Text:
        """符合 / 不符合 / 待定, for an exclusion 未触发 / 触发排除 / 待定."""
        return _EFFECTS[kind][self]


_PENDING = Text("待定", "Pending")
_EFFECTS = {
    CriterionKind.INCLUSION: {Effect.PASSES: Text("符合", "Met"), Effect.FAILS: Text("不符合", "Not met"), Effect.PENDING: _PENDING},
    CriterionKind.EXCLUSION: {
        Effect.PASSES: Text("未触发", "Not triggered"),
        Effect.FAILS: Text("触发排除", "Excluded"),
        Effect.PENDING: _PENDING,
    },
}


def effect_of(kind: CriterionKind, truth: Truth) -> Effect:
    """Inclusion met passes, exclusion met fails, unknown waits."""
    if truth is Truth.UNKNOWN:
        return Effect.PENDING
    return Effect.PASSES if (truth is Truth.MET) is (kind is CriterionKind.INCLUSION) else Effect.FAILS


@dataclass(frozen=True, slots=True)
class Input:
    """One value a criterion looked at, for the reader."""

    name: str
    label: Text
    value: Text
    """As typed, the option's words, or why there is none."""
    unit: str = ""
    multiple: str = ""
    """`3.30×ULN`, shown only."""
    on: date | None = None
    page: str = ""
    """`S01-SCR-LAB`; empty where nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with its verdict."""

    criterion: Criterion
    verdict: Verdict
    effect: Effect
    inputs: tuple[Input, ...]

    @property
    def missing(self) -> tuple[Text, ...]:
        """The facts that would settle a pending verdict, in words."""
        labels = {given.name: given.label for given in self.inputs}
        return tuple(_missing(name, labels) for name in self.verdict.missing)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """All criteria of the protocol version in its order."""

    judged: tuple[Judged, ...]
    facts: Facts

    def of(self, effect: Effect) -> tuple[Judged, ...]:
        """The criteria with that effect."""
        return tuple(judged for judged in self.judged if judged.effect is effect)


_JUDGED: Remembered[Eligibility] = Remembered()


def judge(protocol: Protocol, book: SubjectBook, today: date) -> Eligibility:
    """Every criterion of the protocol on what the subject's pages say; asked again of the same book it is not worked out again."""
    return _JUDGED.get(book, (protocol.version, today), lambda: _judge(protocol, book, today))


def _judge(protocol: Protocol, book: SubjectBook, today: date) -> Eligibility:
    facts = facts_of(protocol, book, today)
    return Eligibility(tuple(_judged(protocol, book, criterion, facts) for criterion in protocol.criteria), facts)


def _judged(protocol: Protocol, book: SubjectBook, criterion: Criterion, facts: Facts) -> Judged:
    verdict = criterion.judge(facts)
    inputs = tuple(_input(protocol, book, need, facts) for need in criterion.needs)
    return Judged(criterion, verdict, effect_of(criterion.kind, verdict.truth), inputs)


def _input(protocol: Protocol, book: SubjectBook, need: Need, facts: Facts) -> Input:
    item, fact = protocol.form(need.form).item(need.item), facts.get(need.name)
    page = page_with(protocol, book, need)
    if fact is None or page is None:
        return Input(need.name, _label(item), _unanswered(screening(book, need.form)[need.item]))
    answer = page.answers[need.item]
    unit = answer.unit or (item.unit if isinstance(item, Number) else "")
    result = fact.laboratory
    times = multiple(result.reported, result.uln, "ULN") if result and result.uln else ""
    return Input(need.name, _label(item), _value(item, answer), unit, times, fact.on, fact.page)


def _label(item: Item) -> Text:
    return same(item.short) if isinstance(item, Laboratory) else item.text


def _value(item: Item, answer: Answer) -> Text:
    if isinstance(item, Choice):
        return next((option.text for option in item.options if option.code == answer.value), same(answer.value))
    if isinstance(item, YesNo):
        return _YES_NO.get(answer.value, same(answer.value))
    return Text("无", "none") if answer.value == "NONE" else same(answer.value.replace("T", " "))


_YES_NO = {"Y": Text("是", "yes"), "N": Text("否", "no"), "U": Text("不详", "unknown")}


def _unanswered(answer: Answer) -> Text:
    if answer.pending:
        return Text("采样未报告", "not yet reported")
    if answer.absent is not None:
        return Text("{code} {text}", "{code} {text}").fill(code=answer.absent.value, text=answer.absent.text)
    return same(answer.value) if answer.value else Text("未填", "not answered")


_SUFFIXES = {
    "_uln": Text("{label} 参考上限", "upper limit of {label}"),
    "_unit": Text("{label} 单位", "unit of {label}"),
    "_date": Text("{label} 采样时间", "sample time of {label}"),
}


def _missing(name: str, labels: dict[str, Text]) -> Text:
    if name in labels:
        return labels[name]
    if name == "first_procedure":
        return Text("首次采样或测量时间", "time of the first sample or measurement")
    stem, suffix = next((name.removesuffix(end), words) for end, words in _SUFFIXES.items() if name.endswith(end))
    return suffix.fill(label=labels[stem])
