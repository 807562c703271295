"""ICE 评分: five small tasks worth ten points, held against the subject's own baseline."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Derived, When
from desktop.models.protocol.v1.forms.asking import Asking, points
from desktop.models.protocol.v1.forms.bedside.citations import JUDGED
from desktop.models.protocol.v1.sources import ASTCT, PAGE
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation

_ASTCT = Asking(ASTCT)
_SITE = Asking(PAGE)
_BASELINE_VISITS = ("REST2", "SCR")
_PARTS = (
    _ASTCT.choice(
        "ICEORIEN",
        "定向（0–4 分）",
        "Orientation (0–4)",
        *points(4),
        hint=Text("年、月、城市、医院，各 1 分", "Year, month, city and hospital, 1 point each"),
    ),
    _ASTCT.choice(
        "ICENAME",
        "命名（0–3 分）",
        "Naming (0–3)",
        *points(3),
        hint=Text("指三件身边物品，如钢笔、手表、水杯", "Three things at hand, such as pen, watch and cup"),
    ),
    _ASTCT.choice(
        "ICECOMM",
        "执行指令（0–1 分）",
        "Following a command (0–1)",
        *points(1),
        hint=Text("一个简单动作，如伸出两根手指", "One simple act, such as showing two fingers"),
    ),
    _ASTCT.choice("ICEWRITE", "书写（0–1 分）", "Writing (0–1)", *points(1), hint=Text("写一句完整的话", "One whole sentence")),
    _ASTCT.choice(
        "ICEATTN", "注意力（0–1 分）", "Attention (0–1)", *points(1), hint=Text("从 100 起每次减 10 倒数", "From 100 down in tens")
    ),
)
_FORMULA = Text(
    "ICE 总分 = 五项得分之和（0–10）；有未做项时不计总分", "ICE total = sum of the five parts (0–10); none where a part was not done"
)


def ice_total(answers: Answers) -> Decimal | None:
    """The points of the five parts together; None unless each part has its points."""
    given = [answers.number(part.key) for part in _PARTS]
    counted = [number for number in given if number is not None]
    return sum(counted, Decimal(0)) if len(counted) == len(given) else None


def _total(answers: Answers, _book: SubjectBook) -> Derivation | None:
    total = ice_total(answers)
    if total is None:
        return None
    return Derivation(total, 0, "", _FORMULA, tuple((part.text, answers.code(part.key)) for part in _PARTS))


def _baseline(book: SubjectBook) -> Decimal | None:
    """The newest total before the infusion."""
    for visit in _BASELINE_VISITS:
        for page in reversed(book.repeats(visit, "ICE")):
            if (total := ice_total(page.answers)) is not None:
                return total
    return None


def _below_baseline(context: Context) -> Text | None:
    total, baseline = ice_total(context.answers), _baseline(context.book)
    if total is None or baseline is None or total >= baseline:
        return None
    return Text(
        f"总分 {total}，低于基线 {baseline}；请告知研究医生评估 ICANS",
        f"Total {total} is below the baseline of {baseline}; tell the study physician to assess ICANS",
    )


def _loss_unexplained(context: Context) -> Text | None:
    total = ice_total(context.answers)
    if total is None or total == 10 or _baseline(context.book) is not None or context.answers.code("ICELIM") != "N":
        return None
    return Text(
        f"基线总分 {total} 不足 10 分而无受限原因；请核对或说明",
        f"A baseline of {total} out of 10 with nothing that limits it; check or explain",
    )


ICE_FORM = Form(
    key="ICE",
    text=Text("ICE 评分", "ICE score"),
    short=Text("ICE 评分", "ICE"),
    sections=(
        Section(
            "tasks",
            Text("五项任务", "Five tasks"),
            (
                _SITE.moment("ICEDTC", "评分时间", "Scored at"),
                *_PARTS,
                Derived(key="ICETOT", text=Text("ICE 总分", "ICE total"), source=ASTCT, unit="", compute=_total),
            ),
            time="ICEDTC",
            procedure="ICE",
        ),
        Section(
            "sample",
            Text("书写样本与受限情况", "Handwriting sample and limits"),
            (
                _SITE.yes_no("ICESAMP", "书写样本已留存", "Handwriting sample kept"),
                _SITE.yes_no(
                    "ICELIM",
                    "存在与神经毒性无关的受限",
                    "Limited for a reason other than neurotoxicity",
                    hint=Text(
                        "如手指硬化、肌无力、视力、文化程度；该项可填“未做”，不记 0 分",
                        "Such as stiff fingers, weakness, eyesight, schooling; “not done” for that part, never 0 points",
                    ),
                ),
                _SITE.note("ICELIMTX", "受限的任务与原因", "Which task is limited, and why", when=When("ICELIM", ("Y",)), lines=2),
            ),
            time="ICEDTC",
            procedure="ICE",
        ),
    ),
    checks=(
        Check("ice_below_baseline", Level.CHECK, ("ICEATTN",), _below_baseline, JUDGED),
        Check("ice_loss_unexplained", Level.CHECK, ("ICELIM",), _loss_unexplained, JUDGED),
    ),
)
