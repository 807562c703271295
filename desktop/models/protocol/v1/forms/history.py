"""病史与既往治疗: the diagnosis, its treatment, and the few facts of the past that a criterion asks for."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Day, Note, Origin, When, YesNo
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.protocol.v1.subject import birth_date
from desktop.models.scales.partial_date import earliest_day, latest_day
from desktop.models.text import Text

_CSF = registry(sentences.NEUTROPHILS)
_GILBERT = registry(sentences.BILIRUBIN)
_REFRACTORY = registry(sentences.REFRACTORY)
_PARTIAL = Text("不详的月、日填 UK，如 2025-03-UK", "UK for an unknown month or day, as in 2025-03-UK")

_DIAGNOSIS = Section(
    "diagnosis",
    Text("原发病", "Disease under study"),
    (
        Note(key="MHTERM", text=Text("诊断", "Diagnosis"), source=PAGE, origin=Origin.HIS, lines=2),
        Day(key="SYMPDTC", text=Text("首发症状日期", "First symptoms"), source=PAGE, origin=Origin.HIS, partial=True, hint=_PARTIAL),
        Day(key="MHSTDTC", text=Text("确诊日期", "Date of diagnosis"), source=PAGE, origin=Origin.HIS, partial=True, hint=_PARTIAL),
        Note(
            key="PRIORTX",
            text=Text("既往治疗", "Prior treatment"),
            source=PAGE,
            origin=Origin.HIS,
            lines=4,
            hint=Text("治疗经过与疗效；每种药物另记入“合并用药”", "Course and response; each drug also goes into the medication log"),
        ),
        Note(
            key="RELREF",
            text=Text("复发/难治的依据", "Grounds for relapsed or refractory"),
            source=_REFRACTORY,
            origin=Origin.HIS,
            lines=3,
            hint=Text(
                "常规治疗 6 个月以上无效，或缓解后复发", "Conventional treatment failed for more than 6 months, or relapse after remission"
            ),
        ),
    ),
)

_BLOOD = Section(
    "blood",
    Text("影响血细胞判读的治疗", "Treatment that alters blood counts"),
    (
        Day(
            key="CSFDTC",
            text=Text("末次集落刺激因子", "Last colony-stimulating factor"),
            source=_CSF,
            origin=Origin.HIS,
            partial=True,
            never=Text("从未使用", "Never given"),
            hint=Text("G-CSF、GM-CSF 及长效制剂", "G-CSF, GM-CSF and long-acting forms"),
        ),
        Day(
            key="RBCDTC",
            text=Text("末次红细胞输注", "Last red cell transfusion"),
            source=PAGE,
            origin=Origin.HIS,
            partial=True,
            never=Text("从未输注", "Never given"),
        ),
    ),
)

_OTHER = Section(
    "other",
    Text("其他病史", "Other history"),
    (
        YesNo(
            key="GILBERT",
            text=Text("已确诊 Gilbert 综合征", "Gilbert syndrome confirmed"),
            source=_GILBERT,
            origin=Origin.HIS,
            unknown=True,
        ),
        Note(
            key="GILBEV",
            text=Text("Gilbert 综合征的依据", "Evidence for Gilbert syndrome"),
            source=_GILBERT,
            origin=Origin.HIS,
            asked_when=When("GILBERT", ("Y",)),
            lines=2,
            hint=Text("既往间接胆红素、溶血排查、UGT1A1 基因", "Earlier unconjugated bilirubin, haemolysis ruled out, UGT1A1 gene"),
        ),
        Note(
            key="COMORB",
            text=Text("合并疾病", "Other diseases"),
            source=PAGE,
            origin=Origin.HIS,
            lines=3,
            hint=Text("没有填“无”", "Write “none” if none"),
        ),
        YesNo(key="ALLERYN", text=Text("药物或食物过敏史", "Drug or food allergy"), source=PAGE, origin=Origin.HIS, unknown=True),
        Note(
            key="ALLERGY",
            text=Text("过敏原与表现", "Allergen and reaction"),
            source=PAGE,
            origin=Origin.HIS,
            asked_when=When("ALLERYN", ("Y",)),
            lines=2,
        ),
    ),
)


def _diagnosed_before_symptoms(context: Context) -> Text | None:
    diagnosed, began = latest_day(context.answers.code("MHSTDTC")), earliest_day(context.answers.code("SYMPDTC"))
    if diagnosed is None or began is None or diagnosed >= began:
        return None
    return Text("确诊日期早于首发症状；请核对两个日期", "Diagnosed before the first symptoms; check both dates")


def _before_birth(context: Context) -> Text | None:
    began, birth = latest_day(context.answers.code("SYMPDTC")), birth_date(context.book)
    if began is None or birth is None or began >= birth:
        return None
    return Text(f"首发症状早于出生日期 {birth}；请核对", f"First symptoms before the date of birth {birth}; please check")


HISTORY_FORM = Form(
    key="MH",
    procedure="MH",
    text=Text("病史与既往治疗", "Medical history and prior treatment"),
    short=Text("病史", "History"),
    sections=(_DIAGNOSIS, _BLOOD, _OTHER),
    checks=(
        Check("diagnosed_before_symptoms", Level.CHECK, ("MHSTDTC", "SYMPDTC"), _diagnosed_before_symptoms, PLAUSIBILITY),
        Check("symptoms_before_birth", Level.MUST, ("SYMPDTC",), _before_birth, PLAUSIBILITY),
    ),
)
