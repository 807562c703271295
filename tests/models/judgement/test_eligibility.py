"""From a subject's pages to 符合, 不符合 or 待定 (R-SRC-04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.judgement.eligibility import Effect, Judged, effect_of, judge
from desktop.models.judgement.facts import facts_of
from desktop.models.protocol.plan import CriterionKind
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer
from desktop.models.values import Reason, Truth
from tests.models.ward import BLOOD, CHEMISTRY, D0, SAMPLED, eligible, result, subject

TODAY = date(2026, 1, 10)
Screening = dict[tuple[str, int], dict[str, Answer | str]]


def judged(key: str, pages: Screening) -> Judged:
    return next(j for j in judge(PROTOCOL, subject(pages), TODAY).judged if j.criterion.key == key)


def changed(form: str, **answers: Answer | str) -> Screening:
    pages = eligible()
    pages[form, 1] |= answers
    return pages


def test_a_complete_screening_meets_every_criterion() -> None:
    eligibility = judge(PROTOCOL, subject(eligible()), TODAY)
    assert [j.criterion.key for j in eligibility.of(Effect.PASSES)] == [criterion.key for criterion in PROTOCOL.criteria]


def test_an_empty_screening_leaves_everything_pending_and_says_what_is_missing() -> None:
    eligibility = judge(PROTOCOL, subject({}), TODAY)
    assert len(eligibility.of(Effect.PENDING)) == len(PROTOCOL.criteria) == 13
    for one in eligibility.judged:
        assert one.verdict.reason is Reason.MISSING
        assert one.missing
        assert all(given.value.zh == "未填" for given in one.inputs)


def test_the_inputs_say_value_unit_multiple_date_and_page() -> None:
    given = judged("IN-04a", changed("LAB", ALT=result("132", "U/L", "7", "40"))).inputs[0]
    assert (given.value.zh, given.unit, given.multiple) == ("132", "U/L", "3.30×ULN")
    assert (given.on, given.page, given.label.zh) == (date(2026, 1, 5), "S01-SCR-LAB", "ALT")


def test_the_measurements_stand_beside_the_question_of_stability() -> None:
    shown = {given.name: f"{given.value.zh} {given.unit}".strip() for given in judged("IN-07", eligible()).inputs}
    assert shown == {"hemodynamically_stable": "是", "systolic": "118 mmHg", "diastolic": "72 mmHg", "pulse": "84 /min", "spo2": "98 %"}


def test_choices_and_never_are_shown_in_words() -> None:
    assert [given.value.zh for given in judged("IN-05", eligible()).inputs][2] == "女"
    assert [given.value.zh for given in judged("IN-03b", eligible()).inputs] == ["1.86", "无"]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Answer(pending=True, unit="×10⁹/L"), "采样未报告"),
        (Answer(absent=Absent.ND, why="标本溶血"), "ND 未做"),
        (Answer(absent=Absent.UK, why="报告丢失"), "UK 不详"),
        (Answer("凝固", unit="×10⁹/L"), "凝固"),
    ],
)
def test_a_result_awaited_or_not_done_is_missing_and_never_zero(answer: Answer, shown: str) -> None:
    one = judged("IN-03a", changed("LAB", WBC=answer))
    assert (one.effect, one.verdict.reason) == (Effect.PENDING, Reason.MISSING)
    assert one.inputs[0].value.zh == shown
    assert [text.zh for text in one.missing] == ["WBC"]


def test_what_is_missing_is_named_in_words() -> None:
    assert [t.zh for t in judged("IN-04a", changed("LAB", ALT=result("35", "U/L"))).missing] == ["ALT 参考上限"]
    assert [t.zh for t in judged("IN-03a", changed("LAB", WBC=result("5"))).missing] == ["WBC 单位"]
    assert [t.zh for t in judged("IN-03a", changed("LAB", CBCDTC="")).missing] == ["WBC 采样时间"]
    assert [t.zh for t in judged("IN-09a", changed("LAB", CBCDTC="2026-01-01T08:00")).missing] == ["首次采样或测量时间"]


def test_the_latest_sample_that_has_the_item_counts() -> None:
    pages = eligible()
    pages["LAB", 2] = {**CHEMISTRY, "CHEMDTC": "2026-01-08T07:40", "ALT": result("132", "U/L", "7", "40")}
    assert judged("IN-04a", pages).inputs[0].page == "S01-SCR-LAB-2"
    assert judged("IN-03a", pages).inputs[0].page == "S01-SCR-LAB"
    pages["LAB", 2]["ALT"] = Answer(pending=True)
    assert judged("IN-04a", pages).effect is Effect.PASSES


def test_the_later_sample_counts_even_when_it_was_entered_first() -> None:
    pages = eligible()
    pages["LAB", 2] = {**CHEMISTRY, "CHEMDTC": "2026-01-03T07:40", "ALT": result("132", "U/L", "7", "40")}
    assert judged("IN-04a", pages).inputs[0].value.zh == "35"


def test_a_sample_without_its_time_counts_as_the_latest_until_the_time_is_entered() -> None:
    pages = eligible()
    pages["LAB", 2] = {**BLOOD, "CBCDTC": "", "WBC": result("2.1", "×10⁹/L")}
    assert judged("IN-03a", pages).verdict.reason is Reason.MISSING


def test_a_later_sample_replaces_one_that_a_growth_factor_made_unusable() -> None:
    pages = changed("MH", CSFDTC="2025-12-25")
    assert judged("IN-03b", pages).verdict.reason is Reason.SAMPLE_UNUSABLE
    pages["LAB", 2] = {"CBCDTC": "2026-01-09T07:40", "NEUT": result("1.2", "×10⁹/L")}
    assert judged("IN-03b", pages).effect is Effect.PASSES


def test_a_panel_marked_not_tested_gives_no_facts() -> None:
    assert judged("IN-03a", changed("LAB", CBCPERF="N")).verdict.reason is Reason.MISSING


def test_moving_d0_makes_values_out_of_date_and_back() -> None:
    moved = changed("DM", D0PLDTC="2026-02-03")
    assert judged("IN-03a", moved).verdict.reason is Reason.STALE
    assert judged("IN-03a", changed("DM", D0PLDTC=D0)).effect is Effect.PASSES


@pytest.mark.parametrize(("form", "item", "moment"), [("VS", "VSDTC", "2026-01-02T08:59"), ("LAB", "COAGDTC", "2026-01-01T23:00")])
def test_the_first_procedure_is_the_earliest_sample_or_measurement(form: str, item: str, moment: str) -> None:
    pages = changed(form, **{item: moment})
    assert facts_of(PROTOCOL, subject(pages), TODAY).by_name["first_procedure"].value == moment
    assert judged("IN-09a", pages).verdict.reason is Reason.NEEDS_ADJUDICATION


def test_the_signing_of_consent_is_no_procedure() -> None:
    assert facts_of(PROTOCOL, subject(eligible()), TODAY).by_name["first_procedure"].value == SAMPLED


def test_a_withdrawal_fails_and_a_needed_re_consent_waits() -> None:
    assert judged("IN-09a", changed("ICF", WDYN="Y")).effect is Effect.FAILS
    assert judged("IN-09a", changed("ICF", RECYN="Y")).effect is Effect.PENDING
    assert judged("IN-09a", changed("ICF", RECYN="Y", RECDTC="2026-01-06T10:00")).effect is Effect.PASSES


@pytest.mark.parametrize(
    ("truth", "inclusion", "exclusion"),
    [(Truth.MET, "符合", "触发排除"), (Truth.NOT_MET, "不符合", "未触发"), (Truth.UNKNOWN, "待定", "待定")],
)
def test_met_means_opposite_things_for_the_two_kinds(truth: Truth, inclusion: str, exclusion: str) -> None:
    for kind, words in ((CriterionKind.INCLUSION, inclusion), (CriterionKind.EXCLUSION, exclusion)):
        assert effect_of(kind, truth).text(kind).zh == words


def test_judging_the_same_pages_again_gives_the_same() -> None:
    book = subject(eligible())
    assert judge(PROTOCOL, book, TODAY) == replace(judge(PROTOCOL, book, TODAY))
