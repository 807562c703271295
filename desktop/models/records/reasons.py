"""The reasons people choose from; the Chinese wording is what the ledger and the paper keep, in whatever language it was chosen."""

from __future__ import annotations

from desktop.models.text import Text

OTHER = Text("其他", "Other")
"""Needs words of its own."""

CORRECTION = (
    Text("录入错误", "Typing error"),
    Text("抄写错误", "Copying error"),
    Text("报告已更正", "Report was amended"),
    Text("单位错误", "Wrong unit"),
    Text("来源补充", "Source completed"),
    OTHER,
)
LATE = (
    Text("抢救优先", "Emergency care first"),
    Text("结果迟回", "Result came late"),
    Text("系统故障", "System failure"),
    Text("交接班", "Shift change"),
    OTHER,
)
NOT_DONE = (
    Text("未安排", "Not scheduled"),
    Text("患者拒绝", "Patient refused"),
    Text("病情不允许", "Condition did not allow"),
    Text("设备故障", "Equipment failure"),
    Text("标本不可用", "Sample unusable"),
    OTHER,
)
CONFIRMATION = (
    Text("已核对原始报告", "Checked against the report"),
    Text("已复测", "Measured again"),
    Text("与病情相符", "Fits the condition"),
    Text("已报告医师", "Physician was told"),
    OTHER,
)
_SHORTEST = 5
"""Characters of an own reason, so that `.` is none (R-AUD-02)."""


def written(chosen: Text | None, own: str) -> str:
    """The reason as the ledger keeps it; empty while it does not yet say why."""
    own = own.strip()
    if chosen is None or (chosen is OTHER and len(own) < _SHORTEST):
        return ""
    return f"{chosen.zh}：{own}" if own else chosen.zh


def read(reason: str) -> Text:
    """The reason for the reader: a chosen one in both languages, own words as they were written."""
    head, colon, own = reason.partition("：")
    known = next((text for text in (*CORRECTION, *LATE, *NOT_DONE, *CONFIRMATION) if text.zh == head), None)
    if known is None:
        return Text(reason or "未写", reason or "none given")
    return Text(reason, f"{known.en}: {own}" if colon else known.en)
