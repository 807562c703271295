"""Where a subject stands: every visit with its pages, in the figures the banner, the chooser and 今日 show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.models.judgement.eligibility import Effect, judge
from desktop.models.judgement.page_standing import PageStanding, of_page
from desktop.models.judgement.remembered import Remembered
from desktop.models.judgement.sign_state import SignState
from desktop.models.judgement.taken_back import times_done
from desktop.models.judgement.timetable import Appointment, timetable
from desktop.models.judgement.windows import Timing
from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Choice
from desktop.models.protocol.plan import Protocol
from desktop.models.protocol.v1.logbook import LOG_VISIT, rows
from desktop.models.protocol.v1.subject import SCREENING_VISIT, birth_date, day_zero, infusion_started, screening, sex
from desktop.models.protocol.v1.taking_part import Ending, ending
from desktop.models.protocol.visit import Visit
from desktop.models.records.casebook import SubjectBook
from desktop.models.scales.age import completed_years
from desktop.models.text import Text, same


@dataclass(frozen=True, slots=True)
class VisitStanding:
    """One visit: when it is due, and its pages as this subject needs them."""

    appointment: Appointment
    pages: tuple[PageStanding, ...]
    """In paper order: what is needed or was begun, each time it was done; a condition known not to hold leaves its pages out."""

    @property
    def visit(self) -> Visit:
        """The visit of the schedule."""
        return self.appointment.visit

    @property
    def counted(self) -> tuple[PageStanding, ...]:
        """The pages that count: the required ones, and of the others those that were begun."""
        return tuple(page for page in self.pages if page.counts)

    @property
    def begun(self) -> bool:
        """Whether anything was recorded for it."""
        return any(page.begun for page in self.pages)

    @property
    def complete(self) -> int:
        """How many pages that count are completely answered."""
        return sum(page.complete for page in self.counted)

    @property
    def must(self) -> int:
        """Open findings that stand in the way of a signature."""
        return sum(page.must for page in self.pages)

    @property
    def signed(self) -> bool:
        """Whether it was begun and every page that counts carries all its signatures."""
        return self.begun and all(page.state is SignState.SIGNED for page in self.counted)


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
    """The day of infusion: the real one once it was given, the planned one before."""
    infused: bool
    ending: Ending | None
    """How the subject's part in the trial ended."""
    screening_number: str
    visits: tuple[VisitStanding, ...]
    """Every planned visit in order, then the unplanned ones that were begun."""
    beside: tuple[PageStanding, ...]
    """The daily sheets and the rows of the logs that say anything."""
    pending: tuple[str, ...]
    """Criteria nobody can judge yet."""
    failed: tuple[str, ...]
    """Criteria that keep the subject out."""
    judgeable: bool
    """Whether every page the criteria read was begun."""
    today: date

    @property
    def pages(self) -> tuple[PageStanding, ...]:
        """Every page of every visit, then those beside the visits."""
        return (*(page for one in self.visits for page in one.pages), *self.beside)

    @property
    def ended(self) -> date | None:
        """The day the subject's part in the trial ended."""
        return self.ending.on if self.ending else None

    @property
    def must(self) -> int:
        """Open findings on all pages that stand in the way of a signature."""
        return sum(page.must for page in self.pages)

    @property
    def current(self) -> VisitStanding:
        """The visit the ward is at: the latest that was begun or whose window is open, at first screening."""
        reached = [one for one in self.visits if one.begun or self._due(one)]
        return max(reached or self.visits[:1], key=self._reached)

    @property
    def next(self) -> Appointment | None:
        """The first visit still ahead; none after the end."""
        ahead = (one.appointment for one in self.visits if self._timing(one.appointment) is Timing.AHEAD)
        return None if self.ended else next(ahead, None)

    def visit(self, key: str) -> VisitStanding:
        """The visit of that key; StopIteration where it was neither planned nor begun."""
        return next(one for one in self.visits if one.visit.key == key)

    def _due(self, one: VisitStanding) -> bool:
        """Visits after the infusion wait for it, whatever the plan says."""
        waits = (one.visit.nominal_day or 0) > 0 and not self.infused
        return self.ended is None and not waits and self._timing(one.appointment) is Timing.OPEN

    @staticmethod
    def _timing(appointment: Appointment) -> Timing | None:
        return appointment.window.timing if appointment.window else None

    @staticmethod
    def _reached(one: VisitStanding) -> date:
        """The day that orders the visits; one without a day lies before all that have one."""
        window = one.appointment.window
        return one.appointment.actual or (window.opens if window else date.min)


_STANDINGS: Remembered[Standing] = Remembered()


def standing(protocol: Protocol, book: SubjectBook, today: date) -> Standing:
    """The subject on this day; asked again of the same book it is not worked out again."""
    return _STANDINGS.get(book, (protocol.version, today), lambda: _standing(protocol, book, today))


def _standing(protocol: Protocol, book: SubjectBook, today: date) -> Standing:
    birth, arm = birth_date(book), screening(book, "DM").code("DXGRP")
    judged = judge(protocol, book, today)
    return Standing(
        code=book.code,
        initials=str(book.registered.payload["initials"]),
        sex=sex(book),
        age=completed_years(birth, today) if birth and birth <= today else None,
        arm=arm,
        arm_text=_arm_text(protocol, arm),
        day_zero=day_zero(book),
        infused=infusion_started(book) is not None,
        ending=ending(book),
        screening_number=str(book.registered.payload["screening_number"]),
        visits=tuple(_visit(protocol, book, one, today) for one in timetable(protocol, book, today)),
        beside=tuple(_beside(protocol, book, today)),
        pending=tuple(one.criterion.key for one in judged.of(Effect.PENDING)),
        failed=tuple(one.criterion.key for one in judged.of(Effect.FAILS)),
        judgeable=all(book.repeats(SCREENING_VISIT, form) for form in _read_by_criteria(protocol)),
        today=today,
    )


def _visit(protocol: Protocol, book: SubjectBook, appointment: Appointment, today: date) -> VisitStanding:
    visit = appointment.visit
    pages = (page for form in protocol.pages(visit.key) for page in _times(protocol, book, visit, form, today))
    return VisitStanding(appointment, tuple(page for page in pages if page.need is not None or page.begun))


def _times(protocol: Protocol, book: SubjectBook, visit: Visit, form: Form, today: date) -> Iterator[PageStanding]:
    """The page each time it was done; once, empty, where it never was."""
    for page in times_done(book, visit.key, form.key) or (None,):
        yield of_page(protocol.version, visit, form, book, page, today)


def _beside(protocol: Protocol, book: SubjectBook, today: date) -> Iterator[PageStanding]:
    for visit in protocol.visits:
        for form in protocol.pages(visit.key) if visit.forms else ():
            said = rows(book, form.key) if visit.key == LOG_VISIT else book.repeats(visit.key, form.key)
            yield from (of_page(protocol.version, visit, form, book, page, today) for page in said)


def _read_by_criteria(protocol: Protocol) -> frozenset[str]:
    return frozenset(need.form for criterion in protocol.criteria for need in criterion.needs)


def _arm_text(protocol: Protocol, arm: str) -> Text | None:
    item = protocol.form("DM").item("DXGRP")
    if not arm:
        return None
    assert isinstance(item, Choice)
    return next((option.text for option in item.options if option.code == arm), same(arm))
