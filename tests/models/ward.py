"""A subject's pages made of real ledger entries, as the casebook folds them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from desktop.models.records.answer import Answer, Answers
from desktop.models.records.casebook import SubjectBook, folded
from desktop.models.records.entry import Entry, Kind
from desktop.models.records.person import Role

Given: TypeAlias = dict[str, Answer | str]
Pages: TypeAlias = Mapping[tuple[str, int], Mapping[str, Answer | str]]
"""Form and repeat of the screening visit to its answers."""
Visited: TypeAlias = Mapping[tuple[str, str, int], Mapping[str, Answer | str]]
"""Visit, form and repeat to the answers."""

CONSENTED = "2026-01-02T09:00"
SAMPLED = "2026-01-05T07:40"
D0 = "2026-01-20"


def result(value: str, unit: str = "", lln: str = "", uln: str = "") -> Answer:
    return Answer(value, unit=unit, lln=lln, uln=uln)


def entry(kind: Kind, sequence: int, **parts: object) -> Entry:
    parts = {"recorded_at": datetime(2026, 1, 5, tzinfo=UTC), **parts}
    return Entry(
        kind=kind,
        person="N001",
        role=Role.NURSE,
        sequence=sequence,
        workstation="ward-pc",
        app_version="0.1.0",
        protocol_version="1.0",
        previous="0" * 64,
        mac="0" * 64,
        subject="S01",
        **parts,  # type: ignore[arg-type]
    )


def book(pages: Visited, confirmed: tuple[tuple[str, str, str, str], ...] = ()) -> SubjectBook:
    """S01 with these pages; `confirmed` are (form, item, check, value) of screening that somebody stood by."""
    entries = [entry(Kind.SUBJECT_REGISTERED, 1, payload={"initials": "LXYU", "screening_number": "1"})]
    for (visit, form, repeat), given in pages.items():
        for item, answer in answers(given).by_key.items():
            entries.append(entry(Kind.ANSWER, len(entries) + 1, visit=visit, form=form, item=item, repeat=repeat, payload=answer.payload()))
    for form, item, check, value in confirmed:
        payload = {"check": check, "value": value}
        entries.append(
            entry(Kind.PROMPT_ANSWERED, len(entries) + 1, visit="SCR", form=form, item=item, repeat=1, payload=payload, reason="属实")
        )
    return folded(entries)


def subject(pages: Pages, confirmed: tuple[tuple[str, str, str, str], ...] = ()) -> SubjectBook:
    """S01 with these screening pages."""
    return book({("SCR", form, repeat): given for (form, repeat), given in pages.items()}, confirmed)


def answers(given: Mapping[str, Answer | str]) -> Answers:
    """The answers of a page; a plain word is a value."""
    return Answers({key: answer if isinstance(answer, Answer) else Answer(answer) for key, answer in given.items()})


CONSENT: Given = {
    "ICFVER": "V2.0",
    "ICFVDTC": "2025-10-20",
    "ICFEXPL": "研究医生 U-0112",
    "ICFTIME": "Y",
    "RFICDTC": CONSENTED,
    "ICFCOPY": "Y",
    "PIPLYN": "Y",
    "WITYN": "N",
    "RECYN": "N",
    "WDYN": "N",
}
PERSON: Given = {"BRTHDTC": "2005-03-11", "SEX": "F", "DXGRP": "SLE", "D0PLDTC": D0}
HISTORY: Given = {
    "MHTERM": "系统性红斑狼疮",
    "SYMPDTC": "2021-UK-UK",
    "MHSTDTC": "2021-03-UK",
    "CSFDTC": "NONE",
    "RBCDTC": "NONE",
    "GILBERT": "N",
}
SIGNS: Given = {
    "VSDTC": "2026-01-05T08:00",
    "SYSBP": "118",
    "DIABP": "72",
    "PULSE": "84",
    "OXYSAT": "98",
    "HEIGHT": "162",
    "WEIGHT": "54.5",
}
BLOOD: Given = {
    "CBCDTC": SAMPLED,
    "CBCNAM": "检验科",
    "CBCREF": "2601050873",
    "WBC": result("4.21", "×10⁹/L", "3.5", "9.5"),
    "NEUT": result("1.86", "×10⁹/L", "1.8", "6.3"),
    "HGB": result("91", "g/L", "115", "150"),
}
CHEMISTRY: Given = {
    "CHEMDTC": SAMPLED,
    "ALT": result("35", "U/L", "7", "40"),
    "AST": result("31", "U/L", "13", "35"),
    "TBIL": result("9.8", "μmol/L", "", "21"),
    "CREA": result("84", "μmol/L", "41", "73"),
}
COAGULATION: Given = {"COAGDTC": SAMPLED, "PT": result("12.1", "s", "11", "13.7"), "INR": result("1.05", "", "0.8", "1.2")}
JUDGEMENT: Given = {"INVDTC": "2026-01-06T15:00", "HEMOST": "Y", "HEMOEV": "血压、心率平稳，LVEF 62%", "COMPLY": "Y"}


def eligible() -> dict[tuple[str, int], Given]:
    """Screening pages on which every criterion of version 1 is met."""
    return {
        ("ICF", 1): dict(CONSENT),
        ("DM", 1): dict(PERSON),
        ("MH", 1): dict(HISTORY),
        ("VS", 1): dict(SIGNS),
        ("LAB", 1): {**BLOOD, **CHEMISTRY, **COAGULATION},
        ("INV", 1): dict(JUDGEMENT),
    }
