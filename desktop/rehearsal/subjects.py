"""Invented subjects in the pattern of published refractory-SLE CAR-T cases (README names the paper); no real person's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Invented:
    """One subject: initials and what is typed on each page, item to text (a code for a choice)."""

    initials: str
    pages: Mapping[str, Mapping[str, str]]


def first_subject(now: datetime) -> Invented:
    """A woman of 20 with nephritis and low counts; the samples were taken this morning, the results came later."""
    consent = now - timedelta(days=8, hours=1)
    sampled = _minute(now - timedelta(hours=3))
    return Invented(
        "LXYU",
        {
            "ICF": {
                "ICFVER": "V2.0",
                "ICFVDTC": "2025-10-08",
                "ICFEXPL": "研究医生 U-0102",
                "ICFTIME": "Y",
                "RFICDTC": _minute(consent),
                "ICFCOPY": "Y",
                "PIPLYN": "Y",
                "WITYN": "N",
                "RECYN": "N",
                "WDYN": "N",
            },
            "DM": {
                "BRTHDTC": f"{now.year - 20}0311" if (now.month, now.day) > (3, 11) else f"{now.year - 21}0311",
                "SEX": "F",
                "ETHNIC": "汉族",
                "DXGRP": "SLE",
                "D0PLDTC": f"{now + timedelta(days=13):%Y%m%d}",
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
            "VS": {
                "VSDTC": _minute(now - timedelta(minutes=20)),
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
            },
            "LAB": {
                "CBCDTC": sampled,
                "CBCNAM": "本院检验科",
                "CBCREF": "2512160873",
                "WBC": "4.12",
                "NEUT": "2.61",
                "LYM": "0.83",
                "HGB": "91",
                "PLT": "104",
                "CHEMDTC": sampled,
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
                "COAGDTC": sampled,
                "COAGNAM": "本院检验科",
                "COAGREF": "2512160875",
                "PT": "12.1",
                "INR": "1.02",
                "APTT": "31.0",
            },
            "INV": {
                "INVDTC": _minute(now - timedelta(minutes=5)),
                "HEMOST": "Y",
                "HEMOEV": "血压、心率平稳，未用升压药",
                "COMPLY": "Y",
            },
        },
    )


def second_subject(now: datetime) -> Invented:
    """A man with scleroderma whose screening has only begun."""
    return Invented(
        "ZHMI",
        {
            "ICF": {
                "ICFVER": "V2.0",
                "ICFVDTC": "2025-10-08",
                "ICFEXPL": "研究医生 U-0102",
                "ICFTIME": "Y",
                "RFICDTC": _minute(now - timedelta(minutes=30)),
            },
            "DM": {"BRTHDTC": "19790522", "SEX": "M", "DXGRP": "SSc"},
        },
    )


def _minute(moment: datetime) -> str:
    return f"{moment:%Y%m%d %H%M}"
