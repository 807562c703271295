"""A stop that nobody may pass, or a check nobody made, does not reach a signed paper in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.completeness import completeness
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import page_findings
from desktop.models.judgement.ready import figures
from desktop.models.judgement.standing import standing
from desktop.models.judgement.steps import step_states
from desktop.models.protocol.form import Context, Level
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import PageKey
from desktop.models.records.person import Meaning
from desktop.models.site.checking import check_step
from desktop.models.site.confirming import confirm
from desktop.models.site.overriding import override_gate
from desktop.models.site.recording import Reasons, record
from desktop.models.site.signing import commit, make, prepare
from desktop.models.site.site import Site
from tests.clinic import NURSE, PHYSICIAN, Clinic, clinic, with_subject
from tests.models.printing.free_programs import read_in_order
from tests.models.site.checklist import state, write

BAG, PRODUCT, FITNESS = (PageKey("S01", "D0", form) for form in ("INFF", "INFC", "INFA"))
WHY = "已查明：当时确实如此，已报告主要研究者"
AT = "2026-01-05T10:20"
MISMATCH = {"F01BAG": "1", "F01NAME": "Y", "F01ID": "N", "F01LOT": "Y", "F01DOSE": "Y", "F01EXP": "Y", "F01DTC": AT, "F01YN": "DONE"}


def fill(site: Site, key: PageKey, given: dict[str, str]) -> None:
    """The page complete: what is given, every other step not done, everything else unknown."""
    form = PROTOCOL.page(key.visit, key.form)
    steps = {step.done: "NOTDONE" for section in form.sections if (step := section.step)}
    told = Answers({item: Answer(text) for item, text in {**steps, **given}.items()})
    while missing := completeness(form, told).missing:
        told = Answers({**told.by_key, **{item: Answer(absent=Absent.ND, why="本例不做") for item in missing}})
    record(site, key, told, Reasons(late="结果迟回"))


def open_musts(site: Site, key: PageKey) -> list[tuple[str, str]]:
    book, now = site.subject("S01"), site.clock.now()
    page = book.page(key)
    found = figures(PROTOCOL.page(key.visit, key.form), page, Context(page.answers, book, now.date(), now))
    assert found.completeness.complete
    counted = [one.must for visit in standing(PROTOCOL, book, now.date()).visits for one in visit.pages if one.key == key]
    assert counted == [len(found.must)], "the list of pages counts what the signature is refused for"
    return [(one.item, one.check) for one in found.must]


def finding(site: Site, key: PageKey, item: str, check: str) -> Finding:
    book, now = site.subject("S01"), site.clock.now()
    page = book.page(key)
    found = page_findings(PROTOCOL.page(key.visit, key.form), page, Context(page.answers, book, now.date(), now))
    return next(one for one in found if (one.item, one.check) == (item, check))


def refused(site: Site, key: PageKey, item: str, check: str) -> str:
    with pytest.raises(Failure) as caught:
        confirm(site, key, finding(site, key, item, check), WHY)
    return caught.value.failed.number


def signing_refused(site: Site, key: PageKey) -> str:
    with pytest.raises(Failure) as caught:
        prepare(site, (key,), Meaning.RECORD)
    return caught.value.failed.number


@pytest.fixture
def ward(tmp_path: Path) -> Clinic:
    made = clinic(tmp_path)
    with made.opened() as site:
        with_subject(site)
    return made


def test_a_bag_of_somebody_else_is_not_signed_for_by_a_nurses_word_nor_by_an_override(ward: Clinic) -> None:
    with ward.opened() as site:
        fill(site, BAG, MISMATCH)
        check_step(site, BAG, "F01", PHYSICIAN, ward.password(PHYSICIAN))
        assert open_musts(site, BAG) == [("F01YN", "forbidden")]
        assert refused(site, BAG, "F01YN", "forbidden") == "E-4008"
        with pytest.raises(Failure, match="E-4031"):
            override_gate(site, BAG, "F01", PHYSICIAN, ward.password(PHYSICIAN), WHY)
        assert signing_refused(site, BAG) == "E-4202"


def test_a_physicians_statement_lets_it_be_signed_and_the_paper_keeps_the_stop_beside_it(ward: Clinic, tmp_path: Path) -> None:
    with ward.opened() as site:
        fill(site, BAG, MISMATCH)
        check_step(site, BAG, "F01", PHYSICIAN, ward.password(PHYSICIAN))
    with ward.opened(PHYSICIAN) as site:
        confirm(site, BAG, finding(site, BAG, "F01YN", "forbidden"), WHY)
        assert open_musts(site, BAG) == []
        assert state(site, BAG, "F01").stopped
    with ward.opened() as site:
        assert (site.faults, site.warnings) == ((), ())
        signed = make(prepare(site, (BAG,), Meaning.RECORD), ward.password(NURSE))
        commit(site, signed)
        (tmp_path / "bag.pdf").write_bytes(signed.pdf)
        paper = read_in_order(tmp_path / "bag.pdf")
        assert "硬停受试者编号不一致" in paper
        assert WHY in paper


def test_the_statement_is_of_what_was_stated_and_of_nothing_that_is_written_later(ward: Clinic) -> None:
    with ward.opened() as site:
        fill(site, BAG, MISMATCH)
        check_step(site, BAG, "F01", PHYSICIAN, ward.password(PHYSICIAN))
    with ward.opened(PHYSICIAN) as site:
        confirm(site, BAG, finding(site, BAG, "F01YN", "forbidden"), WHY)
    with ward.opened() as site:
        write(site, BAG, {"F01DOSE": "N"})
        assert open_musts(site, BAG) == [("F01YN", "forbidden"), ("F01YN", "unchecked")]


def test_the_physician_who_recorded_the_step_does_not_answer_for_it(ward: Clinic) -> None:
    with ward.opened(PHYSICIAN) as site:
        fill(site, BAG, MISMATCH)
        assert refused(site, BAG, "F01YN", "forbidden") == "E-4008"
        assert refused(site, BAG, "F01YN", "unchecked") == "E-4008"


@pytest.mark.parametrize(
    ("key", "given", "item"),
    [
        (PRODUCT, {"C04WRIST": "S01", "C04BAG": "S02", "C04DTC": AT, "C04YN": "DONE"}, "C04YN"),
        (BAG, {"F03NOFIL": "N", "F03PRIME": "Y", "F03DTC": AT, "F03YN": "DONE"}, "F03YN"),
        (FITNESS, {"A09HCG": "POS", "A09DTC": AT, "A09YN": "DONE"}, "A09YN"),
    ],
    ids=["another subject's bag", "a filter in the line", "pregnant"],
)
def test_every_stop_that_nobody_may_pass_keeps_its_page_from_being_signed(
    ward: Clinic, key: PageKey, given: dict[str, str], item: str
) -> None:
    with ward.opened() as site:
        fill(site, key, given)
        assert (item, "forbidden") in open_musts(site, key)
        assert signing_refused(site, key) == "E-4202"


def test_a_bedside_check_said_not_done_is_asked_about_once_the_cells_were_given(ward: Clinic) -> None:
    with ward.opened() as site:
        fill(site, BAG, {"F04START": AT, "F04DTC": AT, "F04YN": "DONE"})
        assert {("F01YN", "forbidden"), ("F03YN", "forbidden"), ("F04YN", "unchecked")} <= set(open_musts(site, BAG))


def test_a_page_where_nothing_was_done_is_asked_about_nothing(ward: Clinic) -> None:
    with ward.opened() as site:
        fill(site, BAG, {})
        assert open_musts(site, BAG) == []


def test_a_check_nobody_made_is_stated_by_a_physician_or_made_and_no_explanation_of_a_nurse_replaces_it(ward: Clinic) -> None:
    agreed = MISMATCH | {"F01ID": "Y"}
    with ward.opened() as site:
        fill(site, BAG, agreed)
        assert open_musts(site, BAG) == [("F01YN", "unchecked")]
        assert refused(site, BAG, "F01YN", "unchecked") == "E-4008"
    with ward.opened(PHYSICIAN) as site:
        confirm(site, BAG, finding(site, BAG, "F01YN", "unchecked"), WHY)
        assert open_musts(site, BAG) == []
    with ward.opened() as site:
        write(site, BAG, {"F01LOT": "N"})
        write(site, BAG, {"F01LOT": "Y", "F01NAME": "N"})
        assert ("F01YN", "unchecked") in open_musts(site, BAG)


def test_a_stop_that_a_physician_may_pass_is_not_explained_away(ward: Clinic) -> None:
    with ward.opened() as site:
        fill(site, BAG, {"F02SEEN": "N", "F02DTC": AT, "F02YN": "DONE"})
    with ward.opened(PHYSICIAN) as site:
        assert refused(site, BAG, "F02YN", "gate") == "E-4009"


def test_a_warning_without_its_second_person_is_asked_about_and_holds_up_nothing(ward: Clinic) -> None:
    key = PageKey("S01", "D0", "INFD")
    with ward.opened() as site:
        fill(site, key, {"D02STER": "N", "D02DTC": AT, "D02YN": "DONE"})
        assert open_musts(site, key) == []
        assert finding(site, key, "D02YN", "second_person").level is Level.CHECK


def test_a_physicians_step_written_down_by_a_nurse_says_so_on_screen_and_paper(ward: Clinic, tmp_path: Path) -> None:
    with ward.opened() as site:
        fill(site, FITNESS, {"A03SAR": "N", "A03DTC": AT, "A03YN": "DONE"})
        book, now = site.subject("S01"), site.clock.now()
        page = book.page(FITNESS)
        states = step_states(PROTOCOL.page("D0", "INFA"), page, Context(page.answers, book, now.date(), now))
        behalf = {one.step.number for one in states if one.on_behalf}
        assert behalf >= {"A02", "A03", "A11"}
        assert not behalf & {"A01", "A04", "A10"}
        signed = make(prepare(site, (FITNESS,), Meaning.RECORD), ward.password(NURSE))
        (tmp_path / "fit.pdf").write_bytes(signed.pdf)
        assert "代录责任人：研究医生；本步骤由研究护士王静代录" in read_in_order(tmp_path / "fit.pdf")
    with ward.opened(PHYSICIAN) as site:
        write(site, FITNESS, {"A03DTC": "2026-01-05T10:21"})
        assert not state(site, FITNESS, "A03").on_behalf
