"""死亡: when, of what, and how it is known."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Origin
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.event_options import CAUSALITY
from desktop.models.protocol.v1.forms.logs.order import not_before, not_before_consent
from desktop.models.protocol.v1.logbook import refers_to_log, rows
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY
from desktop.models.text import Text

_CDASH = Asking(CDASH)
_RECORD = Asking(CDASH, Origin.HIS)


def _no_fatal_event(context: Context) -> Text | None:
    answered = context.answers["DTHDAT"].given
    if not answered or any(row.answers.code("AEOUT") == "FATAL" for row in rows(context.book, "AE")):
        return None
    return Text("不良事件中没有转归为“致死”的记录；请补记或说明", "No adverse event has the outcome “fatal”; add it or explain")


DEATH_FORM = Form(
    key="DD",
    text=Text("死亡记录", "Death"),
    short=Text("死亡", "Death"),
    sections=(
        Section(
            "death",
            Text("死亡", "Death"),
            (
                _RECORD.day("DTHDAT", "死亡日期", "Date of death", partial=True),
                _RECORD.moment("DTHTIM", "死亡时间", "Time of death", required=False),
                _CDASH.moment("DTHAWDAT", "研究者获知时间", "Investigator became aware at"),
                _CDASH.choice(
                    "DTHSRC",
                    "信息来源",
                    "Known from",
                    ("RECORD", "本院病历", "Records of this hospital"),
                    ("CERT", "死亡证明", "Death certificate"),
                    ("OTHERHO", "外院病历", "Records of another hospital"),
                    ("FAMILY", "家属", "Family"),
                ),
                _RECORD.note("DTHCAUSE", "死亡原因", "Cause of death", lines=2),
                _CDASH.choice("DTHREL", "与研究细胞的关系", "Relation to the study cells", *CAUSALITY),
                _RECORD.yes_no("DTHAUT", "做过尸检", "Post-mortem done", unknown=True),
                _CDASH.note("DTHAENO", "相关不良事件编号", "Number of the adverse event", limit=40, hint=Text("如 1、3", "Such as 1, 3")),
            ),
            time="DTHAWDAT",
            late_after_hours=24,
        ),
    ),
    checks=(
        not_before_consent(
            "death_before_consent", "DTHDAT", Level.MUST, Text("死亡早于签署知情同意；请核对", "Death before consent; please check")
        ),
        not_before(
            "death_known_early", "DTHAWDAT", "DTHDAT", Text("获知早于死亡日期；请核对", "Known before the date of death; please check")
        ),
        Check("death_no_fatal_event", Level.CHECK, ("DTHDAT",), _no_fatal_event, PLAUSIBILITY),
        refers_to_log("death_event_number", "DTHAENO", "AE", Text("不良事件", "The adverse event log"), PLAUSIBILITY),
    ),
)
