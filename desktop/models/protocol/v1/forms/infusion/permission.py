"""回输前资格复核, second half: what a person has to decide or confirm (A08–A12), and the page itself."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Item, When
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.checklist import NURSE, PHYSICIAN, answered, done_not_before, reasons, step
from desktop.models.protocol.v1.forms.infusion.eligibility_again import BEDSIDE_STEPS
from desktop.models.protocol.v1.forms.infusion.organs import ORGAN_STEP
from desktop.models.protocol.v1.forms.infusion.questions import ASK, HIS, LIS, PAPER
from desktop.models.protocol.v1.forms.infusion.thresholds import (
    CHECKLIST,
    HIGHER_DOSE_INTERVAL,
    ICE_FULL,
    QTCF,
    SAME_DOSE_INTERVAL,
)
from desktop.models.protocol.v1.sources import ASTCT, CONSENT
from desktop.models.protocol.v1.subject import answers_of, day_zero, screening, sex
from desktop.models.text import Text

_POSITIVE = "POS"
_PRECEDED = When("A12LVL", ("SAME", "HIGHER"))

_NEUROLOGY: tuple[Item, ...] = (
    Asking(ASTCT).number("A08ICE", "基线 ICE 评分", "Baseline ICE score", "", possible="0–10", usual="0–10"),
    ASK.yes_no("A08HAND", "书写样本已留存", "Handwriting sample kept"),
    ASK.note(
        "A08LIM",
        "影响评分的基线受限",
        "Baseline limits to the score",
        required=False,
        hint=Text("手功能、视力、文化程度", "Hand, sight, schooling"),
    ),
)
_PREGNANCY: tuple[Item, ...] = (
    ASK.choice(
        "A09HCG",
        "妊娠试验结果",
        "Pregnancy test",
        ("NEG", "阴性", "Negative"),
        (_POSITIVE, "阳性", "Positive"),
        ("MISSING", "应查未查", "Due, not done"),
        ("NA", "男性或无生育能力", "Male or not of childbearing potential"),
    ),
    LIS.day("A09HDT", "采样日期", "Sampled on", when=When("A09HCG", ("NEG", _POSITIVE))),
)
_WILL: tuple[Item, ...] = (
    PAPER.note("A10VER", "知情同意书版本", "Version of the consent form", limit=40),
    PAPER.day("A10SIGN", "签署日期", "Signed on"),
    ASK.yes_no("A10WILL", "受试者确认继续参加", "The subject confirms going on"),
)
_ORDER: tuple[Item, ...] = (
    HIS.note("A11ORD", "回输医嘱号", "Order number", limit=40),
    ASK.note("A11LVL", "剂量水平", "Dose level", limit=20, hint=Text("按方案名称填写", "As the protocol names it")),
    replace(
        ASK.number(
            "A11DOSE",
            "医嘱剂量",
            "Ordered dose",
            "×10⁶",
            possible="0.01–5000",
            usual="1–1000",
            decimals=2,
            hint=Text("CAR+ 活 T 细胞总数，以百万计", "Total CAR+ viable T cells, in millions"),
        ),
        critical=True,
    ),
)
_COHORT: tuple[Item, ...] = (
    ASK.choice(
        "A12LVL",
        "与上一例受试者相比",
        "Against the subject before",
        ("FIRST", "首例受试者", "First subject"),
        ("SAME", "同一剂量", "Same dose"),
        ("HIGHER", "升剂量", "Higher dose"),
    ),
    ASK.day("A12PREV", "上一例受试者的回输日", "Day of infusion of the subject before", when=_PRECEDED),
    ASK.choice(
        "A12SRC",
        "安全性评估意见",
        "Safety review",
        ("CLEARED", "同意入组下一例", "Cleared"),
        ("PENDING", "尚无意见", "No opinion yet"),
        ("REFUSED", "不同意", "Refused"),
    ),
)


def _consent_in_force(context: Context) -> Text | None:
    form, version = screening(context.book, "ICF"), context.answers.code("A10VER")
    if form.code("WDYN") == "Y":
        return Text("知情同意已撤回", "Consent was withdrawn")
    if any(answers.code("WDEXTENT") in ("ALL", "CONSENT") for answers in answers_of(context.book, "WD")):
        return Text("已登记退出试验", "A withdrawal from the trial is recorded")
    if context.answers.code("A10WILL") == "Y" and form.moment("RFICDTC") is None:
        return Text("知情同意页没有签署时间", "The consent page holds no time of signing")
    newest = form.code("RECVER") or form.code("ICFVER")
    if not version or not newest or version == newest:
        return None
    return Text(f"版本 {version} 与知情同意页的现行版本 {newest} 不一致", f"Version {version} is not the one in force, {newest}")


def _too_soon(context: Context) -> Text | None:
    before, d0, level = context.answers.day("A12PREV"), day_zero(context.book), context.answers.code("A12LVL")
    if before is None or d0 is None or level not in _PRECEDED.codes:
        return None
    wanted = (HIGHER_DOSE_INTERVAL if level == "HIGHER" else SAME_DOSE_INTERVAL).value
    if (d0 - before).days >= wanted:
        return None
    return Text(
        f"距上一例回输 {(d0 - before).days} 天，不足 {wanted} 天", f"{(d0 - before).days} days after the subject before, less than {wanted}"
    )


def _not_cleared(context: Context) -> Text | None:
    if context.answers.code("A12SRC") in ("", "CLEARED"):
        return None
    return Text("安全性评估未放行", "The safety review has not cleared it")


def _not_positive(context: Context) -> bool:
    return context.answers.code("A09HCG") != _POSITIVE


_STEPS = (
    step(
        "A08",
        Text("神经系统查体与基线 ICE", "Neurological examination and baseline ICE"),
        PHYSICIAN,
        Gate.HARD,
        _NEUROLOGY,
        judge=answered("A08HAND", "N", Text("未留存基线书写样本", "No baseline handwriting sample")),
    ),
    step(
        "A09",
        Text("妊娠试验", "Pregnancy test"),
        NURSE,
        Gate.HARD,
        _PREGNANCY,
        judge=reasons(
            answered("A09HCG", _POSITIVE, Text("妊娠试验阳性，不得回输", "Pregnancy test positive: no infusion")),
            answered("A09HCG", "MISSING", Text("有生育能力而未查妊娠试验", "Of childbearing potential, not tested")),
        ),
        overridable=_not_positive,
    ),
    step(
        "A10",
        Text("知情同意有效，本人愿意继续", "Consent in force, subject willing"),
        NURSE,
        Gate.HARD,
        _WILL,
        checker=PHYSICIAN,
        judge=reasons(answered("A10WILL", "N", Text("受试者不愿继续", "The subject does not go on")), _consent_in_force),
        source=CONSENT,
    ),
    step("A11", Text("研究者下达回输医嘱", "Investigator's order to infuse"), PHYSICIAN, Gate.HARD, _ORDER),
    step(
        "A12",
        Text("剂量递增与前哨间隔许可", "Dose escalation and interval cleared"),
        PHYSICIAN,
        Gate.HARD,
        _COHORT,
        judge=reasons(_too_soon, _not_cleared),
        source=SAME_DOSE_INTERVAL.source,
    ),
)


def _long_qt(context: Context) -> Text | None:
    value = context.answers.number("A06QTCF")
    if value is None or value < QTCF.value:
        return None
    return Text(f"QTcF {value} ms（≥{QTCF.value}）；请告知研究医生", f"QTcF {value} ms (≥{QTCF.value}); tell the study physician")


def _ice_unexplained(context: Context) -> Text | None:
    score = context.answers.number("A08ICE")
    if score is None or score >= ICE_FULL.value or context.answers["A08LIM"].given:
        return None
    return Text(f"基线 ICE {score} 分，未写明受限原因", f"Baseline ICE {score}; say what limits it")


def _signed_on_another_day(context: Context) -> Text | None:
    form, typed = screening(context.book, "ICF"), context.answers.day("A10SIGN")
    signed = form.day("RECDTC") if form.code("RECYN") == "Y" else form.day("RFICDTC")
    if typed is None or signed is None or typed == signed:
        return None
    return Text(f"与知情同意页的签署日 {signed} 不一致；请核对", f"Not the day on the consent page, {signed}; please check")


def _woman_not_applicable(context: Context) -> Text | None:
    if context.answers.code("A09HCG") != "NA" or sex(context.book) != "F":
        return None
    return Text("女性受试者选“无生育能力”须有依据", "A woman said not to be of childbearing potential: state the grounds")


def _last_day_differs(context: Context) -> Text | None:
    given = [day for answers in answers_of(context.book, "LD") if (day := answers.day("LDDTC"))]
    typed = context.answers.day("A01LAST")
    if typed is None or not given or typed == max(given):
        return None
    return Text(f"清淋页的末次给药日为 {max(given)}；请核对", f"The lymphodepletion pages end on {max(given)}; please check")


ELIGIBILITY_AGAIN_FORM = Form(
    key="INFA",
    procedure="INF",
    text=Text("回输前资格复核", "Fit for infusion"),
    short=Text("资格复核", "Fitness"),
    sections=(*BEDSIDE_STEPS, ORGAN_STEP, *_STEPS),
    checks=(
        *done_not_before(*BEDSIDE_STEPS),
        Check("last_ld_differs", Level.CHECK, ("A01LAST",), _last_day_differs, CHECKLIST),
        Check("long_qt", Level.CHECK, ("A06QTCF",), _long_qt, QTCF.source),
        Check("ice_unexplained", Level.CHECK, ("A08ICE", "A08LIM"), _ice_unexplained, CHECKLIST),
        Check("woman_not_applicable", Level.CHECK, ("A09HCG",), _woman_not_applicable, CHECKLIST),
        Check("consent_day_differs", Level.CHECK, ("A10SIGN",), _signed_on_another_day, CHECKLIST),
    ),
)
