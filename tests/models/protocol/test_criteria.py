"""Every criterion against the registry sentence it implements, at each of its limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.models.protocol.plan import Criterion
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.v1.criteria.verdicts import warned
from desktop.models.records.facts import Fact, Facts
from desktop.models.values import Reason, Truth
from tests.models.protocol.cases import D0, Example, count, facts, kidney, lab, person
from tests.models.protocol.examples import EXAMPLES
from tests.models.protocol.sampled import SAMPLES, bile

CRITERIA = {criterion.key: criterion for criterion in PROTOCOL.criteria}
WITHOUT_LIMIT = {"IN-09b"}
"""Rests on a word alone: no number, no date, no edge."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.criterion}: {example.says}")
def test_a_criterion_comes_to_what_its_registry_sentence_says(example: Example) -> None:
    verdict = CRITERIA[example.criterion].judge(example.facts)
    assert (verdict.truth, verdict.reason) == (example.truth, example.reason), verdict.detail.en
    assert set(example.missing) <= set(verdict.missing)
    if example.rule:
        assert verdict.rule == example.rule


@pytest.mark.parametrize("criterion", PROTOCOL.criteria, ids=lambda criterion: criterion.key)
def test_every_criterion_has_an_example_of_each_outcome_and_of_its_limits(criterion: Criterion) -> None:
    own = [example for example in EXAMPLES if example.criterion == criterion.key]
    assert {example.truth for example in own} == set(Truth)
    assert criterion.key in WITHOUT_LIMIT or {example.truth for example in own if example.edge} >= {Truth.MET}
    assert criterion.key in WITHOUT_LIMIT or len({example.truth for example in own if example.edge}) > 1


@pytest.mark.parametrize("criterion", PROTOCOL.criteria, ids=lambda criterion: criterion.key)
def test_a_criterion_quotes_the_registry_and_speaks_both_languages(criterion: Criterion) -> None:
    assert criterion.source.basis.value == "registry"
    assert len(criterion.source.sentence) > 15
    assert criterion.text.zh != criterion.text.en or "ULN" in criterion.text.en


@pytest.mark.parametrize(("key", "sample"), SAMPLES.items(), ids=SAMPLES)
class TestScreeningWindow:
    """Screening period (D-28 to D-6): a value outside it never fails a subject."""

    def judged(self, key: str, sample: tuple[str, Fact], on: date | None, planned: date | None = D0) -> tuple[Truth, Reason | None]:
        name, fact = sample
        more = {
            "sex": "M",
            "birth_date": "1980-01-01",
            "weight_kg": "60",
            "crcl_disease_induced": "N",
            "ast_alt_due_to_iim": "N",
            "gilbert": "N",
        }
        known = facts(planned, **{name: replace(fact, on=on)}, **more)
        verdict = CRITERIA[key].judge(replace(known, today=max(known.today, D0)))
        return verdict.truth, verdict.reason

    @pytest.mark.parametrize("days", [28, 6])
    def test_both_ends_of_the_window_count(self, key: str, sample: tuple[str, Fact], days: int) -> None:
        assert self.judged(key, sample, D0 - timedelta(days)) == (Truth.NOT_MET, None)

    @pytest.mark.parametrize("days", [29, 5])
    def test_a_day_outside_makes_the_value_out_of_date_and_never_fails(self, key: str, sample: tuple[str, Fact], days: int) -> None:
        assert self.judged(key, sample, D0 - timedelta(days)) == (Truth.UNKNOWN, Reason.STALE)

    def test_a_sample_of_tomorrow_is_a_wrong_date_and_decides_nothing(self, key: str, sample: tuple[str, Fact]) -> None:
        tomorrow = D0 + timedelta(1)
        assert self.judged(key, sample, tomorrow) == self.judged(key, sample, tomorrow, None) == (Truth.UNKNOWN, Reason.CONFLICT)

    def test_without_a_sample_time_the_window_cannot_be_judged(self, key: str, sample: tuple[str, Fact]) -> None:
        assert self.judged(key, sample, None) == (Truth.UNKNOWN, Reason.MISSING)

    def test_without_a_planned_d0_the_value_alone_decides_and_the_detail_says_so(self, key: str, sample: tuple[str, Fact]) -> None:
        assert self.judged(key, sample, None, planned=None) == (Truth.NOT_MET, None)
        name, fact = sample
        verdict = CRITERIA[key].judge(
            facts(None, **{name: fact}, crcl_disease_induced="N", sex="M", birth_date="1980-01-01", weight_kg="60")
        )
        assert "时间窗未判" in verdict.detail.zh
        assert "window was not judged" in verdict.detail.en


