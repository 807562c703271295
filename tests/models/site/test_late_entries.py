"""What is 补记 and what is not: by its minute, by its day, by the day of the visit, and never where the past is asked for (R-TIM-02)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.models.clock import SITE_ZONE
from desktop.models.failure import Failure
from desktop.models.protocol.lateness import late_entry
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.recording import Reasons, late_by, record
from desktop.models.site.site import Site
from tests.clinic import answers, clinic, with_subject

HELD = {"SVOCCUR": "Y", "SVDTC": "2026-01-24", "SVWAY": "INPAT"}
VISIT = PageKey("S01", "D4", "SV")
EVENT = {"AETERM": "发热", "AESTDAT": "2026-01-20", "AEONGO": "Y", "AESER": "N"}
SERIOUS = EVENT | {"AESER": "Y", "AEAWDAT": "2026-01-26T08:00"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with clinic(tmp_path).opened() as opened:
        with_subject(opened)
        yield opened


def at(site: Site, month: int, day: int, hour: int, minute: int = 0) -> Site:
    """The same site at that moment of 2026."""
    site.clock.moment = datetime(2026, month, day, hour, minute, tzinfo=SITE_ZONE)  # type: ignore[attr-defined]
    return site


def log(form: str) -> PageKey:
    return PageKey("S01", "LOG", form)


@pytest.mark.parametrize(
    ("day", "hour", "minute", "late"),
    [
        (24, 23, 59, None),
        (25, 1, 59, None),
        (25, 2, 1, timedelta(hours=2, minutes=1)),
        (25, 9, 0, timedelta(hours=9)),
        (27, 9, 0, timedelta(days=2, hours=9)),
    ],
)
def test_what_is_dated_by_its_day_is_in_time_until_the_end_of_that_day(
    site: Site, day: int, hour: int, minute: int, late: timedelta | None
) -> None:
    found = late_by(at(site, 1, day, hour, minute), VISIT, answers(HELD))
    assert (found and timedelta(minutes=found // timedelta(minutes=1))) == late


def test_a_visit_written_down_the_next_morning_says_why_and_is_read_as_late(site: Site) -> None:
    at(site, 1, 25, 9)
    with pytest.raises(Failure, match="E-4004"):
        record(site, VISIT, answers(HELD), Reasons())
    record(site, VISIT, answers(HELD), Reasons(late="交接班"))
    (entry,) = site.subject("S01").page(VISIT).values("SVWAY")
    assert (entry.happened_at, entry.reason) == ("2026-01-24", "交接班")
    assert late_entry(site.protocol.page("D4", "SV"), entry) is not None


def test_a_score_filled_in_on_paper_may_be_copied_until_the_day_after(site: Site) -> None:
    key, given = PageKey("S01", "W12", "FACIT"), answers({"FACITDTC": "2026-01-24", "FACITTOT": "31"})
    assert late_by(at(site, 1, 25, 22), key, given) is None
    assert late_by(at(site, 1, 26, 9), key, given) is not None


@pytest.mark.parametrize(
    ("key", "given"),
    [
        (PageKey("S01", "SCR", "MH"), {"MHTERM": "系统性红斑狼疮", "SYMPDTC": "2019-UK-UK", "MHSTDTC": "2019-03-11"}),
        (PageKey("S01", "SCR", "DM"), {"BRTHDTC": "2005-03-11", "D0PLDTC": "2026-01-20"}),
        (log("CM"), {"CMTRT": "泼尼松", "CMSTDAT": "2019-03-UK", "CMONGO": "Y"}),
        (log("AE"), EVENT),
        (log("HO"), {"HOTERM": "肺炎", "HOSTDAT": "2026-01-10", "HOONGO": "N", "HOENDAT": "2026-01-14"}),
        (log("DS"), {"DSTERM": "LOST", "DSLSTDAT": "2025-12-01", "DSSTDAT": "2025-12-31"}),
    ],
)
def test_nobody_is_asked_why_the_past_was_not_written_down_when_it_was_the_present(site: Site, key: PageKey, given: dict[str, str]) -> None:
    """History, a drug begun years ago, an event found today, a stay elsewhere: the day lies rightly before."""
    assert late_by(at(site, 1, 27, 9), key, answers(given)) is None


@pytest.mark.parametrize(
    ("form", "given"),
    [
        ("AE", SERIOUS),
        ("DD", {"DTHDAT": "2026-01-02", "DTHAWDAT": "2026-01-26T08:00", "DTHSRC": "FAMILY"}),
        ("DV", {"DVTERM": "漏测血压", "DVSTDAT": "2026-01-02", "DVNOTDAT": "2026-01-25"}),
        ("WD", {"WDDAT": "2026-01-25", "WDBY": "SUBJECT", "WDEXTENT": "ALL"}),
    ],
)
def test_a_serious_event_a_death_a_deviation_and_a_withdrawal_are_late_a_day_after_they_became_known(
    site: Site, form: str, given: dict[str, str]
) -> None:
    assert late_by(at(site, 1, 26, 20), log(form), answers(given)) is None
    assert late_by(at(site, 1, 27, 9), log(form), answers(given)) is not None


def test_the_outcome_of_a_serious_event_is_not_late_however_long_it_lasted(site: Site) -> None:
    record(at(site, 1, 26, 9), log("AE"), answers(SERIOUS), Reasons())
    assert late_by(at(site, 2, 26, 9), log("AE"), answers(SERIOUS | {"AEOUT": "RECOVERED/RESOLVED"})) is None


def test_what_has_no_time_of_its_own_is_dated_by_the_visit(site: Site) -> None:
    record(at(site, 1, 24, 9), VISIT, answers(HELD), Reasons())
    key, given = PageKey("S01", "D4", "VS"), answers({"TEMP": "36.6"})
    assert late_by(at(site, 1, 24, 20), key, given) is None
    with pytest.raises(Failure, match="E-4004"):
        record(at(site, 1, 26, 9), key, given, Reasons())
    record(site, key, given, Reasons(late="系统故障"))
    assert site.subject("S01").page(key).values("TEMP")[0].happened_at == "2026-01-24"


def test_a_measurement_told_to_the_minute_is_judged_by_it_and_not_by_the_visit(site: Site) -> None:
    record(at(site, 1, 24, 9), VISIT, answers(HELD), Reasons())
    given = answers({"VSDTC": "2026-01-26T08:30", "TEMP": "36.6"})
    assert late_by(at(site, 1, 26, 9), PageKey("S01", "D4", "VS"), given) is None


def test_a_visit_that_was_not_held_is_never_late(site: Site) -> None:
    assert late_by(at(site, 2, 26, 9), VISIT, answers({"SVOCCUR": "N", "SVREAS": "ILL", "SVREASTX": "发热"})) is None


@pytest.mark.parametrize("day", ["9999-12-31", "2026-02-30", "abc", "2026-UK-UK"])
def test_a_day_that_is_none_or_lies_ahead_keeps_nobody_from_saving(site: Site, day: str) -> None:
    record(at(site, 1, 25, 9), VISIT, answers(HELD | {"SVDTC": day}), Reasons())
    assert site.subject("S01").page(VISIT).answers["SVDTC"].value == day


def test_a_unit_typed_before_its_result_is_asked_for_its_reason_as_well(site: Site) -> None:
    """Whatever a save demands is asked for beforehand, so that no save fails on it."""
    key, typed = PageKey("S01", "SCR", "LAB"), Answers({"CBCDTC": Answer("2026-01-05T07:40"), "WBC": Answer(unit="×10⁹/L")})
    record(site, key, answers({"CBCDTC": "2026-01-05T07:40"}), Reasons())
    assert late_by(at(site, 1, 7, 9), key, typed) is not None


def test_a_calculated_value_is_not_called_late_beside_its_inputs(site: Site) -> None:
    key, given = PageKey("S01", "SCR", "VS"), {"VSDTC": "2026-01-05T10:30", "HEIGHT": "162", "WEIGHT": "52.0"}
    record(at(site, 1, 6, 9), key, answers(given), Reasons(late="结果迟回"))
    page, form = site.subject("S01").page(key), site.protocol.page("SCR", "VS")
    late = {item for item in page.answers if late_entry(form, page.values(item)[0]) is not None}
    assert late == set(given)
