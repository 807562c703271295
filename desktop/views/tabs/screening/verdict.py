"""The eligibility verdict as values: what decides, what waits, where to go to settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.models.judgement.eligibility import Effect, Eligibility, Input, Judged, judge
from desktop.models.judgement.supposing import supposing
from desktop.models.protocol.plan import Need
from desktop.models.records.casebook import SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.site.drafting import resumed, typed_items, waiting_drafts
from desktop.models.site.site import Site
from desktop.models.text import Text

_ORDER = (Effect.FAILS, Effect.PENDING, Effect.PASSES)


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something missing, which criteria wait for it, and the field that takes it."""

    what: Text
    criteria: tuple[str, ...]
    need: Need


def live_book(site: Site, book: SubjectBook, typed: set[PageKey]) -> tuple[SubjectBook, frozenset[tuple[str, str]]]:
    """The book with this login's drafts supposed saved, and which items (form, item) are drafts."""
    drafted: set[tuple[str, str]] = set()
    now = site.clock.now()
    for draft in waiting_drafts(site):
        if draft.page in typed and draft.page.subject == book.code:
            page = book.page(draft.page)
            drafted |= {(draft.page.form, item) for item in typed_items(page, draft)}
            book = supposing(book, draft.page, resumed(page, draft), now)
    return book, frozenset(drafted)


def judged_now(site: Site, book: SubjectBook) -> Eligibility:
    """All criteria on the book, today."""
    return judge(site.protocol, book, site.clock.now().date())


def overall(judged: Eligibility) -> Effect:
    """One failure decides; then one unknown; else all are met."""
    return next(effect for effect in _ORDER if effect is Effect.PASSES or judged.of(effect))


def ordered(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """The unresolved first: failed, unknown, met; within each in protocol order."""
    return tuple(one for effect in _ORDER for one in judged if one.effect is effect)


def target(one: Judged) -> Need:
    """The field that would settle the criterion, or the first it looks at."""
    needs = {need.name: need for need in one.criterion.needs}
    for name in one.verdict.missing:
        found = next((need for known, need in needs.items() if name == known or name.startswith(f"{known}_")), None)
        if found is not None:
            return found
    return one.criterion.needs[0]


def to_do(judged: Eligibility) -> tuple[ToDo, ...]:
    """What is missing, each thing once, with every criterion that waits for it."""
    waiting: dict[tuple[str, str], tuple[Text, Need, list[str]]] = {}
    for one in judged.of(Effect.PENDING):
        need = target(one)
        what = one.missing[0] if one.missing else one.criterion.text
        waiting.setdefault((need.form, need.item), (what, need, []))[2].append(one.criterion.key)
    return tuple(ToDo(what, tuple(keys), need) for what, need, keys in waiting.values())


def drafts_among(one: Judged, drafted: frozenset[tuple[str, str]]) -> bool:
    """Whether the verdict rests on something not yet saved."""
    return any((need.form, need.item) in drafted for need in one.criterion.needs)


def inputs_line(inputs: Sequence[Input], say: Mapping[str, str]) -> str:
    """`ALT 132 U/L · 3.30×ULN · 12-16`, one after the other; `say` has each input's label and value in words."""
    told = []
    for one in inputs:
        value = f"{say[f'{one.name} label']} {say[one.name]} {one.unit}".strip()
        told.append(" · ".join(part for part in (value, one.multiple, f"{one.on:%m-%d}" if one.on else "") if part))
    return "　".join(told)
