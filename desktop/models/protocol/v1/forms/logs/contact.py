"""联系与失访: each attempt to reach the subject, and when the subject counts as lost."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import site_default
from desktop.models.protocol.v1.forms.asking import NO_NAMES, Asking
from desktop.models.protocol.v1.logbook import rows
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.text import Text

_ATTEMPTS = site_default("When a subject counts as lost is not in the registry record; after 3 attempts without an answer")
_LEAST_ATTEMPTS = 3
_SITE = Asking(PAGE)
_REACHED = When("CORES", ("REACHED",))


def _too_early(context: Context) -> Text | None:
    if context.answers.code("COLOST") != "Y":
        return None
    pages = [context.answers, *(row.answers for row in rows(context.book, "CO"))]
    attempts = {answers.code("CODTC") for answers in pages if answers.code("CORES") == "NOANSWER" and answers.code("CODTC")}
    if len(attempts) >= _LEAST_ATTEMPTS:
        return None
    return Text(
        f"仅有 {len(attempts)} 次联系未果的记录，不足 3 次；请继续联系或说明",
        f"Only {len(attempts)} attempts without an answer, fewer than 3; go on trying or explain",
    )


def _lost_though_reached(context: Context) -> Text | None:
    if context.answers.code("COLOST") != "Y" or context.answers.code("CORES") != "REACHED":
        return None
    return Text("本次已联系上，不能判为失访；请核对", "Reached this time, so not lost to follow-up; please check")


CONTACT_FORM = Form(
    key="CO",
    text=Text("联系与失访", "Contact and loss to follow-up"),
    short=Text("联系记录", "Contact"),
    sections=(
        Section(
            "contact",
            Text("联系", "Contact"),
            (
                _SITE.moment("CODTC", "联系时间", "Contacted at"),
                _SITE.note("COBY", "联系人（研究方）", "By (of the study team)", limit=40, hint=NO_NAMES),
                _SITE.choice(
                    "COWAY",
                    "联系方式",
                    "Way",
                    ("CALL", "电话", "Telephone"),
                    ("MESSAGE", "短信或即时消息", "Text message"),
                    ("LETTER", "信件", "Letter"),
                    ("VISIT", "当面", "In person"),
                ),
                _SITE.choice(
                    "COWITH",
                    "联系对象",
                    "With",
                    ("SUBJECT", "受试者本人", "The subject"),
                    ("FAMILY", "家属或照护者", "Family or carer"),
                    ("DOCTOR", "其他医生", "Another doctor"),
                ),
                _SITE.choice(
                    "CORES",
                    "结果",
                    "Result",
                    ("REACHED", "已联系上", "Reached"),
                    ("NOANSWER", "未联系上", "Not reached"),
                    ("REFUSED", "拒绝继续联系", "Wants no further contact"),
                ),
                _SITE.choice(
                    "COVITAL",
                    "受试者状况",
                    "The subject is",
                    ("ALIVE", "存活", "Alive"),
                    ("DEAD", "死亡", "Dead"),
                    ("UNKNOWN", "不详", "Not known"),
                    when=_REACHED,
                    hint=Text("死亡时填写死亡记录", "Where dead, fill in the page of death"),
                ),
                _SITE.note("COSAID", "了解到的情况", "What was learned", when=_REACHED, lines=3),
                _SITE.note("CONEXT", "下一步", "Next step", required=False, lines=2),
                _SITE.yes_no("COLOST", "判为失访", "Counted as lost to follow-up"),
            ),
            time="CODTC",
            late_after_hours=24,
        ),
    ),
    repeats=True,
    checks=(
        Check("lost_too_early", Level.CHECK, ("COLOST", "CORES", "CODTC"), _too_early, _ATTEMPTS),
        Check("lost_though_reached", Level.MUST, ("COLOST", "CORES"), _lost_though_reached, PLAUSIBILITY),
    ),
)
