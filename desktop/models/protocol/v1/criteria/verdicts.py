"""Verdicts as the rules write them."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.records.facts import Facts
from desktop.models.text import Text
from desktop.models.values import Reason, Truth, Verdict

_NO_WINDOW = Text("；未填计划回输日，时间窗未判", "; no planned D0, the window was not judged")


def met(detail: Text, *, rule: str = "", warnings: tuple[Text, ...] = ()) -> Verdict:
    """The statement is true."""
    return Verdict(Truth.MET, detail, rule=rule, warnings=warnings)


def not_met(detail: Text, *, rule: str = "", warnings: tuple[Text, ...] = ()) -> Verdict:
    """The statement is false."""
    return Verdict(Truth.NOT_MET, detail, rule=rule, warnings=warnings)


def unknown(reason: Reason, detail: Text, *missing: str, rule: str = "", warnings: tuple[Text, ...] = ()) -> Verdict:
    """It cannot be said yet, why, and which facts would settle it."""
    return Verdict(Truth.UNKNOWN, detail, reason, missing, warnings, rule)


def not_answered(name: str, label: Text) -> Verdict:
    """A fact the rule cannot do without was not answered."""
    return unknown(Reason.MISSING, Text("{label}未填", "{label} not answered").fill(label=label), name)


def windowed(verdict: Verdict, facts: Facts) -> Verdict:
    """The verdict on dated values, with a word where no planned D0 allowed the window to be judged."""
    if facts.planned_d0 is not None or verdict.reason is Reason.MISSING:
        return verdict
    detail = Text(verdict.detail.zh + _NO_WINDOW.zh, verdict.detail.en + _NO_WINDOW.en)
    return replace(verdict, detail=detail)


def warned(verdict: Verdict, *warnings: Text | None) -> Verdict:
    """The verdict with further warnings."""
    return replace(verdict, warnings=verdict.warnings + tuple(warning for warning in warnings if warning))
