"""A nurse at the logs of S01, who has two adverse events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.models.site.registering import register_subject
from desktop.views.desks.events import EventsDesk
from desktop.views.session import Session
from tests.clinic import NURSE, Clinic
from tests.views.desks.standing import FEVER, RASH, standing, write
from tests.views.layout import DESIGNED


@pytest.fixture
def session(training: Clinic) -> Iterator[Session]:
    """The nurse is logged in; S01 has two events, the first with an end before its start."""
    opened = Session(training.folder, training.state, training.clock)
    assert opened.log_in(NURSE, training.password(NURSE))
    register_subject(opened.site, "LXYU")
    register_subject(opened.site, "ZHMI")
    write(opened, "AE", 1, FEVER | {"AEONGO": "N", "AEENDAT": "2026-01-02"})
    write(opened, "AE", 2, RASH)
    yield opened
    opened.close()


@pytest.fixture
def desk(session: Session) -> Iterator[EventsDesk]:
    with standing(session, DESIGNED) as made:
        yield made
