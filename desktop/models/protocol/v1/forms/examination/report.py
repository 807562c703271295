"""What every examination page has in common: whether it was done, when, which report, and what it came to."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.protocol.form import Section
from desktop.models.protocol.items import Choice, Item, Moment, Note, Number, Option, Origin, When, YesNo
from desktop.models.protocol.source import Source
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.results import limits
from desktop.models.protocol.v1.sources import CDASH, PAGE
from desktop.models.text import Text

READ = Asking(PAGE, Origin.HIS)
"""Asks what the report of an examination says."""
_ABNORMAL = (
    Option("NCS", Text("异常，无临床意义", "Abnormal, not clinically significant")),
    Option("CS", Text("异常，有临床意义", "Abnormal, clinically significant")),
)


def report(key: str, prefix: str, text: Text, findings: tuple[Item, ...], *, procedure: str) -> Section:
    """One examination: done or why not, its report, the findings, and the conclusion; 未做 in one answer hides the rest."""
    done = When(f"{prefix}PERF", ("", "Y"))
    asked = tuple(replace(item, asked_when=item.asked_when or done) for item in (*_head(prefix), *findings, *_conclusion(prefix)))
    return Section(key, text, (*_performed(prefix), *asked), time=f"{prefix}DTC", late_after_hours=24, procedure=procedure)


def _performed(prefix: str) -> tuple[Item, ...]:
    return (
        YesNo(key=f"{prefix}PERF", text=Text("本次检查", "Examined this time"), source=CDASH, required=False),
        Note(
            key=f"{prefix}REASND",
            text=Text("未做的原因", "Why not done"),
            source=CDASH,
            asked_when=When(f"{prefix}PERF", ("N",)),
            limit=200,
        ),
    )


def _head(prefix: str) -> tuple[Item, ...]:
    return (
        Moment(key=f"{prefix}DTC", text=Text("检查时间", "Examined at"), source=CDASH, origin=Origin.HIS),
        Note(key=f"{prefix}REF", text=Text("报告号", "Report number"), source=CDASH, origin=Origin.HIS, required=False, limit=40),
    )


def _conclusion(prefix: str) -> tuple[Item, ...]:
    normal = Option("NORM", Text("正常", "Normal"))
    return (
        Choice(
            key=f"{prefix}INT",
            text=Text("结论（研究医生判定）", "Conclusion, judged by the physician"),
            source=CDASH,
            origin=Origin.HIS,
            options=(normal, *_ABNORMAL),
        ),
        Note(
            key=f"{prefix}DESC",
            text=Text("异常所见", "What is abnormal"),
            source=CDASH,
            origin=Origin.HIS,
            asked_when=When(f"{prefix}INT", tuple(option.code for option in _ABNORMAL)),
            lines=3,
        ),
    )


def measured(
    key: str,
    text: Text,
    unit: str,
    decimals: int,
    *,
    hard: str,
    soft: str,
    usual: str = "",
    source: Source = PAGE,
    required: bool = True,
    asked_when: When | None = None,
    hint: Text | None = None,
) -> Number:
    """A figure of the report."""
    return Number(
        key=key,
        text=text,
        source=source,
        origin=Origin.HIS,
        required=required,
        asked_when=asked_when,
        hint=hint,
        unit=unit,
        decimals=decimals,
        hard=limits(hard),
        soft=limits(soft),
        reference=limits(usual) if usual else None,
    )
