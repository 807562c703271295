"""What another planned day of infusion would do, asked without recording anything."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.clock import SITE_ZONE
from desktop.models.judgement.moved_plan import moved_plan
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.v1.subject import planned_d0
from tests.models.ward import D0, eligible, subject

NOW = datetime(2026, 1, 6, 9, tzinfo=SITE_ZONE)
PLANNED = date.fromisoformat(D0)


@given(st.integers(-10, 40))
def test_every_visit_moves_by_as_many_days_as_the_infusion(days: int) -> None:
    book = subject(eligible())
    plan = moved_plan(PROTOCOL, book, PLANNED + timedelta(days), NOW)
    assert len(plan.visits) == sum(visit.window is not None for visit in PROTOCOL.visits)
    for one in plan.visits:
        assert one.after.opens - one.before.opens == one.after.closes - one.before.closes == timedelta(days)
    assert planned_d0(book) == PLANNED, "asking changes nothing"


def test_a_sample_that_will_be_too_old_turns_its_criterion() -> None:
    book = subject(eligible())
    near = moved_plan(PROTOCOL, book, PLANNED, NOW)
    far = moved_plan(PROTOCOL, book, PLANNED + timedelta(60), NOW)
    assert near.turned == ()
    assert far.turned != ()
