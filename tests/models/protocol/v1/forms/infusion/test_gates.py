"""The gates of the checklist: they stop, they give the reason, and nobody goes round the ones that may not be overridden."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from desktop.models.protocol.steps import Gate
from tests.models.protocol.v1.forms.infusion.gate_examples import PASSES, POSITIVE, STOPS, Case
from tests.models.protocol.v1.forms.infusion.pages import LABORATORY, SCREENED, STEPS, context, gate
from tests.models.ward import result


def named(cases: list[Case]) -> list[str]:
    return [f"{place}-{number}-{'-'.join(answers)}" for place, (number, answers, _) in enumerate(cases)]


@pytest.mark.parametrize("case", STOPS, ids=named(STOPS))
def test_a_gate_stops_and_says_why(case: Case) -> None:
    said = gate(*case)
    assert said is not None
    assert "{" not in said.zh + said.en


@pytest.mark.parametrize("case", PASSES, ids=named(PASSES))
def test_a_gate_lets_pass_what_lies_on_the_right_side(case: Case) -> None:
    assert gate(*case) is None


@pytest.mark.parametrize("number", STEPS)
def test_a_step_nobody_answered_is_not_judged(number: str) -> None:
    """Completeness says what is missing; a gate never speaks of what it has not seen."""
    assert gate(number, {}, {}) is None


@pytest.mark.parametrize("number", STEPS)
def test_a_step_said_not_to_be_done_does_not_pass(number: str) -> None:
    said = gate(number, {f"{number}YN": "NOTDONE"}, {})
    assert said is not None
    assert said.zh == "本步骤未完成"


@pytest.mark.parametrize("number", [number for number, step in STEPS.items() if step.gate is Gate.HARD])
def test_every_step_without_a_stop_of_its_own_is_known(number: str) -> None:
    """A hard gate either compares something or is passed by being done."""
    assert number in {case[0] for case in STOPS} | {"A11", "C05", "G04", "G05"}


@pytest.mark.parametrize(
    ("number", "answers"),
    [("C04", {}), ("F01", {}), ("F03", {}), ("A09", POSITIVE), ("L01", {"L01HCG": "POS"})],
)
def test_nobody_may_override_identity_the_bedside_check_a_filter_or_a_pregnancy(number: str, answers: Mapping[str, str]) -> None:
    assert not STEPS[number].overridable(context(answers, {}))


def test_a_physician_may_override_the_rest() -> None:
    refused = {number for number, step in STEPS.items() if not step.overridable(context({}, {}))}
    assert refused == {"C04", "F01", "F03"}
    assert STEPS["A09"].overridable(context({"A09HCG": "MISSING"}, {}))


def test_a_gate_gives_every_reason_at_once() -> None:
    said = gate("A05", {"A05SBP": "80", "A05PRES": "Y"}, {})
    assert said is not None
    assert said.zh == "收缩压 80 mmHg（<90），暂缓回输；正在使用升压药，暂缓回输"


def test_a_result_with_an_operator_is_not_taken_for_a_number() -> None:
    """`>100` may lie above any limit: the step says that it cannot be judged."""
    said = gate(
        "A07", {"A07SEEN": "Y", "A07IIM": "N"}, {**SCREENED, ("D0", "LAB", 1): {**LABORATORY, "ALT": result(">100", "U/L", "7", "40")}}
    )
    assert said is not None
    assert said.en == "Result or limit missing on the laboratory page, cannot be judged: ALT"


def test_the_review_names_the_steps_nobody_answered() -> None:
    answered = {f"{number}YN": "DONE" for number in STEPS if not number.startswith(("G", "F10", "L"))}
    pages = {("D0", f"INF{phase}", 1): {key: done for key, done in answered.items() if key[0] == phase} for phase in "ABCDEF"}
    said = gate("G06", {"G06YN": "DONE"}, pages)
    assert said is not None
    assert said.en == "Steps not answered: F10"
    pages["D0", "INFF", 1]["F10YN"] = "DONE"
    assert gate("G06", {"G06YN": "DONE"}, pages) is None
