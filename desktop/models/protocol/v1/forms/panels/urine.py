"""尿液: the strip, the sediment, and how much protein is lost."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Choice, Laboratory, Number, Option, Origin
from desktop.models.protocol.v1.forms.panels.qualitative import NEGATIVE, REPORTED, qualitative
from desktop.models.protocol.v1.forms.results import continued, limits, panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS, PLAUSIBILITY
from desktop.models.text import Text
from desktop.models.values import Truth

_PLUSES = (
    NEGATIVE,
    Option("TRACE", Text("微量", "Trace")),
    Option("1", Text("阳 1+", "1+")),
    Option("2", Text("阳 2+", "2+")),
    Option("3", Text("阳 3+", "3+")),
    Option("4", Text("阳 4+", "4+")),
)
_CASTS = (
    Option("NONE", Text("未见", "None seen")),
    Option("HYAL", Text("仅透明管型", "Hyaline only")),
    Option("CELL", Text("颗粒或细胞管型", "Granular or cellular")),
)
_FIELD = ("/HPF",)
_VOLUME = ("/μL",)


def _strip(key: str, text: Text, *, required: bool = True) -> Choice:
    return qualitative(key, text, _PLUSES, required=required)


def _sediment(key: str, short: str, text: Text, units: tuple[str, ...], most: str, *, required: bool = False) -> Laboratory:
    hard, soft, limits_from = "0–99999", "0–5000", LABORATORY_LIMITS
    return result(key, short, text, units, 1, hard=hard, soft=soft, male=most, limits_from=limits_from, required=required)


_STRIP = panel(
    "urine_strip",
    "UR",
    Text("尿常规·干化学", "Urinalysis: strip"),
    (
        _strip("UPROT", Text("尿蛋白", "Protein")),
        _strip("UBLD", Text("尿隐血", "Blood")),
        _strip("ULEU", Text("白细胞酯酶", "Leucocyte esterase")),
        _strip("UGLU", Text("尿糖", "Glucose"), required=False),
        _strip("UKET", Text("尿酮体", "Ketones"), required=False),
        qualitative("UNIT", Text("亚硝酸盐", "Nitrite"), required=False),
        Number(
            key="UPH",
            text=Text("尿 pH 值", "pH"),
            source=LABORATORY_LIMITS,
            origin=Origin.LIS,
            required=False,
            unit="",
            decimals=1,
            hard=limits("4.0–10.0"),
            soft=limits("4.5–9.0"),
            reference=limits("5.0–8.0"),
        ),
        Number(
            key="USG",
            text=Text("尿比重", "Specific gravity"),
            source=LABORATORY_LIMITS,
            origin=Origin.LIS,
            required=False,
            unit="",
            decimals=3,
            hard=limits("1.000–1.080"),
            soft=limits("1.001–1.045"),
            reference=limits("1.003–1.030"),
        ),
    ),
    procedure="UA",
)
_SEDIMENT = continued(
    "urine_sediment",
    "UR",
    Text("尿常规·有形成分", "Urinalysis: sediment"),
    (
        qualitative("UCAST", Text("管型", "Casts"), _CASTS),
        _sediment("URBCHP", "RBC", Text("红细胞（每高倍视野）", "Red cells per field"), _FIELD, "≤3", required=True),
        _sediment("UWBCHP", "WBC", Text("白细胞（每高倍视野）", "White cells per field"), _FIELD, "≤5", required=True),
        _sediment("URBC", "RBC", Text("红细胞（仪器计数）", "Red cells, counted"), _VOLUME, ""),
        _sediment("UWBC", "WBC", Text("白细胞（仪器计数）", "White cells, counted"), _VOLUME, ""),
    ),
    procedure="UA",
)
_PROTEIN = panel(
    "urine_protein",
    "UP",
    Text("尿蛋白定量", "Urine protein"),
    (
        REPORTED.number("UVOL24", "24 小时尿量", "Volume of 24 hours", "mL", possible="0–20000", usual="100–8000", required=False),
        result(
            "UPCR",
            "UPCR",
            Text("尿蛋白/肌酐比", "Protein to creatinine ratio"),
            ("mg/g", "g/g", "mg/mmol"),
            0,
            hard="0–50000",
            soft="0–20000",
            male="≤200",
            limits_from=LABORATORY_LIMITS,
            required=False,
        ),
        result(
            "UPRO24",
            "24hUP",
            Text("24 小时尿蛋白定量", "Protein of 24 hours"),
            ("g/24h", "mg/24h"),
            2,
            hard="0–60",
            soft="0–20",
            male="≤0.15",
            limits_from=LABORATORY_LIMITS,
            required=False,
        ),
    ),
    procedure="UPCR",
)


def _no_amount(context: Context) -> Text | None:
    answers = context.answers
    if answers.moment("UPDTC") is None or answers["UPCR"].given or answers["UPRO24"].given:
        return None
    return Text(
        "已填采样时间，UPCR 与 24 小时尿蛋白至少填一项；未回报选采样未报告",
        "Sampled, but neither UPCR nor 24-hour protein; one is needed, or mark it as not yet reported",
    )


def _volume_missing(context: Context) -> Text | None:
    if not context.answers["UPRO24"].value or context.answers["UVOL24"].given:
        return None
    return Text("24 小时尿蛋白须附 24 小时尿量；请补填", "24-hour protein needs the volume of the 24 hours; please add it")


def _blood_without_cells(context: Context) -> Text | None:
    cells = context.answers.laboratory("URBCHP")
    few = cells is not None and cells.uln is not None and cells.reported.at_most(cells.uln) is Truth.MET
    if not few or context.answers.code("UBLD") not in ("2", "3", "4"):
        return None
    return Text(
        "尿隐血 2+ 以上而镜检红细胞不多；请核对，或考虑血红蛋白尿、肌红蛋白尿",
        "Blood 2+ or more on the strip but few red cells; check, or think of haemoglobinuria and myoglobinuria",
    )


URINE_FORM = Form(
    key="URIN",
    text=Text("尿液检查", "Urine tests"),
    short=Text("尿液", "Urine"),
    sections=(_STRIP, _SEDIMENT, _PROTEIN),
    repeats=True,
    checks=(
        Check("urine_blood_without_cells", Level.NOTE, ("UBLD", "URBCHP"), _blood_without_cells, PLAUSIBILITY),
        Check("urine_protein_missing", Level.CHECK, ("UPCR", "UPRO24", "UPDTC"), _no_amount, PLAUSIBILITY),
        Check("urine_volume_missing", Level.CHECK, ("UVOL24", "UPRO24"), _volume_missing, PLAUSIBILITY),
        before_consent("URDTC"),
        before_consent("UPDTC"),
    ),
)
