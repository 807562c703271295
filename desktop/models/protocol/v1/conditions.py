"""When a conditional procedure is done; what the casebook can answer it answers, the rest is for a person to judge."""

from __future__ import annotations

from desktop.models.protocol.v1.subject import screening, sex
from desktop.models.protocol.visit import Condition, Need
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text


def _for_a_person(zh: str, en: str) -> Condition:
    return Condition(Text(zh, en), lambda _book: None)


def _female(book: SubjectBook) -> bool | None:
    """Whether pregnancy has to be thought of; childbearing potential itself is for the physician."""
    return {"M": False, "F": True}.get(sex(book))


def _of_arm(*arms: str) -> Condition:
    names = "、".join(arms)

    def holds(book: SubjectBook) -> bool | None:
        arm = screening(book, "DM").code("DXGRP")
        return arm in arms if arm else None

    return Condition(Text(f"{names} 受试者", f"{', '.join(arms)} subjects"), holds)


_CHILDBEARING = Condition(Text("育龄女性", "Women of childbearing potential"), _female)
_TOXICITY = _for_a_person("怀疑 CRS 或神经毒性时", "When CRS or neurotoxicity is suspected")
_INFECTION = _for_a_person("发热或怀疑感染时", "With fever or suspected infection")
_HEART = _for_a_person("CRS ≥2 级或有心脏症状时", "With CRS grade ≥2 or cardiac symptoms")
_LUNG = _for_a_person("间质性肺病、系统性硬化症或肌炎，或筛选时有异常", "Interstitial lung disease, SSc or IIM, or abnormal at screening")
_JUDGED = _for_a_person("研究者认为需要时", "When the investigator asks for it")

_ALWAYS = {"HCG": _CHILDBEARING, "PREG_C": _CHILDBEARING}
_BY_PROCEDURE = {
    "ICE": _TOXICITY,
    "CRSA": _TOXICITY,
    "ICANSA": _TOXICITY,
    "LICATSA": _for_a_person("出现局部或器官毒性时", "With local or organ toxicity"),
    "PCT": _INFECTION,
    "CARD": _HEART,
    "CYTO": _for_a_person("实验室可检时留基线；怀疑 CRS 时", "Baseline where the laboratory offers it; when CRS is suspected"),
    "BSUB": _for_a_person("实验室可检时", "Where the laboratory offers it"),
    "RCL": _for_a_person("距上次检测超过 3 个月", "More than 3 months after the last test"),
    "VIRR": _for_a_person("筛选时乙肝核心抗体阳性，或曾检出 CMV/EBV", "Anti-HBc positive at screening, or CMV/EBV found before"),
    "DCT": _for_a_person("贫血或怀疑溶血时", "With anaemia or suspected haemolysis"),
    "ECHO": _for_a_person("发生过 CRS ≥3 级或心脏事件", "After CRS grade ≥3 or a cardiac event"),
    "CT": _LUNG,
    "PFT": _LUNG,
    "MRI": _for_a_person("有神经系统症状或病史", "With neurological symptoms or history"),
    "BM": _of_arm("ITP"),
}


def condition(procedure: str, need: Need) -> Condition | None:
    """The condition of a procedure at a visit, None where it is done in everybody."""
    if procedure in _ALWAYS:
        return _ALWAYS[procedure]
    return _BY_PROCEDURE.get(procedure, _JUDGED) if need is Need.CONDITIONAL else None
