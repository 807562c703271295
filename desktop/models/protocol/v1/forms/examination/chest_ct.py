"""胸部 CT/HRCT: interstitial lung disease and its activity, infection, effusion."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Origin
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.examination.report import READ, measured, report
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.text import Text

_ACTIVE_LUNG = registry(
    "diffuse cutaneous sclerosis manifestations or active interstitial lung disease (HRCT suggestive of ground-glass exudates)"
)

_CHEST = report(
    "chest",
    "CT",
    Text("胸部 CT/HRCT", "Chest CT/HRCT"),
    (
        READ.choice(
            "CTMETH",
            "扫描方式",
            "Technique",
            ("HRCT", "高分辨 HRCT", "HRCT"),
            ("PLAIN", "普通平扫", "Plain CT"),
            ("CONTR", "增强扫描", "With contrast"),
        ),
        READ.choice(
            "ILD",
            "间质性肺病",
            "Interstitial lung disease",
            ("NO", "无", "None"),
            ("SUSP", "可疑", "Suspected"),
            ("YES", "有", "Present"),
        ),
        Asking(_ACTIVE_LUNG, Origin.HIS).yes_no("GGO", "磨玻璃影", "Ground-glass opacity"),
        READ.yes_no("RETIC", "网格影或蜂窝影", "Reticulation or honeycombing"),
        measured(
            "ILDEXT",
            Text("病变累及肺野比例", "Extent of lung involved"),
            "%",
            0,
            hard="0–100",
            soft="0–80",
            required=False,
            hint=Text("报告给出时填写", "Where the report gives it"),
        ),
        READ.yes_no("CTINF", "感染征象", "Signs of infection", hint=Text("含结核活动或陈旧病灶", "Active or old tuberculosis included")),
        READ.yes_no("PLEFF", "胸腔积液", "Pleural effusion"),
        READ.yes_no("NODULE", "需随访的结节或肿块", "Nodule or mass to be followed up"),
    ),
    procedure="CT",
)
_ABNORMAL = ("GGO", "RETIC", "CTINF", "PLEFF", "NODULE")


def _normal_with_findings(context: Context) -> Text | None:
    answers = context.answers
    found = answers.code("ILD") == "YES" or any(answers.code(item) == "Y" for item in _ABNORMAL)
    if answers.code("CTINT") != "NORM" or not found:
        return None
    return Text(
        "结论为正常，但上面填有异常所见；请核对", "The conclusion is normal although something abnormal is answered above; please check"
    )


def _ground_glass_on_plain(context: Context) -> Text | None:
    if context.answers.code("CTMETH") in ("", "HRCT") or context.answers.code("GGO") != "Y":
        return None
    return Text(
        "登记原文以 HRCT 判断磨玻璃影，本次不是 HRCT；用于入选时请补做",
        "The registry judges ground glass by HRCT, this is none; have one done if eligibility rests on it",
    )


CHEST_CT_FORM = Form(
    key="CT",
    text=Text("胸部 CT/HRCT", "Chest CT/HRCT"),
    short=Text("胸部 CT", "Chest CT"),
    sections=(_CHEST,),
    checks=(
        Check("ct_normal_with_findings", Level.CHECK, ("CTINT", "ILD", *_ABNORMAL), _normal_with_findings, PLAUSIBILITY),
        Check("ground_glass_without_hrct", Level.NOTE, ("GGO", "CTMETH"), _ground_glass_on_plain, _ACTIVE_LUNG),
        before_consent("CTDTC"),
    ),
)
