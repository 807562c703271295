"""Laboratory units: one spelling for each, and exact factors between those a report may carry."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.values import Reported

CREATININE_MG_DL = Decimal("88.4")
"""µmol/L in 1 mg/dL of creatinine; exact by convention, never the rounded 1.23 / 1.04 of the SI formula."""
BILIRUBIN_MG_DL = Decimal("17.104")
"""µmol/L in 1 mg/dL of bilirubin."""

_SPELLINGS = {
    "10^9/l": "×10⁹/L",
    "10^12/l": "×10¹²/L",
    "/ul": "/μL",
    "g/l": "g/L",
    "g/dl": "g/dL",
    "mg/dl": "mg/dL",
    "umol/l": "μmol/L",
    "mmol/l": "mmol/L",
    "u/l": "U/L",
    "s": "s",
    "ratio": "",
}
_PLAIN = str.maketrans({"µ": "u", "μ": "u", "⁹": "^9", "¹": "^1", "²": "2", "×": "", " ": ""})

_FACTORS = {
    ("", "/μL", "×10⁹/L"): Decimal("0.001"),
    ("", "g/dL", "g/L"): Decimal(10),
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