def test_the_clearance_in_words_keeps_the_digits_that_decided() -> None:
    assert "CrCl 30.0560 ≥ 30" in CRITERIA["IN-05"].judge(kidney("F", 60, "54", "150")).detail.en
    assert "CrCl 29.9577 < 30" in CRITERIA["IN-05"].judge(kidney("M", 40, "61", "250")).detail.en
    assert "CrCl 29.9999 < 30" in CRITERIA["IN-05"].judge(kidney("M", 68, "60", "176.8001")).detail.en


def test_the_age_for_the_clearance_is_that_on_the_day_of_the_sample() -> None:
    """M 68 y 60 kg 2 mg/dL is exactly 30; a year older is 29.58."""
    base = kidney("M", 68, "60", "2", "mg/dL", crcl_disease_induced="N")
    younger = Facts({**base.by_name, "scr": lab("2", "mg/dL", on=date(2026, 1, 4))}, base.today, None)
    assert CRITERIA["IN-05"].judge(base).truth is Truth.MET
    assert "CrCl 30.4166" in CRITERIA["IN-05"].judge(younger).detail.en


def test_without_a_sample_date_the_age_is_that_at_enrolment() -> None:
    base = kidney("M", 68, "60", "2", "mg/dL", crcl_disease_induced="N")
    undated = Facts({**base.by_name, "scr": lab("2", "mg/dL", on=None)}, date(2027, 6, 1), None, enrolment_date=date(2026, 1, 6))
    assert CRITERIA["IN-05"].judge(undated).truth is Truth.MET
    assert CRITERIA["IN-05"].judge(replace(undated, enrolment_date=None)).truth is Truth.NOT_MET


@pytest.mark.parametrize(
    ("key", "known", "says"),
    [
        ("IN-01", Facts({n: Fact(v) for n, v in person("1960-01-06").items()}, date(2026, 1, 6)), "66"),
        ("IN-03a", facts(wbc=count("5"), csf_last_date="2026-01-01"), "集落刺激因子"),
        ("IN-03b", facts(anc=count("5"), csf_last_date="2026-01-06"), "采样后"),
        ("IN-03c", facts(hb=lab("70", "g/L"), rbc_transfusion_date="2025-12-29"), "7 天内"),
        ("IN-04a", facts(alt=lab("200", "U/L", "40"), ast_alt_due_to_iim="Y"), "依据"),
        ("IN-04c", bile("40", gilbert="Y"), "依据"),
        ("IN-05", kidney("F", 60, "54", "150"), "接近界值"),
        ("IN-05", kidney("M", 40, "61", "250", crcl_disease_induced="Y"), "终末期肾衰竭"),
    ],
)
def test_what_the_registry_leaves_open_is_a_warning(key: str, known: Facts, says: str) -> None:
    assert any(says in warning.zh for warning in CRITERIA[key].judge(known).warnings)


def test_recorded_evidence_silences_the_warning_about_it() -> None:
    verdict = CRITERIA["IN-04c"].judge(bile("40", gilbert="Y", gilbert_evidence="UGT1A1*28 纯合"))
    assert (verdict.truth, verdict.warnings) == (Truth.MET, ())


@pytest.mark.parametrize(
    ("weighed", "warned_of"), [("2025-12-29", False), ("2026-01-12", False), ("2025-12-28", True), ("2026-01-13", True)]
)
def test_a_weight_more_than_a_week_from_the_sample_is_warned_of(weighed: str, warned_of: bool) -> None:
    verdict = CRITERIA["IN-05"].judge(kidney("F", 20, "54", "84", weight_kg=Fact("54", on=date.fromisoformat(weighed))))
    assert any("7 天" in warning.zh for warning in verdict.warnings) is warned_of


def test_nobody_is_warned_of_a_66th_birthday_before_it_comes() -> None:
    known = {name: Fact(value) for name, value in person("1960-01-07").items()}
    assert CRITERIA["IN-01"].judge(Facts(known, date(2026, 1, 6))).warnings == ()


@pytest.mark.parametrize("days", [0, 7])
def test_a_transfusion_up_to_a_week_before_is_warned_of(days: int) -> None:
    on = date(2026, 1, 5) - timedelta(days)
    assert CRITERIA["IN-03c"].judge(facts(hb=lab("70", "g/L"), rbc_transfusion_date=on.isoformat())).warnings


@pytest.mark.parametrize("value", ["2025-12-28", "NONE", "2026-01-06"])
def test_an_older_or_later_or_no_transfusion_is_not_warned_of(value: str) -> None:
    assert not CRITERIA["IN-03c"].judge(facts(hb=lab("70", "g/L"), rbc_transfusion_date=value)).warnings


def test_no_warning_is_added_where_there_is_none() -> None:
    verdict = CRITERIA["IN-03a"].judge(facts(wbc=count("5")))
    assert warned(verdict, None) == verdict
