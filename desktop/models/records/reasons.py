"""The reasons people choose from; the Chinese wording is what the ledger and the paper keep, in whatever language it was chosen."""

from __future__ import annotations

import re

from desktop.models.text import Text

OTHER = Text("其他", "Other")
"""Needs words of its own."""

REPORTED = Text("结果已报告", "Result reported")
"""Offered first where a result was awaited (采样未报告)."""
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
NO_DEVIATION = (
    Text("日期录错，将更正", "Date entered wrong, to be corrected"),
    Text("方案或伦理批件允许", "Allowed by the protocol or the ethics committee"),
    Text("已在另一条偏离中记录", "Recorded with another deviation"),
    OTHER,
)
"""Why a proposed deviation is none."""
PLAN_MOVED = (
    Text("受试者病情", "Condition of the subject"),
    Text("产品未就绪", "Product is not ready"),
    Text("受试者要求", "Asked by the subject"),
    Text("床位或人员安排", "Beds or staff"),
    OTHER,
)
OVERRIDE = (
    Text("已报告主要研究者并同意", "Principal investigator told, agrees"),
    Text("已重新评估，获益大于风险", "Assessed anew: benefit outweighs risk"),
    Text("已采取补救措施", "Remedied meanwhile"),
    OTHER,
)
HAPPENED_SO = (
    Text("确实如此，已处理受试者并报告", "It happened so; the subject was cared for, it was reported"),
    Text("确实没有核对，已事后查证", "It was not checked; looked into afterwards"),
    OTHER,
)
"""What a physician states of a stop that was gone past, or of a check nobody made."""
_CHOSEN = (REPORTED, *CORRECTION, *LATE, *NOT_DONE, *CONFIRMATION, *NO_DEVIATION, *PLAN_MOVED, *OVERRIDE, *HAPPENED_SO)
_SHORTEST = 5
"""Characters of the words that 其他 needs (R-AUD-02)."""


WRITE_IT = Text(
    "写明原因（至少 2 个汉字或 4 个字母），再继续。", "Write the reason (at least 2 Chinese characters or 4 letters), then go on."
)
"""What to do where a reason says nothing."""
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def says_why(reason: str) -> bool:
    """Whether a reason as the ledger keeps it says anything: words, not only signs and digits (R-AUD-02)."""
    head, _colon, own = reason.partition("：")
    words = own if head.strip() == OTHER.zh else reason
    return len(_HAN.findall(words)) >= 2 or sum(letter.isalpha() for letter in words) >= 4


def written(chosen: Text | None, own: str) -> str:
    """The reason as the ledger keeps it; empty while it does not yet say why."""
    own = own.strip()
    if chosen is None or (chosen is OTHER and (len(own) < _SHORTEST or not says_why(own))):
        return ""
    return f"{chosen.zh}：{own}" if own else chosen.zh


def read(reason: str) -> Text:
    """The reason for the reader: a chosen one in both languages, own words as they were written."""
    head, colon, own = reason.partition("：")
    known = next((text for text in _CHOSEN if text.zh == head), None)
    if known is None:
        return Text(reason or "未写", reason or "none given")
    return Text(reason, f"{known.en}: {own}" if colon else known.en)
