"""Move the planned day of infusion: an entry with a reason; what was done stays judged by the plan of its time."""

from __future__ import annotations

from datetime import date

from desktop.models.accounts.permissions import Act
from desktop.models.failure import failure
from desktop.models.protocol.v1.subject import infusion_started, planned_d0
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text


def move_d0(site: Site, subject: str, day: date, reason: str) -> Change:
    """Plan the infusion for another day.

    Raises E-4010 (no reason), E-4011 (nothing planned yet, or the same day), E-4012 (the infusion has been given).
    """
    site.permit(Act.MOVE_INFUSION)
    book = site.subject(subject)
    planned = planned_d0(book)
    if infusion_started(book) is not None:
        raise failure(
            "E-4012",
            Text("已经回输，D0 是实际回输日，不能再改期。", "The infusion has been given: D0 is its real day and cannot be moved."),
            Text("如开始时间录错，请在“F 输注”页更正 F04。", "If the start was entered wrongly, correct F04 on page F."),
        )
    if planned is None or planned == day:
        raise failure(
            "E-4011",
            Text("没有可更改的计划回输日。", "There is no other planned day of infusion to move."),
            Text(
                "第一次的计划回输日在“人口学资料”页填写；改期须选另一天。",
                "The first is entered on Demographics; a move needs another day.",
            ),
        )
    if len(reason.strip()) < 2:
        raise failure(
            "E-4010", Text("改期须写明原因。", "Moving the day needs a reason."), Text("写明原因后再保存。", "Write the reason, then save.")
        )
    payload = {"day": day.isoformat(), "before": planned.isoformat()}
    return append(site, [site.fact(Kind.PLAN_MOVED, PageKey(subject, "", "", 0), payload=payload, reason=reason.strip())])
