"""The QT interval corrected for heart rate by Fridericia (Acta Med Scand 1920;53:469-486), unrounded."""

from __future__ import annotations

from decimal import Decimal, localcontext

from desktop.models.text import Text
from desktop.models.values import Derivation

FORMULA = Text("Fridericia：QT ms ÷ RR^(1/3)，RR 秒 = 60 ÷ 心率", "Fridericia: QT ms ÷ RR^(1/3), RR in s = 60 ÷ heart rate")


def qtcf(qt_ms: Decimal, heart_rate: Decimal) -> Derivation:
    """QTcF in ms from QT in ms and the rate per minute of the same tracing; ValueError for either not above 0."""
    if qt_ms <= 0 or heart_rate <= 0:
        raise ValueError("QT and heart rate are above 0")
    with localcontext(prec=34):
        value = qt_ms * (heart_rate / 60) ** (Decimal(1) / 3)
    inputs = ((Text("QT 间期 ms", "QT interval ms"), str(qt_ms)), (Text("心率 /min", "Heart rate /min"), str(heart_rate)))
    return Derivation(value, 0, "ms", FORMULA, inputs)
