"""生命体征: measured at the bedside, with the height and weight that clearance and dose are calculated from."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.protocol.form import Check, Context, Form, Level, Section
from desktop.models.protocol.items import Choice, Derived, Moment, Number, Option, Origin, When, YesNo
from desktop.models.protocol.v1.sources import BODY_SURFACE, CDASH, PAGE, PLAUSIBILITY, VITALS_LIMITS
from desktop.models.protocol.v1.subject import consented_at, weight_kg
from desktop.models.records.answer import Answers
from desktop.models.records.casebook import SubjectBook
from desktop.models.scales.body import bmi, bsa
from desktop.models.text import Text
from desktop.models.values import Bounds, Derivation

_WEIGHT_SHIFT = Decimal("0.1")


def _bounds(low: str, high: str) -> Bounds:
    return Bounds(Decimal(low), Decimal(high))


def _measured(key: str, text: Text, unit: str, hard: Bounds, soft: Bounds, reference: Bounds) -> Number:
    decimals = 1 if unit == "℃" else 0
    return Number(
        key=key,
        text=text,
        source=VITALS_LIMITS,
        origin=Origin.DEVICE,
        unit=unit,
        decimals=decimals,
        hard=hard,
        soft=soft,
        reference=reference,
    )


def _body_mass(answers: Answers, _book: SubjectBook) -> Derivation | None:
    height, weight = answers.number("HEIGHT"), answers.number("WEIGHT")
    return bmi(height, weight) if height and weight else None


def _surface(answers: Answers, _book: SubjectBook) -> Derivation | None:
    height, weight = answers.number("HEIGHT"), answers.number("WEIGHT")
    return bsa(height, weight) if height and weight else None


_SIGNS = Section(
    "signs",
    Text("生命体征", "Vital signs"),
    (
        Moment(key="VSDTC", text=Text("测量时间", "Measured at"), source=CDASH),
        _measured("TEMP", Text("体温", "Temperature"), "℃", _bounds("30.0", "43.0"), _bounds("35.0", "41.0"), _bounds("36.0", "37.2")),
        Choice(
            key="TEMPLOC",
            text=Text("测温部位", "Temperature taken at"),
            source=CDASH,
            options=(
                Option("AXILLA", Text("腋下", "Axilla")),
                Option("ORAL", Text("口腔", "Mouth")),
                Option("EAR", Text("耳", "Ear")),
            ),
        ),
        _measured("PULSE", Text("脉搏", "Pulse"), "/min", _bounds("20", "250"), _bounds("40", "160"), _bounds("60", "100")),
        _measured("RESP", Text("呼吸", "Respiration"), "/min", _bounds("4", "80"), _bounds("8", "40"), _bounds("12", "20")),
        _measured("SYSBP", Text("收缩压", "Systolic pressure"), "mmHg", _bounds("40", "300"), _bounds("80", "200"), _bounds("90", "139")),
        _measured("DIABP", Text("舒张压", "Diastolic pressure"), "mmHg", _bounds("20", "200"), _bounds("40", "120"), _bounds("60", "89")),
        _measured(
            "OXYSAT",
            Text("血氧饱和度 SpO₂", "Oxygen saturation SpO₂"),
            "%",
            _bounds("30", "100"),
            _bounds("85", "100"),
            _bounds("95", "100"),
        ),
        YesNo(key="O2YN", text=Text("测量时吸氧", "On oxygen when measured"), source=PAGE),
        Number(
            key="O2FLOW",
            text=Text("氧流量", "Oxygen flow"),
            source=VITALS_LIMITS,
            origin=Origin.DEVICE,
            asked_when=When("O2YN", ("Y",)),
            unit="L/min",
            decimals=1,
            hard=_bounds("0", "80"),
            soft=_bounds("0.5", "60"),
        ),
    ),
    time="VSDTC",
    procedure="VS",
)

_BODY = Section(
    "body",
    Text("身高与体重", "Height and weight"),
    (
        Number(
            key="HEIGHT",
            text=Text("身高", "Height"),
            source=VITALS_LIMITS,
            origin=Origin.DEVICE,
            unit="cm",
            decimals=1,
            hard=_bounds("100", "230"),
            soft=_bounds("140", "200"),
        ),
        Number(
            key="WEIGHT",
            text=Text("体重（实际）", "Weight (actual)"),
            source=VITALS_LIMITS,
            origin=Origin.DEVICE,
            critical=True,
            unit="kg",
            decimals=1,
            hard=_bounds("20", "250"),
            soft=_bounds("35", "130"),
            hint=Text("用于肌酐清除率和剂量，需第二人核对", "Clearance and dose rest on it; a second person checks"),
        ),
        Derived(key="BMI", text=Text("体重指数 BMI", "Body mass index"), source=CDASH, unit="kg/m²", compute=_body_mass),
        Derived(key="BSA", text=Text("体表面积 BSA", "Body surface area"), source=BODY_SURFACE, unit="m²", compute=_surface),
    ),
    time="VSDTC",
    procedure="WT",
)


def _pressures_crossed(context: Context) -> Text | None:
    systolic, diastolic = context.answers.number("SYSBP"), context.answers.number("DIABP")
    if systolic is None or diastolic is None or diastolic < systolic:
        return None
    return Text(
        f"舒张压 {diastolic} 不低于收缩压 {systolic}；是否填反？请核对", f"Diastolic {diastolic} is not below systolic {systolic}; swapped?"
    )


def _weight_moved(context: Context) -> Text | None:
    weight, earlier = context.answers.number("WEIGHT"), weight_kg(context.book)
    if not weight or not earlier or abs(weight - earlier) <= earlier * _WEIGHT_SHIFT:
        return None
    return Text(
        f"与筛选时体重 {earlier} kg 相差超过 10%；请复测或说明",
        f"More than 10% away from {earlier} kg at screening; weigh again or explain",
    )


def _fever(context: Context) -> Text | None:
    temperature = context.answers.number("TEMP")
    if temperature is None or temperature < 38:
        return None
    return Text(f"体温 {temperature} ℃，发热；请告知研究医生", f"Temperature {temperature} ℃: fever; tell the study physician")


def _before_consent(context: Context) -> Text | None:
    measured, signed = context.answers.moment("VSDTC"), consented_at(context.book)
    if measured is None or signed is None or measured >= signed:
        return None
    return Text("测量早于签署知情同意；仅能作为常规诊疗数据使用", "Measured before consent; usable only as routine-care data")


VITAL_SIGNS_FORM = Form(
    key="VS",
    text=Text("生命体征", "Vital signs"),
    short=Text("生命体征", "Vital signs"),
    sections=(_SIGNS, _BODY),
    checks=(
        Check("pressures_crossed", Level.MUST, ("DIABP", "SYSBP"), _pressures_crossed, PLAUSIBILITY),
        Check("weight_moved", Level.CHECK, ("WEIGHT",), _weight_moved, PLAUSIBILITY),
        Check("fever", Level.NOTE, ("TEMP",), _fever, PLAUSIBILITY),
        Check("before_consent", Level.CHECK, ("VSDTC",), _before_consent, PLAUSIBILITY),
    ),
)
