"""Recording a page: what is saved, what is refused, and that nothing typed is lost."""

from __future__ import annotations

from decimal import Decimal, localcontext
from pathlib import Path

import pytest

from desktop.models.failure import Failure
from desktop.models.judgement.finding import Finding
from desktop.models.judgement.findings import findings
from desktop.models.protocol.form import Context, Level
from desktop.models.records.answer import Absent, Answer, Answers
from desktop.models.records.entry import Kind, PageKey
from desktop.models.records.prompt import Prompt
from desktop.models.site.confirming import confirm
from desktop.models.site.drafting import discard_draft, keep_draft, restore_draft, waiting_drafts
from desktop.models.site.recording import RECALCULATED, Reasons, corrected_items, late_by, record, values_of_no_kind
from desktop.models.site.registering import register_subject
from desktop.models.site.site import Site
from tests.clinic import JUDGEMENT, PHYSICIAN, SIGNS, TECHNICIAN, VITALS, answers, clinic, with_subject, write_vitals


def must_findings(site: Site) -> list[Finding]:
    book = site.subject("S01")
    form, page = site.protocol.form("VS"), book.page(VITALS)
    found = findings(form, Context(page.answers, book, site.clock.now().date()))
    return [finding for finding in found if finding.level is Level.MUST]


def test_a_page_is_saved_as_typed_with_both_times(tmp_path: Path) -> None:
    """R-TIM-02: when it happened as told, when it was recorded by the clock."""
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        (entry,) = site.subject("S01").page(VITALS).values("TEMP")
        assert entry.payload["value"] == "36.6"
        assert entry.happened_at == "2026-01-05T10:30"
        assert entry.recorded_at == site.clock.now()


