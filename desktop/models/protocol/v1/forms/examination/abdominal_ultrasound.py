"""腹部超声: liver, spleen, kidneys and fluid before the infusion."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.forms.examination.report import READ, measured, report
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.text import Text

_ORGANS = (
    ("LIVER", "肝脏异常", "Liver abnormal"),
    ("GALLBL", "胆囊、胆道异常", "Gall bladder or ducts abnormal"),
    ("PANCR", "胰腺异常", "Pancreas abnormal"),
    ("SPLEEN", "脾脏异常", "Spleen abnormal"),
    ("KIDNEY", "肾脏异常", "Kidneys abnormal"),
)

_ABDOMEN = report(
    "abdomen",
    "US",
    Text("腹部超声", "Abdominal ultrasound"),
    (
        *(READ.yes_no(key, zh, en) for key, zh, en in _ORGANS),
        measured("SPLEENL", Text("脾脏长径", "Length of the spleen"), "mm", 0, hard="30–400", soft="60–250", usual="≤120", required=False),
        READ.choice(
            "ASCITES",
            "腹腔积液",
            "Ascites",
            ("NONE", "无", "None"),
            ("SMALL", "少量", "Small"),
            ("MOD", "中量及以上", "Moderate or more"),
        ),
    ),
    procedure="US",
)


def _normal_with_findings(context: Context) -> Text | None:
    answers = context.answers
    found = any(answers.code(key) == "Y" for key, _, _ in _ORGANS) or answers.code("ASCITES") in ("SMALL", "MOD")
    if answers.code("USINT") != "NORM" or not found:
        return None
    return Text("结论为正常，但上面填有异常；请核对", "The conclusion is normal although an organ is answered as abnormal; please check")


ABDOMINAL_ULTRASOUND_FORM = Form(
    key="US",
    text=Text("腹部超声", "Abdominal ultrasound"),
    short=Text("腹部超声", "Ultrasound"),
    sections=(_ABDOMEN,),
    checks=(
        Check("us_normal_with_findings", Level.CHECK, ("USINT", "ASCITES"), _normal_with_findings, PLAUSIBILITY),
        before_consent("USDTC"),
    ),
)
