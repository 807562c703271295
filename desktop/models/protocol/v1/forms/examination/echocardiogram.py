"""超声心动图: the ejection fraction, and what else bears on a heart under CRS."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.forms.examination.report import READ, measured, report
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY, VITALS_LIMITS
from desktop.models.protocol.v1.subject import screening
from desktop.models.text import Text

_DROP = 10
"""Percentage points of ejection fraction."""

_HEART = report(
    "heart",
    "EC",
    Text("超声心动图", "Echocardiography"),
    (
        measured(
            "LVEF",
            Text("左室射血分数 LVEF", "Ejection fraction LVEF"),
            "%",
            0,
            hard="5–90",
            soft="30–80",
            usual="≥50",
            source=VITALS_LIMITS,
        ),
        READ.choice(
            "LVEFMETH",
            "测量方法",
            "Method",
            ("SIMPSON", "双平面 Simpson 法", "Biplane Simpson"),
            ("TEICH", "M 型（Teichholz）法", "M-mode (Teichholz)"),
            ("VISUAL", "目测法", "Visual"),
        ),
        measured(
            "LVEDD", Text("左室舒张末内径", "End-diastolic diameter"), "mm", 0, hard="20–100", soft="30–75", usual="35–55", required=False
        ),
        measured(
            "PASP", Text("肺动脉收缩压（估测）", "Pulmonary pressure, estimated"), "mmHg", 0, hard="5–180", soft="10–120", required=False
        ),
        READ.choice(
            "PERICARD",
            "心包积液",
            "Pericardial effusion",
            ("NONE", "无", "None"),
            ("SMALL", "少量", "Small"),
            ("MOD", "中量", "Moderate"),
            ("LARGE", "大量", "Large"),
        ),
        READ.yes_no("WALLMOT", "节段性室壁运动异常", "Regional wall motion abnormality"),
        READ.yes_no("VALVE", "中度以上瓣膜病变", "Valve disease, moderate or more", required=False),
    ),
    procedure="ECHO",
)


def _fraction_fell(context: Context) -> Text | None:
    now, before = context.answers.number("LVEF"), screening(context.book, "ECHO").number("LVEF")
    if now is None or before is None or before - now < _DROP:
        return None
    return Text(
        f"LVEF {now}%，较筛选时 {before}% 下降 {before - now} 个百分点；请核对测量方法，属实请告知研究医生",
        f"LVEF {now}%, {before - now} points below {before}% at screening; check the method, if true tell the study physician",
    )


ECHOCARDIOGRAM_FORM = Form(
    key="ECHO",
    text=Text("超声心动图", "Echocardiography"),
    short=Text("超声心动图", "Echo"),
    sections=(_HEART,),
    checks=(Check("lvef_fell", Level.CHECK, ("LVEF",), _fraction_fell, PLAUSIBILITY), before_consent("ECDTC")),
)
