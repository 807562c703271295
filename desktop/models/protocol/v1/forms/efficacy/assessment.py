"""疗效评估: the totals of the instruments of the subject's disease group, as the assessor has them."""

from __future__ import annotations

from dataclasses import replace

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Context, Form, Level, Section
from desktop.models.protocol.items import Origin, When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.asking import NO_NAMES, Asking, grades
from desktop.models.protocol.v1.forms.efficacy.citations import BILAG_2004, BLEEDING, MYOSITIS_CORE, SKIN_SCORE, SLEDAI_2K
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.protocol.v1.subject import screening
from desktop.models.text import Text

_REGISTRY = Asking(registry(f"{sentences.PRIMARY_EFFICACY} {sentences.FOLLOW_UP}"))
_ON_PAPER = Asking(PAGE, Origin.PAPER)
_LUNG = Asking(PAGE, Origin.HIS)
_LABORATORY = Asking(PAGE, Origin.LIS)
_SLE, _SSC, _IIM, _ITP = (When("EFFARM", (arm,)) for arm in ("SLE", "SSc", "IIM", "ITP"))

_HEAD = Section(
    "assessment",
    Text("评估", "Assessment"),
    (
        _REGISTRY.day("EFFDTC", "评估日期", "Assessed on"),
        _REGISTRY.note("EFFBY", "评估人", "Assessor", limit=40, hint=replace(NO_NAMES, zh=f"{NO_NAMES.zh}；同一受试者宜由同一人评估")),
        _REGISTRY.choice(
            "EFFARM",
            "疾病组",
            "Disease group",
            ("SLE", "系统性红斑狼疮", "Systemic lupus erythematosus"),
            ("SSc", "系统性硬化症", "Systemic sclerosis"),
            ("IIM", "特发性炎性肌病", "Idiopathic inflammatory myopathy"),
            ("ITP", "免疫性血小板减少症", "Immune thrombocytopenia"),
        ),
    ),
    time="EFFDTC",
    late_after_hours=24,
    procedure="EFF",
)

_SCORES = Section(
    "scores",
    Text("量表总分", "Totals"),
    (
        Asking(SLEDAI_2K, Origin.PAPER).number(
            "SLEDAI", "SLEDAI-2K 总分", "SLEDAI-2K total", "", possible="0–105", usual="0–40", when=_SLE
        ),
        _ON_PAPER.number(
            "SLEPGA", "医师总体评估 PGA（0–3）", "Physician global assessment (0–3)", "", possible="0–3", decimals=1, when=_SLE
        ),
        Asking(BILAG_2004, Origin.PAPER).choice(
            "BILAG",
            "BILAG-2004 最高系统等级",
            "BILAG-2004, highest system category",
            *((letter, f"{letter} 级", f"Category {letter}") for letter in "ABCDE"),
            when=_SLE,
        ),
        Asking(SKIN_SCORE, Origin.PAPER).number(
            "MRSS", "改良 Rodnan 皮肤评分 mRSS", "Modified Rodnan skin score", "", possible="0–51", when=_SSC
        ),
        _LUNG.number(
            "EFFFVC", "FVC 占预计值", "FVC, % predicted", "%", possible="5–200", usual="20–140", decimals=1, when=_SSC, required=False
        ),
        _LUNG.number("EFFFVCML", "用力肺活量 FVC", "FVC", "mL", possible="200–9000", usual="600–7000", when=_SSC, required=False),
        Asking(MYOSITIS_CORE, Origin.PAPER).number("MMT8", "徒手肌力 MMT-8 总分", "MMT-8 total", "", possible="0–150", when=_IIM),
        Asking(MYOSITIS_CORE, Origin.PAPER).number(
            "IIMPHGA", "医师总体活动度 PhGA（0–10）", "Physician global activity (0–10)", "cm", possible="0–10", decimals=1, when=_IIM
        ),
        _LABORATORY.number("EFFPLT", "血小板计数", "Platelet count", "×10⁹/L", possible="0–3000", usual="3–1000", when=_ITP),
        _LABORATORY.day("EFFPLTDT", "血小板采样日期", "Platelets sampled on", when=_ITP),
        Asking(BLEEDING).choice("EFFBLEED", "WHO 出血分级", "WHO bleeding grade", *grades(0, 4), when=_ITP),
        _ON_PAPER.note("EFFCOM", "备注", "Remarks", required=False, lines=2),
    ),
    time="EFFDTC",
    late_after_hours=24,
    procedure="EFF",
)


def _other_arm(context: Context) -> Text | None:
    assessed, enrolled = context.answers.code("EFFARM"), screening(context.book, "DM").code("DXGRP")
    if not assessed or not enrolled or assessed == enrolled:
        return None
    return Text(f"疾病组与人口学资料（{enrolled}）不符；请核对", f"The disease group is {enrolled} in the demographics; please check")


def _sampled_later(context: Context) -> Text | None:
    sampled, assessed = context.answers.day("EFFPLTDT"), context.answers.day("EFFDTC")
    if sampled is None or assessed is None or sampled <= assessed:
        return None
    return Text("血小板采样晚于评估日期；请核对", "The platelets were sampled after the assessment; please check")


EFFICACY_FORM = Form(
    key="EFF",
    text=Text("疗效评估", "Efficacy assessment"),
    short=Text("疗效评估", "Efficacy"),
    sections=(_HEAD, _SCORES),
    signers=PHYSICIAN_ONLY,
    checks=(
        Check("efficacy_other_arm", Level.MUST, ("EFFARM",), _other_arm, PLAUSIBILITY),
        Check("efficacy_sampled_later", Level.CHECK, ("EFFPLTDT", "EFFDTC"), _sampled_later, PLAUSIBILITY),
    ),
)
