"""Body surface area and body mass index, unrounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext

from desktop.models.text import Text
from desktop.models.values import Derivation

_DIGITS = 34


def _mosteller(height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    return (height_cm * weight_kg / 3600).sqrt()


def _dubois(height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    return Decimal("0.007184") * weight_kg ** Decimal("0.425") * height_cm ** Decimal("0.725")


def _stevenson(height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    return Decimal("0.0061") * height_cm + Decimal("0.0128") * weight_kg - Decimal("0.1529")


_BSA: Mapping[str, tuple[Callable[[Decimal, Decimal], Decimal], Text]] = {
    "mosteller": (
        _mosteller,
        Text(
            "Mosteller（NEJM 1987;317:1098）：√(身高 cm × 体重 kg ÷ 3600)",
            "Mosteller (NEJM 1987;317:1098): √(height cm × weight kg ÷ 3600)",
        ),
    ),
    "dubois": (
        _dubois,
        Text(
            "Du Bois（Arch Intern Med 1916;17:863）：0.007184 × 体重^0.425 × 身高^0.725",
            "Du Bois (Arch Intern Med 1916;17:863): 0.007184 × weight^0.425 × height^0.725",
        ),
    ),
    "stevenson": (
        _stevenson,
        Text(
            "Stevenson（Chin J Physiol 1937;12:327）：0.0061 × 身高 + 0.0128 × 体重 − 0.1529",
            "Stevenson (Chin J Physiol 1937;12:327): 0.0061 × height + 0.0128 × weight − 0.1529",
        ),
    ),
}

BSA_FORMULAS = tuple(_BSA)


def bsa(height_cm: Decimal, weight_kg: Decimal, formula: str = "mosteller") -> Derivation:
    """Body surface area in m²; ValueError for a height or weight not above 0, or where the formula gives no area."""
    compute, words = _BSA[formula]
    _refuse_nobody(height_cm, weight_kg)
    with localcontext(prec=_DIGITS):
        value = compute(height_cm, weight_kg)
    if value <= 0:
        raise ValueError(f"the formula {formula} gives no area for so small a body")
    return Derivation(value, 2, "m²", words, _inputs(height_cm, weight_kg))


def bmi(height_cm: Decimal, weight_kg: Decimal) -> Derivation:
    """Body mass index in kg/m²; ValueError for a height or weight not above 0."""
    _refuse_nobody(height_cm, weight_kg)
    with localcontext(prec=_DIGITS):
        value = weight_kg * 10000 / (height_cm * height_cm)
    words = Text("体重 kg ÷ (身高 m)²", "weight kg ÷ (height m)²")
    return Derivation(value, 1, "kg/m²", words, _inputs(height_cm, weight_kg))


def _refuse_nobody(height_cm: Decimal, weight_kg: Decimal) -> None:
    if height_cm <= 0 or weight_kg <= 0:
        raise ValueError("height and weight are above 0")


def _inputs(height_cm: Decimal, weight_kg: Decimal) -> tuple[tuple[Text, str], ...]:
    return (Text("身高 cm", "Height cm"), str(height_cm)), (Text("体重 kg", "Weight kg"), str(weight_kg))
