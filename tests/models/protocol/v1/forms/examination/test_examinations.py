"""The examination pages: their reports, words and limits, and QTcF as the ECG page calculates it."""

from __future__ import annotations

import pytest

from desktop.models.protocol.form import RECORD_AND_REVIEW, Form
from desktop.models.protocol.items import Derived, Origin
from desktop.models.protocol.v1.forms.examination import EXAMINATION_FORMS
from desktop.models.protocol.v1.procedures import PROCEDURES
from desktop.models.records.answer import Answer, Answers
from tests.models.protocol.v1.forms.pages_asked import crossed_limits, misnamed, unworded
from tests.models.ward import subject

BY_KEY = {form.key: form for form in EXAMINATION_FORMS}
OF_EVERY_REPORT = ("PERF", "REASND", "DTC", "REF", "INT", "DESC")


@pytest.mark.parametrize("form", EXAMINATION_FORMS, ids=lambda form: form.key)
def test_an_examination_page_is_worded_named_and_limited_throughout(form: Form) -> None:
    """R-SRC-01."""
    assert unworded(form) == []
    assert misnamed(form) == []
    assert crossed_limits(form) == []


@pytest.mark.parametrize("form", EXAMINATION_FORMS, ids=lambda form: form.key)
def test_an_examination_is_one_planned_procedure_read_from_its_report(form: Form) -> None:
    assert [section.procedure for section in form.sections] == [form.key]
    assert form.key in {procedure.code for procedure in PROCEDURES}
    assert form.signers == RECORD_AND_REVIEW
    prefix = form.sections[0].time.removesuffix("DTC")
    own = {item.key for item in form.items if item.origin is not Origin.HIS}
    calculated = {item.key for item in form.items if isinstance(item, Derived)}
    assert own - calculated == {f"{prefix}PERF", f"{prefix}REASND"}


def test_only_the_ecg_repeats() -> None:
    """A tracing is taken again at once; another scan is another visit's."""
    assert [form.key for form in EXAMINATION_FORMS if form.repeats] == ["ECG"]


@pytest.mark.parametrize("form", EXAMINATION_FORMS, ids=lambda form: form.key)
def test_an_examination_not_done_asks_for_the_reason_alone(form: Form) -> None:
    prefix = form.sections[0].time.removesuffix("DTC")
    not_done = Answers({f"{prefix}PERF": Answer("N")})
    assert [item.key for item in form.asked(not_done)] == [f"{prefix}PERF", f"{prefix}REASND"]
    assert f"{prefix}REASND" not in {item.key for item in form.asked(Answers({}))}


@pytest.mark.parametrize("form", EXAMINATION_FORMS, ids=lambda form: form.key)
def test_what_is_abnormal_is_described(form: Form) -> None:
    prefix = form.sections[0].time.removesuffix("DTC")
    assert {f"{prefix}{part}" for part in OF_EVERY_REPORT} <= {item.key for item in form.items}
    for conclusion, described in (("NORM", False), ("NCS", True), ("CS", True)):
        asked = {item.key for item in form.asked(Answers({f"{prefix}INT": Answer(conclusion)}))}
        assert (f"{prefix}DESC" in asked) is described


@pytest.mark.parametrize(("rhythm", "conducted"), [("", False), ("SINUS", True), ("AF", False), ("PACED", False)])
def test_without_conducted_beats_no_pr_interval_is_asked(rhythm: str, conducted: bool) -> None:
    asked = {item.key for item in BY_KEY["ECG"].asked(Answers({"EGRHYTHM": Answer(rhythm)}))}
    assert ("EGPR" in asked) is conducted


def corrected(**answers: str) -> str:
    item = BY_KEY["ECG"].item("EGQTCF")
    assert isinstance(item, Derived)
    found = item.compute(Answers({key: Answer(value) for key, value in answers.items()}), subject({}))
    return found.shown if found else ""


def test_the_ecg_page_corrects_qt_by_its_own_rate() -> None:
    assert corrected(EGQT="400", EGHR="60") == "400"
    assert corrected(EGQT="360", EGHR="90") == "412"


@pytest.mark.parametrize(
    "answers",
    [{"EGQT": "400"}, {"EGHR": "70"}, {"EGQT": "400", "EGHR": "0"}, {"EGQT": "<400", "EGHR": "70"}, {"EGQT": "901", "EGHR": "70"}],
)
def test_qt_is_not_corrected_by_half_the_inputs_or_an_impossible_one(answers: dict[str, str]) -> None:
    assert corrected(**answers) == ""
