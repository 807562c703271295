"""What waits on the pages that were begun: a row a page where something is open on it, a row a visit for signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from desktop.models.judgement.page_standing import PageStanding
from desktop.models.judgement.sign_state import SignState, next_signer
from desktop.models.judgement.standing import VisitStanding
from desktop.models.judgement.task import Pressing, Task, named_items, named_pages, page_name, page_task, writers
from desktop.models.records.casebook import Signature, SubjectBook
from desktop.models.records.person import Role
from desktop.models.text import Text


def of_visit(book: SubjectBook, one: VisitStanding) -> Iterator[Task]:
    """The rows of a visit's pages; those nobody began are one row, once the visit is known to have taken place."""
    day, planned = one.appointment.actual, one.visit.window is not None
    yield from of_pages(book, one.pages, day)
    left = [page for page in one.counted if not page.begun]
    if left and not one.appointment.missed and (day is not None or not planned):
        what = Text("{visit} {n} 页未录入", "{visit}: {n} pages to record").fill(visit=one.visit.key, n=len(left))
        first = left[0]
        yield Task(Pressing.UNTOUCHED, book.code, what, named_pages(left), writers(first.form), one.visit.key, first.form.key, day=day)


def of_pages(book: SubjectBook, pages: Iterable[PageStanding], day: date | None) -> Iterator[Task]:
    """The rows of pages that belong together."""
    begun = [page for page in pages if page.begun and page.counts]
    for page in begun:
        yield from _of_page(page, day)
    yield from _to_sign([page for page in begun if _ready(page) and page.state is SignState.UNSIGNED], day)
    half = [page for page in begun if _ready(page) and page.state is SignState.PARTLY]
    stopped = [page for page in half if _stopped(page, begun, book)]
    yield from _to_sign_anew(stopped, day)
    yield from _to_review(book, [page for page in half if page not in stopped], day)


def _ready(page: PageStanding) -> bool:
    return page.complete and not page.must


def _of_page(page: PageStanding, day: date | None) -> Iterator[Task]:
    form, full = page.form, page.completeness
    if full.pending:
        yield page_task(page, Pressing.AWAITED, named_items(form, full.pending), writers(form), day=day, item=full.pending[0])
    if page.must:
        detail = Text("{n} 处，签名前处理", "{n} to resolve before signing").fill(n=page.must)
        yield page_task(page, Pressing.MUST, detail, form.recorders, day=day)
    elif page.state is SignState.BROKEN:
        detail = Text("签名后有更改，须重新签名", "Changed after signing; sign again")
        yield page_task(page, Pressing.BROKEN, detail, writers(form), day=day)
    elif not full.complete:
        detail = Text("{done}，未填 {items}", "{done}, open: {items}").fill(done=full.shown, items=named_items(form, full.missing))
        yield page_task(page, Pressing.UNFINISHED, detail, writers(form), day=day, item=full.missing[0])


def _to_sign(pages: list[PageStanding], day: date | None) -> Iterator[Task]:
    for roles, together in _grouped((writers(page.form), page) for page in pages):
        yield _together(Pressing.UNSIGNED, together, _done(together), roles, day)


def _to_sign_anew(pages: list[PageStanding], day: date | None) -> Iterator[Task]:
    for roles, together in _grouped((writers(page.form), page) for page in pages):
        detail = Text("同一文件有页已更改，一并重新签名：{pages}", "a page of their document changed, sign anew: {pages}")
        yield _together(Pressing.UNSIGNED, together, detail.fill(pages=named_pages(together)), roles, day)


def _stopped(page: PageStanding, beside: list[PageStanding], book: SubjectBook) -> bool:
    """Whether its half-signed document cannot be signed further, so that its first signer is awaited again (`sign_state.awaited`).

    Said by what is known of the pages beside it: no page is read again for it.
    """
    newest = book.signatures_of(page.key)[-1]
    standing = [one.key.shown for one in beside if _stands_in(newest, one, book)]
    return not set(standing).issuperset(newest.pages)


def _stands_in(signature: Signature, page: PageStanding, book: SubjectBook) -> bool:
    if page.state not in (SignState.PARTLY, SignState.SIGNED):
        return False
    newest = book.signatures_of(page.key)[-1]
    return (newest.document, newest.version) == (signature.document, signature.version)


def _to_review(book: SubjectBook, pages: list[PageStanding], day: date | None) -> Iterator[Task]:
    waiting = [(slot.roles, page) for page in pages if (slot := next_signer(page.form, book.signatures_of(page.key)))]
    for roles, together in _grouped(waiting):
        last = book.signatures_of(together[0].key)[-1]
        signed = Text("{name} 已签（{meaning}）", "signed by {name} ({meaning})").fill(name=last.name, meaning=last.meaning.text)
        detail = (
            signed
            if len(together) == 1
            else Text("{signed}：{pages}", "{signed}: {pages}").fill(signed=signed, pages=named_pages(together))
        )
        yield _together(Pressing.REVIEW, together, detail, roles, day)


def _grouped(pages: Iterable[tuple[tuple[Role, ...], PageStanding]]) -> Iterator[tuple[tuple[Role, ...], list[PageStanding]]]:
    """The pages of a visit that wait for the same people; a row of a log stands for itself."""

    def same_people(one: tuple[tuple[Role, ...], PageStanding]) -> tuple[tuple[Role, ...], str]:
        return one[0], "" if one[1].need is not None else one[1].key.shown

    for (roles, _log), found in groupby(sorted(pages, key=same_people), key=same_people):
        yield roles, [page for _roles, page in found]


def _together(pressing: Pressing, pages: list[PageStanding], detail: Text, roles: tuple[Role, ...], day: date | None) -> Task:
    key = pages[0].key
    several = Text("{visit} 共 {n} 页", "{visit}: {n} pages").fill(visit=key.visit, n=len(pages))
    what = page_name(pages[0]) if len(pages) == 1 else several
    return Task(pressing, key.subject, what, detail, roles, key.visit, key.form, repeat=key.repeat, day=day)


def _done(pages: list[PageStanding]) -> Text:
    if len(pages) == 1:
        return Text("{done} 已录完", "{done} recorded").fill(done=pages[0].completeness.shown)
    return Text("已录完：{pages}", "recorded: {pages}").fill(pages=named_pages(pages))
