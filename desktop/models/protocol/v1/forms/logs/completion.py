"""试验完成情况: how the subject's part in the trial ended."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.order import not_before
from desktop.models.protocol.v1.logbook import rows
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY
from desktop.models.text import Text

_END = registry(sentences.FOLLOW_UP)
_CDASH = Asking(CDASH)
_LAST_VISIT = "W52"


def _last_visit_missing(context: Context) -> Text | None:
    visited = context.book.answer(_LAST_VISIT, "SV", "SVOCCUR").value
    if context.answers.code("DSTERM") != "COMPLETED" or visited == "Y":
        return None
    return Text("填“完成”，但第 52 周访视尚无记录；请核对", "Answered as completed, yet the week 52 visit is not recorded; please check")


def _against_death(context: Context) -> Text | None:
    ending, died = context.answers.code("DSTERM"), bool(rows(context.book, "DD"))
    if not ending or (ending == "DEATH") is died:
        return None
    return Text("与死亡记录不一致；请核对", "Disagrees with the page of death; please check")


COMPLETION_FORM = Form(
    key="DS",
    text=Text("试验完成情况", "End of participation"),
    short=Text("完成情况", "Completion"),
    sections=(
        Section(
            "completion",
            Text("完成情况", "End of participation"),
            (
                _CDASH.choice(
                    "DSTERM",
                    "结束方式",
                    "How it ended",
                    ("COMPLETED", "完成第 52 周随访", "Completed, week 52"),
                    ("SCREENFAIL", "筛选失败", "Screening failure"),
                    ("AE", "因不良事件退出", "Adverse event"),
                    ("WITHDRAWAL", "受试者退出", "Withdrawn by the subject"),
                    ("PHYSICIAN", "研究医生决定", "Physician's decision"),
                    ("LOST", "失访", "Lost to follow-up"),
                    ("DEATH", "死亡", "Death"),
                    ("SPONSOR", "申办者终止试验", "Trial stopped by the sponsor"),
                    ("OTHER", "其他", "Other"),
                ),
                _CDASH.note(
                    "DSREAS",
                    "说明",
                    "Details",
                    when=When("DSTERM", ("SCREENFAIL", "AE", "WITHDRAWAL", "PHYSICIAN", "LOST", "SPONSOR", "OTHER")),
                    lines=2,
                ),
                _CDASH.day("DSLSTDAT", "末次联系日期", "Last contact"),
                _CDASH.day("DSSTDAT", "结束日期", "Ended on"),
                _CDASH.yes_no(
                    "DSLTFU",
                    "同意参加长期随访",
                    "Agrees to long-term follow-up",
                    when=When("DSTERM", ("COMPLETED", "AE", "PHYSICIAN", "SPONSOR", "OTHER")),
                ),
                _CDASH.note("DSCOM", "备注", "Remarks", required=False, lines=2),
            ),
            time="DSSTDAT",
            late_after_hours=None,  # it is written when the last is known, not on the last day
        ),
    ),
    checks=(
        Check("completed_without_last_visit", Level.CHECK, ("DSTERM",), _last_visit_missing, _END),
        Check("ended_against_death", Level.MUST, ("DSTERM",), _against_death, PLAUSIBILITY),
        not_before(
            "ended_before_contact",
            "DSSTDAT",
            "DSLSTDAT",
            Text("结束日期早于末次联系；请核对", "Ended before the last contact; please check"),
        ),
    ),
)
