"""Findings on measured numbers and laboratory results: not a number, impossible, unusual, without unit or limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.models.protocol.items import Laboratory, Number
from desktop.models.records.answer import Answer
from desktop.models.scales.units import converted
from desktop.models.text import Text
from desktop.models.values import Bounds, Reported

_NOT_A_NUMBER = Text(
    "“{value}”不是数值；{hint}请只填数字，没有数值时选未做或不详并说明",
    "“{value}” is no number; {hint}enter figures only, where there are none choose not done or unknown and say why",
)
_NEGATIVE = Text("“{value}”不能为负数；请核对后重新输入", "“{value}” cannot be negative; check and enter again")
_IMPOSSIBLE = Text("{value} 超出 {range} {unit}；{hint}请核对后重新输入", "{value} is outside {range} {unit}; {hint}check and enter again")
_UNUSUAL = Text(
    "{value} 不在常见范围 {range} {unit}；{hint}请核对，属实请填原因",
    "{value} is outside the usual {range} {unit}; {hint}check, if true say why",
)
_SLIPPED = Text("是否为 {value}？", "did you mean {value}? ")
_NO_UNIT = Text("缺单位；请按报告填写", "The unit is missing; enter that of the report")
_OTHER_UNIT = Text(
    "单位“{unit}”不在可换算之列，数值未核查；请核对单位",
    "The unit “{unit}” is not among those known, the value was not checked; check the unit",
)
_NO_LIMITS = Text("缺报告的参考范围，无法判读高低", "The report's limits are missing, high and low cannot be read")
_NO_UPPER = Text("缺报告的参考上限，无法判断其倍数", "The report's upper limit is missing, its multiple cannot be judged")
_BAD_LIMIT = Text("参考限“{limit}”不是数值；{hint}请按报告填写", "The limit “{limit}” is no number; {hint}enter that of the report")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_CROSSED = Text("参考下限 {low} 不低于上限 {high}；是否填反？", "The lower limit {low} is not below the upper {high}; swapped?")


def number_findings(item: Number, answer: Answer) -> Iterator[Finding]:
    """Findings on a measured number; an operator is no measurement."""
    reported = Reported.read(answer.value)
    if reported is None or reported.operator:
        yield Finding(item.key, Level.MUST, "kind", _no_number(answer.value))
        return
    yield from _range_findings(item, reported, answer.value)


def laboratory_findings(item: Laboratory, answer: Answer) -> Iterator[Finding]:
    """Findings on a result with its unit and limits; ranges are held against it in the reporting unit."""
    reported = Reported.read(answer.value)
    if reported is None:
        yield Finding(item.key, Level.MUST, "kind", _no_number(answer.value))
        return
    in_unit = converted(reported, item.key, answer.unit, item.units[0])
    if not answer.unit and item.units[0]:
        yield Finding(item.key, Level.CHECK, "unit", _NO_UNIT)
    elif in_unit is None:
        yield Finding(item.key, Level.CHECK, "unit", _OTHER_UNIT.fill(unit=answer.unit))
    else:
        yield from _range_findings(item, in_unit, answer.value)
    yield from _limit_findings(item, answer)


def _no_number(typed: str) -> Text:
    negative = typed[:1] in ("-", "−") and Reported.read(typed[1:]) is not None
    return _NEGATIVE.fill(value=typed) if negative else _NOT_A_NUMBER.fill(value=typed, hint=_mistyped(typed))


def _mistyped(typed: str) -> Text | str:
    """The question whether the decimal point was mistyped (`12..5`, `12,5`, `.5`), where that makes a number of it."""
    pointed = typed.replace(",", "") if _THOUSANDS.fullmatch(typed) else re.sub(r"[.,]+", ".", typed).removesuffix(".")
    likely = f"0{pointed}" if pointed.startswith(".") else pointed
    mended = likely != typed and Reported.read(likely) is not None
    return _SLIPPED.fill(value=likely) if mended else ""


def _range_findings(item: Number | Laboratory, reported: Reported, typed: str) -> Iterator[Finding]:
    unit = item.unit if isinstance(item, Number) else item.units[0]
    for check, level, words, bounds in (("hard", Level.MUST, _IMPOSSIBLE, item.hard), ("soft", Level.CHECK, _UNUSUAL, item.soft)):
        if not bounds.holds(reported.value):
            filled = words.fill(value=typed, range=bounds.shown, unit=unit, hint=_slipped(reported.value, item.soft))
            yield Finding(item.key, level, check, Text(filled.zh.replace(" ；", "；"), filled.en.replace(" ;", ";")))
            return


def _slipped(value: Decimal, usual: Bounds) -> Text | str:
    """The question whether the decimal point slipped, where a tenth or the tenfold would be usual."""
    likely = next((candidate for candidate in (value / 10, value * 10) if usual.holds(candidate)), None)
    return "" if likely is None else _SLIPPED.fill(value=f"{likely.normalize():f}")


def _limit_findings(item: Laboratory, answer: Answer) -> Iterator[Finding]:
    low, high = Reported.read(answer.lln), Reported.read(answer.uln)
    for typed, read in ((answer.lln, low), (answer.uln, high)):
        if typed and (read is None or read.operator):
            yield Finding(item.key, Level.MUST, "limit", _BAD_LIMIT.fill(limit=typed, hint=_mistyped(typed)))
            return
    if low and high and low.value >= high.value:
        yield Finding(item.key, Level.MUST, "limits_crossed", _CROSSED.fill(low=answer.lln, high=answer.uln))
    elif not low and not high:
        yield Finding(item.key, Level.CHECK, "limits", _NO_LIMITS)
    elif not high and item.reference_male.high is not None:
        yield Finding(item.key, Level.NOTE, "upper_limit", _NO_UPPER)
