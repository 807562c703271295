"""Confirm a doubtful value: 属实 with a reason; an impossible one takes a second person."""

from __future__ import annotations

from desktop.models.accounts.permissions import Act, require_answerer
from desktop.models.failure import failure
from desktop.models.judgement.finding import Finding
from desktop.models.protocol.form import Level
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text


def confirm(site: Site, key: PageKey, finding: Finding, reason: str) -> Change:
    """Keep the value as it is, with the reason, for exactly this value.

    Raises E-4002 (not a page of the role), E-4005 (no reason), E-4006 (value not saved yet), E-4007 (an impossible value is
    confirmed by someone else).
    """
    site.permit(Act.CONFIRM_FINDING)
    require_answerer(site.person, site.protocol.page(key.visit, key.form))
    page = site.subject(key.subject).page(key)
    values = page.values(finding.item)
    if len(reason.strip()) < 2:
        raise failure("E-4005", Text("须写明原因。", "A reason is needed."), Text("写明原因后再确认。", "Write the reason, then confirm."))
    if not values:
        raise failure("E-4006", Text("该值尚未保存。", "The value is not saved yet."), Text("先保存本页，再说明。", "Save the page first."))
    if finding.level is Level.MUST and values[-1].person == site.person.id:
        raise failure(
            "E-4007",
            Text("超出可能范围的值须由另一人核对确认。", "An impossible value is confirmed by a second person."),
            Text(
                "请另一位有权限的人员登录后核对报告并确认，或更正该值。",
                "Ask another entitled person to check and confirm, or correct the value.",
            ),
        )
    payload = finding.prompt(page.answers[finding.item]).payload()
    return append(site, [site.fact(Kind.PROMPT_ANSWERED, key, item=finding.item, payload=payload, reason=reason.strip())])
