"""细胞动力学: how many of the infused cells are there, whether a virus came of them, and whether antibodies came against them."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Choice, Option, When
from desktop.models.protocol.v1.forms.panels.qualitative import (
    NEGATIVE,
    POSITIVE,
    REPORTED,
    UNCLEAR,
    qualitative,
    titre,
    titre_missing,
    titre_unreadable,
)
from desktop.models.protocol.v1.forms.results import panel
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.text import Text

_QUANTIFIED = "QUANT"
_FOUND = (
    Option("ND", Text("未检出", "Not detected")),
    Option("BLQ", Text("低于定量下限", "Below quantitation")),
    Option(_QUANTIFIED, Text("可定量", "Quantified")),
)


def _found(key: str, text: Text) -> Choice:
    return qualitative(key, text, _FOUND)


_BY_FLOW, _BY_PCR = When("CARFRES", (_QUANTIFIED,)), When("CARQRES", (_QUANTIFIED,))

_FLOW = panel(
    "car_flow",
    "CRF",
    Text("CAR-T 细胞（流式）", "CAR+ T cells (flow cytometry)"),
    (
        _found("CARFRES", Text("外周血 CAR+ T 细胞", "CAR+ T cells in blood")),
        REPORTED.number("CARPCT", "CAR+ 占 T 细胞", "CAR+ of T cells", "%", possible="0–100", decimals=2, when=_BY_FLOW),
        REPORTED.number(
            "CARABS",
            "CAR+ T 细胞绝对值",
            "CAR+ T cells, absolute",
            "/μL",
            possible="0–200000",
            usual="0–20000",
            decimals=1,
            when=_BY_FLOW,
            required=False,
        ),
        REPORTED.number(
            "CARFLOQ", "定量下限（占 T 细胞）", "Lower limit, of T cells", "%", possible="0–10", usual="0–1", decimals=3, required=False
        ),
    ),
    procedure="CARF",
)
_COPIES = panel(
    "car_copies",
    "CRQ",
    Text("CAR 转基因拷贝数（PCR）", "CAR transgene copies (PCR)"),
    (
        qualitative(
            "CARQMETH",
            Text("检测方法", "Method"),
            (Option("QPCR", Text("荧光定量 qPCR", "qPCR")), Option("DDPCR", Text("数字 ddPCR", "ddPCR"))),
        ),
        _found("CARQRES", Text("CAR 转基因", "CAR transgene")),
        REPORTED.number(
            "CARCOPY",
            "每 μg 基因组 DNA 拷贝数",
            "Copies per μg genomic DNA",
            "copies/μg",
            possible="0–99999999",
            usual="0–10000000",
            when=_BY_PCR,
        ),
        REPORTED.number(
            "VCN",
            "每细胞拷贝数 VCN",
            "Vector copies per cell (VCN)",
            "copies/cell",
            possible="0–100",
            usual="0–10",
            decimals=3,
            when=_BY_PCR,
            required=False,
        ),
        REPORTED.number(
            "CARQLOQ", "定量下限", "Lower limit of quantitation", "copies/μg", possible="0–100000", usual="0–1000", required=False
        ),
    ),
    procedure="CARQ",
)
_VIRUS = panel(
    "rcl",
    "RCL",
    Text("复制型慢病毒（RCL）", "Replication-competent lentivirus (RCL)"),
    (
        qualitative(
            "RCLMETH",
            Text("检测方法", "Method"),
            (
                Option("VSVG", Text("VSV-G 基因 PCR", "VSV-G PCR")),
                Option("CULT", Text("细胞培养法", "Cell culture")),
                Option("P24", Text("p24 抗原", "p24 antigen")),
            ),
            required=False,
        ),
        qualitative("RCLRES", Text("RCL 检测结果", "RCL result"), (NEGATIVE, POSITIVE, UNCLEAR)),
    ),
    procedure="RCL",
)
_ANTIBODIES = panel(
    "anti_car",
    "ADA",
    Text("抗 CAR 抗体（ADA）", "Anti-CAR antibodies (ADA)"),
    (
        qualitative("ADARES", Text("抗 CAR 抗体结果", "Anti-CAR antibodies"), (NEGATIVE, POSITIVE, UNCLEAR)),
        titre("ADATITR", "抗 CAR 抗体滴度", "Anti-CAR titre", "ADARES"),
        REPORTED.note(
            "ADATARG",
            "识别的结构域",
            "Domain recognised",
            required=False,
            when=When("ADARES", (POSITIVE.code,)),
            hint=Text("报告写明时填写，如 scFv", "Where the report says so, such as scFv"),
            limit=80,
        ),
    ),
    procedure="ADA",
)


def _below_own_limit(figure: str, limit: str) -> Check:
    def says(context: Context) -> Text | None:
        value, least = context.answers.number(figure), context.answers.number(limit)
        if value is None or least is None or value >= least:
            return None
        return Text(
            f"结果 {value} 低于定量下限 {least}；应选低于定量下限，或核对数值",
            f"{value} is below the lower limit {least}; choose below quantitation, or check the figure",
        )

    return Check(f"{figure.lower()}_below_limit", Level.CHECK, (figure, limit), says, PLAUSIBILITY)


def _copies_without_cells(context: Context) -> Text | None:
    """Both come of one blood: a share of a tenth of the T cells is far above what PCR can miss."""
    share, copies = context.answers.number("CARPCT"), context.answers.code("CARQRES")
    if share is None or share < 10 or copies != "ND":
        return None
    return Text(
        f"流式 CAR+ 占 T 细胞 {share}%，PCR 却未检出；请核对是否同一受试者的标本",
        f"CAR+ is {share}% of T cells by flow, yet PCR finds nothing; check that both samples are this subject's",
    )


def _virus_found(context: Context) -> Text | None:
    if context.answers.code("RCLRES") == "NEG" or not context.answers.code("RCLRES"):
        return None
    return Text(
        "RCL 非阴性；立即告知主要研究者并安排复测", "RCL is not negative; tell the principal investigator at once and have it repeated"
    )


CELL_KINETICS_FORM = Form(
    key="CART",
    text=Text("CAR-T 细胞动力学", "CAR-T cell kinetics"),
    short=Text("细胞动力学", "Cell kinetics"),
    sections=(_FLOW, _COPIES, _VIRUS, _ANTIBODIES),
    repeats=True,
    checks=(
        _below_own_limit("CARPCT", "CARFLOQ"),
        _below_own_limit("CARCOPY", "CARQLOQ"),
        Check("copies_without_cells", Level.CHECK, ("CARQRES", "CARPCT"), _copies_without_cells, PLAUSIBILITY),
        Check("rcl_not_negative", Level.CHECK, ("RCLRES",), _virus_found, PLAUSIBILITY),
        titre_missing("ADARES", "ADATITR"),
        titre_unreadable("ADATITR"),
        *(before_consent(section.time) for section in (_FLOW, _COPIES, _VIRUS, _ANTIBODIES)),
    ),
)
