"""What the benchmark calls a full subject is one, and it says so when the ward would wait too long."""

from __future__ import annotations

from dataclasses import replace

from bench.answers import pages
from bench.timing import Figure, faults, median_ms, table
from desktop.models.judgement.needs import planned_on
from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.visit import Need

OPENED = Figure("open a page", 40, "bare fields", 8, 50)
STARTED = Figure("start", 900, "a bare window", 400)


def test_every_page_that_a_visit_cannot_do_without_is_filled() -> None:
    filled = {(key.visit, key.form) for key, _ in pages(PROTOCOL, "S01")}
    required = {
        (visit.key, form.key)
        for visit in PROTOCOL.visits
        for form in PROTOCOL.pages(visit.key)
        if any(planned.need is Need.REQUIRED for planned in planned_on(visit, form))
    }
    assert required <= filled
    assert {visit.key for visit in PROTOCOL.visits} == {visit for visit, _ in filled}


def test_a_full_subject_has_a_value_for_everything_asked_of_it() -> None:
    empty, values = [], 0
    for key, answers in pages(PROTOCOL, "S01"):
        asked = [item for item in PROTOCOL.page(key.visit, key.form).asked(answers) if not isinstance(item, Derived)]
        empty += [(key.shown, item.key) for item in asked if not answers[item.key].value]
        values += len(asked)
    assert empty == []
    assert values >= 1500


def test_what_keeps_within_its_limits_is_no_fault() -> None:
    assert faults([OPENED, STARTED], [replace(OPENED, ms=44), replace(STARTED, ms=9000)]) == []


def test_a_page_slower_than_its_limit_is_named_with_both_figures() -> None:
    assert faults([OPENED], [replace(OPENED, ms=51)]) == [
        "open a page, many: 51 ms, the limit is 50 ms",
        "open a page: 51.0 ms beside many subjects, 40.0 ms alone, more than 1.2 times",
    ]


def test_a_difference_smaller_than_can_be_measured_is_no_fault() -> None:
    assert faults([replace(OPENED, ms=2)], [replace(OPENED, ms=3.9)]) == []
    assert faults([replace(OPENED, ms=10)], [replace(OPENED, ms=12.5)]) != []


def test_the_table_tells_each_time_beside_its_floor_and_their_ratio() -> None:
    lines = table([OPENED, STARTED], [replace(OPENED, ms=44), STARTED]).splitlines()
    assert lines[1].split() == ["open", "a", "page", "50", "40.0", "8.0", "5.0", "44.0", "8.0", "5.5", "bare", "fields"]
    assert lines[2].split() == ["start", "900.0", "400.0", "2.2", "900.0", "400.0", "2.2", "a", "bare", "window"]


def test_what_comes_before_is_done_each_time() -> None:
    done: list[str] = []
    took = median_ms(lambda: done.append("act"), before=lambda: done.append("before"), runs=3)
    assert done == ["before", "act"] * 3
    assert took >= 0
