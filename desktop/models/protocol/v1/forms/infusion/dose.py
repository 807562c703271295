"""实际剂量: the released cells held against the order (C06)."""

from __future__ import annotations

from decimal import Decimal, localcontext

from desktop.models.protocol.form import Context
from desktop.models.protocol.items import Derived, Item
from desktop.models.protocol.steps import Gate
from desktop.models.protocol.v1.forms.infusion.checklist import NURSE, PHYSICIAN, answered, reasons, step
from desktop.models.protocol.v1.forms.infusion.questions import ASK
from desktop.models.protocol.v1.forms.infusion.readings import current_weight, ordered_dose
from desktop.models.protocol.v1.forms.infusion.thresholds import DOSE_DEVIATION
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.text import Text
from desktop.models.values import Derivation

_SOURCE = DOSE_DEVIATION.source
_ACTUAL = Text("实际 CAR+ 活 T 细胞", "CAR+ viable T cells released")


def released_dose(answers: Answers, _book: SubjectBook) -> Derivation | None:
    """CAR+ viable T cells of all bags in 10⁶, from the certificate."""
    volume, concentration, car = answers.number("C03VOL"), answers.number("C03CONC"), answers.number("C03CAR")
    viability, counted = answers.number("C03VIAB"), answers.code("C03BASE")
    if volume is None or concentration is None or car is None or viability is None or not counted:
        return None
    viable = viability / 100 if counted == "TOTAL" else Decimal(1)
    formula = Text(
        "体积 × 浓度 × 活率（浓度为全部细胞时）× CAR+ 率", "volume × concentration × viability (where it counts all cells) × CAR+ rate"
    )
    inputs = (
        (Text("体积 mL", "Volume mL"), str(volume)),
        (Text("浓度 ×10⁶/mL", "Concentration ×10⁶/mL"), str(concentration)),
        (Text("活率 %", "Viability %"), str(viability) if counted == "TOTAL" else "—"),
        (Text("CAR+ 率 %", "CAR+ rate %"), str(car)),
    )
    return Derivation(volume * concentration * viable * car / 100, 2, "×10⁶", formula, inputs)


def _per_kilogram(answers: Answers, book: SubjectBook) -> Derivation | None:
    dose, weighed = released_dose(answers, book), current_weight(book)
    if dose is None or weighed is None:
        return None
    weight, day = weighed
    with localcontext(prec=34):
        value = dose.value / weight
    inputs = (_ACTUAL, dose.shown), (Text("体重 kg", "Weight kg"), f"{weight} ({day})")
    return Derivation(value, 3, "×10⁶/kg", Text("细胞数 ÷ 最近一次体重", "cells ÷ newest weight"), inputs)


def _deviation(answers: Answers, book: SubjectBook) -> Derivation | None:
    dose, ordered = released_dose(answers, book), ordered_dose(book)
    if dose is None or not ordered:
        return None
    with localcontext(prec=34):
        value = abs(dose.value - ordered) / ordered * 100
    inputs = (_ACTUAL, dose.shown), (Text("医嘱剂量", "Ordered dose"), str(ordered))
    return Derivation(value, 1, "%", Text("|实际 − 医嘱| ÷ 医嘱", "|released − ordered| ÷ ordered"), inputs)


_ITEMS: tuple[Item, ...] = (
    Derived(key="C06DOSE", text=_ACTUAL, source=_SOURCE, unit="×10⁶", compute=released_dose),
    Derived(key="C06KG", text=Text("每公斤剂量", "Dose per kilogram"), source=_SOURCE, unit="×10⁶/kg", compute=_per_kilogram),
    Derived(key="C06DEV", text=Text("与医嘱剂量的偏差", "Deviation from the order"), source=_SOURCE, unit="%", compute=_deviation),
    ASK.yes_no("C06AGR", "已与医嘱剂量比对", "Held against the order"),
)


def _too_far(context: Context) -> Text | None:
    deviation = _deviation(context.answers, context.book)
    if deviation is None or deviation.value <= DOSE_DEVIATION.value:
        return None
    return Text(
        f"与医嘱剂量相差 {deviation.shown}%（>{DOSE_DEVIATION.value}%）",
        f"{deviation.shown}% off the ordered dose (>{DOSE_DEVIATION.value}%)",
    )


def _not_calculated(context: Context) -> Text | None:
    """Calculated values are not asked, so completeness does not miss them: the gate does."""
    if context.answers.code("C06AGR") != "Y" or _deviation(context.answers, context.book):
        return None
    return Text("缺医嘱剂量或产品数据，无法计算偏差", "Order or product data missing: no deviation can be calculated")


DOSE_STEP = step(
    "C06",
    Text("实际剂量与医嘱剂量比对", "Released dose against the order"),
    NURSE,
    Gate.HARD,
    _ITEMS,
    checker=PHYSICIAN,
    judge=reasons(answered("C06AGR", "N", Text("未与医嘱剂量比对", "Not held against the order")), _not_calculated, _too_far),
    source=_SOURCE,
)
"""C06."""
