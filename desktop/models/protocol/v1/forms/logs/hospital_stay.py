"""住院: each stay in hospital, planned by the protocol or not."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Origin, When
from desktop.models.protocol.v1.forms.asking import Asking
from desktop.models.protocol.v1.forms.logs.order import not_before
from desktop.models.protocol.v1.logbook import refers_to_log
from desktop.models.protocol.v1.sources import CDASH, PLAUSIBILITY
from desktop.models.text import Text

_STAY = Asking(CDASH, Origin.HIS)


def _without_event(context: Context) -> Text | None:
    answers = context.answers
    unplanned = answers.code("HOPLAN") == "N" or answers.code("HOLONG") == "Y"
    if not unplanned or answers["HOAENO"].given:
        return None
    return Text(
        "计划外住院或延长住院，未填不良事件编号；请核对是否为严重不良事件",
        "An unplanned or longer stay without an adverse event; is it a serious one? Please check",
    )


HOSPITAL_STAY_FORM = Form(
    key="HO",
    text=Text("住院记录", "Hospital stay"),
    short=Text("住院", "Hospital"),
    sections=(
        Section(
            "stay",
            Text("住院", "Stay"),
            (
                _STAY.note("HOTERM", "住院原因", "Reason for admission", lines=2),
                _STAY.yes_no("HOPLAN", "方案规定的住院", "Planned by the protocol"),
                _STAY.choice(
                    "HOUNIT",
                    "病区",
                    "Ward",
                    ("WARD", "普通病区", "General ward"),
                    ("ICU", "重症监护室", "Intensive care"),
                    ("ELSE", "外院", "Another hospital"),
                ),
                _STAY.day("HOSTDAT", "入院日期", "Admitted on"),
                _STAY.yes_no("HOONGO", "仍在住院", "Still in hospital"),
                _STAY.day("HOENDAT", "出院日期", "Discharged on", when=When("HOONGO", ("N",))),
                _STAY.yes_no("HOLONG", "因不良事件延长住院", "Stay prolonged by an adverse event"),
                _STAY.note(
                    "HOAENO",
                    "相关不良事件编号",
                    "Number of the adverse event",
                    required=False,
                    limit=40,
                    hint=Text("如 1、3", "Such as 1, 3"),
                ),
            ),
            time="HOSTDAT",
            late_after_hours=None,  # it goes on to the discharge, and one elsewhere is learned of later
        ),
    ),
    repeats=True,
    checks=(
        not_before(
            "stay_ended_early", "HOENDAT", "HOSTDAT", Text("出院日期早于入院日期；请核对", "Discharged before admission; please check")
        ),
        Check("stay_without_event", Level.CHECK, ("HOPLAN", "HOLONG", "HOAENO"), _without_event, PLAUSIBILITY),
        refers_to_log("stay_event_number", "HOAENO", "AE", Text("不良事件", "The adverse event log"), PLAUSIBILITY),
    ),
)
