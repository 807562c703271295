"""乙肝与丙肝: the five markers of hepatitis B as words and as figures, and hepatitis C."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Level
from desktop.models.protocol.items import Laboratory, Option, When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.panels.qualitative import NEGATIVE, POSITIVE, contradicts, qualitative
from desktop.models.protocol.v1.forms.results import continued, panel, result
from desktop.models.protocol.v1.sources import LABORATORY_LIMITS, PLAUSIBILITY
from desktop.models.text import Text

VIRUSES = registry(
    "subjects with positive Hepatitis B surface antigen (HBsAg), Hepatitis B core antibody (HBcAb) and peripheral blood HBV DNA titer "
    "higher than the upper limit of the test; subjects with positive antibody to Hepatitis C virus (HCV) and peripheral blood HCV RNA; "
    "subjects with positive antibody to Human Immunodeficiency Virus (HIV); and subjects with a positive test for Syphilis"
)
_RATIO = ("S/CO", "COI", "PEIU/mL")
_COMPETITIVE = Text("竞争法的比值低于 1 为阳性", "With a competitive assay a ratio below 1 is positive")

MARKERS = panel(
    "hepatitis_b",
    "VIS",
    Text("乙肝五项", "Hepatitis B markers"),
    (
        qualitative("HBSAG", Text("乙肝表面抗原 HBsAg", "HBsAg"), source=VIRUSES),
        qualitative("HBSAB", Text("乙肝表面抗体 HBsAb", "HBsAb"), source=VIRUSES),
        qualitative("HBEAG", Text("乙肝 e 抗原 HBeAg", "HBeAg"), source=VIRUSES),
        qualitative("HBEAB", Text("乙肝 e 抗体 HBeAb", "HBeAb"), source=VIRUSES),
        qualitative("HBCAB", Text("乙肝核心抗体 HBcAb（总）", "HBcAb (total)"), source=VIRUSES),
    ),
    procedure="VIRS",
)


def _quantity(key: str, short: str, text: Text, units: tuple[str, ...], decimals: int, hard: str, soft: str, usual: str) -> Laboratory:
    """The figure beside a word, where the laboratory gives one."""
    limits_from = LABORATORY_LIMITS
    return result(key, short, text, units, decimals, hard=hard, soft=soft, male=usual, limits_from=limits_from, required=False)


QUANTITIES = continued(
    "hepatitis_b_figures",
    "VIS",
    Text("乙肝五项·定量（报告有数值时）", "Hepatitis B markers, figures where reported"),
    (
        _quantity("HBSAGQ", "HBsAg", Text("表面抗原定量", "HBsAg, figure"), ("IU/mL",), 2, "0–250000", "0–150000", "≤0.05"),
        _quantity("HBSABQ", "HBsAb", Text("表面抗体定量", "HBsAb, figure"), ("IU/L", "mIU/mL"), 2, "0–100000", "0–10000", "≤10"),
        _quantity("HBEAGQ", "HBeAg", Text("e 抗原数值", "HBeAg, figure"), _RATIO, 3, "0–10000", "0–5000", "≤1"),
        _quantity("HBEABQ", "HBeAb", Text("e 抗体数值", "HBeAb, figure"), _RATIO, 3, "0–10000", "0–5000", ""),
        _quantity("HBCABQ", "HBcAb", Text("核心抗体数值", "HBcAb, figure"), _RATIO, 3, "0–10000", "0–5000", ""),
    ),
    procedure="VIRS",
)
HEPATITIS_C = continued(
    "hepatitis_c",
    "VIS",
    Text("丙肝", "Hepatitis C"),
    (
        qualitative("HCVAB", Text("丙肝抗体", "HCV antibody"), source=VIRUSES),
        qualitative(
            "HCVRNA",
            Text("丙肝 RNA", "HCV RNA"),
            (Option("ND", Text("未检出", "Not detected")), Option("DET", Text("检出", "Detected"))),
            source=VIRUSES,
            asked_when=When("HCVAB", (POSITIVE.code,)),
        ),
    ),
    procedure="VIRS",
)


def _antigens_disagree(context: Context) -> Text | None:
    if context.answers.code("HBSAG") != NEGATIVE.code or context.answers.code("HBEAG") != POSITIVE.code:
        return None
    return Text("e 抗原阳性而表面抗原阴性，少见；请核对报告", "HBeAg positive with HBsAg negative is rare; check the report")


def _reactivation(context: Context) -> Text | None:
    if POSITIVE.code not in (context.answers.code("HBSAG"), context.answers.code("HBCAB")):
        return None
    return Text(
        "HBsAg 或 HBcAb 阳性：B 细胞清除后乙肝可再激活，须查 HBV DNA 并请研究医生决定预防用药",
        "HBsAg or HBcAb positive: hepatitis B can flare once B cells are gone; have HBV DNA tested, the physician decides on prophylaxis",
    )


HEPATITIS_CHECKS = (
    Check("hbeag_without_hbsag", Level.CHECK, ("HBEAG", "HBSAG"), _antigens_disagree, PLAUSIBILITY),
    Check("hbv_may_flare", Level.NOTE, ("HBCAB", "HBSAG"), _reactivation, PLAUSIBILITY),
    contradicts("HBSAG", "HBSAGQ"),
    contradicts("HBSAB", "HBSABQ"),
    contradicts("HBEAG", "HBEAGQ"),
)
