"""Drafts: typed but not recorded; kept within a second of the last key, offered back, never printed as source."""

from __future__ import annotations

from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import Page
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


def moved_from(site: Site, key: PageKey) -> int | None:
    """The number under which the person's draft of the page was begun, where somebody else was first to record there."""
    page = site.subject(key.subject).page(key)
    own = [one for one in page.entries if one.kind is Kind.DRAFT_MOVED and one.payload["person"] == site.person.id]
    return int(str(own[-1].payload["from"])) if own and not page.last_sequence else None


def draft_of(site: Site, key: PageKey) -> Draft | None:
    """The person's draft of the page, if it holds anything the record does not."""
    found = next((draft for draft in waiting_drafts(site) if draft.page == key), None)
    page = site.subject(key.subject).page(key)
    return found if found is not None and typed_items(page, found) else None


def typed_items(page: Page, draft: Draft) -> tuple[str, ...]:
    """What was typed, held against the page as it stood when it was typed, and differs from the page now."""
    then = Page(page.key, tuple(entry for entry in page.entries if entry.sequence <= draft.base_sequence)).answers
    answers = draft_answers(draft)
    typed = (item for item in answers if answers[item] != then[item] and answers[item].derived is None)
    return tuple(item for item in typed if answers[item] != page.answers[item])


def resumed(page: Page, draft: Draft) -> Answers:
    """The page with what was typed on it; what somebody saved since then stays."""
    answers = draft_answers(draft)
    return Answers({**page.answers.by_key, **{item: answers[item] for item in typed_items(page, draft)}})


def draft_answers(draft: Draft) -> Answers:
    """The draft's answers as values."""
    return Answers({item: Answer.from_payload(payload) for item, payload in draft.answers.items()})


def _named(draft: Draft) -> dict[str, str]:
    return {"saved_at": draft.saved_at.isoformat(), "items": str(len(draft.answers))}
