"""回输前资格复核: organ function (A07), read from the laboratory page rather than typed again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext

from desktop.models.protocol.form import Context
from desktop.models.protocol.items import Derived, Item
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.infusion.checklist import PHYSICIAN, Judge, answered, reasons, step
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import newest_chemistry, newest_clearance, newest_result
from desktop.models.protocol.v1.forms.infusion.thresholds import (
    BILIRUBIN,
    BILIRUBIN_GILBERT,
    CLEARANCE,
    ORGANS_AGE,
    TRANSAMINASE,
    Threshold,
)
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation, Truth

_SAMPLED = Text("采样时间", "Sampled at")
_ULN = Text("参考上限", "ULN")
_RESULT = Text("结果", "Result")
_TIMES = Text("结果 ÷ 报告的参考上限", "result ÷ the report's own upper limit")


def _sampled(book: SubjectBook) -> str:
    answers = newest_chemistry(book)
    return answers.code("CHEMDTC").replace("T", " ") if answers else ""


def _times_limit(book: SubjectBook, item: str) -> Derivation | None:
    result = newest_result(book, item)
    if result is None or result.reported.operator or not result.uln:
        return None
    with localcontext(prec=34):
        times = result.reported.value / result.uln
    inputs = (_RESULT, f"{result.reported.value} {result.unit}"), (_ULN, str(result.uln)), (_SAMPLED, _sampled(book))
    return Derivation(times, 2, "×ULN", _TIMES, inputs)


def _creatinine(_answers: Answers, book: SubjectBook) -> Derivation | None:
    result = newest_result(book, "CREA")
    if result is None or result.reported.operator:
        return None
    formula = Text("取自最近一次血生化", "from the newest chemistry")
    return Derivation(result.reported.value, 1, result.unit, formula, ((_SAMPLED, _sampled(book)),))


def _age(answers: Answers, book: SubjectBook) -> Derivation | None:
    chemistry, reviewed = newest_chemistry(book), answers.moment("A07DTC")
    sampled = chemistry.moment("CHEMDTC") if chemistry else None
    if sampled is None or reviewed is None:
        return None
    hours = Decimal(int((reviewed - sampled).total_seconds())) / 3600
    return Derivation(hours, 1, "h", Text("完成时间 − 采样时间", "done at − sampled at"), ((_SAMPLED, _sampled(book)),))


def _multiple(item: str) -> Callable[[Answers, SubjectBook], Derivation | None]:
    return lambda _answers, book: _times_limit(book, item)


def _read(key: str, zh: str, en: str, unit: str, limit: Threshold, compute: Callable[[Answers, SubjectBook], Derivation | None]) -> Derived:
    return Derived(key=key, text=Text(zh, en), source=limit.source, unit=unit, compute=compute)


_ITEMS: tuple[Item, ...] = (
    _read("A07CREA", "血肌酐", "Creatinine", "μmol/L", CLEARANCE, _creatinine),
    _read("A07CRCL", "肌酐清除率", "Creatinine clearance", "mL/min", CLEARANCE, lambda _answers, book: newest_clearance(book)),
    _read("A07ALT", "丙氨酸氨基转移酶（上限倍数）", "ALT, times its limit", "×ULN", TRANSAMINASE, _multiple("ALT")),
    _read("A07AST", "天门冬氨酸氨基转移酶（上限倍数）", "AST, times its limit", "×ULN", TRANSAMINASE, _multiple("AST")),
    _read("A07TBIL", "总胆红素（上限倍数）", "Total bilirubin, times its limit", "×ULN", BILIRUBIN, _multiple("TBIL")),
    _read("A07AGE", "采样至复核的小时数", "Hours from sample to review", "h", ORGANS_AGE, _age),
    ASK.yes_no("A07SEEN", "已查看最近一次肝肾功能报告", "The newest liver and kidney results were seen"),
    ASK.yes_no("A07IIM", "转氨酶升高系肌炎所致", "Raised transaminases are due to myositis"),
    ASK.yes_no("A07GILB", "已确诊 Gilbert 综合征", "Gilbert syndrome confirmed"),
)


def _kidney(context: Context) -> Text | None:
    clearance = newest_clearance(context.book)
    if clearance is None or clearance.value >= CLEARANCE.value:
        return None
    return Text(
        f"肌酐清除率 {clearance.shown} mL/min（<{CLEARANCE.value}），暂缓回输",
        f"Creatinine clearance {clearance.shown} mL/min (<{CLEARANCE.value}): hold",
    )


def _over(book: SubjectBook, item: str, limit: Threshold) -> Truth | None:
    """Whether a result keeps within its multiple of the limit; None where there is no result to hold against it."""
    result = newest_result(book, item)
    return result.reported.at_most(limit.value * result.uln) if result and result.uln else None


def _transaminase(item: str) -> Judge:
    def says(context: Context) -> Text | None:
        if _over(context.book, item, TRANSAMINASE) is not Truth.NOT_MET or context.answers.code("A07IIM") in ("", "Y"):
            return None
        return Text(
            f"{item} 高于参考上限 {TRANSAMINASE.value} 倍，非肌炎所致，暂缓回输",
            f"{item} above {TRANSAMINASE.value} × its limit, not due to myositis: hold",
        )

    return says


def _bilirubin(context: Context) -> Text | None:
    gilbert = context.answers.code("A07GILB")
    limit = BILIRUBIN_GILBERT if gilbert == "Y" else BILIRUBIN
    if not gilbert or _over(context.book, "TBIL", limit) is not Truth.NOT_MET:
        return None
    return Text(f"总胆红素高于参考上限 {limit.value} 倍，暂缓回输", f"Total bilirubin above {limit.value} × its limit: hold")


def _unjudged(context: Context) -> Text | None:
    """Calculated values are not asked, so completeness does not miss them: the gate does."""
    if context.answers.code("A07SEEN") != "Y":
        return None
    limits = {"ALT": TRANSAMINASE, "AST": TRANSAMINASE, "TBIL": BILIRUBIN}
    open_ones = [item for item, limit in limits.items() if _over(context.book, item, limit) in (None, Truth.UNKNOWN)]
    open_ones += [] if newest_clearance(context.book) else ["CrCl"]
    if not open_ones:
        return None
    names = ", ".join(open_ones)
    return Text(f"检验页缺结果或参考上限，无法判断：{names}", f"Result or limit missing on the laboratory page, cannot be judged: {names}")


def _stale(context: Context) -> Text | None:
    age = _age(context.answers, context.book)
    if age is None or age.value <= ORGANS_AGE.value:
        return None
    return Text(
        f"肝肾功能已采样 {age.shown} 小时（>{ORGANS_AGE.value}），请复查", f"Sampled {age.shown} h ago (>{ORGANS_AGE.value}): repeat"
    )


_UNSEEN = answered("A07SEEN", "N", Text("未查看最近一次肝肾功能", "The newest results were not seen"))

ORGAN_STEP = step(
    "A07",
    Text("脏器功能复核（72 小时内）", "Organ function within 72 hours"),
    PHYSICIAN,
    Gate.HARD,
    _ITEMS,
    judge=reasons(_UNSEEN, _unjudged, _kidney, _transaminase("ALT"), _transaminase("AST"), _bilirubin, _stale),
    source=CLEARANCE.source,
)
"""A07."""
