"""自身抗体: anti-dsDNA, ANA with the antibodies of the same report, and Coombs."""

from __future__ import annotations

from desktop.models.protocol.items import Choice, Option, Origin, When
from desktop.models.protocol.source import Source, registry
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.panels.qualitative import NEGATIVE, POSITIVE, REPORTED, WEAK, qualitative, titre
from desktop.models.protocol.v1.forms.results import continued, panel, result
from desktop.models.protocol.v1.sources import CDASH, LABORATORY_LIMITS
from desktop.models.text import Text

_SCLEROSIS = registry("is positive for antibodies related to systemic sclerosis")
_MYOSITIS = registry("is positive for antibodies to myositis")
_METHODS = (
    Option("CLIA", Text("化学发光", "Chemiluminescence")),
    Option("ELISA", Text("酶联免疫", "ELISA")),
    Option("OTHER", Text("其他", "Other")),
)

DSDNA = panel(
    "dsdna",
    "DSD",
    Text("抗双链 DNA 抗体", "Anti-dsDNA"),
    (
        qualitative(
            "DSDMETH",
            Text("检测方法", "Method"),
            _METHODS,
            hint=Text("不同方法的数值不能互相比较", "Figures of different methods do not compare"),
        ),
        result(
            "DSDNA",
            "dsDNA",
            Text("抗双链 DNA 抗体", "Anti-dsDNA"),
            ("IU/mL", "U/mL"),
            1,
            hard="0–10000",
            soft="0–2000",
            male="≤100",
            limits_from=LABORATORY_LIMITS,
        ),
    ),
    procedure="DSDNA",
)
CRITHIDIA = continued(
    "dsdna_crithidia",
    "DSD",
    Text("抗双链 DNA 抗体·短膜虫免疫荧光", "Anti-dsDNA: Crithidia immunofluorescence"),
    (
        qualitative("DSDIIF", Text("短膜虫法结果", "Crithidia result"), required=False),
        titre("DSDTITR", "短膜虫法滴度", "Crithidia titre", "DSDIIF"),
    ),
    procedure="DSDNA",
)
ANA = panel(
    "ana",
    "ANA",
    Text("抗核抗体", "Antinuclear antibodies"),
    (
        qualitative("ANA", Text("抗核抗体 ANA", "ANA"), (NEGATIVE, WEAK, POSITIVE)),
        titre("ANATITR", "ANA 滴度", "ANA titre", "ANA"),
        REPORTED.note(
            "ANAPATT",
            "荧光核型",
            "Pattern",
            required=False,
            when=When("ANA", (POSITIVE.code, WEAK.code)),
            hint=Text("如颗粒型、均质型、着丝点型、胞浆型", "Such as speckled, homogeneous, centromere, cytoplasmic"),
            limit=80,
        ),
    ),
    procedure="ANA",
)


def _antibody(key: str, text: Text, source: Source = CDASH) -> Choice:
    return qualitative(key, text, (NEGATIVE, WEAK, POSITIVE), source=source, required=False)


EXTRACTABLE = continued(
    "ena",
    "ANA",
    Text("ENA 谱", "Extractable nuclear antigens"),
    (
        _antibody("ABSM", Text("抗 Sm 抗体", "Anti-Sm")),
        _antibody("ABRNP", Text("抗 U1-RNP 抗体", "Anti-U1-RNP")),
        _antibody("ABSSA", Text("抗 SSA/Ro60 抗体", "Anti-SSA/Ro60")),
        _antibody("ABRO52", Text("抗 Ro52 抗体", "Anti-Ro52")),
        _antibody("ABSSB", Text("抗 SSB/La 抗体", "Anti-SSB/La")),
        _antibody("ABRIBP", Text("抗核糖体 P 蛋白抗体", "Anti-ribosomal P")),
        _antibody("ABNUC", Text("抗核小体抗体", "Anti-nucleosome")),
        _antibody("ABHIS", Text("抗组蛋白抗体", "Anti-histone")),
        _antibody("ABSCL70", Text("抗 Scl-70（拓扑异构酶 I）抗体", "Anti-Scl-70 (topoisomerase I)"), _SCLEROSIS),
        _antibody("ABCENP", Text("抗着丝点抗体", "Anti-centromere"), _SCLEROSIS),
        _antibody("ABRNAP3", Text("抗 RNA 聚合酶 III 抗体", "Anti-RNA polymerase III"), _SCLEROSIS),
        _antibody("ABJO1", Text("抗 Jo-1 抗体", "Anti-Jo-1"), _MYOSITIS),
    ),
    procedure="ANA",
)
OF_THE_DISEASE = continued(
    "disease_antibodies",
    "ANA",
    Text("其他疾病特异抗体", "Other antibodies of the disease"),
    (
        qualitative(
            "ABMSA", Text("其他肌炎抗体", "Other myositis antibodies"), (NEGATIVE, WEAK, POSITIVE), source=_MYOSITIS, required=False
        ),
        Asking(_MYOSITIS, Origin.LIS).note(
            "ABMSASP",
            "阳性的肌炎抗体",
            "Which myositis antibodies",
            when=When("ABMSA", (POSITIVE.code, WEAK.code)),
            hint=Text("抗体名称与强度，如 MDA5 3+、TIF1γ、SRP", "Name and strength, such as MDA5 3+, TIF1γ, SRP"),
            limit=200,
        ),
        _antibody("ABLA", Text("狼疮抗凝物", "Lupus anticoagulant")),
        _antibody("ABACL", Text("抗心磷脂抗体", "Anticardiolipin")),
        _antibody("ABB2GP", Text("抗 β₂ 糖蛋白 I 抗体", "Anti-β₂-glycoprotein I")),
        _antibody("ABPLT", Text("抗血小板抗体", "Antiplatelet antibodies")),
    ),
    procedure="ANA",
)
COOMBS = panel(
    "coombs",
    "DCT",
    Text("直接抗人球蛋白试验（Coombs）", "Direct antiglobulin test (Coombs)"),
    (
        qualitative("DCT", Text("多特异性抗人球蛋白", "Polyspecific reagent"), (NEGATIVE, WEAK, POSITIVE)),
        qualitative("DCTIGG", Text("抗 IgG 试剂", "Anti-IgG"), required=False, asked_when=When("DCT", (POSITIVE.code, WEAK.code))),
        qualitative("DCTC3D", Text("抗 C3d 试剂", "Anti-C3d"), required=False, asked_when=When("DCT", (POSITIVE.code, WEAK.code))),
    ),
    procedure="DCT",
)
