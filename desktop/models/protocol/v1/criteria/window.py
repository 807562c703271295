"""Whether a value may still be used: the registry's screening window counted from the planned infusion day."""

from __future__ import annotations

from datetime import timedelta

from desktop.models.protocol.v1.criteria.verdicts import unknown
from desktop.models.records.facts import Fact, Facts
from desktop.models.text import Text
from desktop.models.values import Reason, Verdict

OPENS, CLOSES = 28, 6
"""Days before the planned D0; both ends belong to the window."""


def out_of_window(name: str, label: Text, fact: Fact, facts: Facts, *, undated: bool) -> Verdict | None:
    """The verdict where the fact's day rules it out, None where it may be used.

    `undated` says whether a fact without a day may be used: a judgement may, a sample may not.
    """
    if fact.on is not None and fact.on > facts.today:
        ahead = Text("{label} {on} 晚于今天（{today}）：日期有误", "{label} of {on} is dated after today ({today}): a wrong date")
        return unknown(Reason.CONFLICT, ahead.fill(label=label, on=fact.on, today=facts.today), f"{name}_date")
    if facts.planned_d0 is None:
        return None
    if fact.on is None:
        detail = Text("{label}缺采样时间，无法判断时间窗", "{label}: sample time missing, the window cannot be judged").fill(label=label)
        return None if undated else unknown(Reason.MISSING, detail, f"{name}_date")
    first, last = facts.planned_d0 - timedelta(OPENS), facts.planned_d0 - timedelta(CLOSES)
    if first <= fact.on <= last:
        return None
    detail = Text("{label} {on} 不在 {first} 至 {last}（D−28 至 D−6）", "{label} of {on} is outside {first} to {last} (D−28 to D−6)")
    return unknown(Reason.STALE, detail.fill(label=label, on=fact.on, first=first, last=last), name)
