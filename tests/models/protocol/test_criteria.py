"""Every criterion against the registry sentence it implements, at each of its limits."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.protocol.plan import Criterion
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.protocol.v1.criteria.verdicts import warned
from desktop.models.records.facts import Fact, Facts
from desktop.models.values import Reason, Truth
from tests.models.protocol.examples import D0, EXAMPLES, SAMPLES, Example, bile, count, facts, kidney, lab, person

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
        verdict = CRITERIA[key].judge(facts(planned, **{name: replace(fact, on=on)}, **more))
        return verdict.truth, verdict.reason

    @pytest.mark.parametrize("days", [28, 6])
    def test_both_ends_of_the_window_count(self, key: str, sample: tuple[str, Fact], days: int) -> None:
        assert self.judged(key, sample, D0 - timedelta(days)) == (Truth.NOT_MET, None)

    @pytest.mark.parametrize("days", [29, 5])
    def test_a_day_outside_makes_the_value_out_of_date_and_never_fails(self, key: str, sample: tuple[str, Fact], days: int) -> None:
        assert self.judged(key, sample, D0 - timedelta(days)) == (Truth.UNKNOWN, Reason.STALE)

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
    assert "30.0560" in CRITERIA["IN-05"].judge(kidney("F", 60, "54", "150")).detail.en
    assert "29.9" in CRITERIA["IN-05"].judge(kidney("M", 40, "61", "250")).detail.en


def test_the_age_for_the_clearance_is_that_on_the_day_of_the_sample() -> None:
    """M 68 y 60 kg 2 mg/dL is exactly 30; a year older is 29.58."""
    base = kidney("M", 68, "60", "2", "mg/dL", crcl_disease_induced="N")
    younger = Facts({**base.by_name, "scr": lab("2", "mg/dL", on=date(2026, 1, 4))}, base.today, None)
    assert CRITERIA["IN-05"].judge(base).truth is Truth.MET
    assert "CrCl 30.4167" in CRITERIA["IN-05"].judge(younger).detail.en


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


VALUES = {
    "birth_date": ["1960-01-05", "1960-01-06", "1990-06-30", "2008-01-06"],
    "consent_datetime": ["2026-01-05T09:00", "2026-01-07T10:00"],
    "first_procedure": ["2026-01-05T08:00", "2026-01-07T10:01"],
    "consent_withdrawn": ["Y", "N"],
    "reconsent_needed": ["Y", "N"],
    "reconsent_datetime": ["2026-01-08T10:00"],
    "csf_last_date": ["NONE", "2025-12-21", "2025-12-22", "2026-01-06", "2025-12-UK"],
    "rbc_transfusion_date": ["NONE", "2026-01-04"],
    "ast_alt_due_to_iim": ["Y", "N", "U"],
    "gilbert": ["Y", "N", "U"],
    "crcl_disease_induced": ["Y", "N", "U"],
    "hemodynamically_stable": ["Y", "N", "U"],
    "compliance": ["Y", "N"],
    "sex": ["M", "F"],
    "weight_kg": ["54", "61", "120"],
}
ANALYTES = {
    "wbc": ("×10⁹/L", ["2.99", "3", "<3", "<5", ">2"]),
    "anc": ("×10⁹/L", ["0.99", "1", "<1", ">0.5"]),
    "hb": ("g/L", ["59", "60", ">50"]),
    "alt": ("U/L", ["120", "120.1", ">120", "<7"]),
    "ast": ("U/L", ["120", "120.1", ">100", "<7"]),
    "tbil": ("μmol/L", ["30", "30.1", "60", "60.1", ">30", "<3"]),
    "scr": ("μmol/L", ["84", "150", "250", "0", "<20", ">150"]),
    "inr": ("", ["1.5", "1.51", ">1"]),
    "pt_s": ("s", ["15", "30", ">20"]),
}
ULN = {"alt": "40", "ast": "40", "tbil": "20", "inr": "1.0", "pt_s": "13.7"}
DATES = [None, D0 - timedelta(29), D0 - timedelta(28), D0 - timedelta(15), D0 - timedelta(6), D0 - timedelta(5)]


@st.composite
def known(draw: st.DrawFn) -> Facts:
    """Any state of knowledge a ward can be in: each fact known or not, its date known or not."""
    by_name = {name: Fact(draw(st.sampled_from(values))) for name, values in VALUES.items() if draw(st.booleans())}
    for name, (unit, values) in ANALYTES.items():
        if draw(st.booleans()):
            uln = draw(st.sampled_from(["", ULN.get(name, "")]))
            by_name[name] = lab(draw(st.sampled_from(values)), unit, uln, draw(st.sampled_from(DATES)))
    return Facts(by_name, date(2026, 1, 10), draw(st.sampled_from([None, D0])))


_REOPENS = {"IN-09a": {"consent_withdrawn", "reconsent_needed", "first_procedure"}}
"""The news on which a rule has to change its mind."""


@given(known(), st.data())
def test_more_information_never_turns_a_definite_verdict(few: Facts, data: st.DataObject) -> None:
    """What was decided on less stays decided on more, unless a withdrawal, a re-consent or an earlier procedure is the news."""
    names = sorted((VALUES.keys() | ANALYTES.keys()) - few.by_name.keys())
    name = data.draw(st.sampled_from(names)) if names else "sex"
    news = data.draw(known()).by_name.get(name)
    more = replace(few, by_name={**few.by_name, **({name: news} if news and name not in few.by_name else {})})
    for criterion in PROTOCOL.criteria:
        before, after = criterion.judge(few), criterion.judge(more)
        if before.truth is not Truth.UNKNOWN and name not in _REOPENS.get(criterion.key, set()):
            assert after.truth is before.truth, (criterion.key, name)


@given(known())
def test_an_unknown_verdict_names_what_would_settle_it_or_why_nothing_can(state: Facts) -> None:
    for criterion in PROTOCOL.criteria:
        verdict = criterion.judge(state)
        if verdict.truth is Truth.UNKNOWN:
            assert verdict.missing, criterion.key
            assert verdict.detail.zh


@pytest.mark.parametrize("value", ["20", "30", "30.1", "45", "60", "60.1"])
def test_an_open_bilirubin_covers_the_verdicts_of_its_completions(value: str) -> None:
    """The unknown of an unanswered question lets both answers stand; a definite one is what both answers give."""
    judge = CRITERIA["IN-04c"].judge
    unanswered = judge(bile(value)).truth
    completions = {judge(bile(value, gilbert=answer)).truth for answer in ("Y", "N")}
    assert completions == {unanswered} if unanswered is not Truth.UNKNOWN else completions == {Truth.MET, Truth.NOT_MET}


@given(st.decimals("0.01", "500", places=2), st.sampled_from(["wbc", "anc", "hb"]), st.sampled_from(["<", "≤", ">", "≥"]))
def test_a_censored_result_covers_the_verdicts_of_the_values_it_may_stand_for(limit: Decimal, name: str, operator: str) -> None:
    key, unit, step = {"wbc": ("IN-03a", "×10⁹/L", "3"), "anc": ("IN-03b", "×10⁹/L", "1"), "hb": ("IN-03c", "g/L", "60")}[name]
    censored = CRITERIA[key].judge(facts(**{name: lab(f"{operator}{limit}", unit)}, csf_last_date="NONE")).truth
    tried = [
        limit,
        Decimal(step),
        Decimal(step) - Decimal("0.01"),
        limit / 2,
        limit * 2,
        limit - Decimal("0.001"),
        limit + Decimal("0.001"),
    ]
    allowed = {"<": lambda v: v < limit, "≤": lambda v: v <= limit, ">": lambda v: v > limit, "≥": lambda v: v >= limit}[operator]
    exact = {CRITERIA[key].judge(facts(**{name: lab(f"{v:f}", unit)}, csf_last_date="NONE")).truth for v in tried if v >= 0 and allowed(v)}
    assert censored is Truth.UNKNOWN or exact <= {censored}
    assert censored is not Truth.UNKNOWN or len(exact) == 2


def test_every_pair_of_gilbert_and_bilirubin_is_decided_or_asked() -> None:
    for value, answer in itertools.product(["30", "45", "61"], ["Y", "N", "U", ""]):
        more = {"gilbert": answer} if answer else {}
        verdict = CRITERIA["IN-04c"].judge(bile(value, **more))
        assert (verdict.truth is Truth.UNKNOWN) is (value == "45" and answer in ("U", ""))
