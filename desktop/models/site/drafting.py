"""Drafts: typed but not recorded; kept within a second of the last key, offered back, never printed as source."""

from __future__ import annotations

from desktop.models.records.answer import Answers
from desktop.models.records.entry import Kind, PageKey
from desktop.models.site.site import Change, Site, append
from desktop.models.storage.drafts import Draft


def keep_draft(site: Site, key: PageKey, answers: Answers) -> Draft:
    """Keep what is on the screen; also on a read-only site, because typing is never lost."""
    base = site.subject(key.subject).page(key).last_sequence
    draft = Draft(site.person.id, key, {item: answers[item].payload() for item in answers}, site.clock.now(), base)
    site.drafts.save(draft)
    return draft


def waiting_drafts(site: Site) -> tuple[Draft, ...]:
    """The person's own unfinished drafts, newest first."""
    return site.drafts.of(site.person.id)


def restore_draft(site: Site, draft: Draft) -> Change:
    """Take the draft back onto the screen; that it was is an entry (R-AUD-01)."""
    return append(site, [site.fact(Kind.DRAFT_RESTORED, draft.page, payload=_named(draft))])


def discard_draft(site: Site, draft: Draft) -> Change:
    """Give the draft up; what it held stays in the entry, so nothing disappears unseen."""
    change = append(site, [site.fact(Kind.DRAFT_DISCARDED, draft.page, payload={**_named(draft), "answers": draft.answers})])
    site.drafts.remove(draft.person, draft.page)
    return change


def _named(draft: Draft) -> dict[str, str]:
    return {"saved_at": draft.saved_at.isoformat(), "items": str(len(draft.answers))}
