"""Where a subject stands, in the figures the banner, the chooser and the cards of 今日 show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.eligibility import Effect, judge
from desktop.models.judgement.findings import open_findings
from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.protocol.items import Choice, Context, Form, Level
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.v1.subject import SCREENING_VISIT, birth_date, planned_d0, screening, sex
from desktop.models.records.casebook import Page, SubjectBook
from desktop.models.records.entry import PageKey
from desktop.models.scales.age import completed_years
from desktop.models.text import Text, same


@dataclass(frozen=True, slots=True)
class PageStanding:
    """One page of the visit: the newest time the form was done."""

    form: Form
    page: Page
    completeness: Completeness
    state: SignState
    must: int
    """Open findings that stand in the way of a signature."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One subject in a few figures; what is not known is None or empty."""

    code: str
    initials: str
    sex: str
    """`M`, `F` or nothing."""
    age: int | None
    """Completed years today."""
    arm: str
    arm_text: Text | None
    day_zero: date | None
    """The planned day of infusion."""
    screening_number: str
    pages: tuple[PageStanding, ...]
    pending: tuple[str, ...]
    """Criteria nobody can judge yet."""
    failed: tuple[str, ...]
    """Criteria that keep the subject out."""

    @property
    def complete(self) -> int:
        """How many pages are completely answered."""
        return sum(page.completeness.complete for page in self.pages)

    @property
    def must(self) -> int:
        """Open findings on all pages that stand in the way of a signature."""
        return sum(page.must for page in self.pages)

    @property
    def signed(self) -> bool:
        """Whether every page carries all its signatures."""
        return all(page.state is SignState.SIGNED for page in self.pages)


def standing(protocol: Protocol, book: SubjectBook, today: date) -> Standing:
    """The subject on this day."""
    birth, arm = birth_date(book), screening(book, "DM").code("DXGRP")
    judged = judge(protocol, book, today)
    forms = [protocol.form(key) for key in protocol.visit(SCREENING_VISIT).forms]
    return Standing(
        code=book.code,
        initials=str(book.registered.payload["initials"]),
        sex=sex(book),
        age=completed_years(birth, today) if birth and birth <= today else None,
        arm=arm,
        arm_text=_arm_text(protocol, arm),
        day_zero=planned_d0(book),
        screening_number=str(book.registered.payload["screening_number"]),
        pages=tuple(_page(protocol, book, form, today) for form in forms),
        pending=tuple(one.criterion.key for one in judged.of(Effect.PENDING)),
        failed=tuple(one.criterion.key for one in judged.of(Effect.FAILS)),
    )


def _page(protocol: Protocol, book: SubjectBook, form: Form, today: date) -> PageStanding:
    done = book.repeats(SCREENING_VISIT, form.key)
    page = done[-1] if done else book.page(PageKey(book.code, SCREENING_VISIT, form.key, 1))
    found = open_findings(form, page, Context(page.answers, book, today))
    return PageStanding(
        form=form,
        page=page,
        completeness=completeness(form, page.answers),
        state=sign_state(form, page, book, protocol.version),
        must=sum(finding.level is Level.MUST for finding in found),
    )


def _arm_text(protocol: Protocol, arm: str) -> Text | None:
    item = protocol.form("DM").item("DXGRP")
    if not arm:
        return None
    assert isinstance(item, Choice)
    return next((option.text for option in item.options if option.code == arm), same(arm))
