"""输注后: signs, waste, card, orders, first assessment, review (G01–G06)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.protocol.form import Context, Form
from desktop.models.protocol.items import Item, When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.steps import Done, Gate
from desktop.models.protocol.v1.forms.asking import Asking, grades
from desktop.models.protocol.v1.forms.infusion.bag_end import INFUSION_FORM
from desktop.models.protocol.v1.forms.infusion.checklist import NURSE, PHYSICIAN, answered, reasons, step
from desktop.models.protocol.v1.forms.infusion.emergency import EMERGENCY_FORM
from desktop.models.protocol.v1.forms.infusion.permission import ELIGIBILITY_AGAIN_FORM
from desktop.models.protocol.v1.forms.infusion.premedication import PREMEDICATION_FORM
from desktop.models.protocol.v1.forms.infusion.product import PRODUCT_FORM
from desktop.models.protocol.v1.forms.infusion.questions import ASK, HIS
from desktop.models.protocol.v1.forms.infusion.thaw import THAW_FORM
from desktop.models.protocol.v1.forms.infusion.vital_grid import AFTER, SCHEDULE, names, not_taken, seen_in_time, unrecorded
from desktop.models.protocol.v1.sources import ASTCT
from desktop.models.protocol.v1.subject import answers_of
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text

_CARD = site_default("Advice after infusion; labels ask for 4 weeks near the centre (2 weeks since 2025) and 2 to 8 weeks without driving")
_BEFORE = (ELIGIBILITY_AGAIN_FORM, EMERGENCY_FORM, PRODUCT_FORM, PREMEDICATION_FORM, THAW_FORM, INFUSION_FORM)

_WASTE: tuple[Item, ...] = (
    ASK.yes_no("G02BAG", "双层黄色医疗废物袋包装，灭菌已登记", "Double yellow bag, sterilisation logged"),
    ASK.choice(
        "G02KEEP",
        "空袋的去向",
        "Where the empty bag went",
        ("KEPT", "留样", "Kept as sample"),
        ("RETURNED", "交回实验室", "Back to the laboratory"),
        ("DESTROYED", "按医疗废物销毁", "Destroyed as waste"),
    ),
)
_EDUCATION: tuple[Item, ...] = (
    ASK.yes_no("G03CARD", "警示卡已发放", "Wallet card given"),
    ASK.yes_no("G03FEV", "已宣教：发热、意识改变立即报告", "Taught: report fever and confusion at once"),
    ASK.yes_no("G03NEAR", "已宣教：住在研究中心附近", "Taught: stay near the centre"),
    ASK.yes_no("G03CAR", "已宣教：期间不驾驶、不操作机器", "Taught: no driving, no machines"),
    ASK.yes_no("G03DON", "已宣教：不捐献血液、器官和细胞", "Taught: no donation of blood, organs or cells"),
)
_FIRST: tuple[Item, ...] = (
    Asking(ASTCT).choice("G05CRS", "CRS 级别", "CRS grade", *grades(0, 5)),
    Asking(ASTCT).number("G05ICE", "ICE 评分", "ICE score", "", possible="0–10", usual="0–10"),
)


_ANOTHER = Text("与记录护士不是同一人", "Not the nurse who recorded")


def _last_grid(book: SubjectBook) -> Answers:
    """The table of the last bag: the signs after it are those of the whole infusion."""
    return max(answers_of(book, "VSG"), key=lambda answers: answers.number("VSGBAG") or 0, default=Answers({}))


def _times_open(context: Context) -> Text | None:
    if context.answers.code("G01SEEN") != "Y":
        return None
    grid = _last_grid(context.book)
    missing = unrecorded(grid, AFTER) + not_taken(grid, AFTER)
    return Text("生命体征表缺：{rows}", "Missing in the table: {rows}").fill(rows=names(missing)) if missing else None


def open_steps(book: SubjectBook) -> Iterator[str]:
    """Numbers of the steps before phase G that nobody has answered yet, page by page."""
    for form in _BEFORE:
        for answers in list(answers_of(book, form.key)) or [Answers({})]:
            yield from (line.number for section in form.sections if (line := section.step) and not answers[line.done].given)


def _unfinished(context: Context) -> Text | None:
    if context.answers.code("G06YN") != Done.DONE:
        return None
    numbers = ", ".join(dict.fromkeys(open_steps(context.book)))
    return Text(f"以下步骤未作答：{numbers}", f"Steps not answered: {numbers}") if numbers else None


AFTER_FORM = Form(
    key="INFG",
    procedure="INF",
    text=Text("输注后", "After the infusion"),
    short=Text("输注后", "After"),
    sections=(
        step(
            "G01",
            Text("输注后生命体征", "Vital signs after infusion"),
            NURSE,
            Gate.HARD,
            (
                ASK.yes_no("G01SEEN", "各时点均已测量并记入生命体征表", "Every time taken and in the table"),
                ASK.note("G01WHY", "缺失的时点与原因", "Times missing and why", when=When("G01SEEN", ("N",)), lines=2, limit=400),
            ),
            judge=_times_open,
            source=SCHEDULE,
        ),
        step(
            "G02",
            Text("基因修饰材料废物处置", "Waste of gene-modified material"),
            NURSE,
            Gate.WARN,
            _WASTE,
            judge=answered("G02BAG", "N", Text("废物未按基因修饰材料处理", "Waste not handled as gene-modified material")),
        ),
        step(
            "G03",
            Text("警示卡与宣教", "Wallet card and teaching"),
            NURSE,
            Gate.WARN,
            _EDUCATION,
            judge=answered("G03CARD", "N", Text("未发放警示卡", "No wallet card given")),
            source=_CARD,
        ),
        step(
            "G04",
            Text("下达回输后监测医嘱", "Orders for the days after"),
            PHYSICIAN,
            Gate.HARD,
            (
                HIS.note(
                    "G04ORD",
                    "监测医嘱号",
                    "Order number",
                    limit=40,
                    hint=Text("体温、CRS/ICANS 每日至少 2 次、化验日程", "Temperature, CRS/ICANS at least twice a day, laboratory dates"),
                ),
            ),
        ),
        step("G05", Text("回输日首次 CRS/ICANS 评估", "First CRS/ICANS assessment"), PHYSICIAN, Gate.HARD, _FIRST, source=ASTCT),
        step(
            "G06",
            Text("回输日记录复核", "Records of the day reviewed"),
            NURSE,
            Gate.HARD,
            (ASK.note("G06RN", "复核护士（工号）", "Reviewing nurse (staff id)", limit=20, hint=_ANOTHER),),
            checker=PHYSICIAN,
            judge=reasons(_unfinished),
        ),
    ),
    checks=(seen_in_time("G01", AFTER, lambda context: _last_grid(context.book)),),
)
