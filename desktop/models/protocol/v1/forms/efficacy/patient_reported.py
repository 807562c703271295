"""SF-36, FACIT-F and the visual scales: the scores of the paper questionnaires and the day they were filled in."""

from __future__ import annotations

from desktop.models.protocol.form import Form, Section
from desktop.models.protocol.items import Item, Origin
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.efficacy.citations import FACIT, SF_36
from desktop.models.protocol.v1.sources import PAGE
from desktop.models.text import Text

_SF36 = Asking(SF_36, Origin.PAPER)
_FATIGUE = Asking(FACIT, Origin.PAPER)
_VISUAL = Asking(PAGE, Origin.PAPER)


def _questionnaire(key: str, text: Text, short: Text, day: Item, *scores: Item) -> Form:
    section = Section(
        "scores", Text("填写日期与得分", "Date and scores"), (day, *scores), time=day.key, late_after_hours=24, procedure="PRO"
    )
    return Form(key=key, text=text, short=short, sections=(section,))


SF36_FORM = _questionnaire(
    "SF36",
    Text("生活质量量表 SF-36", "Quality of life SF-36"),
    Text("SF-36 量表", "SF-36"),
    _SF36.day("SF36DTC", "填写日期", "Filled in on"),
    _SF36.number("SF36PCS", "躯体健康总分 PCS", "Physical component score PCS", "", possible="0–100", usual="5–75", decimals=1),
    _SF36.number("SF36MCS", "心理健康总分 MCS", "Mental component score MCS", "", possible="0–100", usual="5–75", decimals=1),
)
FACIT_FORM = _questionnaire(
    "FACIT",
    Text("疲劳量表 FACIT-F", "Fatigue scale FACIT-F"),
    Text("疲劳量表", "FACIT-F"),
    _FATIGUE.day("FACITDTC", "填写日期", "Filled in on"),
    _FATIGUE.number(
        "FACITTOT",
        "疲劳总分（0–52）",
        "Fatigue total (0–52)",
        "",
        possible="0–52",
        hint=Text("分数越高疲劳越轻", "A higher score is less fatigue"),
    ),
)
VISUAL_SCALES_FORM = _questionnaire(
    "VAS",
    Text("疼痛与疲劳视觉模拟评分", "Visual scales of pain and fatigue"),
    Text("视觉评分", "Visual scales"),
    _VISUAL.day("VASDTC", "填写日期", "Filled in on"),
    _VISUAL.number("VASPAIN", "疼痛（0–10）", "Pain (0–10)", "cm", possible="0–10", decimals=1),
    _VISUAL.number("VASFATIG", "疲劳（0–10）", "Fatigue (0–10)", "cm", possible="0–10", decimals=1),
)
