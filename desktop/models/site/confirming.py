"""Confirm a doubtful value: 属实 with a reason; an impossible one takes a second person."""

from __future__ import annotations

from desktop.models.accounts.permissions import Act, require_answerer
from desktop.models.failure import failure
from desktop.models.judgement.finding import GATE, Finding
from desktop.models.judgement.steps import recorders
from desktop.models.protocol.form import PHYSICIANS, Level
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.reasons import WRITE_IT, says_why
from desktop.models.site.site import Change, Site, append
from desktop.models.text import Text


def confirm(site: Site, key: PageKey, finding: Finding, reason: str) -> Change:
    """Keep the value as it is, with the reason, for exactly this value.

    Raises E-4002 (not a page of the role), E-4005 (no reason), E-4006 (value not saved yet), E-4007 (an impossible value is
    confirmed by someone else), E-4008 (a physician who recorded nothing of the step answers), E-4009 (a stop is overridden).
    """
    site.permit(Act.CONFIRM_FINDING)
    require_answerer(site.person, site.protocol.page(key.visit, key.form))
    page = site.subject(key.subject).page(key)
    values = page.values(finding.item)
    if not says_why(reason):
        raise failure("E-4005", Text("须写明原因。", "A reason is needed."), WRITE_IT)
    if not values:
        raise failure("E-4006", Text("该值尚未保存。", "The value is not saved yet."), Text("先保存本页，再说明。", "Save the page first."))
    _demand_entitled(site, key, page, finding)
    payload = finding.prompt(page.answers[finding.item]).payload()
    return append(site, [site.fact(Kind.PROMPT_ANSWERED, key, item=finding.item, payload=payload, reason=reason.strip())])


def _demand_entitled(site: Site, key: PageKey, page: Page, finding: Finding) -> None:
    if finding.check == GATE:
        raise failure(
            "E-4009",
            Text("硬停不能用说明代替越过。", "A stop is not answered with an explanation."),
            Text("由研究医生在该步骤越过，或更正。", "A physician goes on past it at the step, or correct it."),
        )
    recorded = recorders(page, site.protocol.page(key.visit, key.form).section_of(finding.item))
    if finding.of_physician and (site.person.role not in PHYSICIANS or site.person.id in recorded):
        raise failure(
            "E-4008",
            Text(
                "只有未录入本步骤的研究医生可以说明确实如此。",
                "Only a physician who recorded nothing of the step can state that it happened so.",
            ),
            Text("请该医生用自己的账户登录后说明，或更正。", "That physician logs in and states it, or correct the step."),
        )
    if finding.level is Level.MUST and page.values(finding.item)[-1].person == site.person.id:
        raise failure(
            "E-4007",
            Text("超出可能范围的值须由另一人核对确认。", "An impossible value is confirmed by a second person."),
            Text(
                "请另一位有权限的人员登录后核对报告并确认，或更正该值。",
                "Ask another entitled person to check and confirm, or correct the value.",
            ),
        )
