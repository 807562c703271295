"""LICATS 评估: a reaction at an organ the disease had affected before; one page for each organ."""

from __future__ import annotations

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.bedside.citations import JUDGED, LICATS
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.scales.partial_date import earliest_day, latest_day
from desktop.models.text import Text

_LICATS = Asking(LICATS)
_SITE = Asking(PAGE)
_PRESENT = When("LICYN", ("Y",))

_REACTION = Section(
    "reaction",
    Text("器官局部反应", "Reaction at an organ"),
    (
        _SITE.moment("LICDTC", "评估时间", "Assessed at"),
        _LICATS.yes_no(
            "LICYN",
            "原受累器官出现局部反应",
            "Reaction at an organ affected before",
            hint=Text("有第二个器官时另加一页", "Add a page for a second organ"),
        ),
        _LICATS.choice(
            "LICORG",
            "器官系统",
            "Organ system",
            ("SKIN", "皮肤黏膜", "Skin and mucosa"),
            ("JOINT", "关节", "Joints"),
            ("MUSCLE", "肌肉", "Muscle"),
            ("KIDNEY", "肾脏", "Kidney"),
            ("LUNG", "肺与胸膜", "Lung and pleura"),
            ("HEART", "心脏与心包", "Heart and pericardium"),
            ("GUT", "消化道", "Digestive tract"),
            ("NERVE", "神经系统", "Nervous system"),
            ("BLOOD", "血液与淋巴结", "Blood and lymph nodes"),
            ("OTHER", "其他", "Other"),
            when=_PRESENT,
        ),
        _LICATS.yes_no("LICPREV", "该器官曾因原发病受累", "The disease had affected this organ", when=_PRESENT),
        _SITE.note(
            "LICSYM",
            "症状与检查所见",
            "Symptoms and findings",
            when=_PRESENT,
            lines=3,
            hint=Text(
                "如皮疹、关节炎、肌酐或尿蛋白上升、肌钙蛋白上升", "Such as rash, arthritis, rising creatinine, urine protein or troponin"
            ),
        ),
        _SITE.day("LICSTDAT", "开始日期", "Began on", when=_PRESENT, partial=True),
        _SITE.day("LICENDAT", "结束日期", "Ended on", when=_PRESENT, partial=True, required=False),
        _LICATS.yes_no("LICBCELL", "发生时处于 B 细胞缺乏期", "During B-cell aplasia", when=_PRESENT, unknown=True),
        _LICATS.yes_no("LICEXCL", "已排除感染等其他原因", "Infection and other causes excluded", when=_PRESENT),
        _LICATS.choice(
            "LICTREAT",
            "所需处理",
            "What it needed",
            ("NONE", "自行缓解", "Resolved by itself"),
            ("STEROID", "糖皮质激素（症状超过 1 周或累及重要脏器）", "Corticosteroid (over 1 week, or a relevant inner organ)"),
            ("HOSPITAL", "住院或延长住院", "Admission or a longer stay"),
            ("ICU", "转入重症监护室", "Intensive care"),
            when=_PRESENT,
        ),
    ),
    time="LICDTC",
    procedure="LICATSA",
)

_JUDGEMENT = Section(
    "judgement",
    Text("研究医生判断", "Physician's judgement"),
    (
        _LICATS.choice(
            "LICGR",
            "LICATS 分级",
            "LICATS grade",
            *grades(0, 4),
            hint=Text("由研究医生判断；0 级为无 LICATS", "As the physician judges; grade 0 is no LICATS"),
        ),
        _SITE.note("LICCOM", "备注", "Remarks", required=False, lines=2),
    ),
    time="LICDTC",
    procedure="LICATSA",
)


def _ended_before_it_began(context: Context) -> Text | None:
    began, ended = earliest_day(context.answers.code("LICSTDAT")), latest_day(context.answers.code("LICENDAT"))
    if began is None or ended is None or ended >= began:
        return None
    return Text("结束日期早于开始日期；请核对", "Ended before it began; please check")


def _grade_against_presence(context: Context) -> Text | None:
    grade, present = context.answers.code("LICGR"), context.answers.code("LICYN")
    if not grade or not present or (grade != "0") is (present == "Y"):
        return None
    return Text("分级与有无局部反应不一致；请核对", "The grade disagrees with whether there is a reaction; please check")


def _organ_new(context: Context) -> Text | None:
    if context.answers.code("LICPREV") != "N":
        return None
    return Text(
        "该器官以前未受累，不符合 LICATS 的定义；请按不良事件记录或说明",
        "The organ was not affected before, which LICATS requires; record an adverse event or explain",
    )


LICATS_FORM = Form(
    key="LICATSA",
    text=Text("LICATS 评估", "LICATS assessment"),
    short=Text("LICATS 评估", "LICATS"),
    sections=(_REACTION, _JUDGEMENT),
    signers=PHYSICIAN_ONLY,
    repeats=True,
    checks=(
        Check("licats_ended_early", Level.MUST, ("LICENDAT", "LICSTDAT"), _ended_before_it_began, PLAUSIBILITY),
        Check("licats_grade", Level.MUST, ("LICGR", "LICYN"), _grade_against_presence, JUDGED),
        Check("licats_organ_new", Level.CHECK, ("LICPREV",), _organ_new, LICATS),
    ),
)
