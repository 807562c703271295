"""病毒与结核: what a subject carried before, and what comes back without B cells."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Laboratory, Number, Option, When
from desktop.models.protocol.source import Source, site_default
from desktop.models.protocol.v1.forms.panels.hepatitis import HEPATITIS_C, HEPATITIS_CHECKS, MARKERS, QUANTITIES, VIRUSES
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
from desktop.models.protocol.v1.forms.results import continued, panel, result
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY
from desktop.models.text import Text

_DETECTION = site_default("No usual value: the limit of detection stands on the report")

_HIV_AND_SYPHILIS = continued(
    "hiv_syphilis",
    "VIS",
    Text("艾滋病毒与梅毒", "HIV and syphilis"),
    (
        qualitative(
            "HIVAB",
            Text("HIV 抗体", "HIV antibody"),
            (
                NEGATIVE,
                Option("REAC", Text("初筛有反应，待确证", "Reactive, to be confirmed")),
                Option("CONF", Text("确证阳性", "Confirmed positive")),
            ),
            source=VIRUSES,
        ),
        qualitative("TPAB", Text("梅毒特异性抗体（TPPA/化学发光）", "Treponemal test (TPPA/CLIA)"), source=VIRUSES),
        qualitative("RPR", Text("梅毒非特异性抗体（RPR/TRUST）", "Non-treponemal test (RPR/TRUST)"), source=VIRUSES),
        titre("RPRTITR", "RPR/TRUST 滴度", "RPR/TRUST titre", "RPR"),
    ),
    procedure="VIRS",
)


def _nucleic_acid(key: str, short: str, text: Text, units: tuple[str, ...], *, required: bool, source: Source) -> Laboratory:
    """A viral load as typed (`<20`); its upper limit is the laboratory's limit of detection."""
    load = result(
        key,
        short,
        text,
        units,
        0,
        hard="0–999999999",
        soft="0–99999999",
        male="",
        limits_from=_DETECTION,
        source=source,
        required=required,
    )
    return replace(load, hint=Text("报告的检测下限填在参考上限", "Enter the report's limit of detection as the upper limit"))


_NUCLEIC_ACIDS = panel(
    "nucleic_acids",
    "VIR",
    Text("病毒核酸", "Viral nucleic acids"),
    (
        _nucleic_acid(
            "HBVDNA", "HBV DNA", Text("乙肝病毒核酸", "Hepatitis B virus"), ("IU/mL", "copies/mL"), required=True, source=VIRUSES
        ),
        _nucleic_acid("CMVDNA", "CMV DNA", Text("巨细胞病毒核酸", "Cytomegalovirus"), ("IU/mL", "copies/mL"), required=True, source=CDASH),
        _nucleic_acid("EBVDNA", "EBV DNA", Text("EB 病毒核酸", "Epstein-Barr virus"), ("IU/mL", "copies/mL"), required=True, source=CDASH),
    ),
    procedure="VIRR",
)


def _spots(key: str, zh: str, en: str) -> Number:
    return REPORTED.number(key, zh, en, "", possible="0–999", required=False, when=When("TBMETH", ("SPOT",)))


_TUBERCULOSIS = panel(
    "tuberculosis",
    "TB",
    Text("结核筛查（γ-干扰素释放试验）", "Tuberculosis (interferon-γ release)"),
    (
        qualitative(
            "TBMETH",
            Text("检测方法", "Method"),
            (
                Option("SPOT", Text("斑点法 T-SPOT", "T-SPOT")),
                Option("QFT", Text("酶联法 QFT", "QuantiFERON")),
                Option("OTHER", Text("其他", "Other")),
            ),
        ),
        qualitative("TBRES", Text("结核筛查结果", "Result"), (NEGATIVE, POSITIVE, UNCLEAR)),
        _spots("TBESAT", "抗原 A（ESAT-6）斑点数", "Panel A (ESAT-6) spots"),
        _spots("TBCFP", "抗原 B（CFP-10）斑点数", "Panel B (CFP-10) spots"),
        REPORTED.number(
            "TBIFN",
            "抗原减空白的 γ-干扰素",
            "Interferon γ, antigen less nil",
            "IU/mL",
            possible="0–100",
            decimals=2,
            required=False,
            when=When("TBMETH", ("QFT",)),
        ),
    ),
    procedure="TB",
)


def _to_be_confirmed(context: Context) -> Text | None:
    if context.answers.code("HIVAB") != "REAC":
        return None
    return Text("HIV 初筛有反应，尚不能判定；请送确证试验", "HIV reactive on screening decides nothing yet; send for confirmation")


def _syphilis_tests_differ(context: Context) -> Text | None:
    pair = (context.answers.code("TPAB"), context.answers.code("RPR"))
    if pair == (NEGATIVE.code, POSITIVE.code):
        return Text(
            "特异性抗体阴性而 RPR 阳性；自身免疫病可有生物学假阳性，请研究医生判定",
            "RPR positive with a negative treponemal test; autoimmune disease can make it falsely positive, the physician judges",
        )
    if pair == (POSITIVE.code, NEGATIVE.code):
        return Text(
            "特异性抗体阳性而 RPR 阴性；可能为既往已治疗，请研究医生判定",
            "Treponemal test positive with a negative RPR; perhaps treated before, the physician judges",
        )
    return None


def _tuberculosis_unclear(context: Context) -> Text | None:
    if context.answers.code("TBRES") != UNCLEAR.code:
        return None
    return Text(
        "不确定不等于阴性；淋巴细胞减少或免疫抑制可致，请复查或请研究医生判定",
        "Indeterminate is not negative; repeat it or let the physician judge",
    )


VIROLOGY_FORM = Form(
    key="VIRO",
    text=Text("病毒与结核", "Viruses and tuberculosis"),
    short=Text("病毒与结核", "Viruses, TB"),
    sections=(MARKERS, QUANTITIES, HEPATITIS_C, _HIV_AND_SYPHILIS, _NUCLEIC_ACIDS, _TUBERCULOSIS),
    repeats=True,
    checks=(
        *HEPATITIS_CHECKS,
        Check("hiv_to_be_confirmed", Level.CHECK, ("HIVAB",), _to_be_confirmed, PLAUSIBILITY),
        Check("syphilis_tests_differ", Level.CHECK, ("TPAB", "RPR"), _syphilis_tests_differ, PLAUSIBILITY),
        titre_missing("RPR", "RPRTITR"),
        titre_unreadable("RPRTITR"),
        Check("tb_unclear", Level.CHECK, ("TBRES",), _tuberculosis_unclear, PLAUSIBILITY),
        *(before_consent(section.time) for section in (MARKERS, _NUCLEIC_ACIDS, _TUBERCULOSIS)),
    ),
)
