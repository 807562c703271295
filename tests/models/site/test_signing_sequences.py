"""Whatever order pages are written, changed and signed in: every page's state is right, and every document verifies."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.judgement.sign_state import SignState, sign_state
from desktop.models.printing.verdict import Doubt, Holder
from desktop.models.printing.verification import examine
from desktop.models.records.entry import PageKey
from desktop.models.records.signing import page_digest
from desktop.models.site.signing import commit_all, gesture, make_all
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, Clinic, clinic, with_subject
from tests.models.site.visits import PHYSICIANS_OWN, RECORDED, VISIT, write

PAGES = (*RECORDED[:2], PHYSICIANS_OWN[0])


@dataclass
class Paper:
    """A document as a reader with pencil and paper would keep it."""

    pages: dict[PageKey, int]
    """Page to how often it had been written when it was signed."""
    needs: int
    has: int = 1


@dataclass
class Pencil:
    """The rules of signing once more, in the fewest words: what each page is worth after each step."""

    written: dict[PageKey, int] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)

    def newest(self, page: PageKey) -> Paper | None:
        return next((paper for paper in reversed(self.papers) if page in paper.pages), None)

    def holds(self, page: PageKey) -> bool:
        paper = self.newest(page)
        return paper is not None and paper.pages[page] == self.written[page]

    def goes_on(self, paper: Paper) -> bool:
        return paper.has < paper.needs and all(self.newest(page) is paper and self.holds(page) for page in paper.pages)

    def sign(self, user: str) -> int:
        """How many signatures the gesture gives."""
        further = [paper for paper in self.papers if self.goes_on(paper)] if user == PHYSICIAN else []
        own = [page for page in self.written if (page in PHYSICIANS_OWN) == (user == PHYSICIAN)]
        fresh = {page: self.written[page] for page in own if not self._stands(page)}
        for paper in further:
            paper.has += 1
        if fresh:
            self.papers.append(Paper(fresh, 1 if user == PHYSICIAN else 2))
        return len(further) + bool(fresh)

    def _stands(self, page: PageKey) -> bool:
        paper = self.newest(page)
        return paper is not None and self.holds(page) and (paper.has == paper.needs or self.goes_on(paper))

    def state(self, page: PageKey) -> SignState:
        paper = self.newest(page)
        if paper is None:
            return SignState.UNSIGNED if page in self.written else SignState.EMPTY
        if not self.holds(page):
            return SignState.BROKEN
        return SignState.SIGNED if paper.has == paper.needs else SignState.PARTLY


STEPS = st.one_of(st.sampled_from(PAGES), st.sampled_from([NURSE, PHYSICIAN]))


_STOPPED = [*PAGES, NURSE, PAGES[0], PHYSICIAN, NURSE, PHYSICIAN, PAGES[1], NURSE]
"""A page of a half-signed document changes; later one of a completely signed one."""


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(_STOPPED)
@given(st.lists(STEPS, min_size=4, max_size=9))
def test_every_page_is_worth_what_the_rules_say_and_every_document_verifies(steps: list[PageKey | str]) -> None:
    """R-SIG-04, R-SIG-07."""
    with tempfile.TemporaryDirectory() as folder:
        ward, pencil = clinic(Path(folder)), Pencil()
        with ward.opened() as site:
            with_subject(site)
        for step in steps:
            _take(ward, pencil, step)
        with ward.opened() as site:
            assert (site.faults, site.warnings) == ((), ())
            assert {page: _state(site, page) for page in PAGES} == {page: pencil.state(page) for page in PAGES}
            _demand_verified(ward, site)


def _take(ward: Clinic, pencil: Pencil, step: PageKey | str) -> None:
    if isinstance(step, PageKey):
        pencil.written[step] = pencil.written.get(step, 0) + 1
        with ward.opened(PHYSICIAN if step in PHYSICIANS_OWN else NURSE) as site:
            write(site, step, why=f"第 {pencil.written[step]} 次未做")
        return
    with ward.opened(step) as site:
        asked, before = gesture(site, "S01", VISIT), site.subject("S01")
        seen = {key.shown: page_digest(page, site.protocol.version) for key, page in before.pages.items()}
        assert len(asked.documents) == pencil.sign(step)
        if asked.documents:
            commit_all(site, make_all(asked.documents, ward.password(step)))
        given_now = site.subject("S01").signatures[len(before.signatures) :]
        assert [dict(one.pages) for one in given_now] == [dict(one.pages) for one in asked.documents]
        assert all(seen[name] == digest for one in given_now for name, digest in one.pages.items())


def _state(site: Site, page: PageKey) -> SignState:
    book = site.subject("S01")
    return sign_state(site.protocol.page(page.visit, page.form), book.page(page), book, site.protocol.version)


def _demand_verified(ward: Clinic, site: Site) -> None:
    """Every file ever kept is whole; one that waits for a signature says so and nothing worse."""
    keys = SiteKeys.read(ward.folder / "site.keys")
    root = x509.load_pem_x509_certificate(keys.root.encode())
    holders = {entry.fingerprint: Holder(site.people[entry.person]) for entry in site.subject("S01").signatures}
    for signature in site.subject("S01").signatures:
        found = examine(site.documents.get(signature.sha256), roots=[root], certificates=holders)
        assert {fault.doubt for fault in found.faults} <= {Doubt.INCOMPLETE}
        assert found.document == f"{signature.document}-v{signature.version:02d}"