def test_calculated_values_are_kept_unrounded_with_their_inputs(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        bmi = site.subject("S01").page(VITALS).answers["BMI"]
        with localcontext(prec=34):
            assert Decimal(bmi.value) == Decimal("52.0") / (Decimal("1.62") * Decimal("1.62"))
        assert bmi.derived is not None
        assert bmi.derived["shown"] == "19.8"


def test_a_calculated_value_follows_its_inputs_and_says_why(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        record(site, VITALS, answers({"WEIGHT": "54.0"}), Reasons({"WEIGHT": "抄写错误"}))
        first, second = site.subject("S01").page(VITALS).values("BMI")
        assert (first.kind, second.kind, second.reason) == (Kind.ANSWER, Kind.CORRECTION, RECALCULATED)


def test_saving_again_without_a_change_writes_nothing(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        assert write_vitals(site).entries == ()


def test_a_correction_without_a_reason_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    """R-AUD-02."""
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        head = site.ledger.head
        for reason in ("", " ", ".", "..", "----", "12"):
            with pytest.raises(Failure, match="E-4003"):
                record(site, VITALS, answers({"TEMP": "36.8"}), Reasons({"TEMP": reason}))
        assert site.ledger.head == head


def test_a_correction_keeps_the_first_value_readable(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        assert corrected_items(site.subject("S01").page(VITALS), answers({"TEMP": "36.8"})) == ("TEMP",)
        record(site, VITALS, answers({"TEMP": "36.8"}), Reasons({"TEMP": "录入错误"}))
        first, second = site.subject("S01").page(VITALS).values("TEMP")
        assert (first.payload["value"], second.payload["value"], second.reason) == ("36.6", "36.8", "录入错误")


def test_a_value_taken_back_is_a_correction_to_not_answered(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        write_vitals(site)
        record(site, VITALS, Answers({"RESP": Answer()}), Reasons({"RESP": "误录"}))
        assert not site.subject("S01").page(VITALS).answers["RESP"].given
        assert len(site.subject("S01").page(VITALS).values("RESP")) == 2


def test_a_late_entry_asks_why_and_keeps_the_answer(tmp_path: Path) -> None:
    """R-TIM-02: three hours after the measurement."""
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        ward.clock.pass_by(hours=3)
        assert late_by(site, VITALS, answers(SIGNS)) is not None
        with pytest.raises(Failure, match="E-4004"):
            write_vitals(site)
        record(site, VITALS, answers(SIGNS), Reasons(late="抢救优先"))
        assert {entry.reason for entry in site.subject("S01").page(VITALS).values("TEMP")} == {"抢救优先"}


def test_an_entry_within_two_hours_is_not_late(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        assert late_by(site, VITALS, answers(SIGNS)) is None


def test_an_impossible_value_is_kept_as_typed_and_asked_about(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        change = write_vitals(site, OXYSAT="130")
        assert site.subject("S01").page(VITALS).answers["OXYSAT"].value == "130"
        prompts = [entry for entry in change.entries if entry.kind is Kind.PROMPT]
        assert [(entry.item, entry.payload["check"], entry.payload["value"]) for entry in prompts] == [
            ("VSDTC", "course_vs_vsdtc_no_consent", "2026-01-05T10:30"),
            ("OXYSAT", "hard", "130"),
        ]


def test_an_edit_check_can_be_read_in_both_languages_for_ever(tmp_path: Path) -> None:
    """An English print of a page that was recorded in Chinese says what the check said."""
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site, OXYSAT="130")
    with ward.opened(PHYSICIAN) as site:
        (finding,) = must_findings(site)
        confirm(site, VITALS, finding, "仪器如此显示")
        kept = [Prompt.from_payload(entry.payload) for entry in site.subject("S01").page(VITALS).history("OXYSAT")[1:]]
    assert kept == [Prompt("hard", "must", "130", finding.says)] * 2


def test_only_what_is_no_value_of_its_kind_is_asked_about_before_it_is_saved(tmp_path: Path) -> None:
    """Impossible, unusual and missing values are findings on the record; letters for a number never have to become one."""
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        typed = answers(SIGNS | {"TEMP": "abc", "OXYSAT": "130", "PULSE": "", "VSDTC": "2026-02-30T10:00"})
        assert [finding.item for finding in values_of_no_kind(site, VITALS, typed)] == ["VSDTC", "TEMP"]
        assert values_of_no_kind(site, VITALS, answers(SIGNS)) == ()
        record(site, VITALS, typed, Reasons())
        assert values_of_no_kind(site, VITALS, typed) == (), "what is a record already is not asked about again"


def test_only_a_second_person_confirms_an_impossible_value(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site, OXYSAT="130")
        (finding,) = must_findings(site)
        with pytest.raises(Failure, match="E-4007"):
            confirm(site, VITALS, finding, "仪器如此显示")
    with ward.opened(PHYSICIAN) as site:
        confirm(site, VITALS, finding, "仪器如此显示，已当场核对")
        page = site.subject("S01").page(VITALS)
        assert page.reason_for("OXYSAT", finding.check, ("OXYSAT",), page.answers) is not None


def test_a_confirmation_holds_for_that_value_only(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        write_vitals(site, OXYSAT="130")
    with ward.opened(PHYSICIAN) as site:
        (finding,) = must_findings(site)
        confirm(site, VITALS, finding, "仪器如此显示")
        record(site, VITALS, answers({"OXYSAT": "140"}), Reasons({"OXYSAT": "录入错误"}))
        page = site.subject("S01").page(VITALS)
        assert page.reason_for("OXYSAT", finding.check, ("OXYSAT",), page.answers) is None


def test_a_nurse_may_not_record_medical_judgement(tmp_path: Path) -> None:
    """R-SIG-09."""
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        with pytest.raises(Failure, match="E-4002"):
            record(site, JUDGEMENT, answers({"HEMOST": "Y"}), Reasons())


def test_the_administrator_can_neither_register_nor_record(tmp_path: Path) -> None:
    """R-IAM-03."""
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
    with ward.opened(TECHNICIAN) as site:
        head = site.ledger.head
        with pytest.raises(Failure, match="E-3201"):
            register_subject(site, "ABCD")
        with pytest.raises(Failure, match="E-3201"):
            write_vitals(site)
        assert site.ledger.head == head


@pytest.mark.parametrize("initials", ["", "LXY", "lxyu", "LXYUE", "李X", "L1YU"])
def test_initials_that_are_not_four_capitals_are_refused(tmp_path: Path, initials: str) -> None:
    with clinic(tmp_path).opened() as site, pytest.raises(Failure, match="E-4001"):
        register_subject(site, initials)


def test_subject_codes_count_up(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        register_subject(site, "LXYU")
        register_subject(site, "ZHMI")
        assert list(site.casebook().registered) == ["S01", "S02"]


def test_a_draft_waits_for_its_author_and_is_offered_back(tmp_path: Path) -> None:
    ward = clinic(tmp_path)
    with ward.opened() as site:
        with_subject(site)
        keep_draft(site, VITALS, Answers({"TEMP": Answer("37.9"), "RESP": Answer(absent=Absent.ND, why="患者拒绝")}))
    with ward.opened(PHYSICIAN) as site:
        assert waiting_drafts(site) == ()
    with ward.opened() as site:
        (draft,) = waiting_drafts(site)
        assert Answer.from_payload(draft.answers["RESP"]).why == "患者拒绝"
        restore_draft(site, draft)
        discard_draft(site, draft)
        assert waiting_drafts(site) == ()
        kinds = [entry.kind for entry in site.ledger.entries()][-2:]
        assert kinds == [Kind.DRAFT_RESTORED, Kind.DRAFT_DISCARDED]


def test_saving_a_page_ends_its_draft(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        keep_draft(site, VITALS, answers(SIGNS))
        write_vitals(site)
        assert waiting_drafts(site) == ()


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_done_once_has_no_second_time(tmp_path: Path, number: int) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        head = site.ledger.head
        with pytest.raises(Failure, match="E-4016"):
            record(site, PageKey("S01", "SCR", "VS", number), answers(SIGNS), Reasons())
        assert site.ledger.head == head


def test_a_page_that_is_repeated_has_one(tmp_path: Path) -> None:
    with clinic(tmp_path).opened() as site:
        with_subject(site)
        assert record(site, PageKey("S01", "SCR", "ECG", 2), answers({"EGDTC": "2026-01-05T10:30"}), Reasons()).entries
