"""How a page stands before a signature: the figures the signer is shown, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.models.failure import Failure, failure
from desktop.models.judgement.completeness import Completeness, completeness
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import open_findings, page_findings
from desktop.models.protocol.form import Context, Form, Level, Signer
from desktop.models.records.casebook import Page
from desktop.models.records.entry import Kind
from desktop.models.records.person import Meaning, Person
from desktop.models.text import Text, listed

_NAMED = 5
"""Missing items named before the sentence stops."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One page in the figures of the sign dialog."""

    form: Form
    page: Page
    completeness: Completeness
    filled: int
    absent: int
    """Answers ND, UK or NA."""
    corrections: int
    explained: int
    """Findings somebody gave a reason for."""
    open: tuple[Finding, ...]

    @property
    def must(self) -> tuple[Finding, ...]:
        """Open findings that have to be resolved first."""
        return tuple(finding for finding in self.open if finding.level is Level.MUST)

    @property
    def ready(self) -> bool:
        """Whether the page itself can be signed, whoever's turn it is."""
        return self.completeness.complete and not self.must


def figures(form: Form, page: Page, context: Context) -> Figures:
    """The page as it would be signed now."""
    answers = [page.answers[key] for key in page.answers if page.answers[key].derived is None]
    still_open = open_findings(form, page, context)
    return Figures(
        form=form,
        page=page,
        completeness=completeness(form, page.answers),
        filled=sum(bool(answer.value) or answer.pending for answer in answers),
        absent=sum(answer.absent is not None for answer in answers),
        corrections=sum(entry.kind is Kind.CORRECTION for entry in page.entries),
        explained=len(page_findings(form, page, context)) - len(still_open),
        open=still_open,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """The five figures shown before signing, over all pages."""

    filled: int
    absent: int
    corrections: int
    explained: int
    must: int


def counted(pages: Sequence[Figures]) -> Counts:
    """The pages together."""
    return Counts(
        filled=sum(page.filled for page in pages),
        absent=sum(page.absent for page in pages),
        corrections=sum(page.corrections for page in pages),
        explained=sum(page.explained for page in pages),
        must=sum(len(page.must) for page in pages),
    )


def demand_ready(page: Figures) -> None:
    """Raise E-4201 where items are missing, E-4202 where a finding has to be resolved first."""
    if page.completeness.missing:
        raise _incomplete(page)
    if page.must:
        raise failure(
            "E-4202",
            Text("“{form}”还有 {n} 项必须处理：{says}。", "“{form}” has {n} findings that must be resolved: {says}.").fill(
                form=page.form.text, n=len(page.must), says=page.must[0].says
            ),
            Text(
                "更正该值，或由另一人核对确认后再签名；步骤的硬停和第二人核对，由研究医生处理。",
                "Correct the value, or have a second person confirm it, then sign; a physician settles stops and missing checks of steps.",
            ),
        )


def demand_turn(person: Person, slot: Signer | None, meaning: Meaning) -> Signer:
    """The slot awaited; raise E-4204 where there is none, E-4203 where it is another meaning's or another role's."""
    if slot is None:
        raise failure(
            "E-4204",
            Text("本页已全部签名。", "The page is completely signed."),
            Text("如需更改，请先更正，再重新签名。", "To change something, correct it first, then sign again."),
        )
    if slot.meaning is not meaning or person.role not in slot.roles:
        raise _out_of_turn(slot)
    return slot


def _incomplete(page: Figures) -> Failure:
    missing = page.completeness.missing
    labels = [page.form.item(key).text for key in missing[:_NAMED]]
    items = listed(labels)
    return failure(
        "E-4201",
        Text("“{form}”还有 {n} 项未填：{items}。", "“{form}” has {n} items left: {items}.").fill(
            form=page.form.text, n=len(missing), items=items
        ),
        Text("填写，或标明未做、不详、不适用及原因，再签名。", "Fill them in, or state ND, UK or NA with a reason, then sign."),
    )


def _out_of_turn(slot: Signer) -> Failure:
    roles = listed(role.text for role in slot.roles)
    return failure(
        "E-4203",
        Text("现在等待的签名是“{meaning}”，由{roles}签。", "The signature awaited is “{meaning}”, given by: {roles}.").fill(
            meaning=slot.meaning.text, roles=roles
        ),
        Text("请相应人员登录后签名。", "Ask that person to log in and sign."),
    )
