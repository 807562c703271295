"""The general inclusion criteria of the registry record that version 1 judges."""

from __future__ import annotations

from collections.abc import Callable

from desktop.models.protocol.plan import Criterion, CriterionKind, Need
from desktop.models.protocol.source import Source, registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.criteria import blood, liver, person, renal
from desktop.models.protocol.v1.criteria.judged import investigator_says
from desktop.models.protocol.v1.criteria.laboratory import (
    ALT,
    ANC,
    AST,
    HB,
    INR,
    PT,
    SCR,
    TBIL,
    WBC,
    Analyte,
    at_most_times,
    seconds_only,
)
from desktop.models.protocol.v1.criteria.verdicts import windowed
from desktop.models.records.facts import Facts
from desktop.models.text import Text
from desktop.models.values import Verdict

_CSF = Need("csf_last_date", "MH", "CSFDTC")
_BIRTH = Need("birth_date", "DM", "BRTHDTC")
_CONSENTED = Need("consent_datetime", "ICF", "RFICDTC")
_ANY_ARM = Text("任一疾病组均适用，由研究者裁定", "In any disease arm; the investigator decides")
_MYOPATHY = (Need("ast_alt_due_to_iim", "INV", "IIMALT"), Need("ast_alt_evidence", "INV", "IIMEV"))


def _lab(analyte: Analyte) -> Need:
    return Need(analyte.name, "LAB", analyte.key)


def _inclusion(key: str, text: Text, needs: tuple[Need, ...], judge: Callable[[Facts], Verdict], source: Source) -> Criterion:
    return Criterion(key, CriterionKind.INCLUSION, text, needs, judge, source)


def _dated(judge: Callable[[Facts], Verdict]) -> Callable[[Facts], Verdict]:
    """A rule on sampled values says so where no planned D0 let it judge the window."""
    return lambda facts: windowed(judge(facts), facts)


