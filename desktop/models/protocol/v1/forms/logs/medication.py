"""合并用药: the one medication log, for what was taken before the trial as well as during it."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Origin, When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.order import not_before
from desktop.models.protocol.v1.logbook import refers_to_log
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY
from desktop.models.protocol.v1.subject import consented_at
from desktop.models.scales.partial_date import earliest_day, latest_day
from desktop.models.text import Text

_CDASH = Asking(CDASH, Origin.HIS)

_DRUG = Section(
    "drug",
    Text("药物", "Drug"),
    (
        _CDASH.note("CMTRT", "药名", "Drug", limit=120, hint=Text("按医嘱或说明书原样填写", "As in the order or on the label")),
        _CDASH.choice(
            "CMCAT",
            "用药类别",
            "Kind",
            ("PRIOR", "既往用药（签署知情同意前已停）", "Prior (stopped before consent)"),
            ("CONCOM", "合并用药", "Concomitant"),
        ),
        _CDASH.choice(
            "CMINDCAT",
            "用药目的",
            "Purpose",
            ("DISEASE", "治疗原发病", "Disease under study"),
            ("AE", "治疗不良事件", "Adverse event"),
            ("HISTORY", "治疗合并疾病", "Another disease"),
            ("PROPH", "预防", "Prevention"),
            ("SUPPORT", "清淋或输注的支持用药", "Support of lymphodepletion or infusion"),
            ("OTHER", "其他", "Other"),
        ),
        _CDASH.note("CMINDC", "适应证", "Indication", limit=200),
        _CDASH.note(
            "CMAENO",
            "相关不良事件编号",
            "Number of the adverse event",
            when=When("CMINDCAT", ("AE",)),
            limit=40,
            hint=Text("如 1、3", "Such as 1, 3"),
        ),
    ),
    time="CMSTDAT",
    late_after_hours=None,  # a drug is asked about long after it was begun
)

_USE = Section(
    "use",
    Text("用法与起止", "Use, start and stop"),
    (
        _CDASH.note("CMDSTXT", "单次剂量", "Single dose", limit=40, hint=Text("按原文，如 5 或 2–4", "As written, such as 5 or 2–4")),
        _CDASH.choice(
            "CMDOSU",
            "单位",
            "Unit",
            ("mg", "毫克 mg", "mg"),
            ("g", "克 g", "g"),
            ("ug", "微克 μg", "μg"),
            ("mL", "毫升 mL", "mL"),
            ("IU", "国际单位 IU", "IU"),
            ("mg/kg", "毫克每千克 mg/kg", "mg/kg"),
            ("TABLET", "片或粒", "Tablet or capsule"),
            ("UNIT", "单位（血制品）", "Unit (blood product)"),
            ("OTHER", "其他，写入剂量栏", "Other, written with the dose"),
        ),
        _CDASH.choice(
            "CMROUTE",
            "给药途径",
            "Route",
            ("ORAL", "口服", "Oral"),
            ("IV", "静脉", "Intravenous"),
            ("SC", "皮下", "Subcutaneous"),
            ("IM", "肌内", "Intramuscular"),
            ("INHAL", "吸入", "Inhaled"),
            ("TOPICAL", "外用", "Topical"),
            ("OTHER", "其他", "Other"),
        ),
        _CDASH.choice(
            "CMDOSFRQ",
            "频次",
            "Frequency",
            ("ONCE", "单次", "Once"),
            ("QD", "每日 1 次", "Once a day"),
            ("BID", "每日 2 次", "Twice a day"),
            ("TID", "每日 3 次", "Three times a day"),
            ("QID", "每日 4 次", "Four times a day"),
            ("QOD", "隔日 1 次", "Every other day"),
            ("QW", "每周 1 次", "Once a week"),
            ("PRN", "必要时", "As needed"),
            ("CONT", "持续", "Continuous"),
            ("OTHER", "其他", "Other"),
        ),
        _CDASH.day("CMSTDAT", "开始日期", "Start date", partial=True),
        _CDASH.yes_no("CMONGO", "仍在使用", "Ongoing"),
        _CDASH.day("CMENDAT", "结束日期", "End date", when=When("CMONGO", ("N",)), partial=True),
        _CDASH.note("CMCOM", "备注", "Remarks", required=False, lines=2),
    ),
    time="CMSTDAT",
    late_after_hours=None,  # a drug is asked about long after it was begun
)


def _kind_disagrees(context: Context) -> Text | None:
    kind, signed, answers = context.answers.code("CMCAT"), consented_at(context.book), context.answers
    if signed is None:
        return None
    ongoing, ended = answers.code("CMONGO"), answers.code("CMENDAT")
    first, last = earliest_day(ended), latest_day(ended)
    if kind == "PRIOR" and (ongoing == "Y" or (ongoing == "N" and first is not None and first > signed.date())):
        return Text("签署知情同意后仍在使用，应为“合并用药”；请核对", "Still taken after consent, so it is concomitant; please check")
    if kind == "CONCOM" and ongoing == "N" and last is not None and last < signed.date():
        return Text("签署知情同意前已停，应为“既往用药”；请核对", "Stopped before consent, so it is prior; please check")
    return None


MEDICATION_FORM = Form(
    key="CM",
    text=Text("合并用药", "Medication"),
    short=Text("合并用药", "Medication"),
    sections=(_DRUG, _USE),
    repeats=True,
    checks=(
        not_before("drug_ended_early", "CMENDAT", "CMSTDAT", Text("结束日期早于开始日期；请核对", "Ended before it began; please check")),
        Check("drug_kind_disagrees", Level.CHECK, ("CMCAT", "CMONGO", "CMENDAT"), _kind_disagrees, PLAUSIBILITY),
        refers_to_log("drug_event_number", "CMAENO", "AE", Text("不良事件", "The adverse event log"), PLAUSIBILITY),
    ),
)
