"""What the registry record names itself, written down once more by hand: everything else is a default of the site."""

from __future__ import annotations

import pytest

from desktop.models.protocol.source import Basis
from desktop.models.protocol.v1 import PROTOCOL

NAMED = {
    "ICF": ("SCR",),
    "IE": ("SCR",),
    "CBC": ("SCR",),
    "CHEM": ("SCR",),
    "COAG": ("SCR",),
    "VIRS": ("SCR",),
    "HCG": ("SCR",),
    "CD19F": ("SCR",),
    "CRCL": ("SCR",),
    "PREG_C": ("SCR",),
    "LD": ("LD1", "LD2", "LD3"),
    "INF": ("D0",),
    "AE": ("D0", "D4", "D7", "D10", "D14", "D21", "D28", "W12", "W24", "W36", "W52"),
    "EFF": ("SCR", "D14", "D28", "W8", "W12", "W24", "W36", "W52", "UNS"),
}
WINDOWS = {
    "SCR": (-28, -6), "LD1": (-5, -5), "LD2": (-4, -4), "LD3": (-3, -3), "REST1": (-2, -2), "REST2": (-1, -1), "D0": (0, 0),
    "D4": (3, 5), "D7": (6, 8), "D10": (9, 11), "D14": (12, 16), "D21": (19, 23), "D28": (25, 31),
    "W8": (49, 63), "W12": (77, 91), "W24": (154, 182), "W36": (238, 266), "W52": (350, 378),
}  # fmt: skip
EXACT = ("SCR", "LD1", "LD2", "LD3", "REST1", "REST2", "D0")
"""The registry record gives these days; of the later visits it gives the day and no window."""
SAID = (
    ("AE", "D4", "days 4, 7, 10, 14, 21, and 28 post-infusion"),
    ("AE", "W52", "followed for 52 weeks"),
    ("EFF", "D14", "evaluated for efficacy on the 14th, 28th day"),
    ("EFF", "W36", "weeks 24, 36, and 52"),
    ("EFF", "UNS", "discretion of the investigator"),
    ("EFF", "SCR", "SLEDAI"),
    ("INF", "D0", "(Study Day 0)"),
    ("LD", "LD2", "(Study D-5 to Study D-3)"),
    ("HCG", "SCR", "negative serum HCG test within 7 days"),
    ("CBC", "SCR", "Hemoglobin"),
    ("COAG", "SCR", "prothrombin time"),
    ("PREG_C", "SCR", "medically approved contraception"),
    ("VIRS", "SCR", "Syphilis"),
    ("CD19F", "SCR", "flow cytometry"),
)


def test_what_the_registry_record_names_is_marked_and_nothing_else() -> None:
    marked: dict[str, list[str]] = {}
    for visit in PROTOCOL.visits:
        for planned in visit.planned:
            if planned.source.basis is Basis.REGISTRY:
                marked.setdefault(planned.procedure, []).append(visit.key)
    assert {procedure: tuple(visits) for procedure, visits in marked.items()} == NAMED


@pytest.mark.parametrize(("procedure", "visit", "words"), SAID)
def test_a_mark_quotes_the_sentence_that_names_the_procedure(procedure: str, visit: str, words: str) -> None:
    planned = PROTOCOL.visit(visit).plans(procedure)
    assert planned is not None
    assert words in planned.source.sentence


def test_the_windows_are_those_of_the_plan_and_only_the_days_before_infusion_are_the_registrys() -> None:
    windows = {visit.key: visit.window for visit in PROTOCOL.visits if visit.window}
    assert {key: (window.opens, window.closes) for key, window in windows.items()} == WINDOWS
    assert tuple(key for key, window in windows.items() if window.source.basis is Basis.REGISTRY) == EXACT
