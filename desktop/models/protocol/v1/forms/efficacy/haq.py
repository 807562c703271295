"""HAQ: the eight category scores and the overall score from the paper questionnaire."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Origin, When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.v1.forms.asking import Asking, points
from desktop.models.protocol.v1.forms.efficacy.citations import HAQ
from desktop.models.text import Text

_PAPER = Asking(HAQ, Origin.PAPER)
_FEWEST = site_default("Versions of the HAQ want 6 or 7 of the 8 categories for an overall score; 6 until the protocol says")
_LEAST_CATEGORIES = 6
_ROUNDING = Decimal("0.01")
_CATEGORIES = tuple(
    _PAPER.choice(key, zh, en, *points(3))
    for key, zh, en in (
        ("HAQDRESS", "穿衣梳洗", "Dressing and grooming"),
        ("HAQRISE", "起身", "Arising"),
        ("HAQEAT", "进食", "Eating"),
        ("HAQWALK", "行走", "Walking"),
        ("HAQHYG", "个人卫生", "Hygiene"),
        ("HAQREACH", "伸手取物", "Reach"),
        ("HAQGRIP", "握力", "Grip"),
        ("HAQACT", "日常活动", "Activities"),
    )
)


def _scores(context: Context) -> list[Decimal]:
    return [score for category in _CATEGORIES if (score := context.answers.number(category.key)) is not None]


def _overall_differs(context: Context) -> Text | None:
    overall, scores = context.answers.number("HAQDI"), _scores(context)
    if overall is None or len(scores) < _LEAST_CATEGORIES:
        return None
    mean = sum(scores, Decimal(0)) / len(scores)
    if abs(overall - mean) <= _ROUNDING:
        return None
    return Text(
        f"总分 {overall} 与已答 {len(scores)} 类的平均分 {mean:.3f} 不符；请核对纸质问卷",
        f"Overall {overall} is not the mean {mean:.3f} of the {len(scores)} categories answered; check the paper",
    )


def _too_few_categories(context: Context) -> Text | None:
    scores = _scores(context)
    if context.answers.number("HAQDI") is None or len(scores) >= _LEAST_CATEGORIES:
        return None
    return Text(
        f"仅 {len(scores)} 类有得分，不足 6 类时不计总分", f"Only {len(scores)} categories have a score; below 6 there is no overall score"
    )


HAQ_FORM = Form(
    key="HAQ",
    text=Text("健康评估问卷 HAQ", "Health assessment questionnaire HAQ"),
    short=Text("HAQ 问卷", "HAQ"),
    sections=(
        Section(
            "categories",
            Text("各类得分", "Category scores"),
            (_PAPER.day("HAQDTC", "填写日期", "Filled in on"), *_CATEGORIES),
            time="HAQDTC",
            late_after_hours=24,
            procedure="PRO",
        ),
        Section(
            "overall",
            Text("辅助与总分", "Aids and overall score"),
            (
                _PAPER.yes_no(
                    "HAQAID",
                    "使用辅助器具或他人帮助",
                    "Aids or help used",
                    hint=Text("各类得分为按器具与帮助调整后的得分", "Category scores are those after the adjustment for aids and help"),
                ),
                _PAPER.note("HAQAIDTX", "涉及的类别与器具", "Which categories, which aids", when=When("HAQAID", ("Y",)), lines=2),
                _PAPER.number("HAQDI", "总分 HAQ-DI（0–3）", "Overall score HAQ-DI (0–3)", "", possible="0–3", decimals=3),
            ),
            time="HAQDTC",
            late_after_hours=24,
            procedure="PRO",
        ),
    ),
    checks=(
        Check("haq_overall_differs", Level.CHECK, ("HAQDI",), _overall_differs, HAQ),
        Check("haq_too_few_categories", Level.CHECK, ("HAQDI",), _too_few_categories, _FEWEST),
    ),
)
