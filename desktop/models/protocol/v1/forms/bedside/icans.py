"""ICANS 评估: the five domains of the ASTCT grading as seen, and the grade as the physician judges it."""

from __future__ import annotations

from desktop.models.protocol.form import PHYSICIAN_ONLY, Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.bedside.citations import JUDGED
from desktop.models.protocol.v1.sources import ASTCT, PAGE
from desktop.models.text import Text

_ASTCT = Asking(ASTCT)
_SITE = Asking(PAGE)
_UNAROUSABLE = ("VIGOROUS", "COMA")

_DOMAINS = Section(
    "domains",
    Text("神经系统所见", "Neurological findings"),
    (
        _SITE.moment("ICANDTC", "评估时间", "Assessed at"),
        _ASTCT.number("ICANICE", "本次 ICE 总分", "ICE total at this time", "", possible="0–10"),
        _ASTCT.yes_no("ICANAPH", "清醒但完全性失语", "Awake with global aphasia", when=When("ICANICE", ("0",))),
        _ASTCT.choice(
            "ICANCONS",
            "意识水平",
            "Level of consciousness",
            ("AWAKE", "清醒正常", "Awake, normal"),
            ("SELF", "嗜睡，可自行醒来", "Drowsy, wakes by itself"),
            ("VOICE", "呼唤可醒", "Wakes to voice"),
            ("TOUCH", "仅触碰可醒", "Wakes to touch only"),
            ("VIGOROUS", "需强烈或反复刺激", "Needs vigorous or repeated stimuli"),
            ("COMA", "不能唤醒，昏睡或昏迷", "Cannot be woken, stupor or coma"),
        ),
        _ASTCT.choice(
            "ICANSEIZ",
            "癫痫发作",
            "Seizure",
            ("NONE", "无发作", "None"),
            ("BRIEF", "发作，很快缓解", "Seizure that resolved quickly"),
            ("NCSE", "脑电图非惊厥性发作，处理后缓解", "Non-convulsive on EEG, resolved with treatment"),
            ("LONG", "持续超过 5 分钟", "Longer than 5 minutes"),
            ("REPEAT", "反复发作，其间未恢复", "Repeated without recovery between"),
        ),
        _ASTCT.choice(
            "ICANMOT",
            "运动",
            "Motor function",
            ("NONE", "无局灶性无力", "No focal weakness"),
            ("DEEP", "明显局灶性无力（偏瘫或截瘫）", "Deep focal weakness (one side or both legs)"),
        ),
        _ASTCT.choice(
            "ICANOED",
            "影像所见脑水肿",
            "Oedema on imaging",
            ("NOTDONE", "未做影像", "No imaging"),
            ("NONE", "无水肿", "None"),
            ("FOCAL", "局灶水肿", "Focal"),
            ("DIFFUSE", "弥漫水肿", "Diffuse"),
        ),
        _ASTCT.choice(
            "ICANICP",
            "颅内压增高表现",
            "Signs of raised intracranial pressure",
            ("NONE", "无此表现", "None"),
            ("POSTURE", "去大脑或去皮层姿势", "Decerebrate or decorticate posture"),
            ("SIXTH", "展神经麻痹", "Sixth nerve palsy"),
            ("PAPILL", "视乳头水肿", "Papilloedema"),
            ("CUSHING", "库欣三联征", "Cushing's triad"),
        ),
    ),
    time="ICANDTC",
    procedure="ICANSA",
)

_JUDGEMENT = Section(
    "judgement",
    Text("研究医生判断", "Physician's judgement"),
    (
        _ASTCT.yes_no(
            "ICANOTH",
            "有其他原因或基线受限可解释",
            "Explained by another cause or a limit at baseline",
            hint=Text("药物、感染、颅内出血、手部受限等", "A drug, infection, intracranial haemorrhage, stiff hands"),
        ),
        _SITE.note("ICANOTTX", "原因及依据", "Which, and the grounds", when=When("ICANOTH", ("Y",)), lines=2),
        _ASTCT.choice(
            "ICANGR",
            "ICANS 分级（ASTCT 2019）",
            "ICANS grade (ASTCT 2019)",
            *grades(0, 5),
            hint=Text("由研究医生判断；0 级为无 ICANS", "As the physician judges; grade 0 is no ICANS"),
        ),
        _SITE.note(
            "ICANCOM",
            "备注",
            "Remarks",
            required=False,
            lines=2,
            hint=Text("震颤、头痛、幻觉等不计入分级", "Tremor, headache and hallucination do not count"),
        ),
    ),
    time="ICANDTC",
    procedure="ICANSA",
)


def _scored_unarousable(context: Context) -> Text | None:
    score = context.answers.number("ICANICE")
    if not score or context.answers.code("ICANCONS") not in _UNAROUSABLE:
        return None
    return Text(
        f"不能唤醒的受试者 ICE 不会是 {score} 分；请核对两项", f"A subject who cannot be woken does not score {score} on ICE; check both"
    )


def _affected(context: Context) -> bool:
    answers, score = context.answers, context.answers.number("ICANICE")
    return (
        (score is not None and score < 10)
        or answers.code("ICANCONS") not in ("", "AWAKE")
        or answers.code("ICANOED") in ("FOCAL", "DIFFUSE")
        or any(answers.code(item) not in ("", "NONE") for item in ("ICANSEIZ", "ICANMOT", "ICANICP"))
    )


def _zero_with_findings(context: Context) -> Text | None:
    if context.answers.code("ICANGR") != "0" or context.answers.code("ICANOTH") == "Y" or not _affected(context):
        return None
    return Text(
        "有异常所见，分级为 0 级且未填其他原因；请核对分级或说明",
        "Findings are abnormal, graded 0 and no other cause given; check the grade or explain",
    )


def _graded_without_findings(context: Context) -> Text | None:
    grade = context.answers.number("ICANGR")
    if not grade or _affected(context) or context.answers.number("ICANICE") is None:
        return None
    return Text(f"{grade} 级，但各项所见均正常；请核对", f"Grade {grade}, yet every finding is normal; please check")


ICANS_FORM = Form(
    key="ICANSA",
    text=Text("ICANS 评估", "ICANS assessment"),
    short=Text("ICANS 评估", "ICANS"),
    sections=(_DOMAINS, _JUDGEMENT),
    signers=PHYSICIAN_ONLY,
    checks=(
        Check("icans_scored_unarousable", Level.MUST, ("ICANICE", "ICANCONS"), _scored_unarousable, ASTCT),
        Check("icans_zero_with_findings", Level.CHECK, ("ICANGR", "ICANICE"), _zero_with_findings, JUDGED),
        Check("icans_graded_without_findings", Level.CHECK, ("ICANGR", "ICANICE"), _graded_without_findings, JUDGED),
    ),
)
