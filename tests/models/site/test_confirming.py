"""Who stood by a value stood by what was there: another unit, limit or companion is asked about again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import findings, open_findings
from desktop.models.judgement.ready import figures
from desktop.models.protocol.form import Context
from desktop.models.records.answer import Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.site.confirming import confirm
from desktop.models.site.recording import Reasons, record
from desktop.models.site.site import Site
from tests.clinic import PHYSICIAN, Clinic, clinic, with_subject
from tests.models.ward import result

LAB = PageKey("S01", "SCR", "LAB")
WHY = "已核对原始报告"


def write(site: Site, **given: Answer) -> None:
    known = site.subject("S01").page(LAB)
    corrected = {item: "单位错误" for item in given if known.values(item)}
    record(site, LAB, Answers({"CHEMDTC": Answer("2026-01-05T08:40"), **given}), Reasons(corrected))


def asked(site: Site, *, still_open: bool = True) -> set[tuple[str, str]]:
    """The checks that speak on the page, or those nobody has confirmed."""
    return {(one.item, one.check) for one in found(site, still_open=still_open)}


def found(site: Site, *, still_open: bool = True) -> tuple[Finding, ...]:
    book, form = site.subject("S01"), site.protocol.page("SCR", "LAB")
    page, now = book.page(LAB), site.clock.now()
    context = Context(page.answers, book, now.date(), now)
    return open_findings(form, page, context) if still_open else findings(form, context)


def confirmed(ward: Clinic, item: str, check: str) -> None:
    """By the physician, because an impossible value takes a second person."""
    with ward.opened(PHYSICIAN) as site:
        (finding,) = [one for one in found(site) if (one.item, one.check) == (item, check)]
        confirm(site, LAB, finding, WHY)
        assert (item, check) not in asked(site)


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    made = clinic(tmp_path)
    with made.opened() as site:
        with_subject(site)
    return made


def test_a_creatinine_confirmed_in_one_unit_is_asked_about_again_in_another(ward: Clinic) -> None:
    """900 μmol/L may be true; 900 mg/dL is eighty times as much, and the same digits."""
    with ward.opened() as site:
        write(site, CREA=result("900", "μmol/L", "41", "73"))
    ((item, check),) = [("CREA", one) for one in ("soft", "hard") if _speaks(ward, "CREA", one)]
    confirmed(ward, item, check)
    with ward.opened() as site:
        write(site, CREA=result("900", "mg/dL", "41", "73"))
        page = site.subject("S01").page(LAB)
        again = {one for one in asked(site) if one[0] == "CREA"}
        assert ("CREA", "hard") in again
        context = Context(page.answers, site.subject("S01"), site.clock.now().date(), site.clock.now())
        assert "CREA" in {one.item for one in figures(site.protocol.page("SCR", "LAB"), page, context).must}, (
            "it keeps the page from being signed"
        )


def _speaks(ward: Clinic, item: str, check: str) -> bool:
    with ward.opened() as site:
        return (item, check) in asked(site)


def test_the_same_check_at_the_same_digits_in_another_unit_is_asked_again(ward: Clinic) -> None:
    """Both are impossible and say so in the same words: only the unit tells that another thing is meant."""
    with ward.opened() as site:
        write(site, CREA=result("90000", "μmol/L", "41", "73"))
    confirmed(ward, "CREA", "hard")
    with ward.opened() as site:
        write(site, CREA=result("90000", "mg/dL", "41", "73"))
        assert ("CREA", "hard") in asked(site)


def test_the_way_back_to_what_was_confirmed_needs_no_second_word(ward: Clinic) -> None:
    with ward.opened() as site:
        write(site, CREA=result("90000", "μmol/L", "41", "73"))
    confirmed(ward, "CREA", "hard")
    with ward.opened() as site:
        for unit in ("mg/dL", "μmol/L"):
            write(site, CREA=result("90000", unit, "41", "73"))
        assert ("CREA", "hard") not in asked(site)


def test_a_range_does_not_look_at_the_reports_limits_and_is_not_asked_about_for_them(ward: Clinic) -> None:
    with ward.opened() as site:
        write(site, CREA=result("90000", "μmol/L"))
    confirmed(ward, "CREA", "hard")
    with ward.opened() as site:
        write(site, CREA=result("90000", "μmol/L", "41", "73"))
        assert ("CREA", "hard") not in asked(site)


def test_crossed_limits_confirmed_once_are_asked_about_when_they_change(ward: Clinic) -> None:
    with ward.opened() as site:
        write(site, ALT=result("35", "U/L", "40", "7"))
    confirmed(ward, "ALT", "limits_crossed")
    with ward.opened() as site:
        write(site, ALT=result("35", "U/L", "50", "7"))
        assert ("ALT", "limits_crossed") in asked(site)


def test_a_part_above_the_whole_is_asked_about_again_when_the_whole_changes(ward: Clinic) -> None:
    """The confirmation was of both numbers, though it stands at one of them."""
    with ward.opened() as site:
        write(site, DBIL=result("30", "μmol/L", "", "7"), TBIL=result("21", "μmol/L", "", "21"))
    confirmed(ward, "DBIL", "dbil_above_tbil")
    with ward.opened() as site:
        write(site, TBIL=result("12", "μmol/L", "", "21"))
        assert ("DBIL", "dbil_above_tbil") in asked(site)
        assert ("DBIL", "dbil_above_tbil") in asked(site, still_open=False)
