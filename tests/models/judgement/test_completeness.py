"""How much of a page is answered."""

from __future__ import annotations

import pytest

from desktop.models.judgement.completeness import completeness
from desktop.models.protocol.items import Derived
from desktop.models.protocol.v1 import PROTOCOL
from desktop.models.records.answer import Absent, Answer, Answers
from tests.models.ward import CONSENT, answers


def test_an_untouched_page_has_answered_nothing() -> None:
    form = PROTOCOL.form("VS")
    empty = completeness(form, answers({}))
    required = [item.key for item in form.items if item.required and not isinstance(item, Derived) and item.asked_when is None]
    assert (empty.done, empty.asked, empty.missing) == (0, len(required), tuple(required))
    assert not empty.complete


def test_a_conditional_item_is_asked_only_when_it_applies() -> None:
    form = PROTOCOL.form("ICF")
    without, needed = completeness(form, answers(CONSENT)), completeness(form, answers({**CONSENT, "WITYN": "Y"}))
    assert (without.shown, needed.shown, needed.missing) == ("10/10", "10/11", ("WITWHO",))
    assert without.complete


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        (Answer(absent=Absent.ND, why="仪器故障"), True),
        (Answer(absent=Absent.ND), False),
        (Answer(absent=Absent.ND, why=" "), False),
        (Answer(pending=True), True),
        (Answer("0"), True),
        (Answer(), False),
        (Answer(unit="U/L", uln="40"), False),
    ],
)
def test_a_value_a_reason_or_an_awaited_result_is_an_answer(answer: Answer, done: bool) -> None:
    state = completeness(PROTOCOL.form("LAB"), Answers({"ALT": answer}))
    assert ("ALT" not in state.missing) is done
    assert (state.pending == ("ALT",)) is answer.pending


def test_a_panel_not_tested_and_an_optional_item_are_not_counted() -> None:
    state = completeness(PROTOCOL.form("LAB"), answers({"CBCPERF": "N", "CHEMPERF": "N", "COAGPERF": "N"}))
    assert (state.shown, state.complete) == ("0/0", True)
