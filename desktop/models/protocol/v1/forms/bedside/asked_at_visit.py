"""不良事件询问 and 合并用药询问: what was asked at the visit; the rows themselves stand in the logs."""

from __future__ import annotations

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import When
from desktop.models.protocol.source import registry
from desktop.models.protocol.v1 import sentences
from desktop.models.protocol.v1.forms.asking import NO_NAMES, Asking
from desktop.models.protocol.v1.logbook import refers_to_log, rows
from desktop.models.protocol.v1.sources import PAGE, PLAUSIBILITY
from desktop.models.text import Text

_EVENTS = Asking(registry(sentences.OBSERVATION))
_DRUGS = Asking(PAGE)


def _asked(ask: Asking, log: str, name: Text, short: Text, question: Text) -> Form:
    """The page that asks for one log at a visit; its key is the log's with a Q."""
    key = f"{log}Q"

    def log_empty(context: Context) -> Text | None:
        if context.answers.code(f"{key}YN") != "Y" or rows(context.book, log):
            return None
        return Text(f"回答“是”，但{name.zh}中还没有记录；请补记", f"Answered “Yes”, yet {name.en} has no row; add it")

    section = Section(
        "asked",
        Text("询问", "Asked"),
        (
            ask.moment(f"{key}DTC", "询问时间", "Asked at"),
            ask.note(f"{key}BY", "询问人", "Asked by", limit=40, hint=NO_NAMES),
            ask.yes_no(f"{key}YN", question.zh, question.en),
            ask.note(
                f"{key}NUM",
                "记录编号",
                "Numbers in the log",
                when=When(f"{key}YN", ("Y",)),
                limit=80,
                hint=Text("如 1、3", "Such as 1, 3"),
            ),
        ),
        time=f"{key}DTC",
        procedure=log,
    )
    asked = Text(f"{name.zh}询问", f"{name.en.capitalize()}: asked at the visit")
    checks = (
        Check(f"{key.lower()}_log_empty", Level.CHECK, (f"{key}YN",), log_empty, PLAUSIBILITY),
        refers_to_log(f"{key.lower()}_number", f"{key}NUM", log, name, PLAUSIBILITY),
    )
    return Form(key=key, text=asked, short=short, sections=(section,), checks=checks)


EVENTS_ASKED_FORM = _asked(
    _EVENTS,
    "AE",
    Text("不良事件", "adverse events"),
    Text("事件询问", "Events asked"),
    Text("上次访视以来有新发或变化的不良事件", "Any adverse event new or changed since the last visit"),
)
DRUGS_ASKED_FORM = _asked(
    _DRUGS,
    "CM",
    Text("合并用药", "concomitant medication"),
    Text("用药询问", "Drugs asked"),
    Text("上次访视以来有新用、停用或改量的药物", "Any drug started, stopped or changed since the last visit"),
)
