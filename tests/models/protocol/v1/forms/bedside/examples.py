"""Answers that several tests of the bedside pages start from."""

from __future__ import annotations

from desktop.models.records.answer import Absent, Answer
from tests.models.protocol.v1.forms.visited import KNOWN
from tests.models.ward import SIGNS, Given, Visited, result

FULL: Given = {"ICEORIEN": "4", "ICENAME": "3", "ICECOMM": "1", "ICEWRITE": "1", "ICEATTN": "1"}
WRITING_NOT_DONE: Given = {**FULL, "ICEWRITE": Answer(absent=Absent.ND, why="手指硬化")}


def kidney(creatinine: str) -> Visited:
    """A woman of 20 who weighs 72 kg: clearance is 102 divided by the creatinine in mg/dL."""
    return {
        **KNOWN,
        ("LD1", "VS", 1): {**SIGNS, "VSDTC": "2026-01-15T07:00", "WEIGHT": "72"},
        ("LD1", "LAB", 1): {"CHEMDTC": "2026-01-15T07:10", "CREA": result(creatinine, "mg/dL")},
    }