GENERAL = (
    _inclusion(
        "IN-01",
        Text("年龄 18–65 岁", "Aged 18 to 65"),
        (_BIRTH, _CONSENTED),
        person.age,
        registry(
            sentences.AGE,
            Text(
                "按签署知情同意日的周岁计，66 周岁生日前均符合", "Completed years on the day of consent; 65 holds until the 66th birthday"
            ),
        ),
    ),
    _inclusion(
        "IN-03a",
        Text("白细胞 ≥ 3×10⁹/L", "White blood cells ≥ 3×10⁹/L"),
        (_lab(WBC), _CSF),
        _dated(blood.white_cells),
        registry(sentences.WHITE_CELLS),
    ),
    _inclusion(
        "IN-03b",
        Text(
            "中性粒细胞 ≥ 1×10⁹/L，检查前 2 周内未用集落刺激因子",
            "Neutrophils ≥ 1×10⁹/L, no colony-stimulating factor in the 2 weeks before",
        ),
        (_lab(ANC), _CSF),
        _dated(blood.neutrophils),
        registry(
            sentences.NEUTROPHILS,
            Text(
                "从采样日倒数，第 14 天仍算 2 周内，须复查",
                "Counted back from the sample; day 14 is still within two weeks and needs a repeat",
            ),
        ),
    ),
    _inclusion(
        "IN-03c",
        Text("血红蛋白 ≥ 60 g/L", "Haemoglobin ≥ 60 g/L"),
        (_lab(HB), Need("rbc_transfusion_date", "MH", "RBCDTC")),
        _dated(blood.haemoglobin),
        registry(sentences.HAEMOGLOBIN, Text("登记未提输血，仅作提示", "Transfusion is not mentioned and only warned of")),
    ),
    _inclusion(
        "IN-04a",
        Text("ALT ≤ 3×ULN（炎性肌病所致升高除外）", "ALT ≤ 3×ULN (a rise caused by inflammatory myopathy is excepted)"),
        (_lab(ALT), *_MYOPATHY),
        _dated(liver.transaminase(ALT)),
        registry(sentences.ALT, _ANY_ARM),
    ),
    _inclusion(
        "IN-04b",
        Text("AST ≤ 3×ULN（炎性肌病所致升高除外）", "AST ≤ 3×ULN (a rise caused by inflammatory myopathy is excepted)"),
        (_lab(AST), *_MYOPATHY),
        _dated(liver.transaminase(AST)),
        registry(sentences.AST, _ANY_ARM),
    ),
    _inclusion(
        "IN-04c",
        Text("总胆红素 ≤ 1.5×ULN（Gilbert 综合征 ≤ 3.0×ULN）", "Total bilirubin ≤ 1.5×ULN (Gilbert syndrome ≤ 3.0×ULN)"),
        (_lab(TBIL), Need("gilbert", "MH", "GILBERT"), Need("gilbert_evidence", "MH", "GILBEV")),
        _dated(liver.bilirubin),
        registry(
            sentences.BILIRUBIN,
            Text("登记两处写法不一，取较严的 3.0×ULN", "The record prints the line twice; the stricter 3.0×ULN is used"),
        ),
    ),
    _inclusion(
        "IN-05",
        Text("肌酐清除率 ≥ 30 mL/min（疾病所致下降除外）", "Creatinine clearance ≥ 30 mL/min (a fall caused by the disease is excepted)"),
        (
            _lab(SCR),
            _BIRTH,
            Need("sex", "DM", "SEX"),
            Need("weight_kg", "VS", "WEIGHT"),
            Need("crcl_disease_induced", "INV", "CRCLDIS"),
            Need("crcl_evidence", "INV", "CRCLEV"),
        ),
        _dated(renal.clearance),
        registry(
            sentences.CLEARANCE,
            Text("实际体重、采样日年龄，按未修约值判断", "Actual weight, age on the day of the sample, decided on the unrounded value"),
        ),
    ),
    _inclusion(
        "IN-06a",
        Text("INR ≤ 1.5×ULN", "INR ≤ 1.5×ULN"),
        (_lab(INR),),
        _dated(at_most_times(INR, "1.5")),
        registry(sentences.COAGULATION, Text("ULN 取该份报告的上限", "ULN is that of the report")),
    ),
    _inclusion(
        "IN-06b",
        Text("凝血酶原时间 ≤ 1.5×ULN", "Prothrombin time ≤ 1.5×ULN"),
        (_lab(PT),),
        _dated(seconds_only(at_most_times(PT, "1.5"))),
        registry(sentences.COAGULATION, Text("以秒计；活动度 % 不可用", "In seconds; activity in % cannot be used")),
    ),
    _inclusion(
        "IN-07",
        Text("血流动力学稳定", "Haemodynamically stable"),
        (
            Need("hemodynamically_stable", "INV", "HEMOST"),
            Need("systolic", "VS", "SYSBP"),
            Need("diastolic", "VS", "DIABP"),
            Need("pulse", "VS", "PULSE"),
            Need("spo2", "VS", "OXYSAT"),
        ),
        investigator_says("hemodynamically_stable", Text("血流动力学是否稳定", "Haemodynamic stability"), windowed=True),
        registry(
            sentences.CARDIAC,
            Text("登记无限值，由研究者判断；测量值仅供参考", "No limit in the record: the investigator judges, the measurements are shown"),
        ),
    ),
    _inclusion(
        "IN-09a",
        Text("签署知情同意书", "Informed consent form signed"),
        (
            _CONSENTED,
            Need("consent_withdrawn", "ICF", "WDYN"),
            Need("reconsent_needed", "ICF", "RECYN"),
            Need("reconsent_datetime", "ICF", "RECDTC"),
        ),
        person.consent,
        registry(
            sentences.CONSENT,
            Text("签署须早于首次研究操作；更早的样本由研究者裁定", "Signed before the first procedure; earlier samples need adjudication"),
        ),
    ),
    _inclusion(
        "IN-09b",
        Text("依从性良好，能配合随访", "Good compliance, cooperates with follow-up"),
        (Need("compliance", "INV", "COMPLY"),),
        investigator_says("compliance", Text("依从性", "Compliance"), windowed=False),
        registry(sentences.CONSENT),
    ),
)
