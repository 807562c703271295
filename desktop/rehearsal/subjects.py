"""Invented subjects in the pattern of published refractory-SLE CAR-T cases (README names the paper); no real person's data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

Typed = str | Callable[[datetime], str]
"""What is typed, or what follows from the day on which it is typed."""


def _ago(**time: float) -> Callable[[datetime], str]:
    return lambda now: f"{now - timedelta(**time):%Y%m%d %H%M}"


def _in_days(days: int) -> Callable[[datetime], str]:
    return lambda now: f"{now + timedelta(days=days):%Y%m%d}"


def _aged(years: int, month: int, day: int) -> Callable[[datetime], str]:
    """The birthday of somebody who is that old now."""
    return lambda now: f"{now.year - years - ((now.month, now.day) < (month, day))}{month:02}{day:02}"


@dataclass(frozen=True, slots=True)
class Invented:
    """One subject: initials and what is typed on each page, item to text (a code for a choice)."""

    initials: str
    pages: Mapping[str, Mapping[str, Typed]]

    def page(self, form: str, now: datetime) -> dict[str, str]:
        """What is typed on that page now."""
        return {item: typed if isinstance(typed, str) else typed(now) for item, typed in self.pages[form].items()}


VITAL_SIGNS: Mapping[str, str] = {
    "TEMP": "36.6",
    "TEMPLOC": "AXILLA",
    "PULSE": "84",
    "RESP": "18",
    "SYSBP": "118",
    "DIABP": "72",
    "OXYSAT": "98",
    "O2YN": "N",
    "HEIGHT": "162",
    "WEIGHT": "52.0",
}
"""As the monitor shows them; everything but when they were taken."""

_SAMPLED = _ago(hours=3)

FIRST = Invented(
    "LXYU",
    {
        "ICF": {
            "ICFVER": "V2.0",
            "ICFVDTC": "2025-10-08",
            "ICFEXPL": "研究医生 U-0102",
            "ICFTIME": "Y",
            "RFICDTC": _ago(days=8, hours=1),
            "ICFCOPY": "Y",
            "PIPLYN": "Y",
            "WITYN": "N",
            "RECYN": "N",
            "WDYN": "N",
        },
        "DM": {
            "BRTHDTC": _aged(20, 3, 11),
            "SEX": "F",
            "ETHNIC": "汉族",
            "DXGRP": "SLE",
            "D0PLDTC": _in_days(13),
        },
        "MH": {
            "MHTERM": "系统性红斑狼疮，狼疮性肾炎 III+V 型",
            "SYMPDTC": "2021",
            "MHSTDTC": "202203",
            "PRIORTX": "泼尼松、羟氯喹、吗替麦考酚酯、环磷酰胺冲击、贝利尤单抗、利妥昔单抗；均疗效不佳或复发",
            "RELREF": "常规治疗超过 6 个月，蛋白尿与补体未缓解，减量后复发两次",
            "CSFDTC": "NONE",
            "RBCDTC": "NONE",
            "GILBERT": "N",
            "COMORB": "高血压，氨氯地平控制",
            "ALLERYN": "N",
        },
        "VS": {"VSDTC": _ago(minutes=20), **VITAL_SIGNS},
        "LAB": {
            "CBCDTC": _SAMPLED,
            "CBCNAM": "本院检验科",
            "CBCREF": "2512160873",
            "WBC": "4.12",
            "NEUT": "2.61",
            "LYM": "0.83",
            "HGB": "91",
            "PLT": "104",
            "CHEMDTC": _SAMPLED,
            "CHEMNAM": "本院检验科",
            "CHEMREF": "2512160874",
            "ALT": "132",
            "AST": "49",
            "TBIL": "11.0",
            "ALB": "29.4",
            "LDH": "241",
            "CREA": "88",
            "UREA": "7.9",
            "NA": "139.2",
            "K": "4.51",
            "COAGDTC": _SAMPLED,
            "COAGNAM": "本院检验科",
            "COAGREF": "2512160875",
            "PT": "12.1",
            "INR": "1.02",
            "APTT": "31.0",
        },
        "INV": {
            "INVDTC": _ago(minutes=5),
            "HEMOST": "Y",
            "HEMOEV": "血压、心率平稳，未用升压药",
            "COMPLY": "Y",
        },
    },
)
"""A woman of 20 with nephritis and low counts; the samples were taken this morning, the results came later."""

SECOND = Invented(
    "ZHMI",
    {
        "ICF": {
            "ICFVER": "V2.0",
            "ICFVDTC": "2025-10-08",
            "ICFEXPL": "研究医生 U-0102",
            "ICFTIME": "Y",
            "RFICDTC": _ago(minutes=30),
        },
        "DM": {"BRTHDTC": "19790522", "SEX": "M", "DXGRP": "SSc"},
    },
)
"""A man with scleroderma whose screening has only begun."""
