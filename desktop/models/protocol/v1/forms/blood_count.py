"""血常规: the items of the blood count."""

from __future__ import annotations

from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.sources import WST_405, WST_UNCHECKED
from desktop.models.text import Text

_WBC = registry(sentences.WHITE_CELLS)
_ANC = registry(sentences.NEUTROPHILS)
_HB = registry(sentences.HAEMOGLOBIN)
_COUNT = ("×10⁹/L", "/μL")

BLOOD_COUNT = panel(
    "count",
    "CBC",
    Text("血常规", "Blood count"),
    (
        result(
            "WBC",
            "WBC",
            Text("白细胞计数", "White blood cells"),
            _COUNT,
            2,
            hard="0–500",
            soft="0.1–50",
            male="3.5–9.5",
            limits_from=WST_405,
            source=_WBC,
        ),
        result(
            "NEUT",
            "ANC",
            Text("中性粒细胞绝对值", "Neutrophils"),
            _COUNT,
            2,
            hard="0–300",
            soft="0–30",
            male="1.8–6.3",
            limits_from=WST_405,
            source=_ANC,
        ),
        result(
            "LYM",
            "ALC",
            Text("淋巴细胞绝对值", "Lymphocytes"),
            _COUNT,
            2,
            hard="0–300",
            soft="0–20",
            male="1.1–3.2",
            limits_from=WST_405,
        ),
        result(
            "MONO",
            "MONO",
            Text("单核细胞绝对值", "Monocytes"),
            _COUNT,
            2,
            hard="0–100",
            soft="0–5",
            male="0.1–0.6",
            limits_from=WST_405,
            required=False,
        ),
        result(
            "EOS",
            "EOS",
            Text("嗜酸性粒细胞绝对值", "Eosinophils"),
            _COUNT,
            2,
            hard="0–100",
            soft="0–5",
            male="0.02–0.52",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "RBC",
            "RBC",
            Text("红细胞计数", "Red blood cells"),
            ("×10¹²/L",),
            2,
            hard="0.3–10",
            soft="1.5–7",
            male="4.3–5.8",
            female="3.8–5.1",
            limits_from=WST_405,
            required=False,
        ),
        result(
            "HGB",
            "HGB",
            Text("血红蛋白", "Haemoglobin"),
            ("g/L", "g/dL"),
            0,
            hard="20–250",
            soft="40–200",
            male="130–175",
            female="115–150",
            limits_from=WST_405,
            source=_HB,
        ),
        result(
            "HCT",
            "HCT",
            Text("红细胞压积", "Haematocrit"),
            ("%",),
            1,
            hard="5–75",
            soft="12–60",
            male="40–50",
            female="35–45",
            limits_from=WST_UNCHECKED,
            required=False,
        ),
        result(
            "PLT",
            "PLT",
            Text("血小板计数", "Platelets"),
            ("×10⁹/L",),
            0,
            hard="0–3000",
            soft="3–1000",
            male="125–350",
            limits_from=WST_405,
        ),
    ),
    procedure="CBC",
)
