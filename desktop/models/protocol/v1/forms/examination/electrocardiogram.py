"""12 导联心电图: rate and intervals as measured, with QTcF calculated from them."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level
from desktop.models.protocol.items import Derived, When
from desktop.models.protocol.source import guideline
from desktop.models.protocol.v1.forms.examination.report import READ, measured, report
from desktop.models.protocol.v1.forms.results import limits
from desktop.models.protocol.v1.forms.timing import before_consent
from desktop.models.protocol.v1.sources import PLAUSIBILITY, VITALS_LIMITS
from desktop.models.protocol.v1.subject import sex
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.scales.cardiac import qtcf
from desktop.models.text import Text
from desktop.models.values import Bounds, Derivation

_FRIDERICIA = guideline("Fridericia LS. Die Systolendauer im Elektrokardiogramm. Acta Med Scand 1920;53:469-486")
_LONGEST = {"M": Decimal(450), "F": Decimal(470)}
_USUAL = Bounds(Decimal(330), Decimal(520))
_MINUTE_MS = 60000
_QT, _RATE = "150–900", "20–250"
"""What is possible, in ms and per minute."""
_CONDUCTED = When("EGRHYTHM", ("SINUS", "OTHER"))


def _corrected(answers: Answers, _book: SubjectBook) -> Derivation | None:
    """QTcF from two possible figures; of an impossible one nothing is calculated."""
    interval, rate = answers.number("EGQT"), answers.number("EGHR")
    if interval is None or rate is None or not limits(_QT).holds(interval) or not limits(_RATE).holds(rate):
        return None
    return qtcf(interval, rate)


_TRACING = report(
    "tracing",
    "EG",
    Text("12 导联心电图", "12-lead ECG"),
    (
        READ.choice(
            "EGRHYTHM",
            "心律",
            "Rhythm",
            ("SINUS", "窦性心律", "Sinus"),
            ("AF", "心房颤动或扑动", "Atrial fibrillation or flutter"),
            ("PACED", "起搏心律", "Paced"),
            ("OTHER", "其他心律", "Other"),
        ),
        measured("EGHR", Text("心室率", "Ventricular rate"), "/min", 0, hard=_RATE, soft="40–160", usual="60–100", source=VITALS_LIMITS),
        measured(
            "EGPR",
            Text("PR 间期", "PR interval"),
            "ms",
            0,
            hard="40–700",
            soft="80–320",
            usual="120–200",
            source=VITALS_LIMITS,
            asked_when=_CONDUCTED,
        ),
        measured("EGQRS", Text("QRS 时限", "QRS duration"), "ms", 0, hard="30–400", soft="50–200", usual="60–110", source=VITALS_LIMITS),
        measured(
            "EGQT",
            Text("QT 间期（未校正）", "QT interval, uncorrected"),
            "ms",
            0,
            hard=_QT,
            soft="250–600",
            source=VITALS_LIMITS,
            hint=Text("不要填仪器的 QTc", "Not the QTc of the device"),
        ),
        Derived(
            key="EGQTCF", text=Text("校正 QT 间期 QTcF", "Corrected QT interval QTcF"), source=_FRIDERICIA, unit="ms", compute=_corrected
        ),
    ),
    procedure="ECG",
)


def _qrs_above_qt(context: Context) -> Text | None:
    qrs, qt = context.answers.number("EGQRS"), context.answers.number("EGQT")
    if qrs is None or qt is None or qrs < qt:
        return None
    return Text(f"QRS {qrs} 不短于 QT {qt}；是否填反？请核对", f"QRS {qrs} is not shorter than QT {qt}; swapped?")


def _qt_above_cycle(context: Context) -> Text | None:
    qt, rate = context.answers.number("EGQT"), context.answers.number("EGHR")
    if not qt or not rate or qt * rate < _MINUTE_MS:
        return None
    return Text(
        f"QT {qt} ms 不短于心动周期（心率 {rate}）；请核对两项",
        f"QT {qt} ms is not shorter than the cycle at {rate}/min; please check both",
    )


def _prolonged(context: Context) -> Text | None:
    corrected, longest = _corrected(context.answers, context.book), _LONGEST.get(sex(context.book))
    if corrected is None or longest is None or corrected.value <= longest or not _USUAL.holds(corrected.value):
        return None
    return Text(
        f"QTcF {corrected.shown} ms，超过 {longest} ms；请告知研究医生并核对合并用药",
        f"QTcF {corrected.shown} ms is above {longest} ms; tell the study physician and go through the medication",
    )


def _unusual(context: Context) -> Text | None:
    corrected = _corrected(context.answers, context.book)
    if corrected is None or _USUAL.holds(corrected.value):
        return None
    return Text(
        f"QTcF {corrected.shown} ms 不在常见范围 {_USUAL.shown} ms；请核对 QT 与心率，属实立即告知研究医生",
        f"QTcF {corrected.shown} ms is outside the usual {_USUAL.shown} ms; check QT and rate, if true tell the study physician at once",
    )


ELECTROCARDIOGRAM_FORM = Form(
    key="ECG",
    text=Text("12 导联心电图", "12-lead ECG"),
    short=Text("心电图", "ECG"),
    sections=(_TRACING,),
    repeats=True,
    checks=(
        Check("qrs_above_qt", Level.MUST, ("EGQRS", "EGQT"), _qrs_above_qt, PLAUSIBILITY),
        Check("qt_above_cycle", Level.CHECK, ("EGQT", "EGHR"), _qt_above_cycle, PLAUSIBILITY),
        Check("qtcf_unusual", Level.CHECK, ("EGQT", "EGHR"), _unusual, PLAUSIBILITY),
        Check("qtcf_long", Level.NOTE, ("EGQT", "EGHR"), _prolonged, PLAUSIBILITY),
        before_consent("EGDTC"),
    ),
)
