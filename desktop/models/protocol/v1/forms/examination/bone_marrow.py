"""骨髓形态: the megakaryocytes that immune thrombocytopenia is told by, and what else lowers platelets."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Origin
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.examination.report import READ, measured, report
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY
from desktop.models.text import Text

_MEGAKARYOCYTES = registry(
    "have bone marrow morphology characterized by increased or normal megakaryocytes with impaired maturation",
    Text("标本的有效期登记未限定", "The registry does not limit the age of the sample"),
)
_ASKED_BY_REGISTRY = Asking(_MEGAKARYOCYTES, Origin.HIS)

_SMEAR = report(
    "smear",
    "BM",
    Text("骨髓形态", "Bone marrow morphology"),
    (
        READ.choice(
            "BMLOC",
            "穿刺部位",
            "Site",
            ("POST", "髂后上棘", "Posterior iliac spine"),
            ("ANT", "髂前上棘", "Anterior iliac spine"),
            ("STERN", "胸骨", "Sternum"),
        ),
        READ.yes_no("BMQUAL", "标本合格（无稀释）", "Adequate sample, not diluted"),
        READ.choice(
            "BMCELL",
            "增生程度",
            "Cellularity",
            ("HYPER", "明显活跃", "Hypercellular"),
            ("NORM", "活跃", "Normal"),
            ("HYPO", "减低", "Hypocellular"),
        ),
        _ASKED_BY_REGISTRY.choice(
            "MEGAK",
            "巨核细胞数量",
            "Megakaryocytes",
            ("INC", "增多", "Increased"),
            ("NORM", "正常", "Normal"),
            ("DEC", "减少", "Decreased"),
        ),
        measured("MEGAKN", Text("全片巨核细胞数（个）", "Megakaryocytes per smear"), "", 0, hard="0–9999", soft="0–2000", required=False),
        _ASKED_BY_REGISTRY.yes_no("MEGAKMAT", "巨核细胞成熟障碍", "Maturation of megakaryocytes impaired"),
        measured("BLAST", Text("原始细胞", "Blasts"), "%", 1, hard="0–100", soft="0–5"),
        READ.yes_no("DYSPLAS", "病态造血", "Dysplasia"),
        READ.yes_no("HAEMOPH", "噬血现象", "Haemophagocytosis", unknown=True),
    ),
    procedure="BM",
)


def _count_against_word(context: Context) -> Text | None:
    """A smear without any megakaryocyte has not got many of them."""
    count, word = context.answers.number("MEGAKN"), context.answers.code("MEGAK")
    if count is None or count > 0 or word not in ("INC", "NORM"):
        return None
    return Text(
        "全片巨核细胞数为 0，数量却填正常或增多；请核对",
        "No megakaryocyte on the smear, yet their number is normal or increased; please check",
    )


def _other_disease(context: Context) -> Text | None:
    blasts = context.answers.number("BLAST")
    if context.answers.code("DYSPLAS") != "Y" and (blasts is None or blasts <= Decimal(5)):
        return None
    return Text(
        "有病态造血或原始细胞增多；血小板减少可能另有原因，请研究医生判断",
        "Dysplasia or more blasts than usual; the low platelets may have another cause, the physician judges",
    )


def _diluted(context: Context) -> Text | None:
    if context.answers.code("BMQUAL") != "N" or not context.answers["MEGAK"].given:
        return None
    return Text(
        "标本不合格时巨核细胞数量不可靠；请考虑重取", "In an inadequate sample the megakaryocytes are unreliable; think of another one"
    )


BONE_MARROW_FORM = Form(
    key="BM",
    text=Text("骨髓形态", "Bone marrow morphology"),
    short=Text("骨髓", "Marrow"),
    sections=(_SMEAR,),
    checks=(
        Check("megakaryocytes_against_count", Level.CHECK, ("MEGAK", "MEGAKN"), _count_against_word, PLAUSIBILITY),
        Check("marrow_other_disease", Level.NOTE, ("DYSPLAS", "BLAST"), _other_disease, PLAUSIBILITY),
        Check("marrow_diluted", Level.CHECK, ("BMQUAL", "MEGAK"), _diluted, PLAUSIBILITY),
        before_consent("BMDTC"),
    ),
)
