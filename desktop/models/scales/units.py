"""Laboratory units: one spelling for each, and exact factors between those a report may carry."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.values import Reported

CREATININE_MG_DL = Decimal("88.4")
"""µmol/L in 1 mg/dL of creatinine; exact by convention, never the rounded 1.23 / 1.04 of the SI formula."""
BILIRUBIN_MG_DL = Decimal("17.104")
"""µmol/L in 1 mg/dL of bilirubin."""

UPCR_MG_MMOL = CREATININE_MG_DL / 10
"""mg/g in 1 mg/mmol of urine protein to creatinine: 1 mmol of creatinine is 10000 ÷ 88.4 mg."""

_SPELLINGS = {
    "10^9/l": "×10⁹/L",
    "10^12/l": "×10¹²/L",
    "/ul": "/μL",
    "g/l": "g/L",
    "g/dl": "g/dL",
    "mg/dl": "mg/dL",
    "mg/l": "mg/L",
    "ug/l": "μg/L",
    "ng/l": "ng/L",
    "ng/ml": "ng/mL",
    "pg/ml": "pg/mL",
    "iu/l": "IU/L",
    "miu/ml": "mIU/mL",
    "umol/l": "μmol/L",
    "mmol/l": "mmol/L",
    "u/l": "U/L",
    "s": "s",
    "ratio": "",
}
_PLAIN = str.maketrans({"µ": "u", "μ": "u", "⁹": "^9", "¹": "^1", "²": "2", "×": "", " ": ""})

_FACTORS = {
    ("", "/μL", "×10⁹/L"): Decimal("0.001"),
    ("", "×10⁹/L", "/μL"): Decimal(1000),
    ("", "g/dL", "g/L"): Decimal(10),
    ("", "mg/dL", "mg/L"): Decimal(10),
    ("", "mg/dL", "g/L"): Decimal("0.01"),
    ("", "ng/mL", "μg/L"): Decimal(1),
    ("", "μg/L", "ng/mL"): Decimal(1),
    ("", "ng/L", "pg/mL"): Decimal(1),
    ("", "ng/L", "ng/mL"): Decimal("0.001"),
    ("", "pg/mL", "ng/mL"): Decimal("0.001"),
    ("", "mIU/mL", "IU/L"): Decimal(1),
    ("", "IU/L", "mIU/mL"): Decimal(1),
    ("", "mg/24h", "g/24h"): Decimal("0.001"),
    ("UPCR", "g/g", "mg/g"): Decimal(1000),
    ("UPCR", "mg/mmol", "mg/g"): UPCR_MG_MMOL,
    ("CREA", "mg/dL", "μmol/L"): CREATININE_MG_DL,
    ("TBIL", "mg/dL", "μmol/L"): BILIRUBIN_MG_DL,
    ("DBIL", "mg/dL", "μmol/L"): BILIRUBIN_MG_DL,
}


def unit_of(spelling: str) -> str:
    """The unit as the forms spell it (`x10^9/L` is `×10⁹/L`); an unknown spelling comes back as it is."""
    plain = spelling.translate(_PLAIN).casefold().removeprefix("x").removeprefix("cells")
    return _SPELLINGS.get(plain, spelling.strip())


def factor(analyte: str, unit: str, wanted: str) -> Decimal | None:
    """What a number in `unit` is multiplied with to be in `wanted`; None where no exact factor is known."""
    unit, wanted = unit_of(unit), unit_of(wanted)
    if unit == wanted:
        return Decimal(1)
    return _FACTORS.get((analyte, unit, wanted)) or _FACTORS.get(("", unit, wanted))


def converted(reported: Reported, analyte: str, unit: str, wanted: str) -> Reported | None:
    """The result in another unit with its operator kept, unrounded; None where the unit is unknown or missing."""
    by = factor(analyte, unit, wanted)
    return None if by is None else Reported(reported.value * by, reported.operator)
