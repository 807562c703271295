"""What holds of every criterion whatever is known: definite stays definite, unknown covers its completions."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from operator import ge, gt, le, lt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.facts import Fact, Facts
from desktop.models.values import Truth
from tests.models.protocol.cases import D0, facts, lab
from tests.models.protocol.sampled import bile

CRITERIA = {criterion.key: criterion for criterion in PROTOCOL.criteria}

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
    stands_for = {"<": lt, "≤": le, ">": gt, "≥": ge}[operator]
    exact = {
        CRITERIA[key].judge(facts(**{name: lab(f"{v:f}", unit)}, csf_last_date="NONE")).truth
        for v in tried
        if v >= 0 and stands_for(v, limit)
    }
    assert censored is Truth.UNKNOWN or exact <= {censored}
    assert censored is not Truth.UNKNOWN or len(exact) == 2


def test_every_pair_of_gilbert_and_bilirubin_is_decided_or_asked() -> None:
    for value, answer in itertools.product(["30", "45", "61"], ["Y", "N", "U", ""]):
        more = {"gilbert": answer} if answer else {}
        verdict = CRITERIA["IN-04c"].judge(bile(value, **more))
        assert (verdict.truth is Truth.UNKNOWN) is (value == "45" and answer in ("U", ""))
