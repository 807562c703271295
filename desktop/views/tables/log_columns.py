"""Which items of a log stand in its table, under a head short enough for a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.models.printing.wording import value_words
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Day, Note, YesNo
from desktop.models.records.answer import Answers
from desktop.models.text import Language, Text

_NOTHING = "—"
_WITHOUT_LIST = 4
"""How many of its first required items a log shows that has no columns of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One item of the page; `gives_way` where it is left out of a table that has no room."""

    item: str
    head: Text
    gives_way: bool = False


_FROM, _TO = Text("开始", "Start"), Text("结束", "End")

_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "AE": (
        Column("AETERM", Text("不良事件", "Event")),
        Column("AESTDAT", _FROM),
        Column("AEENDAT", _TO, gives_way=True),
        Column("AETOXGR", Text("分级", "Grade")),
        Column("AESER", Text("严重", "Serious")),
        Column("AEREL", Text("因果关系", "Causality"), gives_way=True),
        Column("AEOUT", Text("转归", "Outcome"), gives_way=True),
    ),
    "CM": (
        Column("CMTRT", Text("药名", "Drug")),
        Column("CMDSTXT", Text("剂量", "Dose")),
        Column("CMDOSU", Text("单位", "Unit"), gives_way=True),
        Column("CMSTDAT", _FROM),
        Column("CMENDAT", _TO, gives_way=True),
        Column("CMINDC", Text("适应证", "Indication"), gives_way=True),
    ),
    "DV": (
        Column("DVTERM", Text("偏离内容", "Departure")),
        Column("DVCAT", Text("类别", "Category"), gives_way=True),
        Column("DVSTDAT", Text("发生", "Happened")),
        Column("DVSEV", Text("程度", "Weight")),
        Column("DVEC", Text("已报伦理", "Reported"), gives_way=True),
    ),
    "HO": (
        Column("HOTERM", Text("住院原因", "Reason")),
        Column("HOPLAN", Text("方案规定", "Planned"), gives_way=True),
        Column("HOSTDAT", Text("入院", "Admitted")),
        Column("HOENDAT", Text("出院", "Discharged")),
        Column("HOAENO", Text("不良事件号", "Event no."), gives_way=True),
    ),
    "CO": (
        Column("CODTC", Text("联系时间", "Contacted")),
        Column("COWAY", Text("方式", "Way"), gives_way=True),
        Column("COWITH", Text("对象", "With"), gives_way=True),
        Column("CORES", Text("结果", "Result")),
        Column("COLOST", Text("判为失访", "Lost")),
    ),
    "PREG": (
        Column("PGWHO", Text("妊娠者", "Who")),
        Column("PGAWDAT", Text("获知", "Known")),
        Column("PGOUT", Text("结局", "Outcome")),
        Column("PGOUTDAT", Text("结局日期", "Ended"), gives_way=True),
    ),
    "WD": (
        Column("WDDAT", Text("退出日期", "Withdrawn")),
        Column("WDBY", Text("决定者", "By")),
        Column("WDEXTENT", Text("范围", "Extent"), gives_way=True),
    ),
    "DD": (
        Column("DTHCAUSE", Text("死亡原因", "Cause")),
        Column("DTHDAT", Text("死亡日期", "Died")),
        Column("DTHREL", Text("因果关系", "Causality"), gives_way=True),
    ),
    "DS": (
        Column("DSTERM", Text("结束方式", "How it ended")),
        Column("DSLSTDAT", Text("末次联系", "Last contact"), gives_way=True),
        Column("DSSTDAT", Text("结束", "Ended")),
    ),
}


def columns(form: Form) -> tuple[Column, ...]:
    """The columns of a log; its first required items where it names none."""
    required = [item for item in form.items if item.required]
    return _COLUMNS.get(form.key) or tuple(Column(item.key, item.text) for item in required[:_WITHOUT_LIST])


def widest(form: Form, shown: tuple[Column, ...]) -> int:
    """Which column takes the room that is left: the first free text, else the first."""
    return next((at for at, column in enumerate(shown) if isinstance(form.item(column.item), Note)), 0)


def cell(form: Form, column: Column, answers: Answers, language: Language) -> str:
    """The answer in the words of the paper, a date without its weekday; why it is not asked where that says something."""
    item = form.item(column.item)
    gate = item.asked_when
    if gate is not None and not gate.holds(answers):
        asked = form.item(gate.item)
        goes_on = isinstance(asked, YesNo) and answers.code(asked.key) == "Y"
        return asked.text.say(language) if goes_on else _NOTHING
    answer = answers[item.key]
    if isinstance(item, Day) and answer.value[:1].isdecimal():
        return answer.value
    return value_words(item, answer, language)
