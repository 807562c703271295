"""炎症指标: CRP, procalcitonin, ferritin, sedimentation and cytokines."""

from __future__ import annotations

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Laboratory
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS
from desktop.models.text import Text

_PG = ("pg/mL", "ng/L")

_CRP = result(
    "CRP",
    "CRP",
    Text("C 反应蛋白", "C-reactive protein"),
    ("mg/L", "mg/dL"),
    1,
    hard="0–800",
    soft="0–400",
    male="≤8",
    limits_from=LABORATORY_LIMITS,
)
_PCT = result(
    "PCT",
    "PCT",
    Text("降钙素原", "Procalcitonin"),
    ("ng/mL", "μg/L"),
    2,
    hard="0–500",
    soft="0–100",
    male="≤0.05",
    limits_from=LABORATORY_LIMITS,
)
_FERRITIN = result(
    "FER",
    "FER",
    Text("铁蛋白", "Ferritin"),
    ("μg/L", "ng/mL"),
    1,
    hard="0–1000000",
    soft="1–100000",
    male="30–400",
    female="13–150",
    limits_from=LABORATORY_LIMITS,
)
_SEDIMENTATION = result(
    "ESR",
    "ESR",
    Text("红细胞沉降率", "Erythrocyte sedimentation rate"),
    ("mm/h",),
    0,
    hard="0–200",
    soft="0–150",
    male="≤15",
    female="≤20",
    limits_from=LABORATORY_LIMITS,
)
_INTERLEUKIN_6 = result(
    "IL6",
    "IL-6",
    Text("白细胞介素-6", "Interleukin 6"),
    _PG,
    1,
    hard="0–1000000",
    soft="0–50000",
    male="≤7",
    limits_from=LABORATORY_LIMITS,
)


def _cytokine(key: str, short: str, text: Text) -> Laboratory:
    """One of the others of a cytokine report; their limits are the assay's own."""
    limits_from = LABORATORY_LIMITS
    return result(key, short, text, _PG, 2, hard="0–100000", soft="0–20000", male="", limits_from=limits_from, required=False)


_CYTOKINES = (
    _INTERLEUKIN_6,
    _cytokine("IL1B", "IL-1β", Text("白细胞介素-1β", "Interleukin 1β")),
    _cytokine("IL2", "IL-2", Text("白细胞介素-2", "Interleukin 2")),
    _cytokine("IL4", "IL-4", Text("白细胞介素-4", "Interleukin 4")),
    _cytokine("IL8", "IL-8", Text("白细胞介素-8", "Interleukin 8")),
    _cytokine("IL10", "IL-10", Text("白细胞介素-10", "Interleukin 10")),
    _cytokine("IL17A", "IL-17A", Text("白细胞介素-17A", "Interleukin 17A")),
    _cytokine("TNFA", "TNF-α", Text("肿瘤坏死因子-α", "Tumour necrosis factor α")),
    _cytokine("IFNG", "IFN-γ", Text("干扰素-γ", "Interferon γ")),
    result(
        "SIL2R",
        "sIL-2R",
        Text("可溶性白细胞介素-2 受体", "Soluble interleukin 2 receptor"),
        ("U/mL",),
        0,
        hard="0–500000",
        soft="10–50000",
        male="",
        limits_from=LABORATORY_LIMITS,
        required=False,
    ),
)

_SECTIONS = (
    panel("crp", "CRP", Text("C 反应蛋白", "C-reactive protein"), (_CRP,), procedure="CRP"),
    panel("procalcitonin", "PCT", Text("降钙素原", "Procalcitonin"), (_PCT,), procedure="PCT"),
    panel("ferritin", "FER", Text("铁蛋白", "Ferritin"), (_FERRITIN,), procedure="FER"),
    panel("sedimentation", "ESR", Text("血沉", "Sedimentation rate"), (_SEDIMENTATION,), procedure="ESR"),
    panel("cytokines", "CYT", Text("细胞因子", "Cytokines"), _CYTOKINES, procedure="CYTO"),
)

INFLAMMATION_FORM = Form(
    key="INFL",
    text=Text("炎症指标", "Inflammatory markers"),
    short=Text("炎症指标", "Inflammation"),
    sections=_SECTIONS,
    repeats=True,
    checks=tuple(before_consent(section.time) for section in _SECTIONS),
)
