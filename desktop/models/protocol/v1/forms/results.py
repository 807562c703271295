"""How a laboratory item of the pages is written down: a line of limits, and the head of its section."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Item, Laboratory, Moment, Note, Origin, When, YesNo
from desktop.models.protocol.source import Source
from desktop.models.protocol.v1.sources import CDASH, SCREENING
from desktop.models.text import Text
from desktop.models.values import Bounds


def limits(words: str) -> Bounds:
    """`3.5–9.5`, `≤8`, `≥30`, or nothing where no limit is in common use, as an interval."""
    if not words:
        return Bounds()
    if words.startswith("≤"):
        return Bounds(None, Decimal(words[1:]))
    if words.startswith("≥"):
        return Bounds(Decimal(words[1:]), None)
    low, high = words.split("–")
    return Bounds(Decimal(low), Decimal(high))


def result(
    key: str,
    short: str,
    text: Text,
    units: tuple[str, ...],
    decimals: int,
    *,
    hard: str,
    soft: str,
    male: str,
    female: str = "",
    limits_from: Source,
    source: Source = CDASH,
    required: bool = True,
) -> Laboratory:
    """One laboratory item; `female` is left out where the limits do not differ."""
    return Laboratory(
        key=key,
        text=text,
        source=source,
        origin=Origin.LIS,
        required=required,
        short=short,
        units=units,
        decimals=decimals,
        hard=limits(hard),
        soft=limits(soft),
        reference_male=limits(male),
        reference_female=limits(female or male),
        reference_source=limits_from,
    )


def panel(key: str, prefix: str, text: Text, items: tuple[Item, ...], *, procedure: str = "") -> Section:
    """A section of results under one sample; 未检 in one answer hides the rest, so that a repeat of one panel is one panel."""
    done = _tested(prefix)
    head: tuple[Item, ...] = (
        YesNo(
            key=f"{prefix}PERF",
            text=Text("本次检测", "Tested this time"),
            source=CDASH,
            required=False,
            hint=Text("复查时未检的项目组选“否”", "“No” for a panel that a repeat leaves out"),
        ),
        Moment(key=f"{prefix}DTC", text=Text("采样时间", "Sampled at"), source=SCREENING, asked_when=done),
        Note(key=f"{prefix}NAM", text=Text("实验室", "Laboratory"), source=CDASH, origin=Origin.LIS, asked_when=done, limit=80),
        Note(key=f"{prefix}REF", text=Text("报告号", "Report number"), source=CDASH, origin=Origin.LIS, asked_when=done, limit=40),
    )
    same_sample = continued(key, prefix, text, items, procedure=procedure)
    return replace(same_sample, items=head + same_sample.items)


def continued(key: str, prefix: str, text: Text, items: tuple[Item, ...], *, procedure: str = "") -> Section:
    """Further results of the sample that heads the panel with this prefix; a grid where some of them have limits."""
    done = _tested(prefix)
    return Section(
        key,
        text,
        tuple(replace(item, asked_when=item.asked_when or done) for item in items),
        time=f"{prefix}DTC",
        laboratory=f"{prefix}NAM" if any(isinstance(item, Laboratory) for item in items) else "",
        late_after_hours=24,
        procedure=procedure,
    )


def _tested(prefix: str) -> When:
    return When(f"{prefix}PERF", ("", "Y"))
