"""清淋剂量: published regimens, the renal table of fludarabine, and the dose in mg."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.protocol.source import Source, label, site_default
from desktop.models.protocol.v1.forms.infusion.readings import current_weight, newest_clearance, newest_height
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.scales.body import bsa
from desktop.models.text import Text
from desktop.models.values import Derivation

FLUDARABINE = label(
    "Fludarabine label (US): creatinine clearance 80 or more full dose, 50–79 four fifths, 30–49 three fifths, below 30 not to be given",
    Text(
        "按标签 25 mg/m² 的减量比例折算到所用剂量，须按方案确认",
        "The label's shares of 25 mg/m² are applied to the dose in use; to be confirmed against the protocol",
    ),
)
TOLERANCE = site_default("How far the given dose may lie from the calculated one is not in the registry record")
DOSE_TOLERANCE = Decimal("0.05")
FLUDARABINE_FROM = Decimal(30)
_SHARES = ((Decimal(80), Decimal("1.0")), (Decimal(50), Decimal("0.8")), (FLUDARABINE_FROM, Decimal("0.6")))
"""Clearance in mL/min from which a share of the dose is given."""


@dataclass(frozen=True, slots=True)
class Regimen:
    """A published regimen; the registry record gives no doses, the investigator chooses."""

    code: str
    text: Text
    fludarabine: Decimal
    """mg/m² a day."""
    cyclophosphamide: Decimal
    """mg/m² a day it is given."""
    source: Source


def _regimen(code: str, flu: int, cy: int, days: str, source: Source) -> Regimen:
    words = Text(
        f"氟达拉滨 {flu} + 环磷酰胺 {cy} mg/m²（{days.replace('d', ' 天')}）", f"Fludarabine {flu} + cyclophosphamide {cy} mg/m² ({days})"
    )
    return Regimen(code, words, Decimal(flu), Decimal(cy), source)


REGIMENS = (
    _regimen("FC30300", 30, 300, "3d/3d", label("Abecma label; the usual regimen on Chinese CAR-T wards")),
    _regimen("FC25250", 25, 250, "3d/3d", label("Kymriah label, lymphoma")),
    _regimen("FC30500", 30, 500, "3d/3d", label("Yescarta label")),
    _regimen(
        "FC251000", 25, 1000, "3d/1d", site_default("Erlangen series in autoimmune disease (N Engl J Med 2024;390:687), dose to be checked")
    ),
    _regimen("FCALL", 30, 500, "4d/2d", label("Kymriah label, acute lymphoblastic leukaemia")),
)
OTHER_REGIMEN = "OTHER"
REGIMEN = site_default("The registry record names fludarabine and cyclophosphamide from D−5 to D−3 without doses")


def surface(_answers: Answers, book: SubjectBook) -> Derivation | None:
    """Body surface in m² from the newest weight."""
    height, weighed = newest_height(book), current_weight(book)
    return bsa(height, weighed[0]) if height and weighed else None


def renal_share(_answers: Answers, book: SubjectBook) -> Derivation | None:
    """The share of the fludarabine dose that the newest creatinine clearance allows; 0 means: not to be given."""
    clearance = newest_clearance(book)
    if clearance is None:
        return None
    share = next((share for limit, share in _SHARES if clearance.value >= limit), Decimal(0))
    formula = Text(
        "肌酐清除率 ≥80：1.0；50～79：0.8；30～49：0.6；<30 禁用", "clearance ≥80: 1.0; 50–79: 0.8; 30–49: 0.6; <30 not to be given"
    )
    return Derivation(share, 1, "", formula, ((Text("肌酐清除率 mL/min", "Clearance mL/min"), clearance.shown),))


def cyclophosphamide(answers: Answers, book: SubjectBook) -> Derivation | None:
    """Cyclophosphamide in mg."""
    area, ordered = surface(answers, book), answers.number("CYM2")
    if area is None or ordered is None:
        return None
    return Derivation(ordered * area.value, 0, "mg", Text("每平方米剂量 × 体表面积", "dose per m² × body surface"), _inputs(ordered, area))


def fludarabine(answers: Answers, book: SubjectBook) -> Derivation | None:
    """Fludarabine in mg, reduced for the kidney."""
    area, ordered, share = surface(answers, book), answers.number("FLUM2"), renal_share(answers, book)
    if area is None or ordered is None or share is None:
        return None
    formula = Text("每平方米剂量 × 体表面积 × 肾功能系数", "dose per m² × body surface × renal share")
    inputs = (*_inputs(ordered, area), (Text("肾功能系数", "Renal share"), share.shown))
    return Derivation(ordered * area.value * share.value, 1, "mg", formula, inputs)


DOSES: dict[str, Callable[[Answers, SubjectBook], Derivation | None]] = {"CY": cyclophosphamide, "FLU": fludarabine}
"""Prefix of a drug's items to how its dose is calculated."""


def _inputs(ordered: Decimal, area: Derivation) -> tuple[tuple[Text, str], ...]:
    return (Text("每平方米剂量 mg/m²", "Dose mg/m²"), str(ordered)), (Text("体表面积 m²", "Body surface m²"), area.shown)
