"""A subject from screening to week 52 in a real site: every page recorded, closed, opened again and put on paper.

The pages come from the protocol, so a page that is added to a visit is covered by standing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.models.protocol.form import Form
from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Visit
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Role
from desktop.models.site.printing import preview_pages
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from desktop.models.text import Language
from tests.clinic import NURSE, PHYSICIAN, Clinic, clinic, with_subject
from tests.models.printing.every_page import in_table
from tests.models.printing.free_programs import read_in_order
from tests.models.protocol.filled import filled

D0 = date(2026, 1, 20)
VISITS = PROTOCOL.visits
LATE = Reasons(late="按纸质记录补记")


def key_of(visit: Visit, form: Form) -> PageKey:
    return PageKey("S01", visit.key, form.key)


def day_of(visit: Visit) -> str:
    """The planned day of the visit; screening a fortnight before the infusion, what nobody plans a month after it."""
    days = {"SCR": -15}.get(visit.key, 30 if visit.nominal_day is None else visit.nominal_day)
    return (D0 + timedelta(days)).isoformat()


def written_by(site: Site, role: Role) -> None:
    """Record every page that falls to the role: a physician's are those a nurse may not record."""
    for visit in VISITS:
        for form in PROTOCOL.pages(visit.key):
            if (Role.NURSE in form.recorders) == (role is Role.NURSE):
                record(site, key_of(visit, form), filled(form, day_of(visit)), LATE)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    """The site after everything was recorded and everybody logged out."""
    ward = clinic(tmp_path_factory.mktemp("course"))
    ward.clock.pass_by(days=420)
    with ward.opened(NURSE) as site:
        with_subject(site)
        written_by(site, Role.NURSE)
    with ward.opened(PHYSICIAN) as site:
        written_by(site, Role.SUB_INVESTIGATOR)
    return ward


@pytest.fixture(scope="module")
def opened(course: Clinic) -> Iterator[Site]:
    with course.opened(NURSE) as site:
        yield site


def test_the_course_is_as_long_as_a_real_one(opened: Site) -> None:
    assert opened.faults == ()
    assert len(opened.subject("S01").pages) == sum(len(PROTOCOL.pages(visit.key)) for visit in VISITS)
    assert opened.ledger.head.sequence > 1_500


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.key)
def test_every_answer_of_a_visit_is_as_it_was_typed_after_closing_and_opening(opened: Site, visit: Visit) -> None:
    book = opened.subject("S01")
    for form in PROTOCOL.pages(visit.key):
        kept = book.page(key_of(visit, form)).answers
        derived = {item.key for item in form.items if isinstance(item, Derived)}
        assert {key: kept[key] for key in kept if kept[key].given and key not in derived} == filled(form, day_of(visit)).by_key, form.key


def new_at(visit: Visit) -> tuple[Form, ...]:
    """The visit's pages that ask otherwise than every page of an earlier visit."""
    earlier = [form for one in VISITS[: VISITS.index(visit)] for form in PROTOCOL.pages(one.key)]
    return tuple(form for form in PROTOCOL.pages(visit.key) if form not in earlier)


PAPERS = [
    *(pytest.param(visit, PROTOCOL.pages(visit.key), Language.ZH, id=f"{visit.key}-zh") for visit in VISITS),
    *(pytest.param(visit, forms, Language.EN, id=f"{visit.key}-en") for visit in VISITS if (forms := new_at(visit))),
]
"""The paper of record for every page of every visit; the translation of a page once, where its questions first stand."""


@pytest.mark.parametrize(("visit", "forms", "language"), PAPERS)
def test_a_visit_prints_with_every_question_and_what_was_written(
    opened: Site, visit: Visit, forms: tuple[Form, ...], language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "visit.pdf"
    file.write_bytes(preview_pages(opened, tuple(key_of(visit, form) for form in forms), language))
    printed = read_in_order(file)
    asked = [form.text for form in forms] + [item.text for form in forms for item in form.items if not in_table(form, item)]
    assert [text.en for text in asked if re.sub(r"\s", "", text.say(language)) not in printed] == []
    notes = [answer.value for form in forms for answer in filled(form, day_of(visit)).by_key.values() if "：如实记录" in answer.value]
    assert [note for note in notes if note not in printed] == []
