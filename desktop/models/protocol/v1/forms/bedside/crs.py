"""CRS 评估: the facts the ASTCT grading looks at, and the grade as the physician judges it."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.bedside.citations import JUDGED
from desktop.models.protocol.v1.forms.infusion.thresholds import FEVER
from desktop.models.protocol.v1.sources import ASTCT, PAGE
from desktop.models.text import Text

_ASTCT = Asking(ASTCT)
_SITE = Asking(PAGE)
_LOW_FLOW = Decimal(6)
_FEVERISH = When("CRSFEV", ("Y",))

_FACTS = Section(
    "facts",
    Text("上次评估以来的情况", "Since the last assessment"),
    (
        _SITE.moment("CRSDTC", "评估时间", "Assessed at"),
        _ASTCT.yes_no("CRSFEV", "体温 ≥38.0 ℃，无其他原因解释", "Temperature ≥38.0 ℃ with no other explanation"),
        _SITE.number(
            "CRSTMAX", "最高体温", "Highest temperature", "℃", possible="30.0–43.0", usual="35.0–41.0", decimals=1, when=_FEVERISH
        ),
        _SITE.moment("CRSFDTC", "发热开始时间", "Fever began at", when=_FEVERISH),
        _SITE.yes_no("CRSANTIP", "用过退热药", "Antipyretic given"),
        _ASTCT.yes_no(
            "CRSCYTO",
            "用过抗细胞因子治疗或糖皮质激素",
            "Anticytokine treatment or corticosteroid given",
            hint=Text("如托珠单抗；用后分级不再要求发热", "Such as tocilizumab; fever is then no longer required for a grade"),
        ),
        _ASTCT.choice(
            "CRSHYPO",
            "低血压及处理",
            "Hypotension and what it needed",
            ("NONE", "无低血压", "No hypotension"),
            ("FLUID", "低血压，未用升压药", "Hypotension without vasopressor"),
            ("PRESSOR", "低血压，用升压药", "Hypotension with vasopressor"),
        ),
        _ASTCT.choice(
            "CRSPRESS",
            "升压药",
            "Vasopressors",
            ("ONE", "一种", "One"),
            ("ONEVASO", "一种加血管加压素", "One and vasopressin"),
            ("MULTI", "两种及以上（不计血管加压素）", "Two or more, vasopressin not counted"),
            ("VASO", "仅血管加压素", "Vasopressin alone"),
            when=When("CRSHYPO", ("PRESSOR",)),
        ),
        _ASTCT.choice(
            "CRSOXY",
            "因低氧血症使用的给氧装置",
            "Oxygen device for hypoxia",
            ("NONE", "未吸氧", "None"),
            ("NASAL", "低流量鼻导管（≤6 L/min）或面罩旁吹氧", "Low-flow nasal cannula (≤6 L/min) or blow-by"),
            ("HFNC", "高流量鼻导管（>6 L/min）", "High-flow nasal cannula (>6 L/min)"),
            ("MASK", "普通面罩", "Face mask"),
            ("RESERV", "储氧面罩", "Non-rebreather mask"),
            ("VENTURI", "文丘里面罩", "Venturi mask"),
            ("CPAP", "持续气道正压 CPAP", "CPAP"),
            ("BIPAP", "双水平气道正压 BiPAP", "BiPAP"),
            ("VENT", "气管插管机械通气", "Intubation and mechanical ventilation"),
        ),
        _SITE.number(
            "CRSFLOW",
            "氧流量",
            "Oxygen flow",
            "L/min",
            possible="0–80",
            usual="0.5–60",
            decimals=1,
            when=When("CRSOXY", ("NASAL", "HFNC")),
        ),
    ),
    time="CRSDTC",
    procedure="CRSA",
)

_JUDGEMENT = Section(
    "judgement",
    Text("研究医生判断", "Physician's judgement"),
    (
        _ASTCT.yes_no(
            "CRSOTHER",
            "有更可能的其他原因",
            "Another cause is more likely",
            hint=Text("感染、原发病、药物等", "Infection, the disease itself, a drug"),
        ),
        _SITE.note("CRSOTHTX", "其他原因及依据", "Which cause, and the grounds", when=When("CRSOTHER", ("Y",)), lines=2),
        _ASTCT.choice(
            "CRSGR",
            "CRS 分级（ASTCT 2019）",
            "CRS grade (ASTCT 2019)",
            *grades(0, 5),
            hint=Text("由研究医生判断；0 级为无 CRS", "As the physician judges; grade 0 is no CRS"),
        ),
        _SITE.note("CRSCOM", "备注", "Remarks", required=False, lines=2),
    ),
    time="CRSDTC",
    procedure="CRSA",
)


def _fever_below_limit(context: Context) -> Text | None:
    highest = context.answers.number("CRSTMAX")
    if context.answers.code("CRSFEV") != "Y" or highest is None or highest >= FEVER.value:
        return None
    return Text(
        f"已答发热，但最高体温 {highest} ℃ 低于 38.0 ℃；请核对",
        f"Fever is answered, yet the highest is {highest} ℃, below 38.0 ℃; please check",
    )


def _flow_for_device(context: Context) -> Text | None:
    flow, device = context.answers.number("CRSFLOW"), context.answers.code("CRSOXY")
    if flow is None or device not in ("NASAL", "HFNC") or (flow > _LOW_FLOW) is (device == "HFNC"):
        return None
    return Text(
        f"氧流量 {flow} L/min 与所选装置不符（低流量 ≤6，高流量 >6）；请核对",
        f"A flow of {flow} L/min does not fit the device (low flow ≤6, high flow >6); please check",
    )


def _grade(context: Context) -> Decimal | None:
    return context.answers.number("CRSGR")


def _graded_without_fever(context: Context) -> Text | None:
    grade, answers = _grade(context), context.answers
    if not grade or answers.code("CRSFEV") != "N" or answers.code("CRSCYTO") != "N":
        return None
    return Text(
        f"{grade} 级，但既无发热也未用抗细胞因子治疗；请核对分级或说明",
        f"Grade {grade} with neither fever nor anticytokine treatment; check the grade or explain",
    )


def _graded_below_support(context: Context) -> Text | None:
    grade, answers = _grade(context), context.answers
    supported = answers.code("CRSHYPO") in ("FLUID", "PRESSOR") or answers.code("CRSOXY") not in ("", "NONE")
    if grade is None or grade > 1 or not supported or answers.code("CRSOTHER") == "Y":
        return None
    return Text(
        f"有低血压或低氧，分级为 {grade} 级且未填其他原因；请核对分级或说明",
        f"Hypotension or hypoxia, graded {grade} and no other cause given; check the grade or explain",
    )


CRS_FORM = Form(
    key="CRSA",
    text=Text("CRS 评估", "CRS assessment"),
    short=Text("CRS 评估", "CRS"),
    sections=(_FACTS, _JUDGEMENT),
    signers=PHYSICIAN_ONLY,
    checks=(
        Check("crs_fever_below_limit", Level.MUST, ("CRSTMAX", "CRSFEV"), _fever_below_limit, ASTCT),
        Check("crs_flow_for_device", Level.CHECK, ("CRSFLOW", "CRSOXY"), _flow_for_device, ASTCT),
        Check("crs_graded_without_fever", Level.CHECK, ("CRSGR", "CRSFEV", "CRSCYTO"), _graded_without_fever, JUDGED),
        Check("crs_graded_below_support", Level.CHECK, ("CRSGR", "CRSHYPO", "CRSOXY"), _graded_below_support, JUDGED),
    ),
)
