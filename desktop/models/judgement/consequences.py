"""What saving a change would cause: signatures that end, criteria whose verdict turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.models.judgement.eligibility import Judged, judge
from desktop.models.judgement.sign_state import still_signed
from desktop.models.judgement.supposing import supposing
from desktop.models.protocol.plan import Protocol
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import Signature, SubjectBook
from desktop.models.records.entry import PageKey


@dataclass(frozen=True, slots=True)
class Turned:
    """A criterion before and after."""

    before: Judged
    after: Judged


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a save would cause."""

    ended: tuple[Signature, ...]
    """Signatures of the page that stand now and would not any more."""
    turned: tuple[Turned, ...]

    @property
    def none(self) -> bool:
        """Whether the save causes nothing beyond itself."""
        return not self.ended and not self.turned


def consequences(protocol: Protocol, book: SubjectBook, key: PageKey, answers: Answers, now: datetime) -> Consequences:
    """What saving these answers on the page would cause."""
    then = supposing(book, key, answers, now)
    page, signatures = book.page(key), book.signatures_of(key)
    ends = then is not book and still_signed(page, signatures, protocol.version)
    return Consequences(signatures if ends else (), turned(protocol, book, then, now.date()))


def turned(protocol: Protocol, book: SubjectBook, then: SubjectBook, today: date) -> tuple[Turned, ...]:
    """The criteria that say something else of the other book."""
    before, after = (judge(protocol, state, today).judged for state in (book, then))
    return tuple(Turned(was, becomes) for was, becomes in zip(before, after, strict=True) if _differs(was, becomes))


def _differs(was: Judged, becomes: Judged) -> bool:
    return (was.effect, was.verdict.reason) != (becomes.effect, becomes.verdict.reason)
