"""淋巴细胞: subsets with the B cells that the trial depletes, their phenotype, and CD19 on them."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Laboratory, Number, Option, Origin, When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.panels.qualitative import NEGATIVE, POSITIVE, REPORTED, qualitative
from desktop.models.protocol.v1.forms.results import panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS, PLAUSIBILITY
from desktop.models.records.answer import Answers
from desktop.models.scales.units import converted
from desktop.models.text import Text

_CD19 = registry("positive expression of CD19 in peripheral blood B cells as determined by flow cytometry")
_COUNT = ("/μL", "×10⁹/L")
_FRACTIONS = ("BNAIVE", "BUNSW", "BSWIT", "BDNEG")
_ROUNDING = Decimal(1)
_MOST = Decimal(50)


def _cells(key: str, short: str, text: Text, usual: str, hard: str, soft: str) -> Laboratory:
    return result(key, short, text, _COUNT, 0, hard=hard, soft=soft, male=usual, limits_from=LABORATORY_LIMITS)


def _percent(key: str, zh: str, en: str, *, required: bool = False, when: When | None = None) -> Number:
    return REPORTED.number(key, zh, en, "%", possible="0–100", decimals=2, required=required, when=when)


_SUBSETS = panel(
    "subsets",
    "LSB",
    Text("淋巴细胞亚群", "Lymphocyte subsets"),
    (
        _cells("CD3", "CD3+", Text("T 细胞总数", "T cells, all"), "770–2860", "0–20000", "0–5000"),
        _cells("CD4", "CD3+CD4+", Text("辅助性 T 细胞", "Helper T cells"), "410–1590", "0–20000", "0–5000"),
        _cells("CD8", "CD3+CD8+", Text("细胞毒性 T 细胞", "Cytotoxic T cells"), "190–1140", "0–20000", "0–5000"),
        _cells("NK", "NK", Text("自然杀伤细胞", "Natural killer cells"), "90–590", "0–10000", "0–3000"),
        _cells("BCELL", "CD19+", Text("B 细胞绝对值", "B cells, absolute"), "90–560", "0–5000", "0–1500"),
    ),
    procedure="LSUB",
)
_PHENOTYPE = panel(
    "b_phenotype",
    "BSB",
    Text("B 细胞亚型（占 B 细胞 %）", "B-cell phenotype (% of B cells)"),
    (
        _percent("BNAIVE", "初始 B 细胞 CD27−IgD+", "Naive, CD27−IgD+", required=True),
        _percent("BUNSW", "未转换记忆 B 细胞 CD27+IgD+", "Unswitched memory, CD27+IgD+", required=True),
        _percent("BSWIT", "转换记忆 B 细胞 CD27+IgD−", "Switched memory, CD27+IgD−", required=True),
        _percent("BDNEG", "双阴性 B 细胞 CD27−IgD−", "Double negative, CD27−IgD−"),
        _percent("BTRANS", "过渡 B 细胞", "Transitional"),
        _percent("BPLASM", "浆母细胞", "Plasmablasts"),
    ),
    procedure="BSUB",
)
_EXPRESSION = panel(
    "cd19",
    "CDN",
    Text("B 细胞 CD19 表达（流式）", "CD19 on B cells (flow cytometry)"),
    (
        qualitative(
            "CD19RES",
            Text("外周血 B 细胞 CD19", "CD19 on B cells in blood"),
            (POSITIVE, NEGATIVE, Option("NE", Text("无法评价", "Not evaluable"))),
            source=_CD19,
            hint=Text("B 细胞过少、无法设门时选无法评价", "Not evaluable where there are too few B cells to gate on"),
        ),
        _percent("CD19PCT", "CD19 阳性占 B 细胞", "CD19-positive of B cells", when=When("CD19RES", ("POS", "NEG"))),
        REPORTED.note(
            "CD19GATE",
            "B 细胞设门标志",
            "Marker B cells were gated on",
            required=False,
            hint=Text("CD19 以外的标志，如 CD20、CD22", "One other than CD19, such as CD20, CD22"),
            limit=80,
        ),
        Asking(_CD19, Origin.LIS).note("CD19WHY", "无法评价的原因", "Why not evaluable", when=When("CD19RES", ("NE",)), limit=200),
    ),
    procedure="CD19F",
)


def _part_above_t_cells(part: str) -> Check:
    def says(context: Context) -> Text | None:
        cells, all_cells = _per_microlitre(context.answers, part), _per_microlitre(context.answers, "CD3")
        if cells is None or all_cells is None or cells <= all_cells:
            return None
        typed, whole = context.answers[part].value, context.answers["CD3"].value
        return Text(
            f"{part} {typed} 高于 CD3+ T 细胞 {whole}；请核对两项及其单位",
            f"{part} {typed} is above the CD3+ T cells {whole}; check both and their units",
        )

    return Check(f"{part.lower()}_above_cd3", Level.MUST, (part, "CD3"), says, PLAUSIBILITY)


def _per_microlitre(answers: Answers, item: str) -> Decimal | None:
    found = answers.laboratory(item)
    count = converted(found.reported, item, found.unit, _COUNT[0]) if found else None
    return count.value if count and not count.operator else None


def _more_than_all(context: Context) -> Text | None:
    total = sum((context.answers.number(item) or Decimal(0) for item in _FRACTIONS), Decimal(0))
    if total <= 100 + _ROUNDING:
        return None
    return Text(f"四个亚型合计 {total}%，超过 100%；请核对", f"The four subsets add up to {total}%, above 100%; please check")


def _word_against_percent(context: Context) -> Text | None:
    percent, word = context.answers.number("CD19PCT"), context.answers.code("CD19RES")
    positive_without, negative_with = word == "POS" and percent == 0, word == "NEG" and percent is not None and percent >= _MOST
    if not positive_without and not negative_with:
        return None
    return Text(
        f"CD19 判定与阳性比例 {percent}% 不符；请核对报告的判定标准",
        f"The result disagrees with {percent}% positive; check the report's cut-off",
    )


LYMPHOCYTES_FORM = Form(
    key="LYMPH",
    text=Text("淋巴细胞亚群与 B 细胞", "Lymphocyte subsets and B cells"),
    short=Text("淋巴细胞", "Lymphocytes"),
    sections=(_SUBSETS, _PHENOTYPE, _EXPRESSION),
    repeats=True,
    checks=(
        _part_above_t_cells("CD4"),
        _part_above_t_cells("CD8"),
        Check("b_subsets_above_whole", Level.MUST, _FRACTIONS, _more_than_all, PLAUSIBILITY),
        Check("cd19_against_percent", Level.CHECK, ("CD19RES", "CD19PCT"), _word_against_percent, PLAUSIBILITY),
        *(before_consent(section.time) for section in (_SUBSETS, _PHENOTYPE, _EXPRESSION)),
    ),
)
