"""Creatinine clearance by Cockcroft and Gault (Nephron 1976;16:31-41)."""

from __future__ import annotations

from decimal import Decimal, localcontext

from desktop.models.scales.units import CREATININE_MG_DL, factor
from desktop.models.text import Text
from desktop.models.values import Derivation

FORMULA = Text(
    "Cockcroft-Gault：(140 − 年龄) × 体重 kg × (女 0.85) ÷ (72 × 肌酐 mg/dL)；μmol/L ÷ 88.4 = mg/dL",
    "Cockcroft-Gault: (140 − age) × weight kg × (0.85 if female) ÷ (72 × creatinine mg/dL); µmol/L ÷ 88.4 = mg/dL",
)


def cockcroft_gault(sex: str, age_years: Decimal, weight_kg: Decimal, creatinine: Decimal, unit: str) -> Derivation:
    """Creatinine clearance in mL/min, unrounded; `sex` is M or F, `unit` µmol/L or mg/dL.

    Raises ValueError where a person cannot have such numbers (weight or creatinine not above 0, age 140 or more).
    """
    to_umol = factor("CREA", unit, "μmol/L")
    if sex not in ("M", "F") or to_umol is None:
        raise ValueError("sex is M or F, the unit umol/L or mg/dL")
    if weight_kg <= 0 or creatinine <= 0 or not 0 <= age_years < 140:
        raise ValueError("weight and creatinine are above 0, age is from 0 to below 140")
    with localcontext(prec=34):
        upper = (140 - age_years) * weight_kg * (Decimal("0.85") if sex == "F" else 1) * CREATININE_MG_DL
        value = upper / (72 * creatinine * to_umol)
    inputs = (
        (Text("性别", "Sex"), sex),
        (Text("年龄", "Age"), str(age_years)),
        (Text("体重 kg（实际）", "Weight kg (actual)"), str(weight_kg)),
        (Text("血肌酐", "Creatinine"), f"{creatinine} {unit}"),
    )
    return Derivation(value, 1, "mL/min", FORMULA, inputs)
