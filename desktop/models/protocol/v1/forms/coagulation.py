"""凝血功能: the items of the coagulation tests."""

from __future__ import annotations

from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS
from desktop.models.text import Text

_COAGULATION = registry(sentences.COAGULATION)

COAGULATION = panel(
    "coagulation",
    "COAG",
    Text("凝血功能", "Coagulation"),
    (
        result(
            "PT",
            "PT",
            Text("凝血酶原时间（秒）", "Prothrombin time (seconds)"),
            ("s",),
            1,
            hard="5–200",
            soft="8–60",
            male="11–13.7",
            limits_from=LABORATORY_LIMITS,
            source=_COAGULATION,
        ),
        result(
            "INR",
            "INR",
            Text("国际标准化比值", "International normalised ratio"),
            ("",),
            2,
            hard="0.3–20",
            soft="0.6–6",
            male="0.8–1.2",
            limits_from=LABORATORY_LIMITS,
            source=_COAGULATION,
        ),
        result(
            "APTT",
            "APTT",
            Text("活化部分凝血活酶时间", "Activated partial thromboplastin time"),
            ("s",),
            1,
            hard="10–300",
            soft="15–120",
            male="25–37",
            limits_from=LABORATORY_LIMITS,
        ),
        result(
            "TT",
            "TT",
            Text("凝血酶时间", "Thrombin time"),
            ("s",),
            1,
            hard="5–300",
            soft="8–60",
            male="14–21",
            limits_from=LABORATORY_LIMITS,
            required=False,
        ),
        result(
            "FIB",
            "FIB",
            Text("纤维蛋白原", "Fibrinogen"),
            ("g/L",),
            2,
            hard="0.1–20",
            soft="0.5–10",
            male="2.0–4.0",
            limits_from=LABORATORY_LIMITS,
        ),
        result(
            "DDIM",
            "D-D",
            Text("D-二聚体", "D-dimer"),
            ("mg/L FEU",),
            2,
            hard="0–200",
            soft="0–40",
            male="≤0.55",
            limits_from=LABORATORY_LIMITS,
            required=False,
        ),
    ),
    procedure="COAG",
)
