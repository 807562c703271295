"""给药前复核: what has to be clear before a day of lymphodepletion (L01, L02)."""

from __future__ import annotations

from desktop.models.protocol.form import Context
from desktop.models.protocol.items import Item
from desktop.models.protocol.source import label, site_default
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.infusion.checklist import PHYSICIAN, answered, reasons, step
from desktop.models.protocol.v1.forms.infusion.lymphodepletion_dose import FLUDARABINE_FROM
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import newest_clearance
from desktop.models.text import Text

_AVAILABLE = Asking(label("Labels of the licensed products: the product is available before lymphodepletion starts"))
_HOLDS = site_default("What holds a day of lymphodepletion is not in the registry record; organ limits as at entry")
_COUNTS = site_default("Blood counts held again before lymphodepletion; the investigator decides")

_ITEMS: tuple[Item, ...] = (
    ASK.yes_no("L01FEV", "体温 ≥38.0 ℃ 或未控制的感染", "38.0 ℃ or more, or uncontrolled infection"),
    ASK.yes_no("L01O2", "血氧饱和度 <92% 或新增吸氧", "SpO₂ below 92% or new oxygen"),
    ASK.yes_no("L01HEM", "血流动力学不稳或新发心律失常", "Unstable circulation or new arrhythmia"),
    ASK.yes_no(
        "L01LIV",
        "转氨酶 >3×ULN 或总胆红素 >1.5×ULN",
        "Transaminases >3×ULN or bilirubin >1.5×ULN",
        hint=Text("肌炎所致转氨酶升高除外；Gilbert 综合征为 3×ULN", "Not where due to myositis; 3×ULN with Gilbert syndrome"),
    ),
    ASK.choice(
        "L01HCG",
        "妊娠试验",
        "Pregnancy test",
        ("NEG", "阴性", "Negative"),
        ("POS", "阳性", "Positive"),
        ("NA", "男性或无生育能力", "Male or not of childbearing potential"),
    ),
    ASK.yes_no("L01HBV", "乙肝病毒 DNA 阳性", "HBV DNA positive"),
    _AVAILABLE.yes_no("L01PROD", "细胞产品已放行并到达中心", "Product released and at the centre"),
    ASK.yes_no("L01ICF", "知情同意有效", "Consent in force"),
)


def _kidney(context: Context) -> Text | None:
    if context.answers.code("FLUYN") != "Y":
        return None
    clearance = newest_clearance(context.book)
    if clearance is None:
        return Text("检验页没有肌酐清除率，不能判断氟达拉滨", "No creatinine clearance: fludarabine cannot be judged")
    if clearance.value >= FLUDARABINE_FROM:
        return None
    return Text(
        f"肌酐清除率 {clearance.shown} mL/min（<{FLUDARABINE_FROM}），氟达拉滨禁用",
        f"Creatinine clearance {clearance.shown} mL/min (<{FLUDARABINE_FROM}): no fludarabine",
    )


def _not_pregnant(context: Context) -> bool:
    return context.answers.code("L01HCG") != "POS"


HOLD_STEPS = (
    step(
        "L01",
        Text("给药前复核", "Review before the dose"),
        PHYSICIAN,
        Gate.HARD,
        _ITEMS,
        judge=reasons(
            answered("L01FEV", "Y", Text("发热或未控制的感染，暂缓清淋", "Fever or infection: hold")),
            answered("L01O2", "Y", Text("氧合不足，暂缓清淋", "Poor oxygenation: hold")),
            answered("L01HEM", "Y", Text("血流动力学不稳或心律失常，暂缓清淋", "Unstable circulation or arrhythmia: hold")),
            answered("L01LIV", "Y", Text("肝功能超限，暂缓清淋", "Liver values above the limit: hold")),
            answered("L01HCG", "POS", Text("妊娠试验阳性，不得清淋", "Pregnancy test positive: no lymphodepletion")),
            answered("L01HBV", "Y", Text("乙肝病毒 DNA 阳性，暂缓清淋", "HBV DNA positive: hold")),
            answered("L01PROD", "N", Text("细胞产品未放行或未到达，不得清淋", "Product not released or not here: no lymphodepletion")),
            answered("L01ICF", "N", Text("知情同意无效，不得清淋", "Consent not in force: no lymphodepletion")),
            _kidney,
        ),
        source=_HOLDS,
        overridable=_not_pregnant,
    ),
    step(
        "L02",
        Text("血细胞复核", "Blood counts reviewed"),
        PHYSICIAN,
        Gate.WARN,
        (ASK.yes_no("L02LOW", "中性粒细胞 <1.0、白细胞 <3.0 或血红蛋白 <60", "ANC <1.0, white cells <3.0 or haemoglobin <60"),),
        judge=answered("L02LOW", "Y", Text("血细胞低于入选限值，由研究者决定", "Counts below the entry limits: the investigator decides")),
        source=_COUNTS,
    ),
)
