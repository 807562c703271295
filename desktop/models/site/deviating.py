"""A proposed deviation becomes a row of the log, prefilled and not yet saved, or is said to be none."""

from __future__ import annotations

from desktop.models.accounts.permissions import Act
from desktop.models.failure import failure
from desktop.models.judgement.deviations import DEVIATION_FORM, RULE_ITEM, Proposal, dismissals, prefilled
from desktop.models.protocol.form import Level
from desktop.models.protocol.v1.logbook import LOG_VISIT
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.prompt import Prompt
from desktop.models.records.reasons import WRITE_IT, says_why
from desktop.models.site.site import Change, Site, append
from desktop.models.storage.drafts import Draft
from desktop.models.text import Text


def open_deviation(site: Site, subject: str, proposal: Proposal) -> PageKey:
    """The row of the log for the proposal, with what the calendar says typed into it as the person's draft.

    A draft that was begun for the same proposal is gone on with. Raises E-3201 and E-2101 as every act does.
    """
    site.permit(Act.SETTLE_DEVIATION)
    own = [draft for draft in site.drafts.of(site.person.id) if _is_row(draft.page, subject)]
    begun = next((draft.page for draft in own if draft.answers.get(RULE_ITEM, {}).get("value") == proposal.rule), None)
    if begun is not None:
        return begun
    taken = [page.key.repeat for page in site.subject(subject).repeats(LOG_VISIT, DEVIATION_FORM)]
    number = 1 + max((*taken, *(draft.page.repeat for draft in own)), default=0)
    key, now = PageKey(subject, LOG_VISIT, DEVIATION_FORM, number), site.clock.now()
    answers = {item: answer.payload() for item, answer in prefilled(proposal, now.date()).items()}
    site.drafts.save(Draft(site.person.id, key, answers, now, 0))
    return key


def dismiss_deviation(site: Site, subject: str, proposal: Proposal, reason: str) -> Change:
    """Say that the proposal is no deviation on these days; raises E-4040 where no reason is given."""
    site.permit(Act.SETTLE_DEVIATION)
    if not says_why(reason):
        raise failure(
            "E-4040",
            Text("不记为偏离须写明原因。", "Saying that it is no deviation needs a reason."),
            WRITE_IT,
        )
    prompt = Prompt(proposal.rule, Level.CHECK.value, proposal.facts, proposal.text)
    fact = site.fact(Kind.PROMPT_ANSWERED, dismissals(subject), item=RULE_ITEM, payload=prompt.payload(), reason=reason.strip())
    return append(site, [fact])


def _is_row(page: PageKey, subject: str) -> bool:
    return (page.subject, page.visit, page.form) == (subject, LOG_VISIT, DEVIATION_FORM)
