"""When an adverse event began and how long it lasted, counted from its dates."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.v1.subject import infusion_started
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation

_STUDY_DAY = Text("研究日 = 开始日期 − 回输日（回输日为第 0 天）", "Study day = start date − day of infusion (which is day 0)")
_DURATION = Text("持续天数 = 结束日期 − 开始日期 + 1", "Duration = end date − start date + 1")
_START = Text("开始日期", "Start date")


def study_day(answers: Answers, book: SubjectBook) -> Derivation | None:
    """The study day of onset; None before the infusion and for a partial date."""
    began, infused = answers.day("AESTDAT"), infusion_started(book)
    if began is None or infused is None:
        return None
    inputs = ((_START, began.isoformat()), (Text("回输日", "Day of infusion"), infused.date().isoformat()))
    return Derivation(Decimal((began - infused.date()).days), 0, "d", _STUDY_DAY, inputs)


def duration(answers: Answers, _book: SubjectBook) -> Derivation | None:
    """The days from start to end, both included; None while it lasts and for partial dates."""
    began, ended = answers.day("AESTDAT"), answers.day("AEENDAT")
    if began is None or ended is None or ended < began or answers.code("AEONGO") != "N":
        return None
    inputs = ((_START, began.isoformat()), (Text("结束日期", "End date"), ended.isoformat()))
    return Derivation(Decimal((ended - began).days + 1), 0, "d", _DURATION, inputs)
