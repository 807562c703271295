"""心肌标志物: troponin, CK-MB and NT-proBNP."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS, PLAUSIBILITY
from desktop.models.text import Text
from desktop.models.values import Truth

_MARKERS = panel(
    "cardiac_markers",
    "CRD",
    Text("心肌标志物", "Cardiac markers"),
    (
        result(
            "CTNI",
            "cTnI",
            Text("肌钙蛋白 I", "Troponin I"),
            ("ng/mL", "ng/L", "pg/mL"),
            3,
            hard="0–500",
            soft="0–50",
            male="",
            limits_from=LABORATORY_LIMITS,
        ),
        result(
            "CKMB",
            "CK-MB",
            Text("肌酸激酶同工酶（活性）", "CK-MB, activity"),
            ("U/L",),
            1,
            hard="0–5000",
            soft="0–300",
            male="≤24",
            limits_from=LABORATORY_LIMITS,
            required=False,
        ),
        result(
            "CKMBM",
            "CK-MB",
            Text("肌酸激酶同工酶（质量）", "CK-MB, mass"),
            ("ng/mL",),
            2,
            hard="0–1000",
            soft="0–300",
            male="",
            limits_from=LABORATORY_LIMITS,
            required=False,
        ),
        result(
            "NTBNP",
            "NT-proBNP",
            Text("N 末端脑钠肽前体", "N-terminal pro-BNP"),
            ("pg/mL", "ng/L"),
            0,
            hard="0–200000",
            soft="0–35000",
            male="≤125",
            limits_from=LABORATORY_LIMITS,
        ),
    ),
    procedure="CARD",
)


def _troponin_raised(context: Context) -> Text | None:
    troponin = context.answers.laboratory("CTNI")
    if troponin is None or troponin.uln is None or troponin.reported.at_most(troponin.uln) is not Truth.NOT_MET:
        return None
    return Text("肌钙蛋白 I 高于报告上限；请告知研究医生", "Troponin I is above the report's limit; tell the study physician")


CARDIAC_MARKERS_FORM = Form(
    key="CARD",
    text=Text("心肌标志物", "Cardiac markers"),
    short=Text("心肌标志物", "Cardiac markers"),
    sections=(_MARKERS,),
    repeats=True,
    checks=(Check("troponin_raised", Level.NOTE, ("CTNI",), _troponin_raised, PLAUSIBILITY), before_consent("CRDDTC")),
)
