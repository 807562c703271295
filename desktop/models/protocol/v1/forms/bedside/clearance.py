"""肌酐清除率计算: Cockcroft and Gault from the newest weight and creatinine, as they stood when the page was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Derived
from desktop.models.protocol.source import registry, site_default
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.newest import Measured, newest
from desktop.models.protocol.v1.forms.renal_clearance import clearance
from desktop.models.protocol.v1.sources import PAGE
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation

_RULE = registry(sentences.CLEARANCE)
_FRESH = site_default("How old weight and creatinine may be is not in the registry record; 7 days")
_LIMIT = Decimal(30)
_OLDEST_DAYS = 7
_SITE = Asking(PAGE)


def _inputs(answers: Answers, book: SubjectBook) -> tuple[Measured, Measured] | None:
    """Weight and creatinine that stood when the page was written; None unless both are there."""
    until = answers.moment("CLEARDTC")
    if until is None:
        return None
    weight = newest(book, "VS", "WEIGHT", "VSDTC", until)
    creatinine = newest(book, "LAB", "CREA", "CHEMDTC", until)
    return (weight, creatinine) if weight and creatinine else None


def _clearance(answers: Answers, book: SubjectBook) -> Derivation | None:
    inputs = _inputs(answers, book)
    if inputs is None:
        return None
    weight, creatinine = inputs
    sampled = creatinine.at.date()
    found = clearance(book, weight.value, creatinine.value, creatinine.unit, sampled)
    if found is None:
        return None
    dated = (
        (Text("称重日期", "Weighed on"), weight.at.date().isoformat()),
        (Text("采样日期", "Sampled on"), sampled.isoformat()),
    )
    return replace(found, inputs=(*found.inputs, *dated))


def _below_limit(context: Context) -> Text | None:
    found = _clearance(context.answers, context.book)
    if found is None or found.value >= _LIMIT:
        return None
    return Text(
        f"CrCl {found.shown} mL/min，低于 30；请研究医生判断能否继续，并核对氟达拉滨用药",
        f"CrCl {found.shown} mL/min is below 30; the physician decides whether to go on, and about fludarabine",
    )


def _days_old(measured: Measured, on: date) -> int:
    return (on - measured.at.date()).days


def _outdated(context: Context) -> Text | None:
    inputs, on = _inputs(context.answers, context.book), context.answers.day("CLEARDTC")
    if inputs is None or on is None:
        return None
    weight, creatinine = (_days_old(measured, on) for measured in inputs)
    if max(weight, creatinine) <= _OLDEST_DAYS:
        return None
    return Text(
        f"体重为 {weight} 天前、肌酐为 {creatinine} 天前的结果，超过 7 天；请复测或说明",
        f"Weight {weight} and creatinine {creatinine} days old, more than 7 days; measure again or explain",
    )


CLEARANCE_FORM = Form(
    key="CRCL",
    text=Text("肌酐清除率计算", "Creatinine clearance"),
    short=Text("肌酐清除率", "Clearance"),
    sections=(
        Section(
            "clearance",
            Text("Cockcroft-Gault 公式", "Cockcroft-Gault formula"),
            (
                _SITE.moment(
                    "CLEARDTC",
                    "计算时间",
                    "Calculated at",
                    hint=Text("取此时以前最新的体重与肌酐", "From the newest weight and creatinine before this time"),
                ),
                Derived(
                    key="CLEARCG",
                    text=Text("肌酐清除率 CrCl", "Creatinine clearance CrCl"),
                    source=_RULE,
                    unit="mL/min",
                    compute=_clearance,
                ),
                _SITE.yes_no("CLEAROK", "已核对所用体重与肌酐", "Weight and creatinine used were checked"),
                _SITE.note("CLEARCOM", "备注", "Remarks", required=False, lines=2),
            ),
            time="CLEARDTC",
            procedure="CRCL",
        ),
    ),
    checks=(
        Check("clearance_below_30", Level.CHECK, ("CLEARDTC",), _below_limit, _RULE),
        Check("clearance_outdated", Level.CHECK, ("CLEARDTC",), _outdated, _FRESH),
    ),
)
